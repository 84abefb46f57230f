"""Accepted findings: what keeps silent, for how long, and what is written down."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend.fingerprint import CONTEXT, fingerprint, fold
from textmend.ledger import Change
from textmend.sidecar import load, update
from textmend.span import Span

RULES = """
from textmend import Applicability, Edit, Finding, Fix, Span, rule


@rule(family="words", anchors=("mill",))
def no_mills(document, hit):
    '''A mill.'''
    yield Finding(Span(hit, hit + 4), "A mill")


@rule(family="words", anchors=("grey",))
def no_grey(document, hit):
    '''Grey.'''
    fix = Fix((Edit.replace(hit, hit + 4, "brown"),), Applicability.SAFE, "Paint it")
    yield Finding(Span(hit, hit + 4), "Grey", fix)


@rule(family="words", anchors=("house",))
def no_houses(document, hit):
    '''A house, and all before it.'''
    fix = Fix((Edit.delete(0, hit + 5),), Applicability.SAFE, "Tear it down")
    yield Finding(Span(hit, hit + 5), "House", fix)
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rules.py").write_text(RULES)
    (tmp_path / "textmend.toml").touch()
    return tmp_path


@pytest.fixture
def check(textmend, folder):
    def run(*arguments, code=None):
        done = textmend(
            "check", "--plugin", "rules.py", "--select", "no-mills,no-grey,no-houses",
            *arguments, code=code,
        )  # fmt: skip
        return done.stdout.decode(), done.stderr.decode()

    return run


def entries(folder):
    return tomllib.loads((folder / "textmend-ignore.toml").read_text())


def test_what_is_accepted_is_silent_and_what_is_new_is_not(check, folder):
    text = folder / "doc.txt"
    text.write_text("The old mill closed.\n")
    out, _ = check("--add-ignores", "doc.txt", code=0)
    assert out == "Accepted 1 finding in textmend-ignore.toml.\n"
    assert entries(folder) == {"doc.txt": {"no-mills": ["The old⟦mill⟧closed."]}}
    check("-q", "doc.txt", code=0)
    text.write_text("It rained for days.\n\nThe old mill closed.\n\nThe new mill opened.\n")
    out, _ = check("-q", "doc.txt", code=1)
    assert out == "doc.txt:5:9: no-mills A mill\n"


def test_one_fixed_and_one_added_is_one_added(check, folder):
    text = folder / "doc.txt"
    text.write_text("The old mill closed.\n" + "Nobody spoke. " * 9 + "\nA mill is a mill.\n")
    check("--add-ignores", "doc.txt", code=0)
    text.write_text(
        "The old mall closed.\n" + "Nobody spoke. " * 9 + "\nA mill is a mill.\n\nMy mill.\n"
    )
    out, error = check("doc.txt", code=1)
    assert out.splitlines()[0] == "doc.txt:5:4: no-mills A mill"
    stale = "doc.txt: no-mills The old⟦mill⟧closed. Nobody spoke. No"
    assert error == f"textmend-ignore.toml: stale: {stale}\n"


def test_of_several_that_are_the_same_as_many_are_accepted_as_there_were(check, folder):
    text = folder / "doc.txt"
    line = "one two three four five six seven mill one two three four five six seven\n"
    text.write_text(line * 2)
    check("--add-ignores", "doc.txt", code=0)
    assert len(entries(folder)["doc.txt"]["no-mills"]) == 2
    text.write_text(line * 3)
    out, _ = check("-q", "doc.txt", code=1)
    assert out == "doc.txt:3:35: no-mills A mill\n"
    text.write_text(line)
    _, error = check("doc.txt", code=0)
    assert error.count("stale") == 1


def test_pruning_drops_what_is_gone_and_keeps_what_was_not_looked_at(check, folder):
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text("The grey mill.\n")
    check("--add-ignores", "--ignore", "no-houses", code=0)
    (folder / "a.txt").write_text("The grey mall.\n")
    (folder / "b.txt").write_text("The brown mill.\n")
    (folder / "c.txt").unlink()
    out, _ = check("--prune-ignores", "--ignore", "no-grey", code=1)
    assert "Dropped 4 stale entries" in out
    assert entries(folder) == {
        "a.txt": {"no-grey": ["The⟦grey⟧mill."]},
        "b.txt": {"no-grey": ["The⟦grey⟧mill."]},
    }


def test_fixing_leaves_what_is_accepted_and_rewrites_its_surroundings(check, folder):
    text = folder / "doc.txt"
    text.write_text("The mill is green.\n\nA mill stood by.\n")
    check("--add-ignores", "doc.txt", code=0)
    text.write_text("The mill is grey.\n\nA mill stood by.\n")
    (folder / "textmend-ignore.toml").write_text(
        '["doc.txt"]\nno-mills = ["The⟦mill⟧is grey.", "A⟦mill⟧stood by."]\n'
    )
    _, error = check("--fix", "doc.txt", code=0)
    assert (text.read_text(), error) == ("The mill is brown.\n\nA mill stood by.\n", "")
    assert entries(folder)["doc.txt"]["no-mills"] == [
        "A⟦mill⟧stood by.",
        "The⟦mill⟧is brown.",
    ]
    _, error = check("doc.txt", code=0)
    assert error == ""


