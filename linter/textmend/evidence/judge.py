"""From evidence to a tier: what may be done about a paragraph that seems to have lost letters.

The thresholds are those of `tiers`; how right each tier is, `bench/evidence/rules.py` prints.
"""

from __future__ import annotations

from textmend.evidence.candidates import is_attested
from textmend.evidence.detect import LOWEST, looks_lost, may_be_lost
from textmend.evidence.document import DocumentCounts
from textmend.evidence.model import english
from textmend.evidence.place import Place
from textmend.evidence.ranking import Candidate, Ranking, confidence, rank, restored
from textmend.evidence.tiers import SHOWN_LOSS, is_safe, is_shown, is_unsafe
from textmend.evidence.tokens import tokens
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textmend.evidence.endings import Endings

_FROM_COUNTS = 2.0
"""Log odds that the document's own words may add, where it has none of the candidates."""

_LARGE = 1 << 16
"""Code points of a document that is counted at the first question."""

_NOTHING = DocumentCounts("")


class Paragraph(NamedTuple):
    """A paragraph that starts in lower case, and where it stands."""

    text: str
    """From its first letter on; a few hundred code points are enough."""
    previous: str
    """The paragraph before, or its end; empty for the first."""
    is_first: bool
    endings: Endings
    """What the words of the whole document end in."""
    vocabulary: Mapping[str, int] | None


class Judgement(NamedTuple):
    """What was lost, and how sure that is."""

    tier: str
    """`safe`, `unsafe` or `display`."""
    candidates: list[Candidate]
    """The best first; there is one at least."""


def judge(
    paragraph: Paragraph, counts: Callable[[], DocumentCounts], *, is_counted: bool = False
) -> Judgement | None:
    """What may be done about `paragraph`; None where nothing seems to be lost.

    `counts` gives the document's words. Counting them costs more than all the rest, so where that
    is not done yet it is asked only if the lists alone do not rule a loss out.
    """
    if not may_be_lost(paragraph.text):
        return None
    if not is_counted and _is_out_of_the_question(paragraph):
        return None
    ranking, loss = weighed(paragraph, counts())
    if ranking is None or loss < SHOWN_LOSS:
        return None
    sure = confidence(ranking)
    if not is_shown(sure, loss):
        return None
    found = restored(ranking, sure)
    if is_safe(sure, loss, lost=len(found[0].letters), left=len(ranking.place.tail)):
        return Judgement("safe", found)
    return Judgement("unsafe" if is_unsafe(sure, loss) else "display", found)


def weighed(paragraph: Paragraph, counts: DocumentCounts) -> tuple[Ranking | None, float]:
    """What it may have begun with, and how much speaks for a loss: see `looks_lost`."""
    text, previous, is_first, _, vocabulary = paragraph
    ranking = rank(Place(text, counts, previous=previous, is_first=is_first), vocabulary)
    if ranking is None:
        return None, LOWEST
    return ranking, looks_lost(text, ranking, previous=previous)


def _is_out_of_the_question(paragraph: Paragraph) -> bool:
    """Whether the lists alone rule a loss out, and the document cannot say otherwise."""
    endings = paragraph.endings
    if len(endings.text) > _LARGE:
        return False  # to look it all through for each place costs more than to count it once
    tail = tokens(paragraph.text.split(None, 1)[0])[0]
    if not is_attested(tail.lower(), paragraph.vocabulary, english()):
        # Where no list has a word for it, any of the document's will do.
        return not endings.is_of_longer(tail)
    if endings.is_of_name(tail):
        return False
    return weighed(paragraph, _NOTHING)[1] < SHOWN_LOSS - _FROM_COUNTS
