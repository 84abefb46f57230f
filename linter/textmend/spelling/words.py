"""The English words that are spelled right though the model of English does not have them.

`en.words` holds them one a line, in order, and is mapped into memory; a search reads some ten
lines. Behind a word that only one side of the Atlantic writes so stands which.
`bench/evidence/words.py` writes the file.
"""

from __future__ import annotations

import mmap
import os
from functools import cache, lru_cache

PATH = os.path.join(os.path.dirname(__file__), "en.words")

AMERICAN, BRITISH = "A", "B"

NOT_IN = {"en-US": BRITISH, "en-GB": AMERICAN}
"""What those do not write who ask for one of two kinds of English."""


_NEAR = 2048
"""Bytes that are looked through sooner than they are halved once more."""
_LONGEST = 64
"""Bytes; no line is longer."""


class WordList:
    """A file of sorted lines, the first of them empty."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @lru_cache(1 << 14)  # noqa: B019, there is one list
    def find(self, word: str) -> str | None:
        """`AMERICAN` or `BRITISH` for a word that is one of these, "" for another; else None."""
        data = self._data
        wanted = word.encode("utf-8", "surrogatepass")
        low, high = 0, len(data) - 1
        while high - low > _NEAR:
            # The line that `middle` lies in or ends, between line feeds.
            middle = (low + high) >> 1
            start = data.rfind(b"\n", 0, middle + 1) + 1
            if data[start : data.find(b"\n", start)] < wanted:
                low = start - 1
            else:
                high = start
        # Of the lines that begin so, the shortest is the first.
        at = data.find(b"\n" + wanted, low, high + _LONGEST)
        end = at + 1 + len(wanted)
        if at < 0 or data[end] not in b"\n ":
            return None
        return data[end : data.find(b"\n", end)].decode("ascii").lstrip()


@cache
def english() -> WordList:
    """The list that is shipped. Opening it takes some 20 µs."""
    return WordList(PATH)
