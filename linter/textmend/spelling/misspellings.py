"""The words of a document that are misspelt."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from textmend.spelling import words
from textmend.spelling.dictionary import OTHERS, other
from textmend.spelling.judge import Judgement, judge
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from textmend.document import Document


class Misspelling(NamedTuple):
    """A word that is misspelt."""

    start: int
    end: int
    judgement: Judgement


SHORTEST = 4
"""Letters; what is shorter may be anything."""

_SHORTEST_OF_OTHERS = 6
_FEW = 8
"""Words that are looked for one by one; more are found in one pass over all words."""
_BEFORE = frozenset("@#/._\\=&*~<>[]{}-‐‑–'’;+|^%$")
_BEHIND = frozenset("@#/_\\=&*~<>[]{}(-‐‑+|^%$")
"""What stands next to a word that is a part of something else: an address, a tag, a compound."""

_NEAR = 300
_MANY = 3
"""Code points to either side, and unknown words within them that are no slips of one hand."""
_DIALECT = (
    "in’ ", "in' ", " o’ ", " o' ", " an’ ", " an' ", " th’ ", " th' ", " ’twixt ", " wid ",
    " ye ", " Ye ", " yt ", " yer ", " thou ", " thee ", " hath ",
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_OPENING, _CLOSING = frozenset("\"'“‘«"), frozenset("\"'”’»")
_ADMITTED = ("[sic", "(sic")
_ADMITTED_WITHIN = 14


def find(document: Document) -> Sequence[Misspelling]:
    """The words in lower case that no list has and that are slips, in order.

    None are those that the document has twice, or with a capital; whose neighbour is unknown too,
    as in a foreign phrase; that stand among dialect or old spelling; that begin a paragraph, or end
    it without a mark; that are part of an address, a compound or a broken word; that stand alone in
    quotation marks, or before “[sic]”; and what the user vouches for. Where the user has asked for
    American or for British English, words that only the other writes are among them.
    """
    asked = document.context.language
    prose = document.prose
    tag = asked
    if asked == "auto":
        tag = "en"  # a list of another language takes half a second, and is read if it is asked for
    if not tag.startswith("en"):
        return _judged(document, tag, _of_other(document, tag))
    is_listed = words.english().find
    unknown = [span for span in document.strangers if is_listed(prose[slice(*span)]) is None]
    near = [span for span in _apart(document, unknown) if not _is_dialect(prose, span, unknown)]
    if tag in words.NOT_IN:
        near = sorted({*near, *_of_other_side(prose, words.NOT_IN[tag])})
    found = _judged(document, tag, near)
    if not found or not document.language.startswith("en"):
        return ()
    return [each for each in found if not _is_broken(document, each.start, each.end)]


def _judged(
    document: Document, tag: str, spans: Iterable[tuple[int, int]]
) -> Sequence[Misspelling]:
    """Those of `spans` that are misspelt, and that the document has once."""
    prose = document.prose
    found = []
    for start, end in spans:
        if end - start >= SHORTEST and _is_prose(prose, start, end):
            judgement = judge(prose[start:end], tag, *neighbours(prose, start, end))
            if judgement is not None:
                found.append(Misspelling(start, end, judgement))
    wanted = {prose[each.start : each.end] for each in found} - document.context.known_words
    once = _there_once(prose.lower(), wanted) if wanted else wanted
    return [each for each in found if prose[each.start : each.end] in once]


def _there_once(prose: str, words: set[str]) -> set[str]:
    """Those of `words` that `prose` has once; within other words they do not count."""
    unsure = words if len(words) > _FEW else {word for word in words if prose.count(word) > 1}
    if not unsure:
        return words
    times = Counter(match[0] for match in _WORD.finditer(prose) if match[0] in unsure)
    return {word for word in words if times[word] < 2}


def neighbours(prose: str, start: int, end: int) -> tuple[str, str]:
    """The word before and the word behind, "" where a mark or a line ending is nearer."""
    before = re.search(r"([^\W\d_]+) \Z", prose[max(0, start - 25) : start])
    behind = re.match(r" ([^\W\d_]+)", prose[end : end + 25])
    return before[1] if before else "", behind[1] if behind else ""


def _apart(document: Document, spans: Sequence[tuple[int, int]]) -> Collection[tuple[int, int]]:
    """Those of `spans` that have no other beside them."""
    prose = document.prose
    beside = set()
    for one, other_one in pairwise(spans):
        if other_one[0] - one[1] <= 1:
            for span, its_neighbour in ((one, other_one), (other_one, one)):
                if not document.evidence.is_listed(prose[slice(*its_neighbour)]):
                    beside.add(span)
    return [span for span in spans if span not in beside]


def _is_dialect(prose: str, span: tuple[int, int], unknown: Sequence[tuple[int, int]]) -> bool:
    """Whether others near by are unknown, too, or lack letters that nobody there speaks."""
    at = span[0]
    first = bisect_left(unknown, (at - _NEAR, 0))
    if bisect_left(unknown, (at + _NEAR, 0)) - first >= _MANY:
        return True
    near = prose[max(0, at - _NEAR) : at + _NEAR]
    return any(mark in near for mark in _DIALECT)


def _is_prose(prose: str, start: int, end: int) -> bool:
    before, behind = prose[start - 1 : start], prose[end : end + 1]
    if before in _BEFORE or behind in _BEHIND:
        return False
    if prose[max(0, start - 2) : start] in ("", "\n", "\n\n") or prose[end : end + 2] == "\n\n":
        return False  # an end of a paragraph that was cut off, or a label
    if behind in ("'", "’") and prose[end + 1 : end + 2].isalpha() and prose[end + 1] != "s":
        return False
    if behind in (".", ":") and prose[end + 1 : end + 2].isalnum():
        return False
    if before in _OPENING and behind in _CLOSING:
        return False
    return not any(mark in prose[end : end + _ADMITTED_WITHIN] for mark in _ADMITTED)


def _is_broken(document: Document, start: int, end: int) -> bool:
    """Whether the word and a neighbour are one: that is no slip of the pen."""
    before, behind = neighbours(document.prose, start, end)
    word = document.prose[start:end]
    is_listed = document.evidence.is_listed
    return bool((before and is_listed(before + word)) or (behind and is_listed(word + behind)))


def _of_other_side(prose: str, side: str) -> Iterable[tuple[int, int]]:
    """The words in lower case that only `side` of the Atlantic writes so.

    Not “organize”, which many British writers prefer.
    """
    listed = words.english()
    wrong = {
        word
        for word in set(_WORD.findall(prose))
        if listed.find(word) == side and not (side == words.AMERICAN and "iz" in word)
    }
    return [match.span() for match in _WORD.finditer(prose) if match[0] in wrong]


def _of_other(document: Document, tag: str) -> Sequence[tuple[int, int]]:
    """The words in lower case that pyspellchecker's list of another language does not have."""
    language = tag.partition("-")[0].lower()
    if language not in OTHERS:
        return ()
    prose = document.prose
    known = other(language).words
    vocabulary = document.context.vocabulary or {}
    strange = {
        word
        for word in set(_WORD.findall(prose))
        if len(word) >= _SHORTEST_OF_OTHERS
        and word == word.lower()
        and word not in known
        and vocabulary.get(word, 0) < 2
    }
    return [match.span() for match in _WORD.finditer(prose) if match[0] in strange]
