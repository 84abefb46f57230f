"""The English words that are spelled right though the model of English does not have them.

`en.words` holds them one a line, in order, and is mapped into memory; a search reads some twenty
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
        while low < high:
            # The line that `middle` lies in or ends, between line feeds.
            middle = (low + high) >> 1
            start = data.rfind(b"\n", 0, middle + 1) + 1
            end = data.find(b"\n", start)
            line = data[start:end]
            if line < wanted:
                low = end
            else:
                high = start - 1
        line = data[low + 1 : data.find(b"\n", low + 1)]
        if line == wanted:
            return ""
        found, _, side = line.partition(b" ")
        return side.decode("ascii") if found == wanted else None


@cache
def english() -> WordList:
    """The list that is shipped. Opening it takes some 20 µs."""
    return WordList(PATH)
