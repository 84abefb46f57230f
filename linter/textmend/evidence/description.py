"""What speaks for and against each word that a remainder may have been."""

from __future__ import annotations

from math import log

from textmend.values import NamedTuple, lru_cache, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.evidence.candidates import Word
    from textmend.evidence.model import Model
    from textmend.evidence.place import Ahead, Place

_REMEMBERED = 1 << 11
"""Words of which is kept what the lists say: the same ones may be meant again and again."""

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

_TRIPLE_WEIGHT = 40.0
_LEAST_TRIPLE = -2.0
_SKIP_WEIGHT = 300.0
_LEAST_SKIP = -2.0
_FEW = 1000
"""Occurrences of a word of which it says nothing that it never stood before a token but one."""


class Alone(NamedTuple):
    """What the lists say of a word by itself."""

    figures: tuple[float, ...]
    """The first ones of `NAMES`."""
    name: float
    """Whether it is a name: a logarithm of odds."""
    total: float
    """How often it occurs."""
    is_upper: bool
    """Whether it ever has a capital."""


class Neighbours(NamedTuple):
    """What the rest of the sentence says for a word at its start."""

    follows: float
    """P(the first neighbour | a sentence begins with the word); the others are logarithms."""
    pair: float
    seen: float
    triple: float
    skip: float
    later: float
    end: float


_NOBODY = Neighbours(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def describe(candidate: Word, place: Place, model: Model) -> None:
    """Note what speaks for `candidate`: figures in the order of `NAMES`, all about -10 to 10."""
    number, word, counts = candidate.number, candidate.word, place.counts
    alone, name, total, is_upper = _alone(number, candidate.rank, model)
    follows, pair, seen, triple, skip, later, end = neighbours(number, word, place, model)
    capitalised, starts, lower = candidate.here
    is_spoken = capitalised > 0 or starts > 0
    pairs = counts.pairs(word, place.first) if is_spoken and place.first else 0
    usual = counts.size * total / model.words
    is_before_capital = place.is_before_capital(model)
    before = place.previous
    candidate.follows = follows
    candidate.features = [
        *alone,
        pair,
        triple,
        log(1 + capitalised),
        log(1 + starts),
        log(1 + lower),
        float(capitalised > 0),
        float(starts > 0),
        float(lower > 0),
        float(pairs > 0),
        log(1 + pairs),
        float(word.capitalize() in before),
        float(word in before),
        log((capitalised + starts + lower + 1) / (usual + 1)),
        name if is_before_capital else 0.0,
        float(is_before_capital and number < 0),
        float(len(candidate.letters) == 2),
        float(len(candidate.letters) == 3),
        log(1 + candidate.vouched),
        float(candidate.vouched > 0),
        name if place.at_document_start else 0.0,
        seen,
        float(not is_upper and not is_spoken),
        float(number < 0 and candidate.rank <= 0 and capitalised > 0),
        float(capitalised > 0 and lower == 0),
        skip,
        later,
        end,
    ]


@lru_cache(_REMEMBERED)
def _alone(number: int, rank: float, model: Model) -> Alone:
    paragraphs = sentences = capitalised = lower = 0.0
    if number >= 0:
        paragraphs, sentences, capitalised, lower = model.places(number)
    figures = (
        log(paragraphs + 0.2),
        log(sentences + 0.2),
        log(capitalised + 0.2),
        log(lower + 0.2),
        log(1 + rank) / 4,
        float(number < 0),
        float(number < 0 and rank <= 0),
    )
    name = log(capitalised + 0.2) - log(lower + 0.2)
    total = paragraphs + sentences + capitalised + lower
    return Alone(figures, name, total, paragraphs + sentences + capitalised > 0)


def neighbours(number: int, word: str, place: Place, model: Model) -> Neighbours:
    """What the rest of the sentence says for `word`, whose number is -1 if it is unknown."""
    if not place.first:
        return _NOBODY
    ahead = place.ahead(model)
    follows = model.after_start(number, word, ahead.key)
    seen = triple = skip = 0.0
    if number >= 0:
        context = model.pair(number, ahead.key)
        seen = log(1 + context)
        if ahead.second >= 0:
            skip = _skip(number, ahead, model)
            if context > 0:
                triple = _triple(number, context, ahead, model)
    pair = log(follows / ahead.usual)
    later, end = model.company(number, word, ahead.company)
    return make(Neighbours, (follows, pair, seen, triple, skip, later, end))


def _triple(number: int, context: float, ahead: Ahead, model: Model) -> float:
    """What the next two tokens say for the word, which stands `context` times before the first."""
    plain = ahead.plain(model)
    seen = model.triple(number, ahead.key, ahead.second)
    likelihood = (seen + _TRIPLE_WEIGHT * plain) / (context + _TRIPLE_WEIGHT)
    return max(log(likelihood / plain), _LEAST_TRIPLE)


def _skip(number: int, ahead: Ahead, model: Model) -> float:
    """What the token after the next one says for the word: a logarithm of a likelihood ratio."""
    total = model.total(number)
    seen = model.skip(number, ahead.second)
    if not seen and total < _FEW:
        return 0.0
    usual = ahead.usual_second
    return max(_LEAST_SKIP, log((seen / usual + _SKIP_WEIGHT) / (total + _SKIP_WEIGHT)))
