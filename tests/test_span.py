"""Ranges, and which of them can be taken together."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Span
from textmend.claims import Claims
from textmend.span import overlap
from texts import unhurried

# A short text, so that most spans have something to do with one another.
spans = st.tuples(st.integers(0, 12), st.integers(0, 4)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)
batches = st.lists(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6), max_size=5)


def naive_overlap(one, other):
    """By the places themselves: code points, and the gaps between them where nothing is wide.

    Code point n lies at 2n + 1, and the gap before it at 2n. A span holds its code points and the
    gaps between them, an empty one only its gap.
    """

    def places(span):
        if span.start == span.end:
            return {2 * span.start}
        return set(range(2 * span.start + 1, 2 * span.end))

    return bool(places(one) & places(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 3), (3, 5), False),
        ((0, 3), (2, 5), True),
        ((0, 9), (2, 5), True),
        ((2, 2), (2, 2), True),
        ((2, 2), (2, 5), False),
        ((5, 5), (2, 5), False),
        ((3, 3), (2, 5), True),
    ],
)
def test_what_overlaps_and_what_only_touches(one, other, expected):
    assert Span(*one).overlaps(Span(*other)) is expected
    assert Span(*other).overlaps(Span(*one)) is expected


@given(spans, spans)
def test_overlapping_is_sharing_a_place(one, other):
    assert one.overlaps(other) is naive_overlap(one, other)


@given(st.lists(spans, max_size=6).map(sorted))
def test_whether_any_overlap_is_whether_two_do(spans):
    assert overlap(spans) is any(one.overlaps(other) for one, other in combinations(spans, 2))


@unhurried
@given(batches)
def test_claims_grant_what_a_list_looked_through_from_end_to_end_would(batches):
    claims = Claims()
    taken = []
    for batch in batches:
        for wanted in batch:
            if any(
                naive_overlap(one, other) for one in wanted for other in wanted if one is not other
            ):
                continue  # whoever claims several sees to it that they do not overlap
            is_free = not any(naive_overlap(one, other) for one in wanted for other in taken)
            assert claims.claim(wanted) is is_free
            if is_free:
                taken += wanted
        claims.settle()


def test_of_a_claim_that_fails_nothing_is_taken():
    claims = Claims()
    assert claims.claim([Span(5, 7)])
    assert not claims.claim([Span(0, 2), Span(6, 8)])
    assert claims.claim([Span(0, 2)])


@given(st.lists(st.lists(spans, max_size=6).map(sorted), max_size=4))
def test_sorted_spans_are_claimed_as_one_by_one(batches):
    claims, one_by_one = Claims(), Claims()
    for batch in batches:
        assert claims.claim_sorted(batch) == [one_by_one.claim([span]) for span in batch]
        one_by_one.settle()
