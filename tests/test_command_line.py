"""The command line as its users see it: a command, its exit code, and what it prints where."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from kernel import _kernel
from textmend import __version__

FILES = {
    "bad.txt": "The mill closed. \nNobody spoke.\n",
    "end.txt": "It rained on the mill.",
    "clean.txt": "Nobody spoke.\n",
    "quoted.txt": "“Go,” she said. “Go.” It's late.\n\nIt isn’t “late” for him.\n",
}
KIND = "" if _kernel else " (in plain Python: no kernel was compiled)"
BAD = "bad.txt:1:17: trailing-space Blanks at the end of the line\n"
END = "end.txt:1:23: final-newline No newline at the end of the file\n"

TRANSCRIPTS = (
    ("check clean.txt", 0, "No findings in 1 file.\n", ""),
    ("check bad.txt", 1, BAD + "Found 1 finding (1 fixable with --fix).\n", ""),
    ("check", 1, BAD + END + "Found 2 findings (2 fixable with --fix).\n", ""),
    ("check end.txt bad.txt ./bad.txt -q", 1, END + BAD, ""),
    ("check --select trailing-space -q", 1, BAD, ""),
    ("check --select final-newline,trailing-space --ignore trailing-space -q", 1, END, ""),
    ("check --ignore final-newline -q", 1, BAD, ""),
    ("check --select encoding", 0, "No findings in 4 files.\n", ""),
    ("check --select spacing --exclude bad.*,quoted.txt -q", 1, END, ""),
    ("check --exclude bad.txt -q bad.txt", 1, BAD, ""),
    ("check --exclude bad.txt --force-exclude bad.txt", 0, "No findings in 0 files.\n", ""),
    ("check --exit-zero -q bad.txt", 0, BAD, ""),
    ("check --fail-level error -q bad.txt", 0, BAD, ""),
    ("check --fail-level info -q bad.txt", 1, BAD, ""),
    ("check --config fail-level='\"error\"' -q bad.txt", 0, BAD, ""),
    ("check --config=ignore=['\"trailing-space\"'] -q", 1, END, ""),
    (
        "check --statistics -q",
        1,
        (
            "1  43,478.3 per million words  final-newline\n"
            "1  43,478.3 per million words  trailing-space\n"
        ),
        "",
    ),
    (
        "check -v clean.txt",
        0,
        "No findings in 1 file.\n",
        "clean.txt: 0 findings\nconfiguration: none\n",
    ),
    ("check -qv clean.txt", 0, "", "clean.txt: 0 findings\nconfiguration: none\n"),
    (
        "check --color always -q bad.txt",
        1,
        (
            "\x1b[1mbad.txt\x1b[0m:1:17: \x1b[1;31mtrailing-space\x1b[0m Blanks at the end of the"
            " line\n"
        ),
        "",
    ),
    ("check --color never -q bad.txt", 1, BAD, ""),
    (
        "check missing.txt bad.txt",
        2,
        "missing.txt:1:1: unreadable No such file or directory\n" + BAD + "Found 1 finding"
        " (1 fixable with --fix).\n1 problem kept something from being checked.\n",
        "",
    ),
    (
        "check --diff bad.txt",
        1,
        (
            "--- bad.txt\n+++ bad.txt\n@@ -1,2 +1,2 @@\n-The mill closed. \n+The mill closed.\n"
            " Nobody spoke.\n"
        ),
        "Would fix 1 of 1 finding; 0 would be left.\n",
    ),
    ("check --diff clean.txt", 0, "", "No findings in 1 file.\n"),
    (
        "check --fix",
        0,
        "Fixed 2 findings in 2 files: 1 final-newline, 1 trailing-space.\n",
        "",
    ),
    (
        "check --fix --exit-non-zero-on-fix bad.txt",
        1,
        "Fixed 1 finding in 1 file: 1 trailing-space.\n",
        "",
    ),
    ("check --fix --exit-non-zero-on-fix clean.txt", 0, "No findings in 1 file.\n", ""),
    (
        "check --diff --select mixed-quotes quoted.txt",
        1,
        (
            "--- quoted.txt\n+++ quoted.txt\n@@ -1,3 +1,3 @@\n"
            "-“Go,” she said. “Go.” It's late.\n+“Go,” she said. “Go.” It’s late.\n \n"
            " It isn’t “late” for him.\n"
        ),
        "Would fix 1 of 1 finding; 0 would be left.\n",
    ),
    ("--version", 0, f"textmend {__version__}{KIND}\n", ""),
    (
        "",
        2,
        "",
        (
            "textmend: expected a command: check, stats, run, undo, rules, explain, vocabulary"
            ", completion, schema (see textmend --help)\n"
        ),
    ),
    ("chek", 2, "", "textmend: there is no command 'chek'; did you mean 'check'?\n"),
    (
        "check --fixx",
        2,
        "",
        "textmend: check: there is no option '--fixx'; did you mean '--fix'?\n",
    ),
    ("check -x", 2, "", "textmend: check: there is no option '-x'\n"),
    ("check --fix=yes", 2, "", "textmend: check: --fix takes no value\n"),
    ("check --select", 2, "", "textmend: check: --select needs a value: NAMES\n"),
    (
        "check --color blue",
        2,
        "",
        "textmend: check: --color: expected one of auto, always, never, got 'blue'\n",
    ),
    (
        "check --workers many",
        2,
        "",
        "textmend: check: --workers: 'many' is not a number of processes\n",
    ),
    (
        "check --select trailing-spcae",
        2,
        "",
        (
            "textmend: --select: there is no rule or family 'trailing-spcae';"
            " did you mean 'trailing-space'?\n"
        ),
    ),
    (
        "check - bad.txt",
        2,
        "",
        "textmend: - stands for standard input, and cannot stand beside other paths\n",
    ),
    ("explain", 2, "", "textmend: explain: expected one RULE, got 0\n"),
    ("rules all", 2, "", "textmend: rules: 'all': it takes options alone\n"),
)


@pytest.fixture
def files(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


@pytest.mark.parametrize(
    ("command", "code", "stdout", "stderr"), TRANSCRIPTS, ids=[row[0] for row in TRANSCRIPTS]
)
def test_transcript(textmend, files, command, code, stdout, stderr):
    arguments = shlex.split(command)
    if arguments[:1] == ["check"] and not {"--select", "--config"} & set(arguments):
        arguments += ["--select", "trailing-space,final-newline"]  # whatever rules are to come
    done = textmend(*arguments)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (code, stdout, stderr)


def test_help_names_every_option(textmend):
    assert b"textmend check" in textmend("--help", code=0).stdout
    shown = textmend("check", "--help", code=0).stdout.decode()
    for option in (
        "--fix --unsafe-fixes --diff --select --ignore --config --isolated --plugin --exclude "
        "--force-exclude --output-format --output-file --statistics --fail-level --exit-zero "
        "--exit-non-zero-on-fix --output --no-journal --field --stdin-filename --workers --color "
        "--quiet --verbose"
    ).split():
        assert f"{option} " in shown


def test_after_two_dashes_everything_is_a_path(textmend, files):
    (files / "--fix").write_text("Nobody spoke. \n")
    done = textmend("check", "-q", "--", "--fix", code=1)
    assert done.stdout.startswith(b"--fix:1:14: trailing-space")


def test_stdin_is_checked_under_the_name_it_is_given(textmend):
    done = textmend("check", "-", "-q", "--stdin-filename", "poem.txt", stdin=b"It rained. \n")
    assert done.returncode == 1
    assert done.stdout == b"poem.txt:1:11: trailing-space Blanks at the end of the line\n"
    assert textmend("check", "-", "-q", stdin=b"It rained. \n").stdout.startswith(b"<stdin>:1:11:")


def test_fixed_stdin_goes_to_stdout_and_the_report_to_stderr(textmend):
    done = textmend("check", "--fix", "-", stdin=b"It rained. \n", code=0)
    assert done.stdout == b"It rained.\n"
    assert done.stderr == b"Fixed 1 finding in 1 file: 1 trailing-space.\n"


def test_a_diff_of_stdin_is_no_fixed_text(textmend):
    done = textmend("check", "--fix", "--diff", "-", stdin=b"It rained. \n", code=1)
    assert done.stdout.startswith(b"--- <stdin>\n+++ <stdin>\n@@ -1 +1 @@\n")


def test_excluded_stdin_comes_back_as_it_was(textmend):
    arguments = ("--stdin-filename", "poem.txt", "--exclude", "poem.txt", "--force-exclude")
    done = textmend("check", "--fix", "-", *arguments, stdin=b"It rained. \n", code=0)
    assert done.stdout == b"It rained. \n"


def test_isolated_reads_no_configuration(textmend, files):
    (files / "textmend.toml").write_text('ignore = ["all"]\n')
    textmend("check", "bad.txt", code=0)
    textmend("check", "--isolated", "bad.txt", code=1)


def test_config_takes_a_file(textmend, files):
    (files / "ours.toml").write_text('select = ["final-newline"]\n')
    assert textmend("check", "-q", "--config", "ours.toml", code=1).stdout.decode() == END


def test_output_file_holds_the_report(textmend, files):
    done = textmend("check", "--output-file", "report.out", "-q", "bad.txt", code=1)
    assert done.stdout == b""
    assert (files / "report.out").read_text() == BAD
    done = textmend("check", "--output-file", "no/such/folder", "bad.txt", code=2)
    assert done.stderr == b"textmend: --output-file: no/such/folder: No such file or directory\n"


@pytest.mark.parametrize("program", [["patch", "-p0", "-s"], ["git", "apply", "-p0"]])
def test_an_applied_diff_is_what_fix_gives(textmend, files, program):
    names = ["bad.txt", "end.txt", "a folder/a name.txt", "na\nme.txt", "mélange.txt"]
    texts = [f"A line of {i}. \r\nAnother. \n\t\nIt rained\x0c \nand\rran." for i in range(5)]
    (files / "a folder").mkdir()
    for name, text in zip(names, texts, strict=True):
        (files / name).write_bytes(text.encode())
    before = {name: (files / name).read_bytes() for name in names}
    chosen = ("--select", "trailing-space,final-newline")
    diff = textmend("check", "--diff", *chosen, *names, code=1).stdout
    assert {name: (files / name).read_bytes() for name in names} == before
    subprocess.run(program, input=diff, cwd=files, check=True)
    patched = {name: (files / name).read_bytes() for name in names}
    for name in names:
        (files / name).write_bytes(before[name])
    textmend("check", "--fix", *chosen, *names, code=0)
    assert {name: (files / name).read_bytes() for name in names} == patched != before


def test_workers_say_the_same_in_the_same_order(textmend, tmp_path):
    for number in range(120):
        (tmp_path / f"{number}.txt").write_text("It rained. \n" * (number % 7))
    alone = textmend("check", "--workers", "1", code=1)
    together = textmend("check", "--workers", "3", code=1)
    assert (alone.stdout, alone.stderr) == (together.stdout, together.stderr)
    assert alone.stdout.count(b"\n") > 300
    textmend("check", "--fix", "--workers", "3", code=0)
    assert all(b" \n" not in path.read_bytes() for path in tmp_path.glob("*.txt"))


@pytest.mark.parametrize("command", [["rules"], ["check", "."]])
def test_a_broken_pipe_is_quiet(tmp_path, command):
    for number in range(50):
        (tmp_path / f"{number}.txt").write_text("It rained. \n" * 500)
    read, write = os.pipe()
    os.close(read)  # whoever reads our output is gone before it comes
    done = subprocess.run(
        [sys.executable, "-m", "textmend", *command],
        cwd=tmp_path,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (2, b"")
