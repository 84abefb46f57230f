"""The words that a remainder may have been, and what speaks for and against each of them."""

from __future__ import annotations

from textmend.evidence import model as figures
from textmend.values import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.evidence.model import Model
    from textmend.evidence.place import Place

MOST = 12
"""Candidates that are looked at closely; there are more only for endings such as “ing”."""

LOST = (1, 2, 3)
"""How many letters may be lost."""

SHORTEST = 3
"""Letters that must be left where two or three were lost: else everything fits."""

_REMEMBERED = 1 << 10
"""Remainders whose look-ups are kept: a chat begins with the same ones again and again."""

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Word:
    """A word that the remainder may have been."""

    __slots__ = ("features", "follows", "here", "letters", "number", "rank", "vouched", "word")

    def __init__(self, letters: str, word: str, number: int, rank: float, vouched: int) -> None:
        self.letters = letters
        """What was lost, in lower case."""
        self.word = word
        """In lower case."""
        self.number = number
        """In the lexicon; -1 if it is not there."""
        self.rank = rank
        """How often the dictionary's own source has it."""
        self.vouched = vouched
        """How often the corpus vocabulary has it."""
        self.here = 0, 0, 0
        """What `DocumentCounts.occurrences` says of it."""
        self.follows = 0.0
        """P(what stands behind the remainder | a sentence begins with the word)."""
        self.features: list[float] = []
        """What speaks for it, in the order of `description.NAMES`."""


def candidates(place: Place, vocabulary: Mapping[str, int] | None, model: Model) -> list[Word]:
    """The words attested anywhere that end in the remainder, at most `MOST` of them."""
    tail = place.tail
    counts = place.counts
    found: dict[str, Word] = {}
    lost = LOST if len(tail) >= SHORTEST else LOST[:1]
    for front, number, rank in _listed(tail, model):
        found[front] = Word(front, front + tail, number, rank, 0)
    for word in counts.ending_in(tail):
        front = word[: -len(tail)]
        if len(front) in lost and front not in found:
            found[front] = Word(front, word, -1, 0.0, 0)
    if vocabulary is not None:
        _vouch(found, tail, vocabulary)
    words = list(found.values())
    for candidate in words:
        candidate.here = counts.occurrences(candidate.word)
    if len(words) > MOST:
        words.sort(key=lambda candidate: -_quick(candidate, model))
        del words[MOST:]
    return words


def _quick(candidate: Word, model: Model) -> float:
    """A first guess at the score, for choosing whom to look at closely."""
    capitalised, starts, lower = candidate.here
    quick = candidate.vouched + 100.0 * (capitalised + starts) + 5.0 * lower
    if candidate.number >= 0:
        paragraphs, sentences, amid, small = model.places(candidate.number)
        quick += paragraphs + sentences + 0.2 * amid + 0.02 * small
    return quick + 1e-9 * candidate.rank


def is_attested(tail: str, vocabulary: Mapping[str, int] | None, model: Model) -> bool:
    """Whether there are `candidates` for `tail` without those that only the document has."""
    if _listed(tail, model):
        return True
    found: dict[str, Word] = {}
    if vocabulary is not None:
        _vouch(found, tail, vocabulary)
    return bool(found)


@lru_cache(_REMEMBERED)
def _listed(tail: str, model: Model) -> Sequence[tuple[str, int, float]]:
    """What the listed words that end in `tail` begin with, with their numbers and ranks."""
    found = []
    for k in LOST if len(tail) >= SHORTEST else LOST[:1]:
        for number, front in model.lexicon.ending_in(tail, k):
            found.append((front, number, model.count(number, figures.DICTIONARY)))
        for number, front in model.dictionary.ending_in(tail, k):
            found.append((front, -1, model.dictionary_count(number)))
    return found


def _vouch(found: dict[str, Word], tail: str, vocabulary: Mapping[str, int]) -> None:
    for candidate in found.values():
        word = candidate.word
        candidate.vouched = vocabulary.get(word.capitalize(), 0) + vocabulary.get(word, 0)
    for letter in ALPHABET:
        if letter not in found:
            word = letter + tail
            seen = vocabulary.get(word.capitalize(), 0) + vocabulary.get(word, 0)
            if seen:
                found[letter] = Word(letter, word, -1, 0.0, seen)
