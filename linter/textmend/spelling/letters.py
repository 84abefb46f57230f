"""How far the letters of a word are from what English words have: a slip makes odd neighbours.

`en.letters` holds, for each letter behind each two, the likelihood that it follows them: one byte,
its negative natural logarithm in steps of `STEP`. `bench/evidence/letters.py` writes it from the
lists that ship.
"""

from __future__ import annotations

import os

from textmend.values import cache

PATH = os.path.join(os.path.dirname(__file__), "en.letters")

SIZE = 27
"""The letters a to z and, as 0, whatever else stands there: an edge of the word above all."""
STEP = 1 / 16
"""Nats."""
_BEFORE_A = ord("a") - 1


@cache
def _table() -> bytes:
    with open(PATH, "rb") as file:
        return file.read()


def places(word: str) -> list[int]:
    """Where the table has each letter of `word`, and its end."""
    found = []
    at = 0
    for letter in word + " ":
        code = ord(letter) - _BEFORE_A
        at = at % (SIZE * SIZE) * SIZE + (code if 0 < code < SIZE else 0)
        found.append(at)
    return found


def plainly_letter_steps(table: bytes, word: str) -> int:
    """What `letter_steps` is where no kernel is."""
    return sum([table[at] for at in places(word)])


try:
    from textmend._kernel import letter_steps as letter_steps
except ImportError:
    letter_steps = plainly_letter_steps
"""What a table has for all letters of a word and for its end, added up."""


def surprise(word: str) -> float:
    """The negative logarithm of the likelihood of all letters of `word` and of its end, in nats."""
    return STEP * letter_steps(_table(), word)
