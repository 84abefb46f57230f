"""Input that breaks careless tools: each is met with its findings or with a clear message.

Sizes are such that anything that is not linear in the text would not end.
"""

from __future__ import annotations

import builtins
import errno
import os

import pytest

from textmend import writing
from textmend.cli import main
from textmend.triggers import Triggers

RULES = "leading-space,trailing-space,final-newline,mixed-quotes,inlined-header"
MEGABYTE = 1 << 20


@pytest.fixture
def check(textmend, tmp_path):
    """Check one file with these bytes, and give the exit code and what was printed."""

    def run(data, *arguments, name="doc.txt", select=RULES):
        (tmp_path / name).write_bytes(data)
        done = textmend("check", "--select", select, *arguments, name)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


CLEAN = (0, "No findings in 1 file.\n", "")
NOT_CHECKED = "1 problem kept something from being checked.\n"


def test_empty_file(check):
    assert check(b"") == CLEAN


@pytest.mark.parametrize("name", ["doc.txt", "doc.md"])
def test_only_whitespace(check, tmp_path, name):
    code, stdout, _ = check(b"  \n\t\n \r\n  ", "--fix", name=name)
    assert (code, stdout.partition(" findings")[0]) == (0, "Fixed 4")
    assert (tmp_path / name).read_bytes() == b"\n\n\r\n"


def test_no_newline_in_fifty_megabytes(check, tmp_path):
    data = b"Nobody spoke at the mill. " * (2 * MEGABYTE)
    code, stdout, _ = check(data[:-1], "--fix")
    assert (code, stdout) == (0, "Fixed 1 finding in 1 file: 1 final-newline.\n")
    with open(tmp_path / "doc.txt", "rb") as file:
        file.seek(-4, os.SEEK_END)
        assert file.read() == b"ll.\n"


def test_a_nul_makes_a_file_binary_which_is_counted(check):
    expected = "No findings in 0 files.\nSkipped 1 binary file.\n"
    assert check(b"The mill\0closed. \n") == (0, expected, "")


def test_invalid_utf8_survives_the_mending_of_what_stands_beside_it(check, tmp_path):
    data = b"The caf\xe9 closed. \nIt \xff\xc3 rained.\xf0\x9f \nNobody spoke.\x80"
    code, stdout, _ = check(data, "-q")
    assert code == 1
    assert stdout.splitlines()[1].startswith("doc.txt:2:16: trailing-space")
    code, _, _ = check(data, "--fix")
    assert code == 0
    assert (tmp_path / "doc.txt").read_bytes() == data.replace(b" \n", b"\n") + b"\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-32-le", b"\xff\xfe\0\0")],
)
def test_other_encodings_are_named(check, encoding, mark):
    name = encoding[:6].upper()
    line = f"doc.txt:1:1: unreadable {name} with a byte order mark; textmend reads UTF-8\n"
    assert check(mark + "It rained.\n".encode(encoding)) == (2, line + NOT_CHECKED, "")


def test_returns_alone_end_lines(check, tmp_path):
    code, stdout, _ = check(b"The mill closed. \rNobody spoke.", "-q")
    assert code == 1
    assert stdout == (
        "doc.txt:1:17: trailing-space Blanks at the end of the line\n"
        "doc.txt:2:14: final-newline No newline at the end of the file\n"
    )
    check(b"The mill closed. \rNobody spoke.", "--fix")
    assert (tmp_path / "doc.txt").read_bytes() == b"The mill closed.\rNobody spoke.\r"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("doc.txt", b"\"'" * 500_000),
        ("doc.txt", "“\"’'".encode() * 250_000),
        ("doc.txt", b'" ' * 1_000_000),
        ("doc.md", b"\"'" * 500_000),
    ],
)
def test_a_million_quotes(check, name, data):
    code, stdout, stderr = check(data + b"\n", "--statistics", name=name)
    assert code in (0, 1)
    assert "problem" not in stdout + stderr


@pytest.mark.parametrize("mode", [["--output-format", "full"], ["--fix"], ["--diff"]])
def test_a_hundred_thousand_lines_that_each_have_a_defect(check, mode):
    data = b"".join(b"The mill closed on day %d. \n" % day for day in range(100_000))
    _, stdout, stderr = check(data, *mode)
    assert "100,000 findings" in (stdout + stderr)[-200:] + stdout[:40]


def test_every_second_line_with_a_defect_makes_no_slow_diff(check):
    lines = (b"Day %d.%s\n" % (day, b" " * (day % 2)) for day in range(100_000))
    code, stdout, _ = check(b"".join(lines), "--diff")
    assert code == 1
    assert stdout.count("\n-Day") == stdout.count("\n+Day") == 50_000


@pytest.mark.parametrize("mode", [["--output-format", "full"], ["--fix"], ["--diff"]])
def test_a_line_of_ten_megabytes(check, mode):
    data = "It’s late. ".encode() * (10 * MEGABYTE // 13) + b"It isn't. \n"
    code, stdout, _ = check(data, *mode)
    assert code == (mode != ["--fix"])
    if mode[0] == "--output-format":
        assert len(stdout) < 1000  # trimmed round the span


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("the mill.txt", "the mill.txt"),
        ("mill\nrace.txt", "mill\\nrace.txt"),
        ("caf\udce9.txt", "caf\\xe9.txt"),
        ("mühle 水車.txt", "mühle 水車.txt"),
    ],
)
def test_odd_names(check, tmp_path, name, shown):
    code, stdout, _ = check(b"It rained. \n", "-q", name=name)
    line = f"{shown}:1:11: trailing-space Blanks at the end of the line\n"
    assert (code, stdout) == (1, line)
    check(b"It rained. \n", "--fix", name=name)
    assert (tmp_path / name).read_bytes() == b"It rained.\n"


