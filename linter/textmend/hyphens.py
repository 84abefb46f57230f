"""Hyphens behind which a word may go on: those of old line ends, most of all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOT_SIGN = "¬"
"""Stands for a hyphen that only the end of a line had, and may have no gap behind it."""

_HYPHENS = ("-", "‐", "\xad", NOT_SIGN)


def find(prose: str, places: Iterable[int] | None = None) -> Sequence[int]:
    """Offsets of the hyphens between a letter and a line ending, or a space and a small letter.

    `places` are all of them and maybe others, if they are known.
    """
    if places is None:
        places = _followed_by_a_gap(prose)
    return sorted(at for at in places if prose[at - 1 : at].isalpha())


def _followed_by_a_gap(prose: str) -> Iterator[int]:
    for hyphen in _HYPHENS:
        at = prose.find(hyphen)
        while at >= 0:
            gap, behind = prose[at + 1 : at + 2], prose[at + 2 : at + 3]
            if hyphen == NOT_SIGN or gap in ("\n", "\r") or (gap == " " and "a" <= behind <= "z"):
                yield at
            at = prose.find(hyphen, at + 1)
