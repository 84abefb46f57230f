"""`--profile` says where the time goes: counts that add up, and a check that is the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import _kernel
from textmend import document, engine, run, triggers
from textmend.cli import main
from textmend.profile import Profile, restore

TEXTS = (
    "The mill closed.\n\nNobody spoke.\n",
    "The mill closed. \n\nNobody  spoke.  \n",
    "It isn't the the mill.\n\nHe said (so\xad ) and left.\n",
)
READ, READS = ("read and look", 3) if hasattr(_kernel, "read_file") else ("read", 140)
"""The stage that reads files, and how often it does: the kernel reads 64 at once."""
ROW = re.compile(r" *([\d.]+) +[\d.]+% +([\d,]+)(?: +([\d,]+) +([\d,]+))? +(stage|view|rule) (.+)")
SWAPPED = [(engine, "_run"), (engine.Linter, "lint"), (run.Session, "read"), (run, "diagnose")]
SWAPPED += [(vars(document.Document)["paragraphs"], "func"), (triggers.Triggers, "pulled")]


@pytest.fixture
def folder(tmp_path):
    for number in range(140):  # more than one group of files for each of two workers
        (tmp_path / f"{number:03}.txt").write_text(TEXTS[number % 3])
    return tmp_path


@pytest.fixture
def check(folder, capfd):
    """The code, the report and the rows of the profile, in their order, of a check."""

    def check(*arguments):
        code = main(["check", "--isolated", "--no-journal", *arguments, str(folder)])
        out, err = capfd.readouterr()
        rows = {}
        for line in err.splitlines():
            if found := ROW.fullmatch(line):
                numbers = [each and each.replace(",", "") for each in found.groups()[:4]]
                rows[found[5], found[6]] = (float(numbers[0]), *(int(n or 0) for n in numbers[1:]))
        return code, out, rows

    return check


def counts(rows):
    """What does not depend on the clock, of rules and views."""
    return {key: row[1:] for key, row in rows.items() if key[0] == "rule"}


def test_the_report_and_the_exit_code_are_those_without(check):
    code, out, rows = check("--no-cache")
    assert rows == {}
    assert check("--profile")[:2] == (code, out)
    assert code == 1


def test_rules_are_counted_by_calls_texts_and_findings(check):
    _, _, rows = check("--profile", "--workers", "1")
    found = counts(rows)
    assert found["rule", "trailing-space"] == (94, 47, 94)  # called at each hit
    assert found["rule", "double-space"] == (94, 47, 47)
    assert found["rule", "doubled-word"] == (46, 46, 46)  # called once a text
    assert ("rule", "mojibake") not in found
    assert rows["stage", "walk"][1] == 140
    assert rows["stage", READ][1] == READS
    assert rows["view", "doubles"][1] >= 46  # those of all texts where there is no kernel


def test_those_who_take_longest_come_first(check):
    _, _, rows = check("--profile")
    seconds = [row[0] for row in rows.values()]
    assert seconds == sorted(seconds, reverse=True)


def test_what_workers_count_is_added_up(check):
    one, two = check("--profile", "--workers", "1"), check("--profile", "--workers", "2")
    assert one[:2] == two[:2]
    assert counts(one[2]) == counts(two[2])
    for stage in (READ, "report", "print", "walk", "look"):
        assert one[2]["stage", stage][1] == two[2]["stage", stage][1], stage


@pytest.mark.parametrize("workers", ["1", "2"])
def test_fixing_is_measured_too(check, folder, workers):
    _, _, rows = check("--profile", "--fix", "--workers", workers)
    assert rows["stage", "mend"][1] == 140
    assert rows["stage", "write"][1] >= 1
    assert (folder / "001.txt").read_text() == "The mill closed.\n\nNobody spoke.\n"


def test_records_are_measured_as_they_are_read(check, folder):
    (folder / "texts.jsonl").write_text('{"text": "The mill closed. \\nNobody spoke.\\n"}\n' * 3)
    _, _, rows = check("--profile", "--select", "trailing-space")
    assert rows["stage", "records"][1] >= 1
    assert rows["rule", "trailing-space"][1:] == (94 + 3, 47 + 3, 94 + 3)


def test_nothing_is_remembered_and_nothing_taken_from_memory(check, tmp_path):
    kept = str(tmp_path / "kept")
    check("--cache-dir", kept)
    first = check("--profile", "--cache-dir", kept)
    assert first[2]["stage", READ][1] == READS


def test_afterwards_everything_is_as_it_was(check):
    before = [getattr(owner, name) for owner, name in SWAPPED]
    with Profile():
        during = [getattr(owner, name) for owner, name in SWAPPED]
    assert [a is b for a, b in zip(before, during, strict=True)] == [False] * len(SWAPPED)
    check("--profile")
    check("--profile", "--select", "nothing-like-this")
    assert [getattr(owner, name) for owner, name in SWAPPED] == before


def test_a_rule_that_raises_is_counted_and_reported(tmp_path, capfd):
    plugin = tmp_path / "plugin.py"
    plugin.write_text(
        "from textmend import rule\n\n"
        "@rule(family='words', anchors=('mill',))\n"
        "def broken_rule(document, hit):\n"
        '    """Raises."""\n'
        "    raise RuntimeError\n"
    )
    (tmp_path / "a.txt").write_text(TEXTS[0])
    arguments = ["--profile", "--plugin", str(plugin), str(tmp_path / "a.txt")]
    assert main(["check", "--isolated", "--select", "broken-rule", *arguments]) == 2
    assert re.search(r"1 +1 +0  rule broken-rule", capfd.readouterr().err)


class Clock:
    """Shows one second more each time, then two, then three."""

    now = step = 0.0

    def __call__(self):
        self.step += 1
        self.now += self.step
        return self.now


# A stage, and those that it calls.
trees = st.recursive(
    st.tuples(st.sampled_from("abc"), st.just([])),
    lambda inner: st.tuples(st.sampled_from("abc"), st.lists(inner, max_size=4)),
    max_leaves=20,
)


@given(st.lists(trees, max_size=4), st.booleans())
def test_whatever_calls_whatever_the_parts_add_up_to_the_whole(calls, in_two):
    clock = Clock()
    profile = Profile(clock=clock)
    began = clock.now
    asked = dict.fromkeys("abc", 0)

    def call(tree):
        name, inner = tree
        asked[name] += 1
        if in_two and len(inner) % 2:
            assert [*profile.stepped(name, iter([name]))] == [name]
            asked[name] += 1
        profile.timed("stage", name, lambda: [call(each) for each in inner])()

    for tree in calls:
        call(tree)
    taken = profile.take()
    assert sum(seconds for seconds, *_ in taken.values()) == clock.now - began
    assert {name: count for name, count in asked.items() if count} == {
        name: calls for (_, name), (_, calls, _, _) in taken.items() if name in asked
    }
    assert profile.take()["stage", "other"][0] == clock.step  # from that look at the clock on


def test_profiles_of_processes_add_up():
    profile = Profile(clock=Clock())
    theirs = {("rule", "a"): (2.0, 3, 2, 1), ("stage", "read"): (1.0, 1, 0, 0)}
    profile.add(theirs)
    profile.add(theirs)
    taken = profile.take()
    assert taken["rule", "a"] == (4.0, 6, 4, 2)
    assert taken["stage", "read"] == (2.0, 2, 0, 0)


def test_restoring_twice_does_no_harm():
    with Profile():
        restore()
    restore()
