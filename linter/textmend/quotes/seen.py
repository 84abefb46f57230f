"""Which marks a paragraph has, and what is known of each by the characters beside it."""

from __future__ import annotations

from textmend.quotes.marks import CHARACTERS, JOINED, KINDS, Kind
from textmend.quotes.solver import Evidence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Found = list[tuple[int, str]]
    """Where marks stand, in order, and how each is written."""
    Told = dict[str, tuple[float, ...]]
    """What each glyph tells of its role: see `marks.glyph_weights`."""

INSIDE = Evidence.of(Kind.SINGLE, (1e-8, 1e-8, 1.0, 1e-8, 1e-6))
"""What is known of an apostrophe between letters."""


def offsets(text: str, glyphs: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """Where one of `glyphs` stands from `start` up to `end`, in order."""
    found = []
    for glyph in glyphs:
        at = text.find(glyph, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(glyph, at + 1, end)
    found.sort()
    return found


def joins_letters(text: str, at: int) -> bool:
    """Whether the mark at `at` is an apostrophe between letters, or stands in an address."""
    return text[at] in "'’" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


def plainly_find_marks(
    text: str, start: int, end: int, glyph_at: Callable[[str, int, int, int], str]
) -> Found:
    """The marks in the paragraph from `start` up to `end`; `glyph_at` tells of those that join."""
    found: Found = []
    done = start
    for at in offsets(text, CHARACTERS.intersection(text[start:end]), start, end):
        glyph = text[at]
        if at < done:
            continue
        if glyph in JOINED:
            glyph = glyph_at(text, at, start, end)
            done = at + len(glyph)
        if glyph:
            found.append((at, glyph))
    return found


def plainly_weigh_marks(
    text: str,
    found: Found,
    told: Told,
    inside: Evidence,
    by_neighbours: Callable[[str, tuple[float, ...]], Evidence | None],
    otherwise: Callable[[int, str], Evidence],
) -> list[Evidence]:
    """What is known of each of the marks that were found, where no address is near.

    `by_neighbours` tells it of most double marks, by the characters on both sides, and `otherwise`
    of all that are left.
    """
    evidence = []
    for at, glyph in found:
        known = None
        if KINDS[glyph] is Kind.SINGLE:
            known = inside if joins_letters(text, at) else None
        elif (
            len(glyph) == 1
            and 0 < at < len(text) - 1
            and text[max(0, at - 2) : at - 1] not in CHARACTERS
            and text[at + 2 : at + 3] not in CHARACTERS
        ):
            known = by_neighbours(text[at - 1 : at + 2], told[glyph])
        evidence.append(known or otherwise(at, glyph))
    return evidence


try:
    from textmend._kernel import find_marks as find_marks
    from textmend._kernel import weigh_marks as weigh_marks
except ImportError:
    find_marks, weigh_marks = plainly_find_marks, plainly_weigh_marks
