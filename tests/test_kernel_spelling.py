"""What may be misspelt is weighed with the kernel as it is without."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernel import _kernel
from textmend.evidence.lists import MISSPELT
from textmend.evidence.model import english as model_of_english
from textmend.spelling.dictionary import Suggestion, english, weighed
from textmend.spelling.misspellings import neighbours
from textmend.spelling.once import plainly_stands_again, stands_again
from texts import unhurried

MODEL, ENGLISH = model_of_english(), english()
words = (
    st.integers(0, MODEL.lexicon.size - 1).map(MODEL.lexicon.word)
    | st.sampled_from([*sorted(MISSPELT), "mill", "Mill", "the", "abbé", "gastropods"])
    | st.text("aeckt\udc80", max_size=9)
)
costs = st.dictionaries(words, st.sampled_from([1.2, 1.6, 2.0]) | st.floats(0, 9), max_size=30)


@settings(unhurried, max_examples=500)
@given(costs)
@example(dict.fromkeys(["orchards", "cadences", "zithers", "bevels"], 2.0))
def test_what_was_meant_is_weighed_and_the_best_comes_first(costs):
    assert ENGLISH.weigh(costs) == weighed(costs, ENGLISH.plainly_frequency)


def test_of_words_that_are_as_good_the_first_of_the_alphabet_comes_first():
    rare = ["gastropods", "caryatids", "yurts", "zithers"]
    alike = [each for each in rare if ENGLISH.frequency(each) == ENGLISH.frequency(rare[0])]
    for order in (alike, alike[::-1]):
        assert [each.word for each in ENGLISH.weigh(dict.fromkeys(order, 2.0))] == sorted(alike)


PIECES = ["mill", "Mill", "MILL", "mi", "ll", "il", "l", "anan", "ana", " ", "’", "é", "\u212a"]
SPACED = [*PIECES, "\n", "ﬁ", "\udc80", "{", "@", "x" * 61]


@settings(unhurried, max_examples=500)
@given(
    st.lists(st.sampled_from(SPACED) | st.text(max_size=3), max_size=24).map("".join),
    st.sampled_from(["mill", "ana", "ll", "xx", "Mill", "m", "", "é", "ok", "a{"]) | st.text(),
)
@example("mill" + "." * 60 + "mill", "mill")
@example("." * 63 + "Mill mILL", "mill")
def test_letters_that_stand_in_a_text_again_are_seen(text, word):
    again = plainly_stands_again(text, word)
    assert stands_again(text, word) == again
    assert stands_again(text.encode("utf-8", "surrogatepass"), word) == again


@settings(unhurried, max_examples=300)
@given(st.lists(st.sampled_from(SPACED), max_size=9).map("".join), st.data())
def test_neighbours_are_the_letters_behind_one_space(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, behind = neighbours(text, start, end)
    assert not before or text[:start].endswith(f"{before} ")
    assert not behind or text[end:].startswith(f" {behind}")
    assert all(each == "" or each.isalpha() for each in (before, behind))
    for word, gap, beyond in (
        (before, text[start - 1 : start], text[: max(0, start - 1 - len(before))][-1:]),
        (behind, text[end : end + 1], text[end + 1 + len(behind) :][:1]),
    ):
        assert len(word) == 24 or gap != " " or not beyond.isalpha()


if _kernel is not None:

    def test_suggestions_are_made_of_words_and_costs_alone():
        for costs in ([("mill", 1.0)], {b"mill": 1.0}, {"mill": "1"}):
            with pytest.raises(TypeError):
                ENGLISH.weigh(costs)
        for text, word in ((None, "mill"), ("mill", b"mill")):
            with pytest.raises(TypeError):
                _kernel.stands_again(text, word)

    def test_suggestions_are_tuples():
        assert type(ENGLISH.weigh({"mill": 1.0})[0]) is Suggestion
