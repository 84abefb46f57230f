"""Taking a paragraph out of a text, so that the others stand apart as they did."""

from __future__ import annotations

from textmend import Document, Edit, Span
from textmend.values import make


def removal(document: Document, number: int) -> Edit:
    """The edit that removes the paragraph with this number, and what divides it from one neighbour.

    Of the two gaps beside it the wider one is kept. Before the first paragraph and after the last
    one nothing is to be divided.
    """
    paragraphs = document.paragraphs
    start, end = paragraphs[number]
    before = paragraphs[number - 1][1] if number else start
    after = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else end
    if before == start or (after != end and after - end <= start - before):
        return make(Edit, (make(Span, (start, after)), ""))
    return make(Edit, (make(Span, (before, end)), ""))
