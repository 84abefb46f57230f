"""Ranges of one document's text."""

from __future__ import annotations

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A half-open range of code points, counted from the start of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point, lie inside one another, or are the same point."""
        return (self.start < other.end and other.start < self.end) or self == other


def overlap(spans: Iterable[Span]) -> bool:
    """Whether any two of `spans`, which are in order, overlap."""
    before = (-1, -1)
    for span in spans:
        if span[0] < before[1] or span == before:
            return True
        before = span
    return False
