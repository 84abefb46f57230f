"""Findings that are mended alike are those that plain Python makes one by one."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import _kernel
from textmend import Applicability, Edit, Finding, Fix, Span
from textmend.replacing import plainly_replaced, replaced
from texts import unhurried

SAME = "'", "Curly", Applicability.UNSAFE, "Make it '"
TYPES = Span, Edit, Fix, Finding


@given(
    st.lists(st.integers(0, 2**40), max_size=20),
    st.integers(0, 3),
    st.tuples(
        st.text(max_size=3),
        st.text(max_size=3),
        st.sampled_from([*Applicability]),
        st.text(max_size=3),
    ),
)
@unhurried
def test_findings_are_those_that_are_made_one_by_one(places, size, same):
    made = replaced(places, size, *same)
    assert made == plainly_replaced(places, size, *same)
    for finding in made:
        assert [type(each) for each in (finding, finding.span, finding.fix)] == [Finding, Span, Fix]
        assert all(type(edit) is Edit for edit in finding.fix.edits)
        assert finding.fix.applicability is same[2]


if _kernel is not None:

    @pytest.mark.parametrize(
        ("places", "size"), [([-1], 1), ([1], -1), ([sys.maxsize], 1), ([2**70], 1)]
    )
    def test_a_place_that_no_text_has_is_refused(places, size):
        with pytest.raises(OverflowError):
            _kernel.replaced(places, size, *SAME, *TYPES)

    @pytest.mark.parametrize("places", ["12", [None], [1.5]])
    def test_what_is_no_place_is_refused(places):
        with pytest.raises(TypeError):
            _kernel.replaced(places, 1, *SAME, *TYPES)

    @pytest.mark.parametrize("number", range(4))
    def test_a_class_that_is_none_of_tuples_is_refused(number):
        types = [*TYPES]
        types[number] = dict
        with pytest.raises(TypeError):
            _kernel.replaced([1], 1, *SAME, *types)
