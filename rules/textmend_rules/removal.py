"""Taking a paragraph out of a text, so that the others stand apart as they did."""

from __future__ import annotations

from textmend import Document, Edit, Span
from textmend.values import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Place = tuple[int, int, int, int]
    """Where a paragraph starts and ends, where the one before it ends, and the next one starts.

    The last two are -1 where there is none.
    """


def place_of(paragraphs: Sequence[Span], number: int) -> Place:
    """The place of the paragraph with this number."""
    start, end = paragraphs[number]
    before = paragraphs[number - 1][1] if number else -1
    after = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else -1
    return start, end, before, after


def removal(document: Document, number: int) -> Edit:
    """The edit that removes the paragraph with this number."""
    return removed(place_of(document.paragraphs, number))


def removed(place: Place) -> Edit:
    """The edit that removes a paragraph, and what divides it from one of those beside it.

    Of the two gaps the wider one is kept. Before the first paragraph and after the last one nothing
    is to be divided.
    """
    start, end, before, after = place
    if before in (-1, start):
        return make(Edit, (make(Span, (start, max(end, after))), ""))
    if after > end and after - end <= start - before:
        return make(Edit, (make(Span, (start, after)), ""))
    return make(Edit, (make(Span, (before, end)), ""))
