"""The English words that are spelled right though the model of English does not have them.

`en.words` holds them one a line, in order, and is mapped into memory; a search reads some ten
lines. Behind a word that only one side of the Atlantic writes so stands which.
`bench/evidence/words.py` writes the file.
"""

from __future__ import annotations

import mmap
import os
from bisect import bisect_right

from textmend.values import cache, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

PATH = os.path.join(os.path.dirname(__file__), "en.words")

AMERICAN, BRITISH = "A", "B"

NOT_IN = {"en-US": BRITISH, "en-GB": AMERICAN}
"""What those do not write who ask for one of two kinds of English."""


_NEAR = 2048
"""Bytes that are looked through sooner than they are halved once more."""
_REMEMBERED = 1 << 10
"""Words whose searches are kept where Python makes them."""
_LONGEST = 64
"""Bytes; no line is longer."""
_MANY = 500
"""Searches after which a table of a thousand lines has paid for itself."""


class WordList:
    """A file of sorted lines, the first of them empty."""

    find: Callable[[str], str | None]
    """`AMERICAN` or `BRITISH` for a word that is one of these, "" for another; else None."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

        self._places = range(0, len(self.data), _NEAR)
        self._searches = 0
        self._heads: list[bytes] = []
        """A line in every `_NEAR` bytes, for those who search often."""
        try:
            from textmend._kernel import WordList as Search
        except ImportError:
            self.find = lru_cache(_REMEMBERED)(self.plainly_find)
        else:
            self.find = Search(self.data).find

    def plainly_find(self, word: str) -> str | None:
        """What `find` is where no kernel is."""
        data = self.data
        wanted = word.encode("utf-8", "surrogatepass")
        self._searches += 1
        if self._searches == _MANY:
            self._heads = [*map(self._line, self._places)]
        if self._heads:
            high = _NEAR * bisect_right(self._heads, wanted)
        else:
            high = _NEAR * bisect_right(self._places, wanted, key=self._line)
        # Of the lines that begin so, the shortest is the first.
        at = data.find(b"\n" + wanted, max(0, high - _NEAR - _LONGEST), high + _LONGEST)
        end = at + 1 + len(wanted)
        if at < 0 or data[end] not in b"\n ":
            return None
        return data[end : data.find(b"\n", end)].decode("ascii").lstrip()

    def _line(self, at: int) -> bytes:
        """The line that `at` lies in or ends, between line feeds."""
        start = self.data.rfind(b"\n", 0, at + 1) + 1
        return self.data[start : self.data.find(b"\n", start)]


@cache
def english() -> WordList:
    """The list that is shipped. Opening it takes some 20 µs."""
    return WordList(PATH)
