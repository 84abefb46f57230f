"""Where letters may have gone: the start of a paragraph, as the evidence looks at it."""

from __future__ import annotations

from textmend.evidence.model import AHEAD, ENDS
from textmend.evidence.tokens import ends, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.evidence.document import DocumentCounts
    from textmend.evidence.model import Columns, Model

_RECENT = 1500
"""Code points of the paragraph before that are read."""

BEHIND = 3
"""Tokens of a sentence behind which its companions begin: the others are neighbours."""


class Place:
    """Where something may be lost: the start of a paragraph, its neighbours, its document."""

    __slots__ = (
        "_company",
        "_plain",
        "_usual",
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
        self._usual = self._plain = -1.0
        self._company: Columns | None = None

    def usual(self, key: int, model: Model) -> float:
        """P(first neighbour), whatever stands before it; the same for every candidate."""
        if self._usual < 0:
            self._usual = model.single(key)
        return self._usual

    def plain(self, key: int, second: int, model: Model) -> float:
        """P(second neighbour | first neighbour); the same for every candidate."""
        if self._plain < 0:
            self._plain = model.after_any(key >> 1, "", second)
        return self._plain

    def company(self, model: Model) -> Columns:
        """Where `Model.company` finds what the sentence has later on, and how it ends."""
        if self._company is None:
            self._company = model.columns(self.later, self.end)
        return self._company


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
