"""The kernel puts findings in order as plain Python does, or leaves it to that."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from kernel import _kernel
from textmend import Edit, Finding, Fix, Span, arranging, rule
from textmend.diagnostic import Flagged
from textmend.finding import Applicability
from texts import unhurried

LENGTH = 12
offsets = st.integers(-1, LENGTH + 1) | st.just(2**70)
spans = st.builds(Span, offsets, offsets) | st.integers(0, 9).map(lambda at: Span(at, at + 2))
fixes = st.builds(
    Fix,
    st.lists(st.builds(Edit, spans, st.just("")), min_size=1, max_size=2).map(sorted).map(tuple),
    st.just(Applicability.SAFE),
    st.just("Mend it"),
)
findings = st.builds(
    Finding, spans, st.just("odd"), st.none() | fixes, st.lists(fixes, max_size=1).map(tuple)
)
bounds = st.tuples(*[st.integers(0, LENGTH)] * 2).map(sorted)
sound = bounds.map(lambda pair: Finding(Span(*pair), "odd"))


def named(number):
    def check(document):
        """Flags nothing."""
        return ()

    return rule(family="words")(check)._replace(name=f"rule{number}")


RULES = [named(number) for number in range(4)]


@unhurried
@given(st.lists(st.lists(sound, max_size=6) | st.lists(findings, max_size=3), max_size=4))
@example([[Finding(Span(3, 3), "odd"), Finding(Span(3, 3), "even")]])
@example([[Finding(Span(3, 4), "odd")], [Finding(Span(4, 4), "even"), Finding(Span(1, 3), "")]])
@example([[Finding(Span(0, LENGTH), "odd")], [(0, 1)]])
@example([[Finding(Span(0, 1), "odd", fix=(None,))]])
def test_what_is_arranged_at_once_is_what_a_closer_look_arranges(found):
    by_rule = list(zip(RULES, found, strict=False))
    sound, failures = arranging._closely(by_rule, LENGTH)
    assert arranging.arranged(by_rule, LENGTH) == (sound, failures)
    if _kernel is not None:
        at_once = _kernel.arranged(by_rule, LENGTH, Flagged)
        assert (at_once is None) == bool(failures)
