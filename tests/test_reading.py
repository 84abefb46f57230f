"""The kernel reads paragraphs as plain Python does, to the last bit."""

from __future__ import annotations

from math import inf
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel import _kernel
from textmend import Kind, Role
from textmend.quotes import reading, solver
from textmend.quotes.solver import Evidence, Frame
from texts import unhurried

weights = st.sampled_from([1e-9, 1e-6, 1e-4, 0.02, 0.5, 1.0, 7.0, 400.0]) | st.floats(1e-8, 100.0)
kinds = st.sampled_from([*Kind])
unclear = st.builds(Evidence.of, kinds, st.tuples(*[weights] * 5))
clear = st.builds(
    lambda kind, role, rest: Evidence.of(
        kind, tuple(1.0 if role is each else rest for each in Role)
    ),
    kinds,
    st.sampled_from([Role.OPEN, Role.CLOSE, Role.CLOSE, Role.APOSTROPHE]),
    st.sampled_from([1e-9, 1e-5, 0.002, 0.1]),
)


def quotation(kind, inside, behind=()):
    """The marks round those inside, and behind them others."""
    opening = Evidence.of(kind, (1.0, *[1e-6] * 4))
    return [opening, *inside, Evidence.of(kind, (1e-6, 1.0, *[1e-7] * 3)), *behind]


def nested(depth):
    """Quotations that stand in each other, of the two kinds in turn, double marks outermost."""
    marks = []
    for level in reversed(range(depth)):
        marks = quotation([*Kind][level % 2], marks)
    return marks


paired = st.recursive(
    st.just([]), lambda inner: st.builds(quotation, kinds, inner, inner), max_leaves=8
) | st.builds(nested, st.integers(0, 6))
some = st.lists(unclear | clear, max_size=30)
frames = st.builds(Frame, kinds, st.sampled_from(["", "D", "S", "DS", "SD", "DSDS", "SDSD", "DD"]))


@settings(unhurried, max_examples=300)
@given(paired | some)
def test_what_is_plain_is_read_as_without_a_kernel(marks):
    assert reading.plain(marks) == solver.plain(marks)


@settings(unhurried, max_examples=400)
@given(paired | some, frames, st.sampled_from([0.0, 0.5, 0.9, 0.99, 1.0, inf]))
def test_the_most_likely_reading_is_that_without_a_kernel(marks, frame, enough):
    expected = solver.solve(marks, frame, enough=enough)
    assert reading.solve(marks, frame, enough=enough) == expected


if _kernel is not None:

    @settings(unhurried, max_examples=200)
    @given(some, frames, st.integers(1, 6), st.sampled_from([0.9, 1.0]))
    def test_windows_are_solved_as_without_a_kernel(marks, frame, window, enough):
        solve = reading.solving_with(reading.reader(window))
        with patch.object(solver, "WINDOW", window):
            assert solve(marks, frame, enough=enough) == solver.solve(marks, frame, enough=enough)

    def test_roles_are_members_and_partners_are_numbers():
        marks = [Evidence.of(Kind.DOUBLE, (1.0, 1e-9, 0.0, 1e-9, 1e-9))] * 2
        roles, confidences, partners = reading.solve(marks, Frame())
        assert all(role is Role.OPEN for role in roles)
        assert len(confidences) == 2 and partners == [-1, -1]

    @pytest.mark.parametrize("window", [0, -1])
    def test_a_window_of_nothing_is_refused(window):
        with pytest.raises(ValueError, match="window"):
            reading.reader(window)

    @pytest.mark.parametrize("deepest", [9, -1])
    def test_more_open_marks_than_there_is_room_for_are_refused(deepest):
        with pytest.raises(ValueError, match="few"), patch.object(solver, "DEEPEST", deepest):
            reading.reader()

    @pytest.mark.parametrize("steps", [(), ((),) * 4, (((9, 1.0, 0, 1.0),) * 9,) * 4])
    def test_steps_to_nowhere_are_refused(steps):
        with pytest.raises(ValueError, match=r"state|steps"):
            _kernel.Reader(steps, solver.ROLES, 9, 4, 0.01, 1e-9, 1e-9)

    @pytest.mark.parametrize(
        "mark", [(2, (1.0,) * 5, 0, 0.0), (0, (1.0,) * 5, 5, 0.0), (-1, (1.0,) * 5, 0, 0.0), 7]
    )
    def test_evidence_that_is_none_is_refused(mark):
        for solve in (reading.plain, lambda marks: reading.solve(marks, Frame())):
            with pytest.raises(ValueError, match=r"kind|tuple"):
                solve([mark])
            with pytest.raises(TypeError):
                solve((mark,))
