"""The words of a stretch of text, as the rules about words want them."""

from __future__ import annotations

import re

from textmend.values import cache

TYPE_CHECKING = False


@cache
def word_pattern() -> re.Pattern[str]:
    """A word with its apostrophes: letters, and letters behind an apostrophe."""
    return re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def words_after(text: str, start: int, end: int, most: int) -> list[str]:
    """The words from `start` on, at most `most` of them, as they stand."""
    found = []
    for match in word_pattern().finditer(text, start, end):
        found.append(match[0])
        if len(found) == most:
            break
    return found
