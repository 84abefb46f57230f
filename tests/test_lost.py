"""What rules a loss out without a look at the place rules out what a full look does."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from textmend.evidence import judge
from textmend.evidence.candidates import candidates, is_attested
from textmend.evidence.document import DocumentCounts
from textmend.evidence.endings import Endings
from textmend.evidence.judge import Paragraph
from textmend.evidence.model import english
from textmend.evidence.place import Place
from textmend.evidence.tokens import tokens
from texts import unhurried

TAILS = ("he", "exford", "ran", "mynt", "iran", "a", "zzkvw", "hale", "élan", "hat")
NOTHING = DocumentCounts("")

tails = st.sampled_from(TAILS) | st.text("aehrt", min_size=1, max_size=4)
vocabularies = st.none() | st.dictionaries(st.sampled_from(["Mmynt", "mmynt", "Ahe"]), st.just(3))


@settings(unhurried, max_examples=200)
@given(tails, vocabularies)
@example("mynt", {"Mmynt": 3})
def test_what_is_attested_has_candidates(tail, vocabulary):
    place = Place(f"{tail} was there.", NOTHING, previous="", is_first=True)
    found = candidates(place, vocabulary, english())
    assert is_attested(tail, vocabulary, english()) == bool(found)


def before(tail, prose):
    """What stands before `tail` wherever that ends a word: as many letters as may be lost."""
    for at in range(len(prose)):
        end = at + len(tail)
        if prose.startswith(tail, at) and not prose[end : end + 1].isalpha():
            yield prose[max(0, at - 3) : at]


def plainly_out(paragraph):
    """Whether a loss is out of the question, as a full look at the place tells it first."""
    ranking, loss = judge.weighed(paragraph, NOTHING)
    if loss >= judge.SHOWN_LOSS - judge._FROM_COUNTS:
        return False
    tail = paragraph.text.split(None, 1)[0]
    prose = paragraph.endings.text
    if ranking is None:
        return not is_of_longer(tail, prose)
    return not is_of_name(tail, prose)


def is_of_longer(tail, prose):
    return any(each[-1:].isalpha() for each in before(tail.lower(), prose.lower()))


def is_of_name(tail, prose):
    found = [each for each in before(tail, prose) if not each[-1:].isspace()]
    return any(any(map(str.isupper, each)) for each in found)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("rest", ["said that the mill was shut.", "and the weir", "of Wexford,"])
@pytest.mark.parametrize(
    "named", ["", "Wexford ran.", "Mmynt.", "The rhyme of zzzkvw. Iran.", "Then."]
)
def test_a_loss_is_ruled_out_in_whatever_order_is_asked(tail, rest, named):
    text = f"{tail} {rest}"
    endings = Endings(f"{named}\n\n{text}")
    paragraph = Paragraph(text, "The wheel stood still.", False, endings, None)
    assert judge._is_out_of_the_question(paragraph) == plainly_out(paragraph)


@settings(unhurried, max_examples=300)
@given(st.sampled_from(["he", "are", "here", "ear"]), st.text("Thear '’-.\n", max_size=12))
@example("he", "The")
@example("he", "T\xadhe’s")
def test_no_loss_is_ruled_out_that_a_name_of_the_document_may_explain(tail, named):
    prose = f"{named}\n\n{tail} said that the mill was shut."
    counts = DocumentCounts(prose)
    names = [word for word in counts.ending_in(tail) if counts.capitalised(word)]
    starts = [word for word in counts.ending_in(tail) if counts.starts(word)]
    paragraph = Paragraph(prose[len(named) + 2 :], "The old wheel of", False, Endings(prose), None)
    assert not ((names or starts) and judge._is_out_of_the_question(paragraph))


@settings(unhurried, max_examples=300)
@given(st.sampled_from(["he", "are", "hér", "s", ""]), st.text("Thearés '’-.\n", max_size=30))
@example("s", "IT’S")
def test_the_paragraph_before_is_divided_where_a_word_of_it_may_be_meant(tail, previous):
    divided = frozenset(tokens(previous))
    found = Place(f"{tail} was", NOTHING, previous=previous, is_first=False).previous
    assert found in (divided, frozenset())
    assert not any(token.lower().endswith(tail) for token in divided - found)


@settings(unhurried, max_examples=300)
@given(
    st.text("AaeIéßx½'’ -.\n\U0010ffff", max_size=40),
    st.lists(st.text("aeIé½'", min_size=1, max_size=3), min_size=1, max_size=30),
)
@example("Ia\U0010ffffe", ["e"] * 30)
@example("Ia½e a½", ["e", "a"] * 15)
@example("İa", ["a"] * 20)
def test_endings_are_found_by_an_index_as_they_are_one_by_one(text, tails):
    many = Endings(text)
    asked = [f"{tail}{letters}" for letters in ("", "e", "x") for tail in tails]
    for tail in [*"bcdfghjklmnpqrstvw", *asked]:  # so often that an index is made
        assert many.is_of_longer(tail) == Endings(text).is_of_longer(tail)
        assert many.is_of_longer(tail) == is_of_longer(tail, text)
        assert many.is_of_name(tail) == is_of_name(tail, text)
