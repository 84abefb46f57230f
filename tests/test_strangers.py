"""Words are looked up one by one, and what is strange is remembered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Document
from textmend.evidence import strangers, tables, view, wordlist
from textmend.evidence.lists import is_listed as is_listed_in_english
from textmend.evidence.model import english
from textmend.evidence.strangers import Inventory
from textmend.evidence.tables import LONGEST, Lexicon
from texts import plain_texts, unhurried

KNOWN = {"the", "mill", "closed", "on", "nobody", "spoke"}


@unhurried
@given(st.lists(plain_texts | st.lists(st.sampled_from(sorted(KNOWN))).map(" ".join), max_size=6))
def test_what_is_remembered_is_what_is_looked_up(proses):
    together = Inventory(KNOWN.__contains__)
    for prose in proses:
        alone = Inventory(KNOWN.__contains__).words(prose)
        assert together.words(prose) == together.words(prose) == alone


def test_words_are_forgotten_and_looked_up_again(monkeypatch):
    monkeypatch.setattr(strangers, "_MOST_REMEMBERED", 3)
    inventory = Inventory(KNOWN.__contains__)
    for _ in range(3):
        assert inventory.words("the mill closed on nobody") == (set(), 5)
        found = inventory.words("the mil clsed onn nobdy")
        assert found == ({b"mil", b"clsed", b"onn", b"nobdy"}, 5)


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
    assert [word for word in view.COMMONEST if not view.is_familiar(word.decode())] == []


@pytest.mark.parametrize("searches", [0, 199])
def test_each_word_is_found_with_the_table_and_without(monkeypatch, searches):
    monkeypatch.setattr(tables, "MANY_SEARCHES", searches + 1 if searches else 1 << 60)
    lexicon = Lexicon(english().lexicon._data, english().lexicon._at[1] - 4 * (LONGEST + 1))
    lexicon._searches = searches
    words = [lexicon.word(number) for number in range(lexicon.size)]
    assert [lexicon.plainly_find(word) for word in words] == list(range(lexicon.size))
    assert bool(lexicon._heads) is bool(searches)
    known = {*words}
    others = [word[:-1] + letter for word in words[::50] for letter in "aeqzé"]
    assert [lexicon.plainly_find(word) >= 0 for word in others] == [
        word in known for word in others
    ]
