"""Completion in shells: bash is asked itself; the other scripts are held to the options."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from textmend.cli.arguments import COMMANDS
from textmend.cli.completion import SHELLS


@pytest.fixture
def script(textmend, tmp_path):
    def make(shell):
        path = tmp_path / f"completion.{shell}"
        path.write_bytes(textmend("completion", shell, code=0).stdout)
        return path

    return make


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["textmend", "ch"], {"check"}),
        (["textmend", "check", "--fi"], {"--fix", "--field"}),
        (["textmend", "check", "a.txt", "--output-format", "sa"], {"sarif"}),
        (["textmend", "check", "--fail-level", ""], {"info", "warning", "error"}),
        (["textmend", "completion", ""], set(SHELLS)),
        (["textmend", "stats", "--output-format", "j"], {"json"}),
        (["textmend", "check", "so"], set()),
    ],
)
def test_bash_completes(script, words, expected):
    array = " ".join(f"'{word}'" for word in words)
    program = (
        f"source '{script('bash')}'; COMP_WORDS=({array}); COMP_CWORD={len(words) - 1}; "
        'complete -p textmend >&2; _textmend; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=True)
    assert set(done.stdout.decode().split()) == expected
    assert b"-F _textmend textmend" in done.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_every_script(script, shell):
    text = script(shell).read_text()
    for name, command in COMMANDS.items():
        assert name in text
        for _, options in command.groups:
            for option in options:
                assert (f"-l {option.name[2:]}" if shell == "fish" else option.name) in text


def test_shells_that_there_are_take_their_scripts(script):
    checked = [shell for shell in SHELLS if shutil.which(shell)]
    for shell in checked:
        subprocess.run([shell, "-n", script(shell)], check=True)
    assert "bash" in checked


def test_another_shell_is_an_error(textmend):
    assert b"expected one of bash, zsh, fish" in textmend("completion", "cmd", code=2).stderr
