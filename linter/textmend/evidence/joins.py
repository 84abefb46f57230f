"""Whether letters that stand apart are one word, or a word that stands alone is two."""

from __future__ import annotations

from math import log

from textmend.evidence.model import LOWER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.evidence.document import DocumentCounts
    from textmend.evidence.model import Model

_HERE = 20.0
"""What one occurrence in the document itself weighs, against one in the training text."""

_LISTED = 0.2
"""Occurrences granted to a word that only the dictionary has."""

_UNHEARD = 0.001
"""Occurrences granted to letters that are no word anywhere."""


def log_odds(
    meant: Sequence[str], standing: Sequence[str], counts: DocumentCounts | None, model: Model
) -> float:
    """The logarithm of P(the words `meant`) / P(the words `standing` in their place).

    Words are taken as independent of each other. Without `counts` the lists alone decide. What
    stands there is in the document's counts once for that reason alone; that once is taken off.
    """
    said = sum([log(_share(word, 0, counts, model)) for word in meant])
    return said - sum([log(_share(word, 1, counts, model)) for word in standing])


def most_from_counts(word: str, occurrences: int, model: Model) -> float:
    """The most that so many `occurrences` in the document add to the log odds of `word`."""
    if not occurrences:
        return 0.0
    by_lists = _share(word, 0, None, model)
    return log((by_lists + _HERE * occurrences / model.words) / by_lists)


def _share(word: str, own: int, counts: DocumentCounts | None, model: Model) -> float:
    """P(`word`) in running text, `own` of its occurrences in the document not counted.

    A word in lower case is weighed as such: “p” is rare, though “P.” stands in many names.
    """
    small = word.islower()
    word = word.lower()
    number = model.lexicon.find(word)
    seen = 0.0
    if number >= 0:
        seen = model.count(number, LOWER) if small else model.total(number)
    here = 0
    if counts is not None:
        here = counts.lower(word)
        if not small:
            here += counts.upper(word)
    listed = _LISTED if model.dictionary.find(word) >= 0 else _UNHEARD
    return (seen + _HERE * max(0, here - own) + listed) / model.words
