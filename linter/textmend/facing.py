"""Curly quotation marks that seem to face the wrong way, by what stands next to them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEFT = "“‘"
RIGHT = "”’"
_EDGES = " \t\r\n\N{NO-BREAK SPACE}"
CLOSES_BEFORE = _EDGES + ".,;:!?)]"
OPENS_AFTER = _EDGES + "([—–"
_ENDINGS = ("s", "t", "d", "m", "ll", "re", "ve")
"""What an apostrophe cuts off. Elsewhere inside a word ‘ is an ʻokina or an ayin."""

ELISIONS = ("em", "Em", "tis", "Tis", "twas", "Twas", "til", "Til", "cause", "Cause", "n", "bout")
"""How words begin that may have lost their beginning, beside decades and years."""

_NESTED = (" ‘", " “", "...", "…")
"""What an opening mark may stand before, though it looks like the end of a quotation."""


def suspects(text: str, places: Sequence[int] | None = None) -> Iterator[int]:
    """Curly marks with the spacing of another direction: those at `places`, or all."""
    if places is not None:
        yield from (at for at in places if _is_turned(text, text[at], at))
        return
    for mark in LEFT + RIGHT:
        at = text.find(mark)
        while at >= 0:
            if _is_turned(text, mark, at):
                yield at
            at = text.find(mark, at + 1)


def _is_turned(text: str, mark: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in RIGHT:
        opens = (not before or before in OPENS_AFTER) and after.isalpha()
        return opens and not text.startswith(ELISIONS, at + 1)
    if not after or after in CLOSES_BEFORE:
        return not text.startswith(_NESTED, at + 1)
    if before.isalnum():
        return mark == "“" or _is_ending(text, at + 1)
    return mark == "‘" and (after.isdigit() or text.startswith(ELISIONS, at + 1))


def _is_ending(text: str, start: int) -> bool:
    """Whether the word from `start` on is what an apostrophe cuts off."""
    word = text[start : start + 2]
    if not word[1:].isalpha():
        word = word[:1]
    return word in _ENDINGS and not text[start + len(word) : start + len(word) + 1].isalpha()
