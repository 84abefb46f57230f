"""Which spans are taken, where no two may overlap."""

from __future__ import annotations

from bisect import bisect_left, insort

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.span import Span


class Claims:
    """Spans that are taken, none overlapping another.

    Spans are claimed in batches, each about in order: a batch costs what it holds, plus one
    linear merge (`settle`), where inserting into one sorted list would be quadratic.
    """

    def __init__(self) -> None:
        self._settled: list[Span] = []
        self._batch: list[Span] = []

    def claim(self, spans: list[Span]) -> bool:
        """Take all of `spans`, or none where one of them overlaps what is taken."""
        for span in spans:
            if _meets(self._settled, span) or _meets(self._batch, span):
                return False
        for span in spans:
            insort(self._batch, span)
        return True

    def claim_sorted(self, spans: Sequence[Span]) -> list[bool]:
        """Take each of `spans` that overlaps nothing taken, in order; which those are.

        They are a batch of their own.
        """
        settled, fresh, found = self._settled, [], []
        last: Span | None = None
        for span in spans:
            # Of what is fresh, only the last can reach as far as this one.
            is_free = not ((last and last.overlaps(span)) or (settled and _meets(settled, span)))
            if is_free:
                last = span
                fresh.append(span)
            found.append(is_free)
        self._settled = sorted(settled + fresh) if settled else fresh
        return found

    def settle(self) -> None:
        """End a batch."""
        if self._batch:
            self._settled = sorted(self._settled + self._batch)
            self._batch = []


def _meets(taken: list[Span], span: Span) -> bool:
    index = bisect_left(taken, span)
    return (index > 0 and taken[index - 1].overlaps(span)) or (
        index < len(taken) and taken[index].overlaps(span)
    )
