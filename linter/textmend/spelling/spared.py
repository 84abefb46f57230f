"""What is left alone though it looks like a slip: where it stands says that it is none."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CLIPPED, _MARKS = "in", frozenset('"”“‘`´?\ufffd')
"""How people write an ending “-ing” that they do not speak so, and what has come of the apostrophe:
with one, the word is no suspect, and without a mark it may be a slip."""

_GLOSS = re.compile(
    r"[\"'”’»]?,? (?:\[(?!sic\b)|\((?!(?:above|and|as|at|but|by|for|from|if|in|left|not|of|on|or|"
    r"right|see|that|the|to|when|where|which|who|with)\b))[a-z]+(?: [a-z]+){0,3}[])]"
)
"""A few words in brackets that say what the word before means; “(by” and the like go on."""

_POST = re.compile(r"(?<!\w)[#@][A-Za-z]\w+|pic\.twitter\.com/|\bt\.co/")
_NEAR = 40
"""Code points to either side in which a tag, a name of an account or an address is of the post."""


def is_spared(prose: str, start: int, end: int, is_listed: Callable[[str], bool]) -> bool:
    """Whether the word is dialect, explained as a foreign one is, or in a post that is quoted."""
    word = prose[start:end]
    if word.endswith(_CLIPPED) and prose[end : end + 1] in _MARKS and is_listed(word + "g"):
        return True
    return _GLOSS.match(prose, end) is not None or _is_in_post(prose, start, end)


def _is_in_post(prose: str, start: int, end: int) -> bool:
    """Whether the line has signs of a post near the word, whose author may have meant it so."""
    before = prose[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = prose[end : end + _NEAR].partition("\n")[0]
    return _POST.search(before) is not None or _POST.search(behind) is not None
