"""A sweep rules out what does not occur, and nothing else."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_anchors import ANCHORS, rules_for
from textmend import Document, engine
from textmend.anchors import Triggers, occurrences
from textmend.engine import Linter
from textmend.names import SHORTEST, may_be_one
from textmend.registry import load, select
from textmend.spelling.edits import near
from textmend.sweep import Sweep
from texts import plain_texts, unhurried

JUDGED = (
    *("loose_marks", "tight_marks", "has_gaps", "may_be_wrapped", "repeated_lines", "openings"),
    *("lacks_newline", "breaks_off", "may_have_header", "odd_lines", "turned_marks"),
    "name_variants",
)
pieces = st.lists(
    plain_texts
    | st.sampled_from(
        [
            *("The mill closed.", "the mill", "\n", "\n\n", "\n\n\n", " ", '"', "“", "”", "‘", "’"),
            *(
                " ,",
                ".A",
                ",a",
                ".”T",
                ',"t',
                "( ",
                "“ ",
                " ”",
                "A",
                " A ",
                "TT",
                "É",
                "é",
                "*",
                "-",
            ),
            *(
                "\N{NO-BREAK SPACE}",
                "\N{SOFT HYPHEN}",
                "\ufeff",
                "…",
                "\udc80",
                "\t",
                "•",
                "«",
                "ⱥ",
            ),
            *("‘T", "don‘t", "“ the", "(”a", "—’tis", "‘90s"),
            *("one line\n", "a line\nof three\nlines\n", "x", "By ", "date "),
            *("Here it is:", "It rained. MORE", "and,"),
        ]
    ),
    max_size=8,
).map("".join)
many = st.lists(pieces, min_size=1, max_size=8).map(
    lambda texts: [text.replace("\r", "\n") for text in texts]
)


endings = st.sampled_from(["\n", "\r\n"])


@unhurried
@given(many, endings, st.lists(st.sampled_from(ANCHORS), unique=True))
def test_no_rule_is_ruled_out_whose_anchors_occur(texts, ending, some):
    triggers = Triggers(rules_for(some))
    sweep = triggers.sweep()
    assert sweep
    for flat, maybe in zip(texts, sweep.look(texts), strict=True):
        text = flat.replace("\n", ending)
        document = Document(text)
        document.maybe = maybe
        expected = {n for n, anchor in enumerate(some) if list(occurrences(text, anchor))}
        assert triggers.pulled(document, text).keys() == expected


@unhurried
@given(many, endings)
def test_no_view_is_ruled_out_that_holds_anything(texts, ending):
    for text, maybe in zip(texts, Sweep({}, JUDGED).look(texts), strict=True):
        document = Document(text.replace("\n", ending))
        expected = {view for view in JUDGED if getattr(document, view)}
        if not re.search(r"[^\n]\n[^\n]+\n[^\n]", text):
            expected.discard("may_be_wrapped")  # the view is looser than it says
        assert expected <= maybe.keys()


few_letters = st.text("acz", min_size=3, max_size=7) | st.text("acz", min_size=4, max_size=18)


@settings(unhurried, max_examples=400)
@given(few_letters, st.data())
def test_two_names_a_slip_apart_are_never_ruled_out(rest, data):
    name, other = f"M{rest}", f"M{data.draw(st.sampled_from(near(rest, 'acz')))}"
    texts = ["The mill.", f"Ask {name} or {other}’s; nobody asks {name}.", "Ask Ana, Bea."]
    first, both, last = map(set, Sweep({}, ["name_variants"]).look(texts))
    assert first == last == set()
    if min(len(name), len(other)) >= SHORTEST and may_be_one(name, other):
        assert both == {"name_variants"}


def test_of_many_names_alike_none_is_ruled_out():
    names = [f"Mynt{a}{b}hold" for a in "aeiouy" for b in "klmnprst"]
    assert Sweep({}, ["name_variants"]).look(["x", f"Ask {' or '.join(names)}."])[1]


def test_a_clean_text_may_hold_nothing():
    clean = "The mill closed in May, and nobody said why.\n\n“Ask Ana (of the mill),” he said.\n"
    assert Sweep({"-": ["- "], "": ["nobody knows"]}, JUDGED).look([clean, "x"])[0] == {}


def test_views_of_which_nothing_is_known_stay_possible():
    assert Sweep({}, ["strangers"]).look(["", "The mill."]) == [{"strangers": ()}] * 2


@pytest.fixture
def linter():
    return Linter(select(load(), ["all"], [], {}))


def test_documents_are_swept_once_so_much_was_read_that_it_pays(linter, monkeypatch):
    monkeypatch.setattr(engine, "_PAYS", 1_000)
    documents = [Document("The mill closed in May.\n") for _ in range(100)]
    linter.look_ahead(documents[:10])
    linter.look_ahead(documents[10:])
    assert {document.maybe is None for document in documents[:10]} == {True}
    assert {document.maybe is None for document in documents[10:]} == {False}


def test_texts_with_returns_markup_or_no_end_are_not_swept(linter, monkeypatch):
    monkeypatch.setattr(engine, "_PAYS", 0)
    others = [
        Document("The mill\rclosed.\r\n"),
        Document("The *mill* closed.\n", path="mill.md"),
        Document("The mill closed. " * (1 << 14)),
    ]
    swept = [Document("The mill closed.\n"), Document("Nobody\r\nspoke.\n")]
    linter.look_ahead([*others, *swept])
    assert [document.maybe is None for document in (*others, *swept)] == [True] * 3 + [False] * 2


def test_without_numpy_nothing_is_swept(linter, monkeypatch):
    monkeypatch.setattr(engine, "_PAYS", 0)
    monkeypatch.setitem(sys.modules, "textmend.sweep", None)
    document = Document("The mill closed.\n")
    linter.look_ahead([document, Document("Nobody spoke.\n")])
    assert document.maybe is None


def test_a_view_that_nobody_asked_for_is_made_all_the_same():
    document = Document("The mill closed.\n\nhe wheel stopped.\n")
    document.maybe = {"lacks_newline": ()}
    assert document.openings == [(1, 18)]
