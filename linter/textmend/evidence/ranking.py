"""Ranking the words that a remainder may have been, with a calibrated confidence for the best.

Two steps. A log-linear model gives every candidate, and the hypothesis that the true word is none
of them, a share of 1. Then decision trees turn the best one's share, and what speaks for it and
for the next ones, into a confidence: shares are too bold about names that nobody in the document
has spoken of, and too timid about much else. Both were fitted by `bench/evidence/fit.py`.
"""

from __future__ import annotations

from math import exp, log
from operator import mul

from textmend.evidence.candidates import MOST, Word, candidates
from textmend.evidence.description import NAMES, describe
from textmend.evidence.model import english
from textmend.evidence.weights import ABSENT, SHARES
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.evidence.place import Place

_NO_ONE = [-30.0] * len(NAMES)
"""In place of a difference, where there is nobody to differ from."""

_LEAST = 1e-7
"""The least share, of which a logarithm is taken."""


class Candidate(NamedTuple):
    """One way to restore a word."""

    letters: str
    """What to insert, for instance “I”."""
    word: str
    """The word as restored, without clitic and compound, for instance “Iran”."""
    confidence: float
    """P(this insertion is right | letters were lost here)."""


class Ranking(NamedTuple):
    """What a remainder may have been, the likeliest first."""

    place: Place
    words: list[Word]
    shares: list[float]
    """Of 1, for each word; what is left goes to words that are attested nowhere."""


def rank(place: Place, vocabulary: Mapping[str, int] | None) -> Ranking | None:
    """The words that `place` may have had, one to three letters longer than what it has.

    None where no list and no text attests any. `vocabulary` says how often the corpus has each
    word, as it is written there.
    """
    if not place.tail:
        return None
    model = english()
    words = candidates(place, vocabulary, model)
    if not words:
        return None
    for word in words:
        describe(word, place, model)
    shares = share(words, place)
    order = sorted(range(len(words)), key=lambda index: -shares[index])
    return Ranking(place, [words[index] for index in order], [shares[index] for index in order])


def restored(ranking: Ranking, confidence: float) -> list[Candidate]:
    """The candidates for the user, where `confidence` is that in the first."""
    place, words, shares = ranking
    # The others divide what the best one leaves, in proportion.
    rest = (1 - confidence) / max(1e-12, 1 - shares[0])
    found: list[Candidate] = []
    for word, portion in zip(words[:MOST], shares, strict=False):
        letters = spelled(word, place)
        sure = portion * rest if found else confidence
        found.append(Candidate(letters, letters + place.head, sure))
    return found


def spelled(word: Word, place: Place) -> str:
    """The lost letters with their capitals: “Mcc” would do for no McConnell."""
    letters = word.letters
    spelling = place.counts.spelling(word.word)
    if spelling is not None and spelling.endswith(place.head):
        return spelling[: len(letters)]
    if len(letters) == 3 and letters.startswith("mc"):
        return "Mc" + letters[2].upper()
    return letters.capitalize()


def absence(place: Place) -> list[float]:
    """What speaks for a word that is attested nowhere."""
    return [
        1.0,
        float(min(len(place.tail), 8)),
        float(place.first[:1].isupper()),
        float(len(place.tail) < 3),
        float(place.at_document_start),
    ]


def share(words: Sequence[Word], place: Place) -> list[float]:
    """The share of 1 that each word gets; what is left goes to words attested nowhere."""
    scores = [sum(map(mul, SHARES, word.features)) for word in words]
    nobody = sum(map(mul, ABSENT, absence(place)))
    top = max(nobody, *scores)
    parts = [exp(score - top) for score in scores]
    total = sum(parts) + exp(nobody - top)
    return [part / total for part in parts]


def log_odds(portion: float) -> float:
    """The logarithm of `portion` against the rest, as far as that says anything."""
    portion = min(max(portion, _LEAST), 1 - _LEAST)
    return log(portion / (1 - portion))


def doubts(ranking: Ranking) -> list[float]:
    """What the confidence in the best candidate depends on: the figures of the trees.

    The place; the shares of the best, of none of them, of the second and of the best that restores
    another number of letters; what speaks for the best, and by how much more than for the second.
    """
    place, words, shares = ranking
    best = words[0]
    lost = len(best.letters)
    second = shares[1] if len(words) > 1 else 0.0
    pairs = zip(words, shares, strict=True)
    other = next((portion for word, portion in pairs if len(word.letters) != lost), 0.0)
    return [
        float(len(place.tail)),
        *absence(place)[1:],
        log_odds(shares[0]),
        log_odds(1 - sum(shares)),
        log_odds(second),
        log_odds(other),
        float(len(words)),
        float(lost),
        *best.features,
        *(
            [mine - theirs for mine, theirs in zip(best.features, words[1].features, strict=True)]
            if len(words) > 1
            else _NO_ONE
        ),
    ]


def confidence(ranking: Ranking) -> float:
    """P(the best candidate is right | letters were lost here)."""
    from textmend.evidence.trees import of_confidence

    return of_confidence().probability(doubts(ranking))
