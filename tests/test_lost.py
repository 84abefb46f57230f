"""What rules a loss out without a look at the place rules out what a full look does."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from textmend.evidence import judge
from textmend.evidence.candidates import candidates, is_attested
from textmend.evidence.document import DocumentCounts
from textmend.evidence.judge import Paragraph
from textmend.evidence.model import english
from textmend.evidence.place import Place
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


def plainly_out(paragraph):
    """Whether a loss is out of the question, as a full look at the place tells it first."""
    ranking, loss = judge.weighed(paragraph, NOTHING)
    if loss >= judge.SHOWN_LOSS - judge._FROM_COUNTS:
        return False
    tail = paragraph.text.split(None, 1)[0]
    if ranking is None:
        unlisted = judge._before(tail, paragraph.prose.lower())
        return not any(before[-1:].isalpha() for before in unlisted)
    return not any(any(map(str.isupper, before)) for before in judge._before(tail, paragraph.prose))


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("rest", ["said that the mill was shut.", "and the weir", "of Wexford,"])
@pytest.mark.parametrize("named", ["", "Wexford ran.", "Mmynt.", "The rhyme of zzzkvw. Iran."])
def test_a_loss_is_ruled_out_in_whatever_order_is_asked(tail, rest, named):
    text = f"{tail} {rest}"
    paragraph = Paragraph(text, "The wheel stood still.", False, f"{named}\n\n{text}", None)
    assert judge._is_out_of_the_question(paragraph) == plainly_out(paragraph)
