"""Whether a paragraph that starts in lower case has lost something, or is meant to start so.

Of 100,000 paragraphs in natural text some 500 start in lower case, and of these perhaps one has
lost a letter. So this, and not the choice of the letter, decides about false alarms.
"""

from __future__ import annotations

import re
from math import log

from textmend.evidence import model as figures
from textmend.evidence.candidates import Place, Word, candidates, describe
from textmend.evidence.model import english
from textmend.evidence.ranking import ANY_LOSS, confidence, share
from textmend.evidence.weights import LOSS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from textmend.evidence.document import DocumentCounts
    from textmend.evidence.model import Model

_WORDS = 8
"""How many words of the paragraph are looked at."""

_ENDS = frozenset(".!?…")
_CLOSERS = "\"'”’)]»"

# Handles, addresses, file names, code, labels: no first word of a sentence looks so.
_NOT_PROSE = re.compile(r"[@/\\_=<>{}#|~^$%&*+\d]|\.\w|:$|\w\.$|:\S")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-–—][^\W\d_]+)*[,;.!?…]?['’”\"]?")

_TITLES = tuple(
    f"{title}." for title in "mr mrs ms dr rep sen gov gen col capt lt sgt prof rev".split()
)
"""What a remainder with a stop may be the end of: else that is a label, or a name cut short."""

_PARTICLES = frozenset(
    "de da di du del della der den van von zu al el ul bin ibn ben la le d l".split()
)
"""First words of names that keep their small letter: de Blasio, al-Qaida, bin Laden."""

HEADING = 80
"""Code points; a shorter paragraph without a full stop may be a heading, and is not open."""

LOWEST = -20.0
"""The score of a paragraph that is out of the question."""


def looks_lost(
    paragraph: str,
    counts: DocumentCounts,
    *,
    lost: int | None = 1,
    vocabulary: Mapping[str, int] | None = None,
    at_document_start: bool = False,
    previous: str = "",
) -> float:
    """How much speaks for a loss at the start of `paragraph`, in natural logarithms of odds.

    The odds are those of a set with as many losses as other starts in lower case; in natural text
    there are hundreds of times more of the others. Use it against a threshold (`bench/evidence`
    measures which), not as a probability.

    Args:
        paragraph: Its text as it stands; the first character is where something may be lost.
        counts: Of its document, damage included.
        lost: How many letters are missing; None for one to three.
        vocabulary: How often the corpus has each word, as it is written there.
        at_document_start: Whether the paragraph is the document's first.
        previous: The text of the paragraph before, or the end of it.
    """
    evidence = weigh(
        paragraph,
        counts,
        lost=lost,
        vocabulary=vocabulary,
        at_document_start=at_document_start,
        previous=previous,
        model=english(),
    )
    if not evidence:
        return LOWEST
    return max(LOWEST, sum([w * x for w, x in zip(LOSS, evidence, strict=True)]))


def weigh(
    paragraph: str,
    counts: DocumentCounts,
    *,
    lost: int | None,
    vocabulary: Mapping[str, int] | None,
    at_document_start: bool,
    previous: str,
    model: Model,
) -> list[float]:
    """What speaks for and against a loss; nothing where it is out of the question."""
    first, *following = paragraph.split(None, _WORDS)[:_WORDS] or [""]
    if not first[:1].islower() or not _WORD.fullmatch(first):
        return []
    if _NOT_PROSE.search(first) and not any(title.endswith(first) for title in _TITLES):
        return []
    place = Place(first, following, counts, at_document_start, previous)
    tail = place.tail
    if not tail or len(following) < 2 or tail in _PARTICLES:
        return []
    words = candidates(place, ANY_LOSS if lost is None else (lost,), vocabulary, model)
    if not words:
        return []
    damaged = 0.0
    key = model.key(place.first)
    for word in words:
        word.features = describe(word, place, model)
        if word.number >= 0:
            starts = model.count(word.number, figures.PARAGRAPH_STARTS)
            starts += 0.3 * model.count(word.number, figures.SENTENCE_STARTS)
            damaged += starts * model.after_start(word.number, word.word, key)
        elif word.features[12]:
            damaged += word.features[9] * model.after_start(-1, word.word, key)
    shares = share(words, place, model)
    best = max(range(len(words)), key=shares.__getitem__)
    choice = words[best]
    sure = confidence(choice, shares[best], place, model)
    number = model.lexicon.find(tail)
    usual = 0.0
    capitalised = 0.0
    if number >= 0:
        usual = model.count(number, figures.LOWER)
        capitalised = model.count(number, figures.CAPITALISED)
    after = model.after_any(number, tail, key)
    listed = number >= 0 or model.dictionary.find(tail) >= 0
    here = max(0, counts.lower(tail) - 1)
    here_capital = counts.capitalised(tail) + counts.starts(tail)
    end = paragraph.rstrip().rstrip(_CLOSERS)[-1:]
    lowers = max(0, counts.lower_paragraphs - 1)
    features = choice.features
    before = previous.rstrip().rstrip(_CLOSERS)
    ended = before[-1:]
    trailing = before.endswith(("...", "…"))
    before_is_open = ended.isalnum() or ended in (",", ";")
    new = not listed and here == 0 and here_capital == 0
    last = previous.rstrip()[-1:]
    may_be_broken = last.isalpha() or last in (",", ";")
    if new and may_be_broken and (len(previous) >= HEADING or len(before) == 1):
        # A word broken in two, of which this is the end: “Kirs⏎tein”, “T⏎he”.
        return []
    intact = describe(Word("", tail, number, 0.0, 0), place, model)
    odds = min(5.0, log(sure / (1 - sure + 1e-6)))
    return [
        1.0,
        log(damaged + 0.01),
        log(usual + 0.05),
        log(after / model.single(key)),
        odds,
        float(not listed),
        float(new),
        log(1 + here),
        log(1 + here_capital),
        log(capitalised + 0.2) - log(usual + 0.2),
        log(1 + lowers),
        lowers / (1 + counts.paragraphs),
        float(counts.lower_sentences > 1),
        float(ended in _ENDS and not trailing),
        float(not ended),
        float(before_is_open and len(previous) >= HEADING),
        float(end in _ENDS),
        float(first != first.lower()),
        float(features[12]),
        float(features[30]),
        float(features[15]),
        float(bool(place.first) and place.first[0].isupper()),
        float(len(tail) < 3),
        float(len(paragraph) > 150),
        float(len(paragraph) < 50),
        float(first[-1] in ",;.!?…"),
        features[7],
        float(features[12] and not listed),
        float(before_is_open and len(previous) < HEADING),
        odds if new else 0.0,
        features[8],
        features[31],
        intact[8],
        intact[31],
        float(capitalised > usual and here_capital == 0),
        float(new and may_be_broken),
        float(ended == ":"),
        float(trailing),
        float(new and ended in _ENDS and not trailing),
    ]


EVIDENCE = (
    "constant",
    "damaged: start",
    "as it stands: word",
    "as it stands: next",
    "confidence",
    "no word",
    "no word, new here",
    "here lower",
    "here capitalised",
    "as it stands: a name",
    "others lower",
    "share of others lower",
    "sentences lower",
    "before: ended",
    "before: nothing",
    "before: open",
    "ends",
    "capitals inside",
    "best: here capitalised",
    "best: here a name",
    "best: here pair",
    "before a capital",
    "short remainder",
    "long paragraph",
    "short paragraph",
    "mark after it",
    "damaged: next",
    "best here capitalised, remainder no word",
    "before: heading",
    "confidence where no word, new here",
    "damaged: after next",
    "damaged: skip",
    "as it stands: after next",
    "as it stands: skip",
    "as it stands: a name, new here",
    "no word, before: heading",
    "before: a colon",
    "before: an ellipsis",
    "no word, before: ended",
)
