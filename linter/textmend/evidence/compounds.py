"""Which words a text writes with a hyphen between them."""

from __future__ import annotations

from bisect import bisect_left

from textmend.values import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEW = 16
"""Compounds that are looked for one by one before an index of all is made."""

_LONGEST = 25
"""Letters before a hyphen that are in the index."""


class Compounds:
    """The letters of the alphabet on both sides of each hyphen of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._looks = 0

    def has(self, left: str, right: str) -> bool:
        """Whether the text has `left`, a hyphen and `right`, within longer words or alone."""
        self._looks += 1
        both = left + right
        is_indexed = both.isascii() and both.isalpha() and 0 < len(left) <= _LONGEST and right
        if self._looks <= _FEW or not is_indexed:
            return f"{left}-{right}" in self._text
        behind = self._behind.get(left, ())
        at = bisect_left(behind, right)
        return at < len(behind) and behind[at].startswith(right)

    @cached_property
    def _behind(self) -> Mapping[str, Sequence[str]]:
        """What letters stand behind hyphens, in order, by each end of the letters before them."""
        import re

        found: dict[str, set[str]] = {}
        for match in re.finditer("-(?=([A-Za-z]+))", self._text):
            hyphen, behind = match.start(), match[1]
            before = self._text[max(0, hyphen - _LONGEST) : hyphen]
            for start in range(len(before) - 1, -1, -1):
                if not (before[start].isascii() and before[start].isalpha()):
                    break
                found.setdefault(before[start:], set()).add(behind)
        return {left: sorted(behind) for left, behind in found.items()}
