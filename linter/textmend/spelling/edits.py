"""Slips of the pen and of the finger: which letters may have been meant, and how likely each is.

A slip is undone here: from the letters that stand there to those that may have been meant. Its cost
is a natural logarithm, larger for what happens less often. The order of the kinds is that of
studies of errors in running text (Damerau 1964; Pollock and Zamora 1984): letters are left out
more often than put in, most of all one of a pair, and the first letter is seldom wrong.
"""

from __future__ import annotations

_HALVED, _DOUBLED, _SWAPPED, _VOWEL = 1.2, 1.6, 2.0, 2.0
_OMITTED, _SOUND = 2.4, 2.6
_ADDED, _KEY, _OTHER = 3.4, 3.4, 5.0

TWIN = _DOUBLED
"""The cost up to which a letter stands twice for once, or once for twice: no word is formed so."""
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
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def near(word: str, alphabet: str = _ALPHABET) -> list[str]:
    """All that is one slip away from `word`, `word` itself too; some come more than once."""
    found = []
    for at in range(len(word) + 1):
        before, rest = word[:at], word[at:]
        after = rest[1:]
        found += [before + letter + rest for letter in alphabet]
        if rest:
            found.append(before + after)
            found += [before + letter + after for letter in alphabet]
        if after:
            found.append(before + after[0] + rest[0] + after[1:])
    return found


def cost(standing: str, meant: str) -> float:
    """What the one slip costs that made `standing` of `meant`: see `near`.

    In a run of equal letters it is the first that was put in or left out.
    """
    at, shorter = 0, min(len(standing), len(meant))
    while at < shorter and standing[at] == meant[at]:
        at += 1
    if len(standing) == len(meant):
        first = _AT_FIRST if at == 0 else 0.0
        is_swap = standing[at + 1 :] != meant[at + 1 :]
        return first + (_SWAPPED if is_swap else _mistaken(meant[at], standing[at]))
    longer = max(standing, meant, key=len)
    while at and longer[at - 1] == longer[at]:
        at -= 1
    here, behind = longer[at], longer[at + 1 : at + 2]
    if longer is meant:
        return _HALVED if behind == here else _OMITTED + (_AT_FIRST if at == 0 else 0.0)
    if behind == here:
        return _DOUBLED
    key = _are_keys_near(here, longer[at - 1 : at]) or _are_keys_near(here, behind)
    return (_KEY if key else _ADDED) + (_AT_FIRST if at == 0 else 0.0)


def likely(word: str) -> list[str]:
    """What is one slip up to `SURE` away: letters doubled, halved, swapped, vowels mistaken.

    The first letter is right.
    """
    found = []
    for at in range(1, len(word)):
        before, rest = word[:at], word[at:]
        here, after = rest[0], rest[1:]
        found.append(before + after if here == before[-1] else before + here + rest)
        if after and here != after[0]:
            found.append(before + after[0] + here + after[1:])
        if here in _VOWELS:
            found += [before + vowel + after for vowel in _VOWELS if vowel != here]
    return found


def two_slips(word: str, others: list[str]) -> list[tuple[str, str]]:
    """Which of `others` are two likely slips away from `word`, with what lies between.

    They are in no order, and some come twice. All are of the letters a to z.
    """
    once = {*likely(word)} if others else set()
    found = []
    for each in others:
        # Likely slips can be undone by likely ones, but for a first letter that stands twice.
        between = once.intersection((*likely(each), each[0] + each))
        found += [(one, each) for one in between if each in likely(one)]
    return found


def cost_of_two(standing: str, between: str, meant: str) -> float:
    """What the two slips cost by which `meant` became `between`, and that `standing`."""
    return cost(standing, between) + cost(between, meant) + _TWICE


def _mistaken(meant: str, standing: str) -> float:
    pair = meant + standing
    if meant in _VOWELS and standing in _VOWELS:
        return _VOWEL
    if pair in _SOUNDS:
        return _SOUND
    return _KEY if _are_keys_near(meant, standing) else _OTHER


def _are_keys_near(letter: str, other: str) -> bool:
    """Whether two letters have keys side by side."""
    if letter == other or letter not in _AT or other not in _AT:
        return False
    (x, y), (its_x, its_y) = _AT[letter], _AT[other]
    return abs(x - its_x) < 1.2 and abs(y - its_y) < 2