def test_a_fix_that_takes_an_accepted_finding_away_takes_its_entry_too(check, folder):
    text = folder / "doc.txt"
    text.write_text("A mill of a house stood by.\n\nA mill.\n")
    check("--add-ignores", "--ignore", "no-houses", "doc.txt", code=0)
    check("--fix", "doc.txt", code=0)
    assert text.read_text() == " stood by.\n\nA mill.\n"
    assert entries(folder)["doc.txt"]["no-mills"] == ["A⟦mill⟧."]


def test_an_accepted_finding_is_not_fixed(check, folder):
    (folder / "doc.txt").write_text("The grey mill.\n")
    check("--add-ignores", "--select", "no-grey", "doc.txt", code=0)
    check("--fix", "--ignore", "no-mills", "doc.txt", code=0)
    out, _ = check("--diff", "--ignore", "no-mills", "doc.txt", code=0)
    assert (folder / "doc.txt").read_text() == "The grey mill.\n"
    assert not out


def test_the_entries_stand_beside_the_configuration(check, textmend, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "doc.txt").write_text("A mill.\n")
    check("--add-ignores", code=0)
    assert entries(folder) == {"sub/doc.txt": {"no-mills": ["A⟦mill⟧."]}}
    done = textmend(
        "check", "--plugin", "../rules.py", "--select", "no-mills", "doc.txt", cwd=folder / "sub"
    )
    assert done.returncode == 0


def test_records_are_known_by_their_texts_and_not_by_their_numbers(check, folder):
    (folder / "a.jsonl").write_text('{"text": "A mill."}\n')
    check("--add-ignores", "a.jsonl", code=0)
    (folder / "a.jsonl").write_text('{"text": "It rained."}\n{"text": "A mill."}\n')
    check("-q", "a.jsonl", code=0)
    (folder / "a.jsonl").write_text('{"text": "A mill."}\n{"text": "A mill."}\n')
    out, _ = check("-q", "a.jsonl", code=1)
    assert out == "a.jsonl:2:text:1:3: no-mills A mill\n"


def test_workers_say_what_one_process_says(check, folder):
    for number in range(70):
        (folder / f"{number}.txt").write_text(f"Number {number} is a mill.\n")
    out, _ = check("--add-ignores", "--workers", "2", code=0)
    assert out == "Accepted 70 findings in textmend-ignore.toml.\n"
    out, _ = check("--workers", "2", code=0)
    assert "70 findings accepted earlier" in out


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x = ", "not valid TOML"),
        ("'doc.txt' = 1", "doc.txt: expected a table"),
        ("['doc.txt']\nno-mills = ['a', 1]", "doc.txt: no-mills: expected a list of strings"),
    ],
)
def test_a_file_that_is_not_of_this_form_is_an_error_and_stays(check, folder, text, problem):
    (folder / "doc.txt").write_text("A mill.\n")
    (folder / "textmend-ignore.toml").write_text(text)
    _, error = check("--add-ignores", "doc.txt", code=2)
    assert "textmend-ignore.toml: " in error and problem in error
    assert (folder / "textmend-ignore.toml").read_text() == text


def test_hostile_texts_and_names_are_written_as_escapes_and_found_again(check, folder):
    name = "\x1b[2J\u202e'\".txt"
    (folder / name).write_bytes(b"\x1b]0;t\x07 \xff \xe2\x80\xae\" ' \\ mill ]]]\n")
    check("--add-ignores", code=0)
    written = (folder / "textmend-ignore.toml").read_text()
    assert written.replace("\n", "").isprintable()
    check("-q", code=0)


def test_processes_side_by_side_lose_nothing(folder):
    program = (
        "import sys; from textmend.sidecar import update; from textmend.ledger import Change\n"
        "for n in range(15): update(sys.argv[1], {sys.argv[2]: [Change('no-mills', None, str(n))]})"
    )
    path = str(folder / "textmend-ignore.toml")
    running = [
        subprocess.Popen([sys.executable, "-c", program, path, f"{number}.txt"])
        for number in range(4)
    ]
    assert [each.wait() for each in running] == [0] * 4
    assert {name: len(rules["no-mills"]) for name, rules in entries(folder).items()} == {
        f"{number}.txt": 15 for number in range(4)
    }
    assert {each.name for each in folder.iterdir()} == {
        "rules.py", "textmend.toml", "textmend-ignore.toml",
    }  # fmt: skip


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8"), min_size=1),
        st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=3),
    )
)
def test_whatever_is_written_is_read_again(tmp_path_factory, marks):
    path = str(tmp_path_factory.mktemp("sidecar") / "textmend-ignore.toml")
    changes = {
        name: [Change("no-mills", None, mark) for mark in each] for name, each in marks.items()
    }
    update(path, changes)
    found = load(path).entries
    assert found == {name: {"no-mills": sorted(each)} for name, each in marks.items()}


@given(st.text(), st.text(), st.text(), st.text(max_size=9))
def test_a_fingerprint_is_deaf_to_edits_elsewhere(before, after, far, matched):
    near = "one two three four five six seven eight"
    first = f"{before}{near}{matched}{near}{after}"
    second = f"{far}{near}{matched}{near}{before}"
    assert len(near) > CONTEXT
    start, other = len(before) + len(near), len(far) + len(near)
    assert fingerprint(first, Span(start, start + len(matched))) == fingerprint(
        second, Span(other, other + len(matched))
    )


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
