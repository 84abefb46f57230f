"""What is left alone though it looks like a slip: where it stands says that it is none."""

from __future__ import annotations

from textmend.spelling.forms import is_foreign
from textmend.spelling.misspellings import neighbours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.evidence.view import Evidence

_CLIPPED, _MARKS = "in", frozenset('"”“‘`´?\ufffd')
"""How people write an ending “-ing” that they do not speak so, and what has come of the apostrophe:
with one, the word is no suspect, and without a mark it may be a slip."""

_QUOTES = frozenset("\"'”’»")
_GOING_ON = frozenset(
    "above and as at but by for from if in left not of on or right see that the to when where "
    "which who with".split()
)
"""How brackets begin that go on with the sentence, and explain no word."""
_MOST_WORDS = 4
"""Words in brackets that say what the word before means."""
_LONGEST = 40
"""Code points of them."""

_ADDRESSES = ("pic.twitter.com/", " t.co/", "/t.co/")
_NEAR = 40
"""Code points to either side in which a tag, a name of an account or an address is of the post."""

_SELDOM, _SELDOM_OF_SHORT, _SHORT = 1.0, 20.0, 3
"""Occurrences in a million words of a neighbour that may be foreign as well, and of one that has no
more letters than that."""


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
        or _is_explained(prose, end)
        or _is_in_post(prose, start, end)
    )


def _is_rest(prose: str, start: int, end: int) -> bool:
    """Whether the word goes on before or behind, as “M?ller” that lost a letter, and “(r)ather”."""
    before = prose[max(0, start - 2) : start]
    if before[-1:] == '"':
        return before[:-1].isalpha()
    return before[-1:] in ("?", ")", "\ufffd") or prose[end : end + 1] == "\ufffd"


def _is_among_strange(prose: str, start: int, end: int, evidence: Evidence) -> bool:
    """Whether a word beside it is rare in English, and may be of the same language."""
    return any(
        evidence.frequency(each.lower()) < (_SELDOM_OF_SHORT if len(each) <= _SHORT else _SELDOM)
        for each in neighbours(prose, start, end)
        if each
    )


def _is_explained(prose: str, end: int) -> bool:
    """Whether brackets follow that say what the word means, or have its own letters.

    They hold a few words in lower case, or begin with a letter of another alphabet.
    """
    end += prose[end : end + 1] in _QUOTES
    end += prose[end : end + 1] == ","
    mark = prose[end + 1 : end + 2]
    if prose[end : end + 1] != " " or mark not in ("(", "["):
        return False
    inner, closed, _ = prose[end + 2 : end + 2 + _LONGEST].partition(")" if mark == "(" else "]")
    if inner[:1].isalpha() and not inner[0].isascii():
        return True
    words = inner.split(" ")
    goes_on = words[0] == "sic" or (mark == "(" and words[0] in _GOING_ON)
    if not closed or goes_on or len(words) > _MOST_WORDS:
        return False
    return all(word.isalpha() and word.isascii() and word.islower() for word in words)


def _is_in_post(prose: str, start: int, end: int) -> bool:
    """Whether the line has signs of a post near the word, whose author may have meant it so."""
    before = prose[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = prose[end : end + _NEAR].partition("\n")[0]
    return _has_sign_of_post(before) or _has_sign_of_post(behind)


def _has_sign_of_post(text: str) -> bool:
    for mark in "#@":
        at = text.find(mark)
        while at >= 0:
            name = text[at + 1 : at + 3]
            if len(name) == 2 and name.isalpha() and not text[at - 1 : at].isalnum():
                return True
            at = text.find(mark, at + 1)
    return any(each in text for each in _ADDRESSES)
