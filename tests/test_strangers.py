"""Words are looked up one by one or by arrays; what comes out is the same."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Document
from textmend.doubles import find
from textmend.evidence import strangers
from textmend.evidence.strangers import Inventory
from texts import plain_texts, unhurried

KNOWN = {"the", "mill", "isn", "ran", "wheel", "closed", "on", "nobody", "spoke", "of", "and", "a"}
LONG = ["gristmillwheelhouse", "floodplainfarmsteads", "a" * 24, "a" * 25, "ab" * 40]
many = st.lists(
    plain_texts | st.lists(st.sampled_from(sorted(KNOWN) + LONG)).map(" ".join), max_size=12
)


def is_listed(word):
    return word in KNOWN or word == LONG[1]


@unhurried
@given(st.lists(many, max_size=4))
def test_arrays_find_the_words_that_looking_one_by_one_finds(batches):
    alone = Inventory(is_listed)
    together = Inventory(is_listed)
    together.use_arrays()
    for proses in batches:
        expected = [alone.words([prose])[0] for prose in proses]
        for found in (together.words(proses), together.words(proses)):  # looked up; remembered
            assert [each[:2] for each in found] == [each[:2] for each in expected]
            for prose, words in zip(proses, found, strict=True):
                assert words.may_repeat or not find(prose)


def test_a_long_text_is_looked_at_in_pieces_that_cut_no_word():
    text = "the mil closed on nobody spok " * 20_000 + "x" * 300_000 + " wheell"
    together = Inventory(is_listed)
    together.use_arrays()
    assert [each[:2] for each in together.words([text, "spok"])] == [
        ({b"mil", b"spok", b"x" * 300_000, b"wheell"}, 120_002),
        ({b"spok"}, 1),
    ]


def test_numpy_is_imported_once_so_much_was_read_that_it_pays(monkeypatch):
    started = []
    monkeypatch.setattr(strangers, "_PAYS", 100)
    monkeypatch.setattr(Inventory, "use_arrays", lambda inventory: started.append(inventory._seen))
    inventory = Inventory(is_listed)
    for _ in range(10):
        assert inventory.words(["the mill closed on nobody", "mil"])[1][:2] == ({b"mil"}, 1)
    assert started == [84]


def test_without_numpy_words_are_looked_up_one_by_one(monkeypatch):
    monkeypatch.setitem(sys.modules, "textmend.evidence.windows", None)
    inventory = Inventory(is_listed)
    inventory.use_arrays()
    found = inventory.words(["the mil", "the mill"])
    assert [each[:2] for each in found] == [({b"mil"}, 2), (set(), 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the govermnt fell", ["govermnt"]),
        ("a govermnt, the govermnt’s", ["govermnt", "govermnt"]),
        ("the Govermnt, govermnt-house, o'govermnt", []),
        ("le gouvernement a décidé de réduire ses dépenses pour cette année scolaire", []),
    ],
)
def test_strangers_are_words_in_lower_case_that_no_list_has(text, expected):
    document = Document(text)
    assert [text[start:end] for start, end in document.strangers] == expected
