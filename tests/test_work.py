"""How much work a check is, counted and not timed: a change that makes it grow is seen here.

Counted are calls, of functions of Python and of C alike, once all is loaded, and the bytes that are
held at once. Python 3.11 calls a function for each comprehension and later versions do not, so they
stay below the same limits. Who raises a limit says in the message of the commit what for.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from weakref import ref

import pytest

from conftest import ROOT
from kernel import _kernel
from textmend.cli import main
from textmend.document import Document
from textmend.engine import Linter
from textmend.finding import Applicability
from textmend.registry import load, select

CLEAN = (
    "The ferry to Brannock leaves at seven in the morning, and few people take it in winter. "
    "Those who do know each other by name.\n\n"
    "“We used to have two boats,” said Ilse Marrow, who sells the tickets. “Now we have one, and "
    "half of the time it is being repaired.” The council has promised a second one for 1,200 "
    "passengers (in summer), but nobody on the quay believes it.\n\n"
    "Her brother keeps the books of the harbour. He says that numbers do not lie: fewer than "
    "ninety people crossed last week, most of them to see a doctor.\n"
)
"""Three paragraphs in which nothing is wrong."""

DAMAGED = (
    " The ferry to Brannock  leaves at seven in the the morning , and few people take it. \n\n"
    "e used to have two boats,” said Ilse Marrow. \"Now we have one, and it &amp; the quay don't "
    "work.” Its caf\u00c3\u00a9 has clo\u00adsed.\n\n"
    "Read more: The council has promised a second boat\n\nHer brother keeps the harbour's books."
)
"""The same with something wrong in each line."""

FIRST_TEXTS = 10
MOST_CLEAN, MOST_DAMAGED = (28, 5_800) if _kernel else (520, 8_500)
"""Calls for a text by itself; they were 21 and 4,813, and without a kernel 431 and 7,022."""

MOST_RULES = 30
"""Rules that are called for the damaged text; they were 26."""

SIZE = 6_000
"""Code points of the shorter of two hostile texts."""
MOST_FOR_TWICE = 2.6
"""How many times the calls may be made for twice of it; what is quadratic makes four times them."""

MOST_BYTES = 60
"""Bytes that are held for a code point of a long text; they were 45 at most."""

HOSTILE = ROOT / "tests" / "hostile.json"
LINTER = Linter(select(load(), ["all"], [], {}))


def calls(work, before=FIRST_TEXTS) -> int:
    """The calls that `work` makes once it has been done a few times: the first texts of a process
    are looked through with nothing compiled for them, in more calls."""
    for _ in range(before):
        work()
    count = 0

    def see(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def lint(text):
    return lambda: LINTER.lint(Document(text, path="a.txt"))


def test_the_texts_are_what_they_are_meant_to_be():
    assert lint(CLEAN)() == ([], [])
    rules = {rule.name for rule, _ in lint(DAMAGED)().flagged}
    assert len(rules) >= 8


def test_a_clean_text_takes_few_calls():
    assert calls(lint(CLEAN)) <= MOST_CLEAN


def test_a_damaged_text_takes_not_many():
    assert calls(lint(DAMAGED)) <= MOST_DAMAGED


def test_only_rules_with_something_to_look_at_are_called(monkeypatch):
    called = []
    monkeypatch.setattr("textmend.engine._run", lambda rule, *_: called.append(rule) or [])
    lint(CLEAN)()
    assert {rule.family for rule in called} <= {"quotes"}  # there are quotation marks in it
    called.clear()
    lint(DAMAGED)()
    assert len(called) <= MOST_RULES


@pytest.mark.parametrize("text", [CLEAN, DAMAGED + "\n\n"], ids=["clean", "damaged"])
def test_calls_grow_with_the_text_and_no_faster(text):
    # Other sentences each time, or it is the repeats that are looked at.
    def long(times):
        return "".join(text.replace("Brannock", f"Brannock {n}") for n in range(times))

    assert calls(lint(long(64))) <= 4.4 * calls(lint(long(16)))


@pytest.mark.parametrize("piece", json.loads(HOSTILE.read_text(encoding="ascii")))
def test_calls_grow_with_a_hostile_text_and_no_faster(piece):
    once, twice = (calls(lint(piece * (size // len(piece))), 1) for size in (SIZE, 2 * SIZE))
    assert twice <= MOST_FOR_TWICE * once


def test_a_word_that_goes_on_only_at_the_end_is_looked_for_once():
    short, long = (calls(lint("governmen " * times + "government "), 1) for times in (600, 1200))
    assert long <= MOST_FOR_TWICE * short


@pytest.mark.parametrize("text", [CLEAN, DAMAGED], ids=["clean", "damaged"])
def test_no_text_waits_for_the_garbage_collector(monkeypatch, text, tmp_path, capsys):
    seen = []
    forget = Document.forget
    monkeypatch.setattr(Document, "forget", lambda self: (seen.append(ref(self)), forget(self)))
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    gc.disable()
    try:
        main(["check", "--isolated", str(path)])
        assert seen or text is CLEAN  # of which the kernel may say that it need not be one
        assert not any(each() for each in seen)
    finally:
        gc.enable()


def test_fixing_takes_little_more_than_to_check_what_was_and_what_became_of_it():
    def fix():
        return LINTER.fix(Document(DAMAGED, path="a.txt"), Applicability.UNSAFE)

    mended = fix()
    assert sum(mended.applied.values()) >= 8
    rounds = len(mended.rounds)
    assert calls(fix) <= (rounds + 1.2) * calls(lint(DAMAGED))


@pytest.mark.parametrize("text", [CLEAN, DAMAGED + "\n\n"], ids=["clean", "damaged"])
def test_memory_is_in_proportion_to_the_text(text):
    long = text * 200
    peaks = []
    for _ in range(3):  # what is remembered from text to text may grow in one of them
        tracemalloc.start()
        try:
            lint(long)()
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert min(peaks) <= MOST_BYTES * len(long)
