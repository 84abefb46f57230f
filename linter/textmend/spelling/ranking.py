"""Ranking what a word may have been meant for: a noisy channel (Kernighan, Church and Gale, 1990).

A candidate's score is the logarithm of how often it is written, less the cost of the slip, plus
what its neighbours say. Words are searched one slip away, and two likely slips away where nothing
nearer is good, once for each distinct word.
"""

from __future__ import annotations

from textmend.spelling.dictionary import Suggestion, of
from textmend.values import lru_cache, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 5
"""Suggestions for one word."""

_MOST_WEIGHED = 6
_GOOD = -4.0
"""The score from which a candidate one slip away is not looked beyond."""

_LONG = 7
"""Letters from which a word is searched two slips away though nothing is one slip away: of shorter
ones, which are names and sounds, one in a hundred is found so."""
_NEIGHBOURS = 0.5


def suggest(word: str, language: str, previous: str, following: str) -> Sequence[Suggestion]:
    """At most `MOST` words for `word`, best first; neighbours are "" where there are none."""
    fit = of(language).fitting(previous, following)
    weighed = [
        make(Suggestion, (meant, score + _NEIGHBOURS * fit(meant), price))
        for meant, score, price in candidates(word, language)
    ]
    weighed.sort(key=lambda suggestion: -suggestion.score)
    return weighed[:MOST]


@lru_cache(1 << 10)
def candidates(word: str, language: str) -> Sequence[Suggestion]:
    """The words that may have been meant for `word`, whatever its neighbours; best first."""
    dictionary = of(language)
    meant = dictionary.near(word)
    found = dictionary.weigh(meant)
    if found[0].score < _GOOD if found else len(word) >= _LONG:
        found = dictionary.weigh(dictionary.far(word) | meant)
    return found[:_MOST_WEIGHED]
