"""Where paragraphs begin and end in plain text, which has no mark for it."""

from __future__ import annotations

from itertools import pairwise

from textmend.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.document import Document

WIDEST_WRAP = 120
"""Code points. Nobody wraps wider by hand; a longer line is a paragraph on one line."""

_WRAPPED_SHARE = 0.8
"""Of the breaks in a block, how many must be where the next word no longer fitted."""


def split(document: Document) -> Sequence[Span]:
    """The paragraphs of `document`: from each one's first code point up to its last line ending.

    Lines that nothing blank divides are one paragraph where they look wrapped, that is, where the
    first word of the next line would not have fitted on the line before; else each line is one.
    """
    prose = document.prose
    paragraphs: list[Span] = []
    block: list[Span] = []
    for line in document.lines:
        if line.end == line.start or prose[line.start : line.end].isspace():
            if block:
                paragraphs += _of_block(prose, block)
                block = []
        else:
            block.append(line)
    if block:
        paragraphs += _of_block(prose, block)
    return paragraphs


def _of_block(prose: str, block: list[Span]) -> list[Span]:
    if len(block) > 1 and _is_wrapped(prose, block):
        return [Span(block[0].start, block[-1].end)]
    return block


def _is_wrapped(prose: str, block: list[Span]) -> bool:
    width = max(end - start for start, end in block)
    if width > WIDEST_WRAP:
        return False
    full = 0
    for line, following in pairwise(block):
        first_word = prose[following.start : following.end].split(None, 1)[0]
        if line.end - line.start + 1 + len(first_word) > width:
            full += 1
    return full >= _WRAPPED_SHARE * (len(block) - 1)
