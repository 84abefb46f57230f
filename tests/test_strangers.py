"""Words are looked up one by one or by arrays; what comes out is the same."""

from __future__ import annotations

import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Document
from textmend.doubles import find
from textmend.evidence import strangers, tables, view, windows, wordlist
from textmend.evidence.lists import is_listed as is_listed_in_english
from textmend.evidence.model import english
from textmend.evidence.strangers import Inventory
from textmend.evidence.tables import LONGEST, Lexicon
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


@pytest.mark.parametrize("bits", [1, 4, 9])
def test_words_that_want_one_place_are_told_apart(monkeypatch, bits):
    monkeypatch.setattr(windows, "_PLACES", bits)
    words = ["".join(letters) for letters in product("abcd", "efgh", "ij", ["", "klmnopqrs"])]
    known, asked = words[::2], []
    together = Inventory(lambda word: asked.append(word) or word in known)
    together.use_arrays()
    for _ in range(3):
        asked.clear()
        found, nothing = together.words([" ".join(words), ""])
        assert found.strange == {word.encode() for word in words[1::2]}
        assert nothing.strange == set()
    without_place = max(0, len(known) - (1 << bits))
    assert without_place <= len(asked) <= without_place + 3  # some want one of two that are taken


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody saw the marriag e.", ["marriag", "e"]),
        ("Write to qwert@mill.org, and nobody on the river will know of it in the morning.", []),
        ("Write to the.qwert, and nobody on the river will know of it in the morning.", []),
        ("Write to the qwert. And nobody on the river will know of it at all.", ["qwert"]),
        ("The asdfgh; the zxcvbn-wheel.", ["asdfgh"]),
    ],
)
def test_parts_of_addresses_and_compounds_are_no_strangers(text, expected):
    assert [text[start:end] for start, end in Document(text).strangers] == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a.html", "<p>The mill fell with the <b>old govermnt</b></p>\n", ["govermnt"]),
        ("a.html", "<p>The mill fell.</p>\n<p>govermnt was there</p>\n", ["govermnt"]),
        ("a.html", "<p>The mill of the <b>g</b>overmnt, re<i>govermnt</i><b>s</b></p>\n", []),
        ("a.md", "The mill fell with the *old govermnt* on Friday.\n", ["govermnt"]),
        ("a.rst", "The mill fell with the *old govermnt*.\n", ["govermnt"]),
    ],
)
def test_a_word_beside_markup_is_whole_unless_letters_stand_beyond(path, text, expected):
    assert [text[start:end] for start, end in Document(text, path=path).strangers] == expected


def test_a_rare_word_is_a_stranger_only_where_it_may_be_a_piece():
    with open(wordlist.PATH, encoding="ascii") as file:
        rare = [line.split()[0] for line in file if line.strip() and len(line.split()) == 1]
    rare = [word for word in rare if not is_listed_in_english(word, english())]
    piece, whole = (next(word for word in rare if len(word) == length) for length in (5, 9))
    text = f"Nobody spoke of the {piece}, and nobody of the {whole}, in the mill on the river."
    assert [text[start:end] for start, end in Document(text).strangers] == [piece]


def test_the_commonest_words_are_those_that_would_be_found():
    assert [word for word in view.COMMONEST if not view._is_familiar(word.decode())] == []


@pytest.mark.parametrize("searches", [0, 199])
def test_each_word_is_found_with_the_table_and_without(monkeypatch, searches):
    monkeypatch.setattr(tables, "MANY_SEARCHES", searches + 1 if searches else 1 << 60)
    lexicon = Lexicon(english().lexicon._data, english().lexicon._at[1] - 4 * (LONGEST + 1))
    lexicon._searches = searches
    words = [lexicon.word(number) for number in range(lexicon.size)]
    assert [lexicon.find(word) for word in words] == list(range(lexicon.size))
    assert bool(lexicon._heads) is bool(searches)
    known = {*words}
    others = [word[:-1] + letter for word in words[::50] for letter in "aeqzé"]
    assert [lexicon.find(word) >= 0 for word in others] == [word in known for word in others]
