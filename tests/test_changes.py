"""What rounds of fixing did, as changes to the text that they began with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textmend.changes import Change, Origins, compose
from textmend.claims import Claims
from textmend.diagnostic import Flagged
from textmend.finding import Applicability, Edit, Finding, Fix
from textmend.fixing import apply
from textmend.registry import load
from textmend.span import Span

RULES = load()[:4]


def flagged(number, *edits):
    rule = RULES[number]
    return Flagged(rule, Finding(edits[0].span, "", Fix(edits, Applicability.SAFE, "")))


@st.composite
def histories(draw):
    """A text, rounds of edits to it, and what they make of it."""
    first = text = draw(st.text("abcd", max_size=12))
    rounds = []
    for _ in range(draw(st.integers(0, 4))):
        claims, made = Claims(), []
        for _ in range(draw(st.integers(0, 4))):
            low = draw(st.integers(0, len(text)))
            high = draw(st.integers(low, min(len(text), low + 3)))
            if claims.claim([Span(low, high)]):
                after = draw(st.text("wxyz", max_size=3))
                made.append(flagged(draw(st.integers(0, 3)), Edit.replace(low, high, after)))
        rounds.append(made)
        text = apply(text, [edit for each in made for edit in each.finding.fix.edits])
    return first, rounds, text


@given(histories())
def test_changes_lead_from_the_first_text_to_the_last(history):
    first, rounds, last = history
    changes = compose(first, rounds, last)
    assert apply(first, [Edit(change.span, change.text) for change in changes]) == last
    assert changes == sorted(changes, key=lambda change: change.span)
    names = {each.rule.name for made in rounds for each in made}
    assert {name for change in changes for name in change.rules} == names


@given(histories())
def test_what_no_change_touched_is_found_where_it_stood(history):
    first, rounds, last = history
    changes = compose(first, rounds, last)
    origins = Origins(changes)
    shift = 0
    at = 0
    for (start, end), after, _ in [*changes, Change(Span(len(first), len(first)), "", ())]:
        for offset in range(at, start):
            assert origins.of(offset + shift) == offset
        for offset in range(start + shift, start + shift + len(after)):
            assert origins.of(offset) == start
        shift += len(after) - (end - start)
        at = end


def test_changes_apart_stay_apart_and_those_that_meet_are_one():
    rounds = [
        [flagged(0, Edit.delete(1, 2)), flagged(1, Edit.replace(6, 7, "GG"))],  # acdefGGh
        [flagged(2, Edit.replace(5, 6, "x")), flagged(3, Edit.insert(0, "!"))],  # !acdefxGh
    ]
    names = [rule.name for rule in RULES]
    assert compose("abcdefgh", rounds, "!acdefxGh") == [
        Change(Span(0, 0), "!", (names[3],)),
        Change(Span(1, 2), "", (names[0],)),
        Change(Span(6, 7), "xG", tuple(sorted((names[1], names[2])))),
    ]


def test_bytes_that_join_to_a_character_are_one_change():
    first = "a \udcc3b\udca9 z"
    made = [flagged(0, Edit.delete(3, 4))]
    assert compose(first, [made], "a é z") == [
        Change(Span(2, 5), "é", (RULES[0].name,)),
    ]
