"""Where a word that no list has may be two that were glued together."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

COMMON = 30.0
"""Occurrences in a million words of each of the two."""

_IN_USE = 1.0
"""The same, of a word that the letters may be a slip for."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ENDINGS = ("s", "ed", "d", "ing", "er", "ers", "ly")


def cuts(
    word: str, frequency: Callable[[str], float], is_listed: Callable[[str], bool]
) -> tuple[int, ...]:
    """The offsets at which `word` falls into two that are both common.

    There are none where it is a form of a listed word, as “todays” is.
    """
    found = []
    for at in range(2, len(word) - 1):
        one, other = word[:at], word[at:]
        if at > len(other):
            one, other = other, one  # the shorter half was asked for before, and is seldom a word
        if frequency(one) >= COMMON and frequency(other) >= COMMON:
            found.append(at)
    if not found:
        return ()
    forms = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return () if any(map(is_listed, forms)) else tuple(found)


def is_slip(word: str, frequency: Callable[[str], float]) -> bool:
    """Whether `word` is a word in use that lacks one letter behind its first, as “forsee” is."""
    slips = (
        word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in _LETTERS
    )
    return any(frequency(slip) >= _IN_USE for slip in slips)
