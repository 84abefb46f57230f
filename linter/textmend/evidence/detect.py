"""Whether a paragraph that starts in lower case has lost something, or is meant to start so.

Of 100,000 paragraphs in natural text some 500 start in lower case, and of these perhaps one has
lost a letter. So this, and not the choice of the letter, decides about false alarms.
"""

from __future__ import annotations

import re
from math import log
from operator import mul

from textmend.evidence import model as figures
from textmend.evidence.description import neighbours
from textmend.evidence.lists import is_listed
from textmend.evidence.model import english
from textmend.evidence.ranking import log_odds
from textmend.evidence.weights import LOSS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.evidence.model import Model
    from textmend.evidence.place import Place
    from textmend.evidence.ranking import Ranking

_FEWEST = 3
"""Words of a paragraph; shorter ones are labels."""

_ENDS = frozenset(".!?…")
_CLOSERS = "\"'”’)]»"

# Handles, addresses, file names, code, labels: no first word of a sentence looks so.
_NOT_PROSE = re.compile(r"[@/\\_=<>{}#|~^$%&*+\d]|\.\w|:$|\w\.$|:\S")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-–—][^\W\d_]+)*[,;.!?…]?['’”\"]?")

_HANDLE = re.compile(r"(?<!\w)@\w")
"""Of somebody on a network, where sentences begin as people like."""

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


def looks_lost(paragraph: str, ranking: Ranking, *, previous: str) -> float:
    """How much speaks for a loss at the start of `paragraph`, in natural logarithms of odds.

    The odds are those of a set with as many losses as other starts in lower case; in natural text
    there are hundreds of times more of the others. Use it against a threshold (`bench/evidence`
    measures which), not as a probability.

    Args:
        paragraph: Its text as it stands; the first character is where something may be lost.
        ranking: What it may have been; the counts of its document are with the damage.
        previous: The text of the paragraph before, or the end of it.
    """
    evidence = weigh(paragraph, ranking, previous)
    if not evidence:
        return LOWEST
    score: float = sum(map(mul, LOSS, evidence))
    return max(LOWEST, score)


def may_be_lost(paragraph: str) -> bool:
    """Whether `paragraph` begins as prose does, and goes on: else nothing more is asked."""
    first, *following = paragraph.split(None, _FEWEST)[:_FEWEST] or [""]
    if len(following) < _FEWEST - 1 or not first[:1].islower() or not _WORD.fullmatch(first):
        return False
    if "@" in paragraph and _HANDLE.search(paragraph):
        return False
    return not _NOT_PROSE.search(first) or any(title.endswith(first) for title in _TITLES)


def weigh(paragraph: str, ranking: Ranking, previous: str) -> list[float]:
    """What speaks for and against a loss; nothing where it is out of the question."""
    place, words, shares = ranking
    tail, counts, model = place.tail, place.counts, english()
    if not place.first or not may_be_lost(paragraph) or tail in _PARTICLES:
        return []
    first = paragraph.split(None, 1)[0]
    damaged = 0.0
    for word in words:
        if word.number >= 0:
            paragraphs, sentences, *_ = model.places(word.number)
            damaged += (paragraphs + 0.3 * sentences) * word.follows
        elif word.features[12]:
            damaged += word.features[9] * word.follows
    number = model.lexicon.find(tail)
    usual = 0.0
    capitalised = 0.0
    if number >= 0:
        usual = model.count(number, figures.LOWER)
        capitalised = model.count(number, figures.CAPITALISED)
    ahead = place.ahead(model)
    after = model.after_any(number, tail, ahead.key)
    listed = number >= 0 or model.dictionary.find(tail) >= 0
    here = max(0, counts.lower(tail) - 1)
    here_capital = counts.capitalised(tail) + counts.starts(tail)
    end = paragraph.rstrip().rstrip(_CLOSERS)[-1:]
    lowers = max(0, counts.lower_paragraphs - 1)
    features = words[0].features
    before = previous.rstrip().rstrip(_CLOSERS)
    ended = before[-1:]
    trailing = before.endswith(("...", "…"))
    before_is_open = ended.isalnum() or ended in (",", ";")
    new = not listed and here == 0 and here_capital == 0
    last = previous.rstrip()[-1:]
    may_be_broken = last.isalpha() or last in (",", ";")
    goes_on = new and may_be_broken and (len(previous) >= HEADING or len(before) == 1)
    if goes_on and (not last.isalpha() or _is_broken(previous, place, model)):
        return []
    intact = neighbours(number, tail, place, model)
    odds = min(5.0, log_odds(shares[0]))
    return [
        1.0,
        log(damaged + 0.01),
        log(usual + 0.05),
        log(after / ahead.usual),
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
        intact.triple,
        intact.skip,
        features[32],
        features[33],
        intact.later,
        intact.end,
        float(capitalised > usual and here_capital == 0),
        float(new and may_be_broken),
        float(ended == ":"),
        float(trailing),
        float(new and ended in _ENDS and not trailing),
    ]


def _is_broken(previous: str, place: Place, model: Model) -> bool:
    """Whether what is left may be the end of a word that `previous` ends with: “Kirs⏎tein”, “T⏎he”.

    So it is unless that is a whole word, and makes no other one with what is left.
    """
    head = previous.rstrip().rsplit(None, 1)[-1].lower()
    joined = head + place.tail
    if len(head) == 1 or not is_listed(head, model):
        return True
    return is_listed(joined, model) or place.counts.has(joined)


EVIDENCE = (
    "constant",
    "damaged: start",
    "as it stands: word",
    "as it stands: next",
    "log odds of the share",
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
    "log odds where no word, new here",
    "damaged: after next",
    "damaged: skip",
    "as it stands: after next",
    "as it stands: skip",
    "damaged: later",
    "damaged: end",
    "as it stands: later",
    "as it stands: end",
    "as it stands: a name, new here",
    "no word, before: heading",
    "before: a colon",
    "before: an ellipsis",
    "no word, before: ended",
)
