"""Slips of the pen and of the finger, as people make them."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache
from string import ascii_lowercase

_WORD = r"(?<![^\s“\"(])[a-z]{5,}(?=[\s.,;:!?”\")])"
_SLIPS = {"omission": 34, "insertion": 27, "substitution": 19, "transposition": 13}
"""Of a hundred single errors in running text (Pollock and Zamora 1984)."""
_AT_FIRST = 0.08
"""The share of errors in the first letter (the same)."""


@cache
def dictionary() -> frozenset[str]:
    """The words of pyspellchecker's English dictionary."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker().word_frequency.words())


def is_word(word: str) -> bool:
    """Whether that dictionary has `word`, or the large lists do (SCOWL, by `evidence/words.py`).

    What is a word is no misspelling, whatever it was meant for: "ahed" and "wich" are in the lists.
    """
    from textmend.evidence import wordlist

    return word in dictionary() or wordlist.english().find(word) is not None


def slip(word: str, chance: random.Random) -> str:
    """`word` with one error of the kinds above; letters put in or mistaken are any or likely."""
    (kind,) = chance.choices(list(_SLIPS), list(_SLIPS.values()))
    at = 0 if chance.random() < _AT_FIRST else chance.randrange(1, len(word))
    likely = chance.random() < 0.5
    letter = chance.choice(ascii_lowercase)
    before, here, after = word[:at], word[at], word[at + 1 :]
    if kind == "omission":
        return before + after
    if kind == "insertion":
        return before + (here if likely else letter) + here + after
    if kind == "substitution":
        vowels = "aeiou"
        return before + (chance.choice(vowels) if likely and here in vowels else letter) + after
    return word[: at - 1] + here + word[at - 1] + after if at else word[1] + here + word[2:]


def misspell(text: str, chance: random.Random) -> str | None:
    """One word of the dictionary, of five letters or more, made one that no list has."""
    places = [match for match in re.finditer(_WORD, text) if match[0] in dictionary()]
    for match in chance.sample(places, min(len(places), 20)):
        wrong = slip(match[0], chance)
        if not is_word(wrong):
            return text[: match.start()] + wrong + text[match.end() :]
    return None


_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}(?=[\s.,;:])")
_ENOUGH = 3
"""Times that a name stands in the middle of sentences before one of them is misspelt."""


def misname(text: str, chance: random.Random) -> str | None:
    """A name of which one is misspelt between its first letter and its last."""
    places = list(_NAME.finditer(text))
    often = {name for name, times in Counter(m[0] for m in places).items() if times >= _ENOUGH}
    places = [match for match in places if match[0] in often]
    for match in chance.sample(places, min(len(places), 20)):
        name = match[0]
        wrong = name[0] + slip(name[1:-1], chance) + name[-1]
        if wrong != name and wrong.lower() not in dictionary():
            return text[: match.start()] + wrong + text[match.end() :]
    return None
