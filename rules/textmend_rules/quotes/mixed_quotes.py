"""`mixed-quotes`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, Kind, Role, rule
from textmend.literals import count
from textmend_rules.quotes.decisions import (
    CURLY,
    STRAIGHT,
    all_straightened,
    turned,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


_CODE = frozenset("_=<>\\{}|^#$")
_LONGEST = 200
"""Code points of a piece of code between two marks, and the marks."""

_IS_CODE = 0.9
"""The confidence from which a stray mark is left alone without a word."""


@rule(
    family="quotes",
    wary_of_code=True,
    views=("mixes_quotes",),
    choices={"style": ("majority", "curly", "straight")},
    examples=(
        Example(
            '“Go,” she said. “Go now.” ⟦"⟧No,⟦"⟧ he said.\n',
            "“Go,” she said. “Go now.” “No,” he said.\n",
        ),
        Example(
            "It’s the mill’s wheel, and it isn⟦'⟧t turning.\n",
            "It’s the mill’s wheel, and it isn’t turning.\n",
        ),
        Example(
            'A ⟦“⟧wheel⟦”⟧, a "stone", a "sack", a "cart".\n',
            'A "wheel", a "stone", a "sack", a "cart".\n',
            Applicability.UNSAFE,
        ),
        Example("“Six feet,” he said, “is 6' 0\" by my rule.”\n"),
        Example('It isn\'t "mixed" where all is straight.\n'),
    ),
)
def mixed_quotes(document: Document, *, style: str = "majority") -> Iterator[Finding]:
    """Straight and curly quotation marks in one text.

    ## Why
    Editors set one style; two in one text mean that parts came from different places or went
    through different tools. For whoever counts words, “can’t” and “can't” are two.

    ## Fix
    To the style of the majority, double marks apart from single marks and apostrophes. Which way a
    mark faces, and whether it is an apostrophe, is decided for all marks of a paragraph together.
    A mark that becomes curly is safe where that decision is certain, and unsafe with its
    confidence where it is likely. Making a curly mark straight is unsafe, since its direction is
    lost, unless `style` asks for it. Feet, inches, minutes, code and URLs are left alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    - `style`: `majority`, or the one style to use: `curly` or `straight`.
    """
    text = document.prose
    quotes = document.quotes
    for kind in document.mixes_quotes:
        straight = STRAIGHT[kind]
        if style == "straight" or (style == "majority" and quotes.is_mostly_straight(kind)):
            yield from _straighten(document, kind, certain=style == "straight")
            continue
        written_as = [quotes.style.glyph(Kind(kind), role) for role in Role]
        may_be_code = _may_be_code(document, straight)
        message = f"Straight {straight} where the text has curly marks"
        for mark in quotes.written(straight):
            role = mark.role
            if role is Role.PRIME or (role is Role.STRAY and mark.confidence >= _IS_CODE):
                continue
            if may_be_code and _is_round_code(text, mark.at, straight):
                continue
            yield turned(mark, written_as[role], message)


def _may_be_code(document: Document, straight: str) -> bool:
    """Whether any code may stand between such marks."""
    return not document.alphabet.isdisjoint(_CODE) or count(document, f"{straight}-") > 0


def _is_round_code(text: str, at: int, straight: str) -> bool:
    """Whether one word stands between the mark at `at` and the next or last one, and is code.

    It is where it holds a sign of code, or an equals sign stands before it.
    """
    first = max(0, at - _LONGEST)
    start = text.rfind(straight, first, at)
    if start >= 0 and _is_code(text, start, at, first):
        return True
    end = text.find(straight, at + 1, at + _LONGEST)
    return end >= 0 and _is_code(text, at, end, max(0, at - 1))


def _is_code(text: str, start: int, end: int, first: int) -> bool:
    """Whether what stands between two marks is; nothing that is before `first` is looked at."""
    if text.find(" ", start, end) >= 0:
        return False
    word = text[start + 1 : end]
    is_value = text[max(first, start - 1) : start] == "="
    return is_value or word[:1] == "-" or not _CODE.isdisjoint(word)


def _straighten(document: Document, kind: int, *, certain: bool) -> list[Finding]:
    straight = STRAIGHT[kind]
    found = []
    for glyph in document.alphabet.intersection(CURLY[kind]):
        message = f"Curly {glyph} where the text has straight marks"
        found += all_straightened(document, glyph, straight, message, certain=certain)
    return found
