"""`wrong-way-quote`."""

from __future__ import annotations

from textmend import Document, Example, Finding, Role, rule
from textmend_rules.quotes.decisions import SAFE_FROM, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT = "“‘"
_RIGHT = "”’"
_EDGES = " \t\r\n\N{NO-BREAK SPACE}"
_CLOSES_BEFORE = _EDGES + ".,;:!?)]"
_OPENS_AFTER = _EDGES + "([—–"
_ENDINGS = ("s", "t", "d", "m", "ll", "re", "ve")
"""What an apostrophe cuts off. Elsewhere inside a word ‘ is an ʻokina or an ayin."""

_ELISIONS = ("em", "Em", "tis", "Tis", "twas", "Twas", "til", "Til", "cause", "Cause", "n", "bout")
"""How words begin that may have lost their beginning, beside decades and years."""

_NESTED = (" ‘", " “", "...", "…")
"""What an opening mark may stand before, though it looks like the end of a quotation."""


@rule(
    family="quotes",
    anchors=tuple(_LEFT + _RIGHT),
    examples=(
        Example(
            "“The tide is out,⟦“⟧ said the boy.\n",
            "“The tide is out,” said the boy.\n",
        ),
        Example(
            "The sailors of the ⟦‘⟧90s don⟦‘⟧t swim.\n",
            "The sailors of the ’90s don’t swim.\n",
        ),
        Example("“The tide is out,” said the boy, “and ’tis late.”\n"),
        Example("She came from O‘ahu, and he from the village of ‘Ayn.\n"),
    ),
)
def wrong_way_quote(document: Document) -> Iterator[Finding]:
    """A curly mark that faces the wrong way.

    ## Why
    Programs turn marks by the space before them, and go wrong at dashes, brackets and elisions.
    What looks for quotations then finds the text between two of them.

    ## Fix
    Safe: the mark is turned, where all marks of its paragraph together make it certain. Where they
    do not, nothing is reported.

    ## Options
    None.
    """
    if "“" not in document.prose and "‘" not in document.prose:
        return  # in Swedish, and wherever ” opens as well
    for at in _suspects(document.prose):
        mark = document.quotes.at(at)
        if mark is None or mark.confidence < SAFE_FROM:
            continue
        if mark.role not in (Role.OPEN, Role.CLOSE, Role.APOSTROPHE):
            continue
        glyph = document.quotes.style.glyph(mark.kind, mark.role)
        if glyph != mark.glyph and glyph is not None and glyph in _LEFT + _RIGHT:
            yield turned(mark, glyph, f"{mark.glyph} faces the wrong way")


def _suspects(text: str) -> Iterator[int]:
    """Curly marks with the spacing of another direction."""
    for mark in _LEFT:
        at = text.find(mark)
        while at >= 0:
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if not after or after in _CLOSES_BEFORE:
                if not text.startswith(_NESTED, at + 1):
                    yield at
            elif before.isalnum():
                if mark == "“" or _is_ending(text, at + 1):
                    yield at
            elif mark == "‘" and (after.isdigit() or text.startswith(_ELISIONS, at + 1)):
                yield at
            at = text.find(mark, at + 1)
    for mark in _RIGHT:
        at = text.find(mark)
        while at >= 0:
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            opens = (not before or before in _OPENS_AFTER) and after.isalpha()
            if opens and not text.startswith(_ELISIONS, at + 1):
                yield at
            at = text.find(mark, at + 1)


def _is_ending(text: str, start: int) -> bool:
    """Whether the word from `start` on is what an apostrophe cuts off."""
    word = text[start : start + 2]
    if not word[1:].isalpha():
        word = word[:1]
    return word in _ENDINGS and not text[start + len(word) : start + len(word) + 1].isalpha()
