"""What is left alone though it looks like a slip: where it stands says that it is none."""

from __future__ import annotations

import re

from textmend.spelling.forms import is_foreign
from textmend.spelling.misspellings import neighbours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.evidence.view import Evidence

_CLIPPED, _MARKS = "in", frozenset('"”“‘`´?\ufffd')
"""How people write an ending “-ing” that they do not speak so, and what has come of the apostrophe:
with one, the word is no suspect, and without a mark it may be a slip."""

_GLOSS = re.compile(
    r"[\"'”’»]?,? (?:\[(?!sic\b)|\((?!(?:above|and|as|at|but|by|for|from|if|in|left|not|of|on|or|"
    r"right|see|that|the|to|when|where|which|who|with)\b))"
    r"(?:[a-z]+(?: [a-z]+){0,3}[])]|[^\W\d_a-zA-Z])"
)
"""A few words in brackets that say what the word before means, or its own letters; “(by” and the
like go on."""

_POST = re.compile(r"(?<!\w)[#@][A-Za-z]\w+|pic\.twitter\.com/|\bt\.co/")
_NEAR = 40
"""Code points to either side in which a tag, a name of an account or an address is of the post."""

_SELDOM = 20.0
"""Occurrences in a million words of a neighbour that may be foreign as well."""


def is_spared(prose: str, start: int, end: int, evidence: Evidence) -> bool:
    """Whether the word is dialect or foreign, in a quoted post, or what is left of another word."""
    word = prose[start:end]
    behind = prose[end : end + 1]
    if word.endswith(_CLIPPED) and behind in _MARKS and evidence.is_listed(word + "g"):
        return True
    return (
        _is_rest(prose, start, end)
        or (prose[start - 1 : start] == "(" and behind == ")")
        or (is_foreign(word) and _is_among_strange(prose, start, end, evidence))
        or _GLOSS.match(prose, end) is not None
        or _is_in_post(prose, start, end)
    )


def _is_rest(prose: str, start: int, end: int) -> bool:
    """Whether the word goes on before or behind, where a character was lost: “M?ller”."""
    before = prose[max(0, start - 2) : start]
    if before[-1:] == '"':
        return before[:-1].isalpha()
    return before[-1:] in ("?", ")", "\ufffd") or prose[end : end + 1] == "\ufffd"


def _is_among_strange(prose: str, start: int, end: int, evidence: Evidence) -> bool:
    """Whether a word beside it is rare in English, and may be of the same language."""
    beside = neighbours(prose, start, end)
    return any(each and evidence.frequency(each.lower()) < _SELDOM for each in beside)


def _is_in_post(prose: str, start: int, end: int) -> bool:
    """Whether the line has signs of a post near the word, whose author may have meant it so."""
    before = prose[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = prose[end : end + _NEAR].partition("\n")[0]
    return _POST.search(before) is not None or _POST.search(behind) is not None
