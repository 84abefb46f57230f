"""Where letters may have gone: the start of a paragraph, as the evidence looks at it."""

from __future__ import annotations

from textmend.evidence.model import AHEAD, ENDS
from textmend.evidence.tokens import ends, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.evidence.document import DocumentCounts
    from textmend.evidence.model import Model

_RECENT = 1500
"""Code points of the paragraph before that are read."""

BEHIND = 3
"""Tokens of a sentence behind which its companions begin: the others are neighbours."""


class Place:
    """Where something may be lost: the start of a paragraph, its neighbours, its document."""

    __slots__ = (
        "_ahead",
        "at_document_start",
        "counts",
        "end",
        "first",
        "head",
        "later",
        "previous",
        "second",
        "tail",
    )

    def __init__(
        self, paragraph: str, counts: DocumentCounts, *, previous: str, is_first: bool
    ) -> None:
        stream = tokens(" ".join(paragraph.split(None, AHEAD)[:AHEAD]))
        self.head = stream[0] if paragraph[:1].isalpha() else ""
        """The remainder without clitic and compound."""
        self.tail = self.head.lower()
        self.first = stream[1] if len(stream) > 1 else ""
        self.second = stream[2] if len(stream) > 2 else ""
        size = sentence(stream)
        self.later = frozenset(stream[BEHIND:size])
        """What else the sentence has, as far as it is read."""
        self.end = stream[size] if size < len(stream) and size < AHEAD else ""
        """The mark that ends the sentence, if that was read so far."""
        self.counts = counts
        self.at_document_start = is_first
        self.previous = _with_any(previous[-_RECENT:].replace("’", "'"), self.tail)
        """The tokens of the paragraph before; none where that has no word with the remainder."""
        self._ahead: Ahead | None = None

    def ahead(self, model: Model) -> Ahead:
        """What stands behind the remainder, where anything does."""
        if self._ahead is None:
            self._ahead = Ahead(self, model)
        return self._ahead

    def is_before_capital(self, model: Model) -> bool:
        """Whether what stands behind the remainder has a capital."""
        return bool(self.first) and bool(self.ahead(model).key & 1)


class Ahead:
    """What stands behind a place, as `Model` knows it; the same for every candidate."""

    __slots__ = ("_plain", "company", "key", "second", "usual", "usual_second")

    def __init__(self, place: Place, model: Model) -> None:
        self.key = model.key(place.first)
        """That of the first neighbour."""
        self.usual = model.single(self.key)
        """P(first neighbour), whatever stands before it."""
        self.second = model.key(place.second) if place.second else -1
        """The key of the second neighbour; -1 where there is none."""
        self.usual_second = model.single(self.second) if place.second else 0.0
        self.company = model.columns(place.later, place.end)
        """Where `Model.company` finds what the sentence has later on, and how it ends."""
        self._plain = -1.0

    def plain(self, model: Model) -> float:
        """P(second neighbour | first neighbour)."""
        if self._plain < 0:
            self._plain = model.after_any(self.key >> 1, "", self.second)
        return self._plain


def _with_any(text: str, tail: str) -> frozenset[str]:
    """The tokens of `text`, if any can end in `tail`, which is in lower case; else none.

    So it is with most, and to look for the letters costs a hundredth of the tokens.
    """
    return frozenset(tokens(text) if tail in text.lower() else ())


def sentence(stream: Sequence[str]) -> int:
    """How many of the first tokens of `stream`, which begins a sentence, are of that sentence."""
    most = min(len(stream), AHEAD)
    for index in range(1, most):
        token = stream[index]
        if token == "\n" or (token in ENDS and ends(token, stream[index - 1])):
            return index
    return most
