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
            end = len(prose)
        if end > start + LONGEST:
            return None
        ahead, behind = prose[max(0, start - 3) : start], prose[end + 1 : end + 3]
        if ahead and (ahead[1:] != "\n\n" or ahead[0].isspace()):
            return closely(hit)
        if behind[:1] not in ("", "\n") or behind[1:].isspace():
            return closely(hit)
        return start, end, start - 2 if ahead else -1, end + 2 if len(behind) == 2 else -1

    return closely if document.markup or "\r" in prose else soon
