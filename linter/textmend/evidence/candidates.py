"""The words that a remainder may have been, and what speaks for and against each of them."""

from __future__ import annotations

from math import log

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

    __slots__ = ("features", "letters", "number", "quick", "rank", "spoken", "vouched", "word")

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
        self.spoken = 0
        """How often the document has it capitalised."""
        self.quick = 0.0
        """A first guess at the score, for choosing whom to look at closely."""
        self.features: list[float] = []


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
        word = candidate.word
        candidate.spoken = counts.capitalised(word) + counts.starts(word)
        number = candidate.number
        quick = candidate.vouched + 100.0 * candidate.spoken + 5.0 * counts.lower(word)
        if number >= 0:
            paragraphs, sentences, capitalised, lower = model.places(number)
            quick += paragraphs + sentences + 0.2 * capitalised + 0.02 * lower
        candidate.quick = quick + 1e-9 * candidate.rank
    if len(words) > MOST:
        words.sort(key=lambda candidate: -candidate.quick)
        del words[MOST:]
    return words


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


NAMES = (
    "paragraph starts",
    "sentence starts",
    "capitalised",
    "lower",
    "dictionary",
    "not in the lexicon",
    "in no list",
    "pair",
    "triple",
    "here capitalised",
    "here at starts",
    "here lower",
    "any here capitalised",
    "any here at starts",
    "any here lower",
    "any here pair",
    "here pairs",
    "capitalised just before",
    "lower just before",
    "more here than usual",
    "name before a capital",
    "unlisted before a capital",
    "two lost",
    "three lost",
    "vouched",
    "any vouched",
    "name at document start",
    "pair seen",
    "never at a start",
    "unlisted and here a name",
    "here a name, never lower",
    "skip",
    "later in the sentence",
    "end of the sentence",
)


def describe(candidate: Word, place: Place, model: Model) -> list[float]:
    """What speaks for `candidate`: figures in the order of `NAMES`, all about -10 to 10."""
    number, word, counts = candidate.number, candidate.word, place.counts
    if number >= 0:
        paragraphs, sentences, capitalised, lower = model.places(number)
    else:
        paragraphs = sentences = capitalised = lower = 0.0
    name = log(capitalised + 0.2) - log(lower + 0.2)
    here_capitalised = counts.capitalised(word)
    here_starts = counts.starts(word)
    here_lower = counts.lower(word)
    pair = triple = skip = later = end = 0.0
    pairs_here = 0
    pair_seen = 0.0
    next_capital = False
    if place.first:
        key = model.key(place.first)
        next_capital = bool(key & 1)
        pair = log(model.after_start(number, word, key) / place.usual(key, model))
        pairs_here = counts.pairs(word, place.first)
        if number >= 0:
            if place.second:
                skip = _skip(number, place, paragraphs + sentences + capitalised + lower, model)
            context = model.pair(number, key)
            pair_seen = log(1 + context)
            if place.second and context > 0:
                second = model.key(place.second)
                plain = place.plain(key, second, model)
                seen = model.triple(number, key, second)
                triple = log((seen + _TRIPLE_WEIGHT * plain) / (context + _TRIPLE_WEIGHT) / plain)
                triple = max(triple, _LEAST_TRIPLE)
        later, end = model.company(number, word, place.company(model))
    usual = counts.size * (paragraphs + sentences + capitalised + lower) / model.words
    total_here = here_capitalised + here_starts + here_lower
    listed = number >= 0 or candidate.rank > 0
    before = place.previous
    return [
        log(paragraphs + 0.2),
        log(sentences + 0.2),
        log(capitalised + 0.2),
        log(lower + 0.2),
        log(1 + candidate.rank) / 4,
        float(number < 0),
        float(not listed),
        pair,
        triple,
        log(1 + here_capitalised),
        log(1 + here_starts),
        log(1 + here_lower),
        float(here_capitalised > 0),
        float(here_starts > 0),
        float(here_lower > 0),
        float(pairs_here > 0),
        log(1 + pairs_here),
        float(word.capitalize() in before),
        float(word in before),
        log((total_here + 1) / (usual + 1)),
        name if next_capital else 0.0,
        float(next_capital and number < 0),
        float(len(candidate.letters) == 2),
        float(len(candidate.letters) == 3),
        log(1 + candidate.vouched),
        float(candidate.vouched > 0),
        name if place.at_document_start else 0.0,
        pair_seen,
        float(paragraphs + sentences + capitalised == 0 and not candidate.spoken),
        float(not listed and here_capitalised > 0),
        float(here_capitalised > 0 and here_lower == 0),
        skip,
        later,
        end,
    ]


def _skip(number: int, place: Place, total: float, model: Model) -> float:
    """What the token after the next one says for the word: a logarithm of a likelihood ratio."""
    second = model.key(place.second)
    usual = model.single(second)
    seen = model.skip(number, second)
    if not seen and total < 1000:
        return 0.0
    return max(_LEAST_SKIP, log((seen / usual + _SKIP_WEIGHT) / (total + _SKIP_WEIGHT)))


_TRIPLE_WEIGHT = 40.0
_LEAST_TRIPLE = -2.0
_SKIP_WEIGHT = 300.0
_LEAST_SKIP = -2.0
