"""What was mended in place can be put back, as long as nobody changed it since."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend.cli import main
from textmend.diagnostic import WHOLE_FILE
from textmend.journal import Journal, entries, made
from textmend.journals import folders_of
from textmend.records.record import Splice
from textmend.shape import Position
from texts import raw_texts, unhurried

SELECT = ("--select", "trailing-space,zero-width,soft-hyphen,final-newline,mixed-quotes")
TEXT = "It\u200b rained. \nNobody spo\u00adke. \nNobody\u200b came."


@pytest.fixture
def journal(tmp_path):
    return tmp_path / ".textmend" / "journal"


@pytest.fixture
def mended(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run("check", "--fix", "a.txt", *SELECT)[0] == 0
    return path


def test_a_text_comes_back_byte_for_byte(run, mended, journal):
    assert run("undo", "a.txt") == (0, "a.txt: 6 edits taken back\n", "")
    assert mended.read_text(encoding="utf-8") == TEXT
    assert list(journal.iterdir()) == []
    code, _, err = run("undo", "a.txt")
    assert (code, err) == (2, "a.txt: there is nothing in a journal to undo\n")


def test_git_never_sees_the_journal(mended, tmp_path):
    assert (tmp_path / ".textmend" / ".gitignore").read_text() == "*\n"


def test_an_edit_is_written_down_with_its_address(mended, journal):
    (changes,) = journal.glob("*.changes")
    lines = [json.loads(line) for line in changes.read_text().splitlines()]
    assert lines[0] == [2, "\u200b", "", ["zero-width"], None, None, None, 1, 3]
    assert [line[3] for line in lines].count(["trailing-space"]) == 2


@pytest.mark.parametrize(
    ("rules", "edits", "expected"),
    [
        (["zero-width"], 2, "It\u200b rained.\nNobody spoke.\nNobody\u200b came.\n"),
        (["trailing-space,soft-hyphen"], 3, "It rained. \nNobody spo\u00adke. \nNobody came.\n"),
        (["final-newline"], 1, "It rained.\nNobody spoke.\nNobody came."),
        (["lost-initial"], 0, "It rained.\nNobody spoke.\nNobody came.\n"),
    ],
)
def test_what_one_rule_did_is_taken_back_and_then_the_rest(run, mended, rules, edits, expected):
    things = "edit" if edits == 1 else "edits"
    done = run("undo", "a.txt", *(part for rule in rules for part in ("--rule", rule)))
    assert done == (0, f"a.txt: {edits} {things} taken back\n", "")
    assert mended.read_text(encoding="utf-8") == expected
    assert run("undo", "a.txt")[:2] == (0, f"a.txt: {6 - edits} edits taken back\n")
    assert mended.read_text(encoding="utf-8") == TEXT


def test_a_file_that_changed_is_left_and_said(run, mended):
    mended.write_text("Something else.\n")
    code, out, err = run("undo", "a.txt")
    assert (code, out) == (2, "")
    assert err == "a.txt: changed since it was mended, so nothing is put back\n"
    assert mended.read_text() == "Something else.\n"


def test_each_run_is_taken_back_in_turn(run, mended):
    with mended.open("a") as file:
        file.write("It snowed. \n")
    between = mended.read_bytes()
    run("check", "--fix", "a.txt", *SELECT)
    done = run("undo", "a.txt")
    assert done[1] == "a.txt: 1 edit taken back; 1 earlier run can be undone\n"
    assert mended.read_bytes() == between
    assert run("undo", "a.txt")[0] == 2  # what was appended is no work of ours
    mended.write_bytes(between.removesuffix(b"It snowed. \n"))
    assert run("undo", "a.txt")[0] == 0
    assert mended.read_text(encoding="utf-8") == TEXT


def test_what_was_written_down_and_never_done_is_passed_by(run, mended, journal):
    """A process may die between its journal and the file."""
    fixed = mended.read_bytes()
    mended.write_text(TEXT, encoding="utf-8")
    code, _, err = run("undo", "a.txt")
    assert (code, err) == (2, "a.txt: there is nothing in a journal to undo\n")
    run("check", "--fix", "a.txt", *SELECT)
    assert mended.read_bytes() == fixed
    assert run("undo", "a.txt")[0] == 0


def test_without_a_journal_nothing_is_written_down(run, tmp_path):
    (tmp_path / "a.txt").write_text("It rained. \n")
    assert run("check", "--fix", "--no-journal", "a.txt", *SELECT)[0] == 0
    assert not (tmp_path / ".textmend").exists()
    assert run("undo", "a.txt")[0] == 2


def test_a_file_that_cannot_be_written_leaves_no_entry(run, tmp_path, journal):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "It rained. "}\n')
    path.chmod(0o444)
    code, out, _ = run("check", "--fix", "a.jsonl", *SELECT)
    assert code == 2
    assert "not fixed: read-only" in out and "trailing-space" in out
    assert not journal.exists() or not list(entries(str(journal)))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit to the size of files")
@pytest.mark.parametrize(("name", "text"), [("b", b"snow" * 1000), ("b" * 4000, b"snow")])
def test_an_entry_that_the_disk_has_no_room_for_leaves_the_others_whole(tmp_path, name, text):
    import resource

    def write(name, text):
        writing = journal.begin(str(tmp_path / "a.txt"))
        writing.add(Splice(0, text, b""), ("zero-width",), WHOLE_FILE, Position(1, 1, 0))
        writing.seal("", name)

    journal = Journal()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    write("a", b"rain")
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        with pytest.raises(OSError, match="large"):
            write(name, text)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    write("c", b"hail")
    journal.close()
    found = [(entry.after, [each.before for each in made(entry)]) for entry in kept(tmp_path)]
    assert found == [("a", ["rain"]), ("c", ["hail"])]


def kept(folder):
    (journal,) = folders_of(str(folder))
    return entries(journal)


def test_the_journal_is_that_of_the_repository(run, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("deep/a.txt", "deep/er/b.txt", "c.txt"):
        (tmp_path / name).write_text("It rained. \n")
    run("check", "--fix", *SELECT)
    assert (tmp_path / ".textmend").is_dir() and not (tmp_path / "deep" / ".textmend").exists()
    done = run("undo", "deep")
    assert done[1] == "deep/a.txt: 1 edit taken back\ndeep/er/b.txt: 1 edit taken back\n"
    assert (tmp_path / "c.txt").read_text() == "It rained.\n"


def test_undo_is_told_what_to_undo(run):
    assert run("undo")[2] == (
        "textmend: undo: expected the files or folders that are to be as they were\n"
    )


@unhurried
@given(st.lists(raw_texts, min_size=1, max_size=3))
def test_whatever_bytes_were_mended_come_back(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("undo")
    for number, data in enumerate(texts):
        (folder / f"{number}.txt").write_bytes(data)
    before = {path: path.read_bytes() for path in folder.glob("*.txt")}
    arguments = ["check", "--fix", "--unsafe-fixes", "--isolated", "-q", "--workers", "1"]
    main([*arguments, "--output-file", os.devnull, str(folder)])
    mended = [path for path, data in before.items() if path.read_bytes() != data]
    if mended:
        assert main(["undo", str(folder)]) == 0
    assert {path: path.read_bytes() for path in before} == before
