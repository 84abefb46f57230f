"""What stands on both sides of a mark."""

from __future__ import annotations

from textmend.quotes.marks import CHARACTERS
from textmend.values import cache

_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
_THIN = "\N{THIN SPACE}\N{HAIR SPACE}\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{WORD JOINER}"
_EMPHASIS = "*_" + _MASK
_WIDEST_EMPHASIS = 3
LOOKED_THROUGH = CHARACTERS.union(_EMPHASIS)
"""What is mostly no neighbour of a mark, but what stands behind it is."""

_PASSED = LOOKED_THROUGH.union(_THIN)
LONGEST_WORD = 24
"""Code points of a word that are looked at."""

LONGEST_ADDRESS = 200
"""Code points before a mark among which the start of a URL is looked for."""

# Classes of neighbours.
BLANK, OPENER, POINT, CLOSER, DASH, LETTER, DIGIT, SYMBOL, APART = range(9)
_CLASSES = {
    **dict.fromkeys("([{<¿¡", OPENER),
    **dict.fromkeys(".,;:!?…。、，！？", POINT),
    **dict.fromkeys(")]}>", CLOSER),
    **dict.fromkeys("-–—―‐‑/", DASH),
}


@cache
def _class(character: str) -> int:
    if not character or character.isspace():
        return BLANK
    if character.isalpha():
        return LETTER
    if character.isnumeric():
        return DIGIT
    return _CLASSES.get(character, SYMBOL)


class Surroundings:
    """What stands round one mark, other marks and emphasis looked through."""

    __slots__ = ("after", "alone", "at", "before", "end", "first", "last", "left", "right", "text")

    def __init__(self, text: str, at: int, end: int) -> None:
        self.text = text
        self.at = at
        self.end = end
        self.left = _left(text, at) if text[at - 1 : at] in _PASSED else at
        self.right = _right(text, end) if text[end : end + 1] in _PASSED else end
        before = text[self.left - 1 : self.left] if self.left else ""
        after = text[self.right : self.right + 1]
        self.before = _class(before)
        self.after = _class(after)
        self.first = text[at - 1 : at] not in CHARACTERS or not at
        self.last = text[end : end + 1] not in CHARACTERS or end == len(text)
        if self.before == BLANK and _is_mark(text, self.left - 2) and text[at - 1] == before:
            self.before = APART
        if self.after == BLANK and _is_mark(text, self.right + 1) and text[end] == after:
            self.after = APART
        if before == _MASK:
            self.before = LETTER
        if after == _MASK:
            self.after = LETTER
        self.alone = self.first and self.last

    def is_inside_word(self) -> bool:
        """Whether letters stand directly on both sides."""
        text = self.text
        return text[self.at - 1 : self.at].isalpha() and text[self.end : self.end + 1].isalpha()

    def word_after(self) -> str:
        """The letters that follow, at most `LONGEST_WORD` of them."""
        start = stop = self.right
        limit = min(len(self.text), start + LONGEST_WORD)
        word = self.text[start:limit].partition(" ")[0]
        if word.isalpha():
            return word  # as it mostly is
        while stop < limit and self.text[stop].isalpha():
            stop += 1
        return self.text[start:stop]

    def word_before(self) -> str:
        """The letters that lead up to the mark, at most `LONGEST_WORD` of them."""
        start = stop = self.left
        limit = max(0, stop - LONGEST_WORD)
        word = self.text[limit:stop].rpartition(" ")[2]
        if word.isalpha():
            return word
        while start > limit and self.text[start - 1].isalpha():
            start -= 1
        return self.text[start:stop]


def _is_mark(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in CHARACTERS


def _left(text: str, at: int) -> int:
    """Behind the last character before `at` that is neither a mark nor emphasis."""
    start = at
    while start:
        character = text[start - 1]
        if character in CHARACTERS:
            start -= 1
        elif character in _THIN and start > 1 and text[start - 2] in CHARACTERS:
            start -= 2
        else:
            break
        if at - start > LONGEST_WORD:
            break
    return _without(text, start, -1)


def _right(text: str, end: int) -> int:
    """Where the first character stands behind `end` that is neither a mark nor emphasis."""
    stop = end
    while stop < len(text):
        character = text[stop]
        if character in CHARACTERS:
            stop += 1
        elif (
            character in _THIN and text[stop + 1 : stop + 2] in CHARACTERS and stop + 1 < len(text)
        ):
            stop += 2
        else:
            break
        if stop - end > LONGEST_WORD:
            break
    return _without(text, stop, 1)


def _without(text: str, place: int, step: int) -> int:
    """`place`, moved over at most three characters of emphasis."""
    moved = place
    for _ in range(_WIDEST_EMPHASIS + 1):
        neighbour = moved - 1 if step < 0 else moved
        if not 0 <= neighbour < len(text) or text[neighbour] not in _EMPHASIS:
            return moved
        moved += step
    return place  # as long as this it is masked markup, and stands for a word


def is_in_address(text: str, at: int) -> bool:
    """Whether the mark at `at` stands inside a URL, which with another mark leads nowhere."""
    start = text.rfind("://", max(0, at - LONGEST_ADDRESS), at)
    return (
        start >= 0 and text[at + 1 : at + 2].isalnum() and len(text[start:at].split(None, 1)) == 1
    )
