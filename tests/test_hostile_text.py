"""No text and no name can make a terminal or a workflow act, whatever it is printed by."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_reports import diagnostic, said
from textmend.diagnostic import unreadable
from textmend.document import Document
from textmend.report import FORMATS
from textmend.report.diff import unified
from textmend.report.printable import printable

HOSTILE = (
    "\x1b]0;title\x07",
    "\x1b[2J",
    "\x9b2J",
    "\r\n::error::gone",
    "::error::at the start",
    ":",
    "  ::set-output name=x::y",
    "%0A::error::y",
    "##[add-mask]mill",
    "##vso[task.complete]",
    "\u202egnp.exe",
    "\u2066\u2069",
    "\u2028\u2029\x85\x0b\x0c\x7f\x00",
    "\udc9b\udcff",
    "\U000e0041",
)
ACTS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def acts(text):
    """What of `text` a terminal or a workflow would obey, but for our own annotations."""
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    ours = [line for line in commands if re.match(r"::(warning|error) title=textmend \(", line)]
    return ACTS.findall(text) or commands != ours or "##[" in text or "##vso[" in text


def assert_tame(text, most_lines):
    assert not acts(text)
    assert text.count("\n") <= most_lines


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)))
def test_no_format_lets_a_text_or_a_name_act(name, text):
    document = Document(f"{text}mill{text}\n{text}", path=text)
    start = len(text)
    found = diagnostic(document, start, start + 4, message=text, text=text)
    found = found._replace(fix=found.fix._replace(message=text))
    assert_tame(said(name, document, found, unreadable(text, text)), 9)


@given(text=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)))
def test_no_diff_for_a_terminal_lets_a_text_or_a_name_act(text):
    before = Document(f"{text}\nmill\n{text}", path=text)
    shown = unified(before, before.with_text(f"{text}\nmall\n{text}"), escape=True)
    assert not ACTS.findall(shown.replace("\t\n", "\n"))  # the tab after a name


@given(st.text())
def test_what_is_printable_stays_as_it_is(text):
    if text.isprintable() and "##" not in text:
        assert printable(text) == text
    assert printable(text).isprintable()


def test_a_stray_byte_and_the_control_of_the_same_number_look_different():
    assert printable("\udc85 \x85") == "\\x85 \\u0085"


NAMES = [text for text in HOSTILE if "\0" not in text and "/" not in text]


@pytest.mark.parametrize("output_format", [*FORMATS, "diff", "statistics"])
def test_a_run_over_hostile_names_and_texts_is_tame(textmend, tmp_path, output_format):
    for name in NAMES:
        text = f"{name} mill. \n".encode("utf-8", "surrogateescape")
        (tmp_path / f"{name}.txt").write_bytes(text)
        (tmp_path / f"{name}.csv").touch()
    mode = [f"--{output_format}"]
    if output_format in FORMATS:
        mode = ["--output-format", output_format]
    paths = sorted(os.fspath(path.name) for path in tmp_path.iterdir())
    done = textmend("check", "-v", *mode, "--", ".", *paths, env={"GITHUB_ACTIONS": "true"})
    assert not acts(done.stderr.decode())
    stdout = done.stdout.decode("utf-8", "surrogateescape")
    if output_format == "diff":  # exact, for `patch`: so GitHub is told to obey nothing of it
        first, *_, last = stdout.splitlines()
        token = first.removeprefix("::stop-commands::")
        assert first != token and last == f"::{token}::" and stdout.count(token) == 2
    else:
        assert not acts(stdout)


@pytest.mark.parametrize("arguments", [["--select", "\x1b[2J"], ["--config", "\x9b2J=1"], ["\x1b"]])
def test_messages_about_arguments_are_tame(textmend, arguments):
    done = textmend("check", *arguments, code=2)
    assert not acts((done.stdout + done.stderr).decode())


def test_names_of_plugins_and_configurations_are_tame(textmend, tmp_path):
    (tmp_path / "\x1b[2J.toml").write_text("a = 1")
    assert not acts(textmend("check", "--config", "\x1b[2J.toml", code=2).stderr.decode())
    assert not acts(textmend("check", "--plugin", "\x1b[2J.py", code=2).stderr.decode())


@pytest.mark.parametrize("arguments", [[], ["--diff"], ["--fix", "-"], ["-v", "--color", "never"]])
def test_nothing_hostile_reaches_a_terminal(tmp_path, arguments):
    text = "\x1b]0;t\x07 \x9b2J\u202e ::error::\n mill. \n".encode()
    (tmp_path / "\x1b[2J.txt").write_bytes(text)
    command = ["check", "--select", "trailing-space", *arguments]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "textmend", *command],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        cwd=tmp_path,
        env={**os.environ, "NO_COLOR": "1"},
    ) as running:
        os.close(theirs)
        running.stdin.write(text)
        running.stdin.close()
        shown = b""
        try:
            while chunk := os.read(ours, 4096):
                shown += chunk
        except OSError:  # how Linux says that nobody has the other end any more
            pass
    os.close(ours)
    shown = shown.decode().replace("\r\n", "\n")  # the terminal's own
    assert "\\x1b" in shown
    assert not ACTS.findall(shown)
