"""What came of a file beside its report: words, and what there is to say of accepted findings."""

from __future__ import annotations

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Change(NamedTuple):
    """An entry that is to be another, to come (`old` is None) or to go (`new` is None)."""

    rule: str
    old: str | None
    new: str | None


class Ledger(NamedTuple):
    """Plain values, so that a worker can send them."""

    words: int = 0
    accepted: int = 0
    """Findings that were not reported because they are accepted."""
    fresh: Sequence[Change] = ()
    """Findings that are accepted with this run."""
    stale: Sequence[Change] = ()
    """Entries that stand for nothing any more."""
    moved: Sequence[Change] = ()
    """Entries whose surroundings fixes have changed."""
