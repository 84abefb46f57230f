"""Slips of the pen and of the finger: which letters may have been meant, and how likely each is.

A slip is undone here: from the letters that stand there to those that may have been meant. Its cost
is a natural logarithm, larger for what happens less often. The order of the kinds is that of
studies of errors in running text (Damerau 1964; Pollock and Zamora 1984): letters are left out
more often than put in, most of all one of a pair, and the first letter is seldom wrong.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HALVED, _DOUBLED, _SWAPPED, _VOWEL = 1.2, 1.6, 2.0, 2.0
_OMITTED, _SOUND = 2.4, 2.6
_ADDED, _KEY, _OTHER = 3.4, 3.4, 5.0

SURE = _VOWEL
"""The cost up to which a slip is one that people make day by day, and words are not formed by."""
LIKELY = _OMITTED
"""The cost up to which a slip is of a kind that is common in every language."""
USUAL = _KEY
"""The cost up to which a slip is one of the usual kinds, and not in the first letter."""

_AT_FIRST = 2.5
_TWICE = 1.5
"""What is added for the first letter, and for a second slip in one word."""

_VOWELS = "aeiou"
_LIKE = ("cs", "ck", "sz", "gj", "fv", "dt", "mn", "iy", "ey", "bp", "rl")
_SOUNDS = {a + b for pair in _LIKE for a, b in ((pair[0], pair[1]), (pair[1], pair[0]))}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SLANT = (0, 0.3, 0.8)
_AT = {
    letter: (x + _SLANT[y], y)
    for y, letters in enumerate(_ROWS)
    for x, letter in enumerate(letters)
}
_KEYS = {
    a + b
    for a, (ax, ay) in _AT.items()
    for b, (bx, by) in _AT.items()
    if a != b and abs(ax - bx) < 1.2 and abs(ay - by) < 2
}
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def slips(word: str, alphabet: str = _ALPHABET) -> Iterator[tuple[str, float]]:
    """All that is one slip away from `word`, each with its cost; some come more than once."""
    length = len(word)
    for at in range(length + 1):
        before, rest = word[:at], word[at:]
        first = _AT_FIRST if at == 0 else 0.0
        left = before[-1:]
        if rest:
            here, after = rest[0], rest[1:]
            if here != left:  # of a pair, the second goes
                double = after[:1] == here
                key = here + left in _KEYS or here + after[:1] in _KEYS
                cost = _DOUBLED if double else _KEY if key else _ADDED
                yield before + after, cost + (0.0 if double else first)
            if after and here != after[0]:
                yield before + after[0] + here + after[1:], _SWAPPED + first
            for letter in alphabet:
                if letter != here:
                    yield before + letter + after, _mistaken(letter, here) + first
        for letter in alphabet:
            if letter == left:
                continue  # the same comes of doubling the letter before
            double = rest[:1] == letter
            yield before + letter + rest, _HALVED if double else _OMITTED + first
        if not rest and left:
            yield before + left, _HALVED


def likely_slips(word: str) -> Iterator[tuple[str, float]]:
    """The slips up to `SURE` behind the first letter: letters doubled, halved, swapped; vowels."""
    for at in range(1, len(word)):
        before, rest = word[:at], word[at:]
        here, after = rest[0], rest[1:]
        if here == before[-1]:
            yield before + after, _DOUBLED
        else:
            yield before + here + rest, _HALVED
        if after and here != after[0]:
            yield before + after[0] + here + after[1:], _SWAPPED
        if here in _VOWELS:
            for vowel in _VOWELS:
                if vowel != here:
                    yield before + vowel + after, _VOWEL


def two_slips(word: str) -> Iterator[tuple[str, float]]:
    """What is two likely slips away from `word`: some twelve times the square of its length."""
    for once, cost in dict(likely_slips(word)).items():
        for twice, more in likely_slips(once):
            yield twice, cost + more + _TWICE


def _mistaken(meant: str, standing: str) -> float:
    pair = meant + standing
    if meant in _VOWELS and standing in _VOWELS:
        return _VOWEL
    if pair in _SOUNDS:
        return _SOUND
    return _KEY if pair in _KEYS else _OTHER
