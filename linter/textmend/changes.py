"""What fixing did to a text, as changes to the text that it began with.

Fixing goes in rounds, each over the text that the last one left. A journal and a diagnostic speak
of the text as it was given, so what the rounds did is put together here.
"""

from __future__ import annotations

from bisect import bisect_right

from textmend.finding import Edit
from textmend.fixing import apply
from textmend.span import Span
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from textmend.diagnostic import Flagged


class Change(NamedTuple):
    """A piece of the first text, and what stands there in the last."""

    span: Span
    """Code points of the first text."""
    text: str
    rules: tuple[str, ...]
    """The names of those that had a hand in it, sorted; mostly one."""


def compose(first: str, rounds: Iterable[Iterable[Flagged]], last: str) -> list[Change]:
    """The changes that lead from `first` to `last`, in order, none overlapping another.

    Edits of a later round that meet an earlier change become one change with it, of all rules
    that took part.
    """
    changes: list[Change] = []
    text = first
    for made in rounds:
        edits = sorted(
            Change(edit.span, edit.text, (rule.name,))
            for rule, finding in made
            if finding.fix is not None
            for edit in finding.fix.edits
        )
        changes = _merged(changes, edits, text) if changes else edits
        text = apply(text, [Edit(change.span, change.text) for change in edits])
    if text != last:  # stray bytes became neighbours and joined to a character: one change of all
        return [_difference(first, last, changes)]
    return changes


class Origins:
    """Where in the first text stands what is in the last, for as many places as are asked."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._ends: list[int] = []
        """Of each change, in the last text."""
        self._changes: list[tuple[int, int, int]] = []
        """Of each: start in the last text, and start and end in the first."""
        shift = 0
        for (start, end), text, _ in changes:
            self._changes.append((start + shift, start, end))
            self._ends.append(start + shift + len(text))
            shift += len(text) - (end - start)

    def of(self, offset: int) -> int:
        """The place in the first text; the start of a change for what is inside of it."""
        number = bisect_right(self._ends, offset)
        if number < len(self._ends) and offset >= self._changes[number][0]:
            return self._changes[number][1]
        if not number:
            return offset
        return offset - self._ends[number - 1] + self._changes[number - 1][2]


def _merged(changes: list[Change], edits: list[Change], text: str) -> list[Change]:
    """Earlier `changes` to the first text and `edits` of what they made of it, `text`."""
    starts, ends, shifts = [], [], [0]
    for (start, end), after, _ in changes:
        starts.append(start + shifts[-1])
        ends.append(starts[-1] + len(after))
        shifts.append(shifts[-1] + len(after) - (end - start))
    merged: list[Change] = []
    done = 0  # of `changes`
    number = 0  # of `edits`
    while number < len(edits):
        (low, high), _, _ = edits[number]
        first = max(done, bisect_right(ends, low - 1))
        if first < len(changes) and ends[first] == low and low > starts[first] and high > low:
            first += 1  # they are neighbours, and neither is empty
        last, together = first, [edits[number]]
        number += 1
        while True:
            if last < len(changes) and _meet(starts[last], ends[last], low, high):
                low, high = min(low, starts[last]), max(high, ends[last])
                last += 1
            elif last > first and number < len(edits) and _meet(low, high, *edits[number].span):
                high = max(high, edits[number].span.end)
                together.append(edits[number])
                number += 1
            else:
                break
        merged += changes[done:first]
        done = last
        inner = [Edit.replace(s - low, e - low, after) for (s, e), after, _ in together]
        merged.append(
            Change(
                Span(low - shifts[first], high - shifts[last]),
                apply(text[low:high], inner),
                _rules((*changes[first:last], *together)),
            )
        )
    return merged + changes[done:]


def _meet(start: int, end: int, low: int, high: int) -> bool:
    """Whether two ranges overlap, or touch where one is empty, so that their order matters."""
    if start == end or low == high:
        return start <= high and low <= end
    return start < high and low < end


def _difference(first: str, last: str, changes: Iterable[Change]) -> Change:
    """All that differs between two texts as one change."""
    most = min(len(first), len(last))
    start = next((i for i in range(most) if first[i] != last[i]), most)
    most -= start
    tail = next((i for i in range(most) if first[-1 - i] != last[-1 - i]), most)
    return Change(Span(start, len(first) - tail), last[start : len(last) - tail], _rules(changes))


def _rules(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(sorted({name for change in changes for name in change.rules}))
