"""Where a word stands twice in a row."""

from __future__ import annotations

from functools import cache
from itertools import count
from operator import eq

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_documents = count()
_FEW = 8
"""Documents that are looked through word by word sooner than a pattern is compiled for them."""


def find(prose: str) -> Sequence[tuple[int, int, int]]:
    """For each word that stands twice: start of the first, start and end of the second.

    Words of the letters a to z, divided by one space or one line ending; ASCII or general
    punctuation follows. A capital may begin the first, and is then no difference; the second is
    in lower case.
    """
    if next(_documents) < _FEW:
        words = prose.lower().split()
        if not any(map(eq, words, words[1:])):
            return ()
    has_return = "\r" in prose
    flat = " " + (prose if has_return else prose.replace("\n", " "))
    found = []
    for match in _double(has_return).finditer(flat):
        start, end = match.start(), match.end() - 1
        second = end - len(match[1]) - 1
        after = prose[end : end + 1]
        is_whole = after.isascii() or "\u2000" <= after < "\u3000"  # no letter, no apostrophe
        if is_whole and after != "'" and prose[start].lower() == prose[second]:
            found.append((start, second, end))
    return found


@cache
def _double(has_return: bool) -> re.Pattern[str]:
    import re

    # One literal to start from, and possessive repeats: all that is tried at most words.
    before, gap = (r"[ \n\r]", r"(?:[ \n\r]|\r\n)") if has_return else (" ", " ")
    return re.compile(rf"{before}[A-Za-z]([a-z]*+){gap}[a-z]\1\b")
