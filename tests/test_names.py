"""Names that are spelled in two ways."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from textmend import Document
from textmend.document import Context
from textmend.names import ENOUGH, _is_a_slip, _keys, _name, _word_by_word, find

LETTERS = "abcdefghijklmnopqrstuvwxyz"
names = st.text(LETTERS, min_size=5, max_size=10).map(str.capitalize)
TEXT = "They met Harragan. When Harragan spoke of the ferry, nobody believed Haragan at all.\n"


@given(names, st.data())
def test_one_slip_inside_a_name_is_seen_both_ways(name, data):
    at = data.draw(st.integers(1, len(name) - 2))
    letter = data.draw(st.sampled_from(LETTERS))
    for other in (
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    ):
        if other != name and other[:-1] != name[:-1]:
            longer, shorter = max(name, other, key=len), min(name, other, key=len)
            if not (len(longer) > len(shorter) and longer.startswith(shorter)):
                assert _is_a_slip(name, other) and _is_a_slip(other, name)
                assert {*_keys(name)} & {*_keys(other)}


@given(names, st.sampled_from(LETTERS))
def test_an_ending_is_no_slip(name, letter):
    if letter != name[-1]:
        assert not _is_a_slip(name, name + letter)
        assert not _is_a_slip(name, name[:-1] + letter)
    assert not _is_a_slip(name, name)


def test_names_that_are_a_slip_apart_have_something_in_common():
    short = ["a" + "".join(rest) for size in (3, 4, 5) for rest in product("abc", repeat=size)]
    slips = [pair for pair in product(short, short) if _is_a_slip(*pair)]
    slips = [pair for pair in slips if max(map(len, pair)) >= ENOUGH]
    assert slips
    assert all({*_keys(name)} & {*_keys(other)} for name, other in slips)


@given(
    st.lists(st.sampled_from([" ", " Mil", " Äb", "MacD", "a", "zl", "\n", "É", "’"])).map("".join)
)
def test_names_are_found_by_a_pattern_as_word_by_word(text):
    assert {*_name().findall(text)} == {*_word_by_word(text)}


def test_the_other_spelling_is_named():
    at = TEXT.index("Haragan")
    assert find(Document(TEXT)) == [(at, at + len("Haragan"), "Harragan")]


def test_what_the_user_or_the_corpus_vouches_for_is_a_name():
    known = Context(known_words=frozenset(["haragan"]))
    assert find(Document(TEXT, context=known)) == []
    counted = Context(vocabulary={"Haragan": 2})
    assert find(Document(TEXT, context=counted)) == []
    assert find(Document(TEXT)) != []  # one document's context says nothing about the next
