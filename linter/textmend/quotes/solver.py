"""Roles for all marks of a paragraph together: sums over all ways to read it, in linear time."""

from __future__ import annotations

from math import exp

from textmend.quotes.marks import Kind, Role
from textmend.values import NamedTuple, cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WINDOW = 4096
"""Marks that are solved at a time; what is open after them is where the next ones go on."""

DEEPEST = 4
NEGLIGIBLE = 1e-9
"""Of the best state; what is less likely is dropped."""

ROUNDING = 1e-9
"""More than a probability is off because numbers are rounded."""

CLEAR = 0.01
"""The doubt up to which a mark is clear by itself."""

_LETTERS = "DS"
STATES = ("", *(letters[:depth] for letters in ("DSDS", "SDSD") for depth in range(1, DEEPEST + 1)))
"""What is open, from the outside in: nothing, "D", "DS", "DSD" and so on."""

_OPEN, _CLOSE, _APOSTROPHE, _PRIME, _STRAY = ROLES = tuple(Role)

# Factors, from nats, for what well set text seldom does.
_NESTED = exp(-0.7)
_OUTER_SINGLE = exp(-1.5)
_SAME_TWICE = exp(-6.0)
"""A quotation directly inside one of the same kind: more likely the first was not closed."""
_NEVER_CLOSED = {"D": exp(-4.5), "S": exp(-6.5)}
"""A quotation that ends because one round it does, or the paragraph."""
_NEVER_OPENED = {"D": exp(-5.0), "S": exp(-8.0)}
_CONTINUED = (exp(-0.7), *[exp(-3.0)] * DEEPEST)
"""A quotation that the next paragraph opens again, by how many others it stands in."""


class Evidence(NamedTuple):
    """What is known about one mark by itself."""

    kind: Kind
    weights: tuple[float, ...]
    """P(what is seen | role) up to a factor, for the roles in their order."""
    role: Role
    """The one that weighs most."""
    doubt: float
    """What all others weigh, in proportion to that."""

    @classmethod
    def of(cls, kind: Kind, weights: tuple[float, ...]) -> Evidence:
        """What these weights say."""
        top = max(weights)
        return cls(kind, weights, ROLES[weights.index(top)], (sum(weights) - top) / top)


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
def steps_from(kind: Kind, primary: Kind) -> Mapping[str, tuple[str, float, str, float]]:
    """Where an opening and a closing mark lead from each state, each with its factor.

    Any other mark leaves the state as it is, and has no factor.
    """
    letter = _LETTERS[kind]
    steps = {}
    for state in STATES:
        opened, opening = state, 0.0
        if not state:
            opened, opening = letter, 1.0 if kind == primary else _OUTER_SINGLE
        elif state[-1] == letter:
            opening = _SAME_TWICE
        elif len(state) < DEEPEST:
            opened, opening = state + letter, _NESTED ** len(state)
        closed, closing = state, _NEVER_OPENED[letter]
        if state.endswith(letter):
            closed, closing = state[:-1], 1.0
        elif letter in state:
            closed, closing = state[: state.rindex(letter)], _NEVER_CLOSED[state[-1]]
        steps[state] = opened, opening, closed, closing
    return steps


def ending(state: str, reopened: str) -> float:
    """The factor for a paragraph that ends in `state`."""
    factor = 1.0
    for depth, letter in enumerate(state):
        continued = reopened.startswith(state[: depth + 1])
        factor *= _CONTINUED[depth] if continued else _NEVER_CLOSED[letter]
    return factor


def solve(marks: Sequence[Evidence], frame: Frame, *, enough: float = 1.0) -> Reading:
    """The most likely reading of one paragraph, and how likely each of its roles is.

    Mostly each mark does what it says by itself, and that all of them do is likelier than anything
    else together: then it takes no search. Where it is likely `enough`, that is taken for the
    confidence of each role, which cannot be less.
    """
    roles: list[Role] = []
    confidences: list[float] = []
    state = ""
    for start in range(0, len(marks), WINDOW):
        window = marks[start : start + WINDOW]
        sums = _sums(window, state, frame, is_last=start + WINDOW >= len(marks))
        if sums.share > 0.5:
            state, decided = sums.state, [mark.role for mark in window]
        else:
            state, decided = _most_likely(window, state, sums, frame.primary)
        roles += decided
        if sums.share >= enough:
            confidences += [sums.share] * len(window)
        else:
            confidences += _posteriors(window, sums, decided, frame.primary)
    return Reading(roles, confidences, _partners(marks, roles))


def _partners(marks: Sequence[Evidence], roles: Sequence[Role]) -> list[int]:
    partners = [-1] * len(marks)
    stack: list[int] = []
    for number, (mark, role) in enumerate(zip(marks, roles, strict=True)):
        if role is _OPEN:
            if stack and marks[stack[-1]].kind is mark.kind:
                stack.pop()
            stack.append(number)
        elif role is _CLOSE and any(marks[one].kind is mark.kind for one in stack):
            while marks[stack[-1]].kind is not mark.kind:
                stack.pop()
            opener = stack.pop()
            partners[opener], partners[number] = number, opener
    return partners


