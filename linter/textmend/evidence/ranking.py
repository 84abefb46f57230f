"""Ranking the words that a remainder may have been, with a calibrated confidence for each.

Two steps. A log-linear model gives every candidate, and the hypothesis that the true word is none
of them, a share of 1. Then a logistic regression turns the best one's share into a confidence:
shares are too bold about names that nobody in the document has spoken of. Both were fitted on
the tuning part of the corpora by `bench/evidence/fit.py`.
"""

from __future__ import annotations

from math import exp, log

from textmend.evidence.candidates import MOST, Place, Word, candidates, describe
from textmend.evidence.model import english
from textmend.evidence.weights import ABSENT, CONFIDENCE, SHARES
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.evidence.document import DocumentCounts
    from textmend.evidence.model import Model

ANY_LOSS = (1, 2, 3)
"""Letters lost where the caller cannot say how many."""


class Candidate(NamedTuple):
    """One way to restore a word."""

    letters: str
    """What to insert, for instance “I”."""
    word: str
    """The word as restored, without clitic and compound, for instance “Iran”."""
    confidence: float
    """P(this insertion is right | letters were lost here)."""


def restore(
    remainder: str,
    following: Sequence[str],
    counts: DocumentCounts,
    *,
    lost: int | None = 1,
    vocabulary: Mapping[str, int] | None = None,
    at_document_start: bool = False,
    previous: str = "",
) -> list[Candidate]:
    """The words that `remainder` may have been at the start of a paragraph, best first.

    Args:
        remainder: The damaged token as it stands, for instance “ran’s”.
        following: The next four tokens or more, as they stand.
        counts: Of the damaged document.
        lost: How many letters are missing; None for one to three.
        vocabulary: How often the corpus has each word, as it is written there.
        at_document_start: Whether the paragraph is the document's first.
        previous: The text of the paragraph before, or the end of it.

    Returns:
        At most `MOST` candidates; none where no list and no text attests any.
    """
    place = Place(remainder, following, counts, at_document_start, previous)
    return rank(place, ANY_LOSS if lost is None else (lost,), vocabulary, english())


def rank(
    place: Place, lost: Sequence[int], vocabulary: Mapping[str, int] | None, model: Model
) -> list[Candidate]:
    """The same, for a place that is made already."""
    if not place.tail:
        return []
    words = candidates(place, lost, vocabulary, model)
    if not words:
        return []
    for word in words:
        word.features = describe(word, place, model)
    shares = share(words, place, model)
    order = sorted(range(len(words)), key=lambda index: -shares[index])
    best = order[0]
    sure = confidence(words[best], shares[best], place, model)
    # The others divide what the best one leaves, in proportion.
    rest = (1 - sure) / max(1e-12, 1 - shares[best])
    head = place.head
    found = []
    for index in order[:MOST]:
        letters = spelled(words[index], place)
        sureness = sure if index == best else shares[index] * rest
        found.append(Candidate(letters, letters + head, sureness))
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


def absence(place: Place, model: Model) -> list[float]:
    """What speaks for a word that is attested nowhere."""
    capital = bool(place.first) and place.first[0].isupper()
    return [
        1.0,
        float(min(len(place.tail), 8)),
        float(capital),
        float(len(place.tail) < 3),
        float(place.at_document_start),
    ]


def share(words: Sequence[Word], place: Place, model: Model) -> list[float]:
    """The share of 1 that each word gets; what is left goes to words attested nowhere."""
    scores = [sum([w * x for w, x in zip(SHARES, word.features, strict=True)]) for word in words]
    nobody = sum([w * x for w, x in zip(ABSENT, absence(place, model), strict=True)])
    top = max(nobody, *scores)
    parts = [exp(score - top) for score in scores]
    total = sum(parts) + exp(nobody - top)
    return [part / total for part in parts]


def doubts(word: Word, portion: float, place: Place) -> list[float]:
    """What the confidence in the best candidate depends on, beside a constant."""
    features = word.features
    name = 1 / (1 + exp(1 - features[2] + features[3]))  # of the columns capitalised and lower
    here = features[12] or features[13] or features[14] or features[25]
    portion = min(max(portion, 1e-9), 1 - 1e-9)
    length = len(place.tail)
    return [
        1.0,
        log(portion / (1 - portion)),
        0.0 if here else name,
        name if here else 0.0,
        float(length < 3),
        float(length == 3),
        features[30],
        features[28],
        features[6],
        float(bool(place.first) and place.first[0].isupper()),
    ]


def confidence(word: Word, portion: float, place: Place, model: Model) -> float:
    """P(the best candidate is right | letters were lost here)."""
    odds = sum([w * x for w, x in zip(CONFIDENCE, doubts(word, portion, place), strict=True)])
    return 1 / (1 + exp(-odds))
