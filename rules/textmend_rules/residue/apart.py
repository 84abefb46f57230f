"""Which paragraph an anchor stands in, and what is beside it.

Mostly it is one line between two blank ones, and that is seen without a look at all others.
"""

from __future__ import annotations

from bisect import bisect_left

from textmend_rules.removal import place_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textmend import Document, Span
    from textmend_rules.removal import Place

LONGEST = 700
"""Code points of a paragraph that may be residue as a whole."""


def paragraph_at(paragraphs: Sequence[Span], at: int) -> int:
    """The number of the last paragraph that begins at `at` or before it; -1 if there is none."""
    return bisect_left(paragraphs, (at + 1,)) - 1


def places_in(document: Document) -> Callable[[int], Place | None]:
    """What tells the place of the paragraph with the anchor at an offset.

    None where none is there that is short enough. An anchor may begin with the line feed before
    its paragraph, or be at -1 instead.
    """
    prose = document.prose
    size = len(prose)

    def closely(hit: int) -> Place | None:
        paragraphs = document.paragraphs
        number = paragraph_at(paragraphs, hit + 1)
        if number < 0:
            return None
        start, end = paragraphs[number]
        return place_of(paragraphs, number) if hit + 1 < end <= start + LONGEST else None

    def soon(hit: int) -> Place | None:
        start = hit + 1
        if hit >= 0 and prose[hit] != "\n":
            start = prose.rfind("\n", max(0, hit - LONGEST), hit) + 1
        end = prose.find("\n", hit + 1, start + LONGEST + 1)
        if end < 0:
            end = size
        if end > start + LONGEST:
            return None
        before = after = -1
        if start > 0:
            before = start - 2
            if before < 1 or prose[before] != "\n" or prose[before - 1].isspace():
                return closely(hit)
        if end + 1 < size:
            if prose[end + 1] != "\n":
                return closely(hit)
            if end + 2 < size:
                after = end + 2
                if prose[after].isspace():
                    return closely(hit)
        return start, end, before, after

    return closely if document.markup or "\r" in prose else soon
