"""Marks of punctuation that have a space where none belongs, or none where one does."""

from __future__ import annotations

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLOSING = ",.;:!?)]”"
_OPENING = "([“"
_STRAIGHT = '"'
_QUOTES = frozenset('"”')
_BEFORE_LETTERS = "@"
"""Letters come after it, and so does all that is not ASCII; figures and most marks before it."""


class Joints(NamedTuple):
    """Offsets of marks; candidates only, for whole families of rules."""

    loose: Sequence[int]
    """Of `,.;:!?)]”` behind a space, and of `([“` in front of one."""
    tight: Sequence[int]
    """Of `,.!?` with a letter behind them, or a quotation mark and a letter. Right behind a full
    stop and its like the letter is a capital, and what stands before the mark is none."""


def find(prose: str) -> Joints:
    """Look at each mark's two neighbours: as fast as a pattern, and nothing to compile."""
    text = prose + "\n\n"  # so that there is always something behind a mark
    find = text.find
    loose: list[int] = []
    tight: list[int] = []
    for mark in _CLOSING:
        at = find(mark)
        while at >= 0:
            if text[at - 1] == " ":
                loose.append(at)
            after = text[at + 1]
            if (after > _BEFORE_LETTERS or after == _STRAIGHT) and _is_tight(text, mark, at):
                tight.append(at)
            at = find(mark, at + 1)
    for mark in _OPENING:
        at = find(mark)
        while at >= 0:
            if text[at + 1] == " ":
                loose.append(at)
            at = find(mark, at + 1)
    loose.sort()
    tight.sort()
    return Joints(loose, tight)


def tight(prose: str, places: Iterable[int]) -> Sequence[int]:
    """Those of `places`, where such marks stand, that are tight."""
    return [at for at in places if _is_tight(prose, prose[at], at)]


def _is_tight(text: str, mark: str, at: int) -> bool:
    is_quoted = text[at + 1 : at + 2] in _QUOTES
    letter = text[at + 1 + is_quoted : at + 2 + is_quoted]
    if not letter.isalpha() or mark not in ",.!?":
        return False
    return mark == "," or is_quoted or (letter.isupper() and not text[at - 1 : at].isupper())
