"""The kernel reads paragraphs as plain Python does, to the last bit."""

from __future__ import annotations

from math import inf
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel import _kernel
from textmend import Kind, Role
from textmend.quotes import reading, seen, solver
from textmend.quotes.marks import CHARACTERS, Mark, glyph_at, glyph_weights
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


texts = st.lists(
    st.sampled_from(
        [*"\"'“”‘’„«»›‹「」『』‛‟‚″`´ \n.,-—5aäİ½", "\udc80", "🎉", "n't", "''", "``", "’’"]
    ),
    max_size=30,
).map("".join)


def found(marks):
    """As many marks as there is evidence of, somewhere."""
    return [(2 * number + 300, "mark") for number in range(len(marks))]


@settings(unhurried, max_examples=300)
@given(texts, st.data())
def test_marks_are_those_that_are_found_without_a_kernel(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    expected = seen.plainly_find_marks(text, start, end, glyph_at)
    assert seen.find_marks(text, start, end, glyph_at) == expected


@pytest.mark.parametrize("glyph", [*sorted(CHARACTERS), "``"])
def test_a_mark_is_found_among_many_letters(glyph):
    for size in range(70):
        text = "m" * size + glyph + "m" * 70
        expected = seen.plainly_find_marks(text, 0, len(text), glyph_at)
        assert seen.find_marks(text, 0, len(text), glyph_at) == expected


@settings(unhurried, max_examples=300)
@given(texts)
def test_what_neighbours_tell_of_marks_is_what_they_tell_without_a_kernel(text):
    marks = seen.plainly_find_marks(text, 0, len(text), glyph_at)
    told = glyph_weights("en", frozenset(text))

    def by_neighbours(near, told):
        return None if "a" in near else (near, told)

    asked = told, seen.INSIDE, by_neighbours, lambda *mark: mark
    assert seen.weigh_marks(text, marks, *asked) == seen.plainly_weigh_marks(text, marks, *asked)


@settings(unhurried, max_examples=300)
@given(paired | some)
def test_what_is_plain_is_read_as_without_a_kernel(marks):
    expected = reading.plainly_plain(found(marks), marks)
    assert reading.plain(found(marks), marks) == expected


@settings(unhurried, max_examples=400)
@given(paired | some, frames, st.sampled_from([0.0, 0.5, 0.9, 0.99, 1.0, inf]))
def test_the_most_likely_reading_is_that_without_a_kernel(marks, frame, enough):
    expected = reading.plainly_solve(found(marks), marks, frame, enough=enough)
    assert reading.solve(found(marks), marks, frame, enough=enough) == expected


if _kernel is not None:

    @settings(unhurried, max_examples=200)
    @given(some, frames, st.integers(1, 6), st.sampled_from([0.9, 1.0]))
    def test_windows_are_solved_as_without_a_kernel(marks, frame, window, enough):
        solve = reading.solving_with(reading.reader(window))
        with patch.object(solver, "WINDOW", window):
            expected = reading.plainly_solve(found(marks), marks, frame, enough=enough)
        assert solve(found(marks), marks, frame, enough=enough) == expected

    def test_marks_are_marks_and_their_roles_and_kinds_members():
        marks = [Evidence.of(Kind.DOUBLE, (1.0, 1e-9, 0.0, 1e-9, 1e-9))] * 2
        decided = reading.solve([(4, "“"), (9, '"')], marks, Frame())
        assert [*decided] == [4, 9]
        for mark in decided.values():
            assert type(mark) is Mark
            assert mark.role is Role.OPEN and mark.kind is Kind.DOUBLE and mark.partner == -1

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
            _kernel.Reader(Mark, steps, solver.ROLES, 9, 4, 0.01, 1e-9, 1e-9)

    @pytest.mark.parametrize("mark", [list, "Mark"])
    def test_marks_that_are_no_tuples_are_refused(mark):
        with pytest.raises(TypeError):
            _kernel.Reader(mark, (), solver.ROLES, 9, 4, 0.01, 1e-9, 1e-9)

    @pytest.mark.parametrize(
        "evidence",
        [
            (2, (1.0,) * 5, 0, 0.0),
            (0, (1.0,) * 5, 5, 0.0),
            (-1, (1.0,) * 5, 0, 0.0),
            (0, (1.0,) * 4, 0, 0.0),
            (0, [1.0] * 5, 0, 0.0),
            (0, (1.0,) * 5, 0),
            7,
        ],
    )
    def test_evidence_that_is_none_is_refused(evidence):
        for solve in (reading.plain, lambda *given: reading.solve(*given, Frame())):
            with pytest.raises(ValueError, match=r"kind|tuple|weight"):
                solve([(0, "“")], [evidence])
            with pytest.raises(ValueError, match="each"):
                solve([], [evidence])
            with pytest.raises(TypeError):
                solve((), (evidence,))

    @pytest.mark.parametrize("mark", [7, (), (1,)])
    def test_marks_that_stand_nowhere_are_refused(mark):
        evidence = [Evidence.of(Kind.DOUBLE, (1.0, 1e-9, 0.0, 1e-9, 1e-9))]
        with pytest.raises((TypeError, IndexError)):
            reading.solve([mark], evidence, Frame())

    @pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 2), (0, 9)])
    def test_a_paragraph_that_is_not_in_the_text_is_refused(start, end):
        with pytest.raises(IndexError):
            _kernel.find_marks('The "mi"', start, end, glyph_at)

    @pytest.mark.parametrize("mark", [(-1, '"'), (8, '"'), (4, "no mark"), 4])
    def test_marks_that_are_none_are_refused(mark):
        with pytest.raises((IndexError, TypeError, ZeroDivisionError)):
            _kernel.weigh_marks('The "mi"', [mark], {}, None, None, lambda at, glyph: 1 / 0)

    def test_a_mark_that_nothing_is_told_of_is_refused():
        with pytest.raises(KeyError):
            _kernel.weigh_marks('The "mi"', [(4, '"')], {}, None, None, None)

    def test_what_tells_of_marks_may_fail():
        def fails(*asked):
            raise ArithmeticError

        with pytest.raises(ArithmeticError):
            _kernel.find_marks("The ``mi``", 0, 9, fails)
        with pytest.raises(TypeError):
            _kernel.find_marks("The ``mi``", 0, 9, lambda *asked: 7)
        for mark in ('"', "``"):
            with pytest.raises(ArithmeticError):
                _kernel.weigh_marks("The mi", [(4, mark)], {'"': ()}, None, fails, fails)
