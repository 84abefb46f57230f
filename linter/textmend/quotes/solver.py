"""Roles for all marks of a paragraph together: sums over all ways to read it, in linear time."""

from __future__ import annotations

from math import exp

from textmend.quotes.marks import Kind, Role
from textmend.values import NamedTuple, cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOW = 4096
"""Marks that are solved at a time; what is open after them is where the next ones go on."""

_DEEPEST = 4
_NEGLIGIBLE = 1e-9
"""Of the best state; what is less likely is dropped."""

_CLEAR = 0.01
"""What all other roles together may weigh against the best, for a mark that is clear."""

# States are what is open, from the outside in: "", "D", "DS", "DSD" and so on.
_LETTERS = "DS"

# Factors, from nats, for what well set text seldom does.
_NESTED = exp(-0.7)
_OUTER_SINGLE = exp(-1.5)
_SAME_TWICE = exp(-6.0)
"""A quotation directly inside one of the same kind: more likely the first was not closed."""
_NEVER_CLOSED = {"D": exp(-4.5), "S": exp(-6.5)}
"""A quotation that ends because one round it does, or the paragraph."""
_NEVER_OPENED = {"D": exp(-5.0), "S": exp(-8.0)}
_CONTINUED = (exp(-0.7), *[exp(-3.0)] * _DEEPEST)
"""A quotation that the next paragraph opens again, by how many others it stands in."""


class Evidence(NamedTuple):
    """What is known about one mark by itself."""

    kind: Kind
    weights: tuple[float, ...]
    """P(what is seen | role) up to a factor, for the roles in their order."""


class Reading(NamedTuple):
    """The most likely way to read a paragraph, by the marks' places in it."""

    roles: list[Role]
    confidences: list[float]
    """P(role | paragraph) of each."""
    partners: list[int]
    """Of each mark the one that opens or closes the same quotation, or -1."""


class Frame(NamedTuple):
    """What is known about a paragraph as a whole."""

    primary: Kind = Kind.DOUBLE
    """The kind of mark that quotations begin with."""
    reopened: str = ""
    """The marks that the next paragraph begins with, as letters of states."""


@cache
def _steps(state: str, kind: Kind, primary: Kind) -> tuple[tuple[int, str, float], ...]:
    """From `state`, each role that a mark may take: the role, the state behind it, a factor."""
    letter = _LETTERS[kind]
    steps = [(Role.PRIME.value, state, 1.0), (Role.STRAY.value, state, 1.0)]
    if kind == Kind.SINGLE:
        steps.append((Role.APOSTROPHE.value, state, 1.0))
    if not state:
        steps.append((Role.OPEN.value, letter, 1.0 if kind == primary else _OUTER_SINGLE))
    elif state[-1] == letter:
        steps.append((Role.OPEN.value, state, _SAME_TWICE))
    elif len(state) < _DEEPEST:
        steps.append((Role.OPEN.value, state + letter, _NESTED ** len(state)))
    if state.endswith(letter):
        steps.append((Role.CLOSE.value, state[:-1], 1.0))
    elif letter in state:
        steps.append((Role.CLOSE.value, state[: state.rindex(letter)], _NEVER_CLOSED[state[-1]]))
    else:
        steps.append((Role.CLOSE.value, state, _NEVER_OPENED[letter]))
    return tuple(steps)


def _ending(state: str, reopened: str) -> float:
    """The factor for a paragraph that ends in `state`."""
    factor = 1.0
    for depth, letter in enumerate(state):
        continued = reopened.startswith(state[: depth + 1])
        factor *= _CONTINUED[depth] if continued else _NEVER_CLOSED[letter]
    return factor


def solve(marks: Sequence[Evidence], frame: Frame) -> Reading:
    """The most likely reading of one paragraph, and how likely each of its roles is."""
    reading = Reading([], [], [])
    stack: list[int] = []
    state = ""
    for start in range(0, len(marks), WINDOW):
        window = marks[start : start + WINDOW]
        is_last = start + WINDOW >= len(marks)
        best, roles, confidences = _window(window, state, frame, is_last)
        reading.roles.extend(map(Role, roles))
        reading.confidences.extend(confidences)
        state = best
    partners = reading.partners
    partners.extend([-1] * len(marks))
    for number, (mark, role) in enumerate(zip(marks, reading.roles, strict=True)):
        if role is Role.OPEN:
            if stack and marks[stack[-1]].kind == mark.kind:
                stack.pop()
            stack.append(number)
        elif role is Role.CLOSE and any(marks[one].kind == mark.kind for one in stack):
            while marks[stack[-1]].kind != mark.kind:
                stack.pop()
            opener = stack.pop()
            partners[opener], partners[number] = number, opener
    return reading