def plain(marks: Sequence[Evidence]) -> Reading | None:
    """The reading of a paragraph in which each mark is clear by itself and all of them pair.

    Most paragraphs are like that, and to sum over all ways to read them would change nothing.
    None for any other paragraph, and for one that quotes with single marks first.
    """
    reading = Reading([], [], [])
    stack: list[int] = []
    for number, (kind, _, role, doubt) in enumerate(marks):
        if doubt > CLEAR:
            return None
        partner = -1
        if role is _OPEN:
            if marks[stack[-1]].kind is kind if stack else kind is not Kind.DOUBLE:
                return None
            if len(stack) == DEEPEST:
                return None
            stack.append(number)
        elif role is _CLOSE:
            if not stack or marks[stack[-1]].kind is not kind:
                return None
            partner = stack.pop()
            reading.partners[partner] = number
        reading.roles.append(role)
        reading.confidences.append(1.0 - doubt)
        reading.partners.append(partner)
    return None if stack else reading


class _Sums(NamedTuple):
    """All ways to read a window, summed up."""

    forward: list[dict[str, float]]
    """How likely states are before each mark and behind the last, by what went before; scaled."""
    ends: dict[str, float]
    """The factor of each state behind the last mark."""
    state: str
    """The one behind the last mark if each mark does what it says by itself."""
    share: float
    """How likely it is, at least, that all of them do."""


def _sums(marks: Sequence[Evidence], state: str, frame: Frame, *, is_last: bool) -> _Sums:
    masses = {state: 1.0}
    forward = [masses]
    share = 1.0
    for kind, weights, role, _ in marks:
        steps = steps_from(kind, frame.primary)
        opens, closes, apostrophe, prime, stray = weights
        sums: dict[str, float] = {}
        for before, mass in masses.items():
            opened, opening, closed, closing = steps[before]
            sums[before] = sums.get(before, 0.0) + mass * prime + mass * stray + mass * apostrophe
            sums[opened] = sums.get(opened, 0.0) + mass * (opens * opening)
            sums[closed] = sums.get(closed, 0.0) + mass * (closes * closing)
        whole = max(sums.values())
        least = whole * NEGLIGIBLE
        masses = {one: mass / whole for one, mass in sums.items() if mass >= least}
        forward.append(masses)
        opened, opening, closed, closing = steps[state]
        if role is _OPEN:
            state, share = opened, share * opening
        elif role is _CLOSE:
            state, share = closed, share * closing
        share *= weights[role] / whole if state in masses else 0.0
    ends = {one: ending(one, frame.reopened) if is_last else 1.0 for one in masses}
    whole = _total([mass * ends[one] for one, mass in masses.items()])
    return _Sums(forward, ends, state, share * ends.get(state, 0.0) / whole - ROUNDING)


def _total(numbers: Sequence[float]) -> float:
    """Their sum, rounded at each step, as `sum` does up to Python 3.11 and the kernel always."""
    total = 0.0
    for number in numbers:
        total += number
    return total


def _most_likely(
    marks: Sequence[Evidence], state: str, sums: _Sums, primary: Kind
) -> tuple[str, list[Role]]:
    """The state behind the most likely reading, and its roles."""
    best = {state: 1.0}
    back: list[dict[str, tuple[str, Role]]] = []
    for (kind, weights, _, _), kept in zip(marks, sums.forward[1:], strict=True):
        steps = steps_from(kind, primary)
        opens, closes, apostrophe, prime, stray = weights
        stays = max(prime, stray, apostrophe)
        staying = _PRIME if stays == prime else _STRAY if stays == stray else _APOSTROPHE
        tops: dict[str, float] = {}
        origins: dict[str, tuple[str, Role]] = {}
        for before, top in best.items():
            opened, opening, closed, closing = steps[before]
            for role, behind, weight in (
                (staying, before, stays),
                (_OPEN, opened, opens * opening),
                (_CLOSE, closed, closes * closing),
            ):
                if top * weight > tops.get(behind, -1.0):
                    tops[behind] = top * weight
                    origins[behind] = before, role
        most = max(tops.values())
        best = {one: tops[one] / most for one in kept}
        back.append(origins)
    final = state = max(best, key=lambda one: best[one] * sums.ends[one])
    roles = []
    for origins in reversed(back):
        state, role = origins[state]
        roles.append(role)
    roles.reverse()
    return final, roles


def _posteriors(
    marks: Sequence[Evidence], sums: _Sums, roles: list[Role], primary: Kind
) -> list[float]:
    """P(role | window) for the roles that were chosen."""
    confidences = []
    beyond = sums.ends
    for number in range(len(marks) - 1, -1, -1):
        kind, (opens, closes, apostrophe, prime, stray), _, _ = marks[number]
        steps = steps_from(kind, primary)
        masses = [0.0] * len(ROLES)
        earlier: dict[str, float] = {}
        for before, mass in sums.forward[number].items():
            opened, opening, closed, closing = steps[before]
            rest = beyond.get(before, 0.0)
            measured, strayed, elided = prime * rest, stray * rest, apostrophe * rest
            opening *= opens
            opening *= beyond.get(opened, 0.0)
            closing *= closes
            closing *= beyond.get(closed, 0.0)
            earlier[before] = measured + strayed + elided + opening + closing
            masses[_OPEN] += mass * opening
            masses[_CLOSE] += mass * closing
            masses[_APOSTROPHE] += mass * elided
            masses[_PRIME] += mass * measured
            masses[_STRAY] += mass * strayed
        confidences.append(masses[roles[number]] / _total(masses))
        whole = max(earlier.values())
        beyond = {one: mass / whole for one, mass in earlier.items()}
    confidences.reverse()
    return confidences
