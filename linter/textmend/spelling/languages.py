"""Suspects in a text whose language the user has told."""

from __future__ import annotations

import re

from textmend.evidence import wordlist
from textmend.spelling.dictionary import OTHERS, other

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textmend.wording import Wording

_SHORTEST = 6
"""Letters of a word of another language than English; what is shorter may be anything."""

_WORD = re.compile(r"[^\W\d_]+")


def of_other_side(prose: str, side: str) -> Iterable[tuple[int, int]]:
    """The words in lower case that only `side` of the Atlantic writes so.

    Not “organize”, which many British writers prefer.
    """
    listed = wordlist.english()
    wrong = {
        word
        for word in set(_WORD.findall(prose))
        if listed.find(word) == side and not (side == wordlist.AMERICAN and "iz" in word)
    }
    return [match.span() for match in _WORD.finditer(prose) if match[0] in wrong]


def of_other(document: Wording, tag: str) -> Sequence[tuple[int, int]]:
    """The words in lower case that pyspellchecker's list of another language does not have."""
    language = tag.partition("-")[0].lower()
    if language not in OTHERS:
        return ()
    prose = document.prose
    known = other(language).words
    vocabulary = document.context.vocabulary or {}
    strange = {
        word
        for word in set(_WORD.findall(prose))
        if len(word) >= _SHORTEST
        and word == word.lower()
        and word not in known
        and vocabulary.get(word, 0) < 2
    }
    return [match.span() for match in _WORD.finditer(prose) if match[0] in strange]
