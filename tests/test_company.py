"""What a sentence has later on speaks for the word that it begins with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textmend.evidence.document import DocumentCounts
from textmend.evidence.model import AHEAD, ENDS, english
from textmend.evidence.place import BEHIND, Place, sentence
from textmend.evidence.tokens import tokens

NOTHING = DocumentCounts("")


def told(word: str, paragraph: str) -> tuple[float, float]:
    """What the rest of `paragraph` says for `word` before it."""
    model = english()
    place = Place(paragraph, NOTHING, previous="", is_first=False)
    return model.company(model.lexicon.find(word), word, place.ahead(model).company)


@given(
    st.lists(st.sampled_from(["a", "mill", "Mr", "U", ",", "7", *ENDS]), min_size=1, max_size=40)
)
def test_a_sentence_ends_at_its_first_end(stream: list[str]) -> None:
    size = sentence(stream)
    assert 1 <= size <= min(len(stream), AHEAD)
    ahead = stream[1:size]
    assert not any(mark in "!?…" for mark in ahead)
    assert size == min(len(stream), AHEAD) or stream[size] in ENDS


def test_abbreviations_end_no_sentence() -> None:
    stream = tokens("he miller Mr. Ash met the U.S. envoy twice. They parted.")
    assert stream[sentence(stream)] == "."
    assert stream[sentence(stream) - 1] == "twice"


def test_a_question_is_asked_by_some_words_and_not_by_others() -> None:
    question = "here did the miller sell what he had to them?"
    _, by_where = told("where", question)
    _, by_there = told("there", question)
    assert by_where > 1 > 0 > by_there


def test_a_comma_later_on_speaks_for_a_clause() -> None:
    clause = "hen the mill was sold to them, the wheel was taken away"
    when, _ = told("when", clause)
    then, _ = told("then", clause)
    assert when > then


def test_neighbours_are_no_companions() -> None:
    place = Place("hen mills, they say, burn", NOTHING, previous="", is_first=False)
    assert place.later == frozenset(tokens("hen mills, they say, burn")[BEHIND:])


def test_a_word_of_no_row_is_taken_for_its_class() -> None:
    model = english()
    clause = Place("unning through the mill, he fell", NOTHING, previous="", is_first=False)
    company = clause.ahead(model).company
    unheard_of = model.company(-1, "gunning", company)
    name = model.lexicon.find("<name>")
    assert unheard_of == model.company(name, "<name>", company)
