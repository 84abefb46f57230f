"""Ranking what a word may have been meant for: a noisy channel (Kernighan, Church and Gale, 1990).

A candidate's score is the logarithm of how often it is written, less the cost of the slip, plus
what its neighbours say. Words are searched one slip away, and two likely slips away where nothing
nearer is good, once for each distinct word.
"""

from __future__ import annotations

from math import log

from textmend.spelling.dictionary import of
from textmend.values import NamedTuple, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.spelling.dictionary import Dictionary

MOST = 5
"""Suggestions for one word."""

_MOST_WEIGHED = 6
_GOOD = -4.0
"""The score from which a candidate one slip away is not looked beyond."""

_LONG = 7
"""Letters from which a word is searched two slips away though nothing is one slip away: of shorter
ones, which are names and sounds, one in a hundred is found so."""
_NEIGHBOURS = 0.5


class Suggestion(NamedTuple):
    """A word that may have been meant."""

    word: str
    score: float
    """Natural logarithm; of occurrences in a million words, less the cost of the slip."""
    cost: float
    """Of the slip: see `edits`."""


def suggest(word: str, language: str, previous: str, following: str) -> Sequence[Suggestion]:
    """At most `MOST` words for `word`, best first; neighbours are "" where there are none."""
    dictionary = of(language)
    weighed = []
    for meant, score, price in candidates(word, language):
        fit = _NEIGHBOURS * dictionary.fit(meant, previous, following)
        weighed.append(Suggestion(meant, score + fit, price))
    weighed.sort(key=lambda suggestion: -suggestion.score)
    return weighed[:MOST]


@lru_cache(1 << 10)
def candidates(word: str, language: str) -> Sequence[Suggestion]:
    """The words that may have been meant for `word`, whatever its neighbours; best first."""
    dictionary = of(language)
    meant = dictionary.near(word)
    found = _known(meant, dictionary)
    if found[0].score < _GOOD if found else len(word) >= _LONG:
        far = {each: price for each, price in dictionary.far(word).items() if each not in meant}
        found = sorted(found + _known(far, dictionary), key=_rank)
    return found[:_MOST_WEIGHED]


def _known(costs: dict[str, float], dictionary: Dictionary) -> list[Suggestion]:
    found = []
    for word, price in costs.items():
        frequency = dictionary.frequency(word)
        if frequency > 0:
            found.append(Suggestion(word, log(frequency) - price, price))
    found.sort(key=_rank)
    return found


def _rank(suggestion: Suggestion) -> tuple[float, str]:
    """The best first, and of two that are as good the first of the alphabet."""
    return -suggestion.score, suggestion.word