def plain(marks: Sequence[Evidence]) -> Reading | None:
    """The reading of a paragraph in which each mark is clear by itself and all of them pair.

    Most paragraphs are like that, and to sum over all ways to read them would change nothing.
    None for any other paragraph, and for one that quotes with single marks first.
    """
    reading = Reading([], [], [])
    stack: list[int] = []
    for number, (kind, weights) in enumerate(marks):
        top = max(weights)
        rest = sum(weights) - top
        if rest > top * _CLEAR:
            return None
        role = weights.index(top)
        partner = -1
        if role == Role.OPEN:
            if marks[stack[-1]].kind == kind if stack else kind != Kind.DOUBLE:
                return None
            if len(stack) == _DEEPEST:
                return None
            stack.append(number)
        elif role == Role.CLOSE:
            if not stack or marks[stack[-1]].kind != kind:
                return None
            partner = stack.pop()
            reading.partners[partner] = number
        reading.roles.append(Role(role))
        reading.confidences.append(1.0 - rest / top)
        reading.partners.append(partner)
    return None if stack else reading


def _window(
    marks: Sequence[Evidence], state: str, frame: Frame, is_last: bool
) -> tuple[str, list[int], list[float]]:
    """The state behind the most likely reading, its roles, and the probability of each."""
    forward = [{state: 1.0}]
    best = {state: 1.0}
    back: list[dict[str, tuple[str, int]]] = []
    for kind, weights in marks:
        sums: dict[str, float] = {}
        tops: dict[str, float] = {}
        origins: dict[str, tuple[str, int]] = {}
        for before, mass in forward[-1].items():
            top = best[before]
            for role, behind, factor in _steps(before, kind, frame.primary):
                weight = weights[role] * factor
                sums[behind] = sums.get(behind, 0.0) + mass * weight
                if top * weight > tops.get(behind, -1.0):
                    tops[behind] = top * weight
                    origins[behind] = (before, role)
        whole = max(sums.values())
        most = max(tops.values())
        kept = [one for one, mass in sums.items() if mass >= whole * _NEGLIGIBLE]
        forward.append({one: sums[one] / whole for one in kept})
        best = {one: tops[one] / most for one in kept}
        back.append(origins)
    ends = {one: _ending(one, frame.reopened) if is_last else 1.0 for one in forward[-1]}
    final = max(best, key=lambda one: best[one] * ends[one])
    roles = _trace(back, final)
    return final, roles, _posteriors(marks, forward, ends, roles, frame.primary)


def _trace(back: list[dict[str, tuple[str, int]]], state: str) -> list[int]:
    roles = []
    for origins in reversed(back):
        state, role = origins[state]
        roles.append(role)
    roles.reverse()
    return roles


def _posteriors(
    marks: Sequence[Evidence],
    forward: list[dict[str, float]],
    ends: dict[str, float],
    roles: list[int],
    primary: Kind,
) -> list[float]:
    """P(role | window) for the roles that were chosen."""
    confidences = []
    beyond = ends
    for number in range(len(marks) - 1, -1, -1):
        kind, weights = marks[number]
        masses = [0.0] * 5
        earlier: dict[str, float] = {}
        for before, mass in forward[number].items():
            total = 0.0
            for role, behind, factor in _steps(before, kind, primary):
                rest = beyond.get(behind)
                if rest:
                    weight = weights[role] * factor * rest
                    total += weight
                    masses[role] += mass * weight
            earlier[before] = total
        confidences.append(masses[roles[number]] / sum(masses))
        whole = max(earlier.values())
        beyond = {one: mass / whole for one, mass in earlier.items()}
    confidences.reverse()
    return confidences