def test_a_folder_with_a_files_name_is_walked(textmend, tmp_path):
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "y.txt").write_text("It rained. \n")
    for paths in ([], ["x.txt"]):
        done = textmend("check", "-q", *paths, code=1)
        assert done.stdout.startswith(b"x.txt/y.txt:1:11: trailing-space")


@pytest.mark.parametrize(
    ("target", "problem"),
    [("nowhere.txt", "No such file or directory"), ("link.txt", "Too many levels of symbolic")],
)
def test_links_that_lead_nowhere(textmend, tmp_path, target, problem):
    (tmp_path / "link.txt").symlink_to(target)
    (tmp_path / "z.txt").write_text("It rained. \n")
    for paths in ([], ["link.txt", "z.txt"]):
        done = textmend("check", "-q", *paths, code=2)
        lines = done.stdout.decode().splitlines()
        assert lines[0].startswith(f"link.txt:1:1: unreadable {problem}")
        assert lines[1].startswith("z.txt:1:11:")  # the other files are still checked


def test_a_loop_of_folders_ends(textmend, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "again").symlink_to("..")
    (tmp_path / "sub" / "a.txt").write_text("Nobody spoke.\n")
    assert textmend("check", code=0).stdout == b"No findings in 1 file.\n"


def _refuse(monkeypatch, module, name, refused):
    """Let a call fail for one path: who runs the tests may be allowed everything."""
    real = getattr(module, name)

    def call(path, *arguments, **keywords):
        if os.path.basename(os.fspath(path)) == refused:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, *arguments, **keywords)

    monkeypatch.setattr(module, name, call)


@pytest.mark.parametrize(
    ("module", "call", "refused", "problem"),
    [
        (writing, "read_file", "shut.txt", b"Permission denied"),
        (os, "scandir", "shut", b"a folder that cannot be"),
    ],
)
def test_no_permission(tmp_path, monkeypatch, capfdbinary, module, call, refused, problem):
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut.txt").write_text("It rained. \n")
    (tmp_path / "z.txt").write_text("It rained. \n")
    monkeypatch.chdir(tmp_path)
    _refuse(monkeypatch, module, call, refused)
    monkeypatch.setattr(Triggers, "tell_of_files", False)  # the kernel would read them by itself
    assert main(["check", "-q", "--select", "trailing-space"]) == 2
    lines = capfdbinary.readouterr().out.splitlines()
    assert lines[0].startswith(b"%s:1:1: unreadable %s" % (refused.encode(), problem))
    assert lines[-1].startswith(b"z.txt:1:11:")


def test_no_permission_for_a_configuration(tmp_path, monkeypatch, capfd):
    (tmp_path / "textmend.toml").touch()
    monkeypatch.chdir(tmp_path)
    _refuse(monkeypatch, builtins, "open", "textmend.toml")
    assert main(["check"]) == 2
    assert f"{tmp_path / 'textmend.toml'}: " in capfd.readouterr().err


def test_a_read_only_file_under_fix_is_left_and_said(textmend, tmp_path):
    for name in ("shut.txt", "z.txt"):
        (tmp_path / name).write_text("It rained. \n")
    (tmp_path / "shut.txt").chmod(0o444)
    done = textmend("check", "--fix", code=2)
    assert done.stdout.decode() == (
        "shut.txt:1:1: unreadable not fixed: read-only, so it is not written\n"
        "shut.txt:1:11: trailing-space Blanks at the end of the line\n"
        "Fixed 1 finding in 1 file: 1 trailing-space.\n"
        "1 finding left (1 fixable with --fix).\n" + NOT_CHECKED
    )
    assert (tmp_path / "shut.txt").read_text() == "It rained. \n"
    assert (tmp_path / "z.txt").read_text() == "It rained.\n"


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet", "a.csv.gz", "A.CSV"])
def test_records_are_not_read_from_standard_input(textmend, name):
    done = textmend("check", "-", "--stdin-filename", name, stdin=b"It rained. \n", code=2)
    line = f"{name}:1:1: unreadable holds records, which are read from files alone\n"
    assert done.stdout.decode() == line + NOT_CHECKED


@pytest.mark.parametrize("mode", [[], ["--fix"], ["--diff"], ["--statistics"]])
def test_a_rule_that_raises_is_said_and_the_rest_goes_on(textmend, tmp_path, mode):
    (tmp_path / "broken.py").write_text(
        "from textmend import rule\n\n\n"
        '@rule(family="words", anchors=("mill",))\ndef brittle(document, hit):\n'
        '    """Breaks."""\n    raise KeyError("wheel")\n'
    )
    (tmp_path / "a.txt").write_text("The mill closed. \n")
    (tmp_path / "b.txt").write_text("It rained. \n")
    done = textmend("check", "--plugin", "broken.py", *mode, code=2)
    said = (done.stdout + done.stderr).decode()
    assert "brittle: KeyError: 'wheel'" in said
    assert "trailing-space" in said or mode == ["--diff"]
    assert said.count("brittle") == 1  # for the document in which it raised
    mended = "" if mode == ["--fix"] else " "
    assert (tmp_path / "a.txt").read_text() == f"The mill closed.{mended}\n"
    assert (tmp_path / "b.txt").read_text() == f"It rained.{mended}\n"


def test_a_full_disk_for_the_report_is_said(textmend, tmp_path):
    (tmp_path / "a.txt").write_text("It rained. \n")
    done = textmend("check", "--output-file", "/dev/full", code=2)
    assert done.stderr == b"textmend: cannot write the output: No space left on device\n"
