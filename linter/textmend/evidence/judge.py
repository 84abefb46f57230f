"""From evidence to a tier: what may be done about a paragraph that seems to have lost letters.

The thresholds are those of `tiers`; how right each tier is, `bench/evidence/rules.py` prints.
"""

from __future__ import annotations

from textmend.evidence.detect import LOWEST, looks_lost
from textmend.evidence.document import DocumentCounts
from textmend.evidence.ranking import Candidate, restore
from textmend.evidence.tiers import (
    SHOWN_LOSS,
    is_safe_for_more,
    is_safe_for_one,
    is_shown,
    is_unsafe,
)
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LOOKED_AHEAD = 8
"""Words of the paragraph."""

_FROM_COUNTS = 2.0
"""Log odds that the document's own words may add, where it has none of the candidates."""

_LARGE = 1 << 16
"""Code points of a document that is counted at the first question."""

_NOTHING = DocumentCounts("")


class Place(NamedTuple):
    """A paragraph that starts in lower case, and where it stands."""

    paragraph: str
    """From its first letter on; a few hundred code points are enough."""
    previous: str
    """The paragraph before, or its end; empty for the first."""
    is_first: bool
    prose: str
    """The whole document."""
    vocabulary: Mapping[str, int] | None


class Judgement(NamedTuple):
    """What was lost, and how sure that is."""

    tier: str
    """`safe`, `unsafe` or `display`."""
    candidates: list[Candidate]
    """The best first; there is one at least."""


def judge(place: Place, counts: Callable[[], DocumentCounts]) -> Judgement | None:
    """What may be done about `place`; None where nothing seems to be lost.

    One letter is lost far more often than two or three. An edit that puts back one is safe where
    both of these hold: it is the best if one was lost, and also if nobody says how many.

    `counts` gives the document's words. Counting them costs more than all the rest, so it is asked
    only where the lists alone do not rule a loss out.
    """
    if _is_out_of_the_question(place):
        return None
    own = counts()
    loss = _loss(place, own, lost=None)
    ranked = _restored(place, own, lost=None)
    if not ranked or not is_shown(ranked[0].confidence, loss):
        return None
    best = ranked[0]
    if_one = _restored(place, own, lost=1)
    if len(best.letters) == 1:
        agreed = if_one and if_one[0].letters == best.letters
        loss_of_one = _loss(place, own, lost=1)
        if agreed and is_safe_for_one(if_one[0].confidence, best.confidence, loss_of_one):
            return Judgement("safe", [if_one[0], *ranked[1:]])
    elif is_safe_for_more(best.confidence, loss):
        return Judgement("safe", ranked)
    return Judgement("unsafe" if is_unsafe(best.confidence, loss) else "display", ranked)


def _is_out_of_the_question(place: Place) -> bool:
    loss = _loss(place, _NOTHING, lost=None)
    if loss >= SHOWN_LOSS - _FROM_COUNTS:
        return False
    if loss == LOWEST and not place.paragraph[:1].isalpha():
        return True
    if len(place.prose) > _LARGE:
        return False  # to look it all through for each place costs more than to count it once
    tail = place.paragraph.split(None, 1)[0].split("'")[0].split("’")[0]
    return not _is_there_whole(tail, place.prose)


def _is_there_whole(tail: str, prose: str) -> bool:
    """Whether a capital stands before `tail` anywhere, with at most two letters between them."""
    at = prose.find(tail)
    while at >= 0:
        before = prose[max(0, at - 3) : at]
        if any(map(str.isupper, before)):
            return True
        at = prose.find(tail, at + 1)
    return False


def _loss(place: Place, counts: DocumentCounts, *, lost: int | None) -> float:
    return looks_lost(
        place.paragraph,
        counts,
        lost=lost,
        vocabulary=place.vocabulary,
        at_document_start=place.is_first,
        previous=place.previous,
    )


def _restored(place: Place, counts: DocumentCounts, *, lost: int | None) -> list[Candidate]:
    remainder, *following = place.paragraph.split(None, _LOOKED_AHEAD)[:_LOOKED_AHEAD]
    return restore(
        remainder,
        following,
        counts,
        lost=lost,
        vocabulary=place.vocabulary,
        at_document_start=place.is_first,
        previous=place.previous,
    )
