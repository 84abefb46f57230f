"""The words of a document that are misspelt."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from textmend.evidence import wordlist
from textmend.spelling.once import there_once
from textmend.values import NamedTuple, cache, later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from textmend.spelling.judge import Company, Judgement, judge
    from textmend.spelling.ranking import candidates
    from textmend.spelling.spared import is_spared
    from textmend.wording import Wording
else:
    Company = later(globals(), "Company", "textmend.spelling.judge:Company")
    judge = later(globals(), "judge", "textmend.spelling.judge:judge")
    candidates = later(globals(), "candidates", "textmend.spelling.ranking:candidates")
    is_spared = later(globals(), "is_spared", "textmend.spelling.spared:is_spared")


class Misspelling(NamedTuple):
    """A word that is misspelt."""

    start: int
    end: int
    judgement: Judgement


SHORTEST = 4
"""Letters; what is shorter may be anything."""

_BEFORE = frozenset("@#/._\\=&*~<>[]{}-‐‑–'’;+|^%$")
_BROKEN_AT = frozenset("-‐¬\xad")
"""Marks at the end of a line with which the word goes on in the next."""

_BEHIND = frozenset("@#/_\\=&*~<>[]{}(-‐‑+|^%$")
"""What stands next to a word that is a part of something else: an address, a tag, a compound."""

_NEAR = 300
"""Code points to either side in which other unknown words speak against a slip."""
_WORD, _SMALL = 6, 500
"""Code points of a word with its space, and the words by which a short text is taken for longer."""
_LAST = 6
"""Letters of a last word without a mark; a shorter one may be part of anything."""
_DIALECT = (
    "in’ ", "in' ", " o’ ", " o' ", " an’ ", " an' ", " th’ ", " th' ", " ’twixt ", " wid ",
    " ye ", " Ye ", " yt ", " yer ", " thou ", " thee ", " hath ",
)  # fmt: skip

_OPENING, _CLOSING = frozenset("\"'“‘«\ufffc"), frozenset("\"'”’»\ufffc")
"""Marks of quotation, and markup: emphasis says that a word is foreign, or spoken of."""
_ADMITTED_WITHIN = 14
"""Code points within which “[sic]” is about a word."""
_WHOLE = 5
"""Letters of a word whose first one may stand behind the word before; what is shorter is chance."""
_FAR = 25
"""Code points; neighbours that are longer are cut off."""


def find(document: Wording, strangers: Iterable[tuple[int, int]]) -> Sequence[Misspelling]:
    """The words in lower case that no list has and that are slips, in order; of the `strangers`.

    None are those that the document has twice, or with a capital; whose neighbour is unknown too,
    as in a foreign phrase; that stand among dialect or old spelling, and may be of it; that begin a
    paragraph, or may be cut off at its end; that are part of an address, a compound or a broken
    word; that stand alone in quotation marks or in markup, or before “[sic]”; and what the user
    vouches for.
    Where the user has asked for American or for British English, words that only the other writes
    are among them.
    """
    tag = document.context.language
    if tag == "auto":
        tag = "en"  # a list of another language takes half a second, and is read if it is asked for
    if not tag.startswith("en"):
        from textmend.spelling.languages import of_other

        return _judged(document, tag, _in_prose(document, of_other(document, tag)))
    prose = document.prose
    suspects = _unknown(prose, _in_prose(document, strangers))
    if tag not in wordlist.NOT_IN and not _is_near_any(prose, suspects):
        return ()
    among: Sequence[tuple[int, int]] = ()
    if suspects:
        strangers = document.strangers
        among = suspects if len(strangers) == len(suspects) else _unknown(prose, strangers)
        beside = _beside(document, among)
        suspects = [span for span in suspects if span not in beside]
    if tag in wordlist.NOT_IN:
        from textmend.spelling.languages import of_other_side

        elsewhere = of_other_side(prose, wordlist.NOT_IN[tag])
        suspects = sorted({*suspects, *_in_prose(document, elsewhere)})
    found = _judged(document, tag, suspects, among)
    if not found or not document.language.startswith("en"):
        return ()
    evidence = document.evidence
    return [
        each
        for each in found
        if not _is_broken(document, each.start, each.end)
        and not is_spared(prose, each.start, each.end, evidence)
    ]


def _in_prose(document: Wording, spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Those of `spans` that are long enough, and neither part of something nor spoken of."""
    prose = document.prose
    return [span for span in spans if span[1] - span[0] >= SHORTEST and _is_prose(prose, *span)]


def _unknown(prose: str, spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Those of `spans` that no list has."""
    find = wordlist.english().find
    return [
        (start, end)
        for start, end in spans
        if end - start < SHORTEST or find(prose[start:end]) is None
    ]


def _is_near_any(prose: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a word at one of `spans` may have been meant for an English one."""
    if not spans:
        return False
    return any(candidates(prose[start:end], "en") for start, end in spans)


def _judged(
    document: Wording,
    tag: str,
    spans: Sequence[tuple[int, int]],
    unknown: Sequence[tuple[int, int]] = (),
) -> Sequence[Misspelling]:
    """Those of `spans` that are misspelt, and that the document has once.

    `unknown` are the words that no list has, for what they say of the others.
    """
    if not spans:
        return ()
    prose = document.prose
    wanted = {prose[start:end] for start, end in spans} - document.context.known_words
    once = there_once(document, wanted)
    if not once:
        return ()
    language = tag.partition("-")[0].lower()
    found = []
    for start, end in spans:
        word = prose[start:end]
        if word in once and candidates(word, language):
            previous, following = neighbours(prose, start, end)
            if unknown and not (previous + following).isascii():
                continue  # a phrase in a language with other letters
            company = Company(*_company(prose, start, unknown))
            judgement = judge(word, tag, previous, following, company)
            if judgement is not None and not _is_cut(prose, end, word, judgement):
                found.append(Misspelling(start, end, judgement))
    return found


def neighbours(prose: str, start: int, end: int) -> tuple[str, str]:
    """The word before and the word behind, "" where a mark or a line ending is nearer."""
    before = behind = ""
    if prose[start - 1 : start] == " ":
        before = _letters_at_end(prose[max(0, start - _FAR) : start - 1])
    if prose[end : end + 1] == " ":
        behind = _letters_at_start(prose[end + 1 : end + _FAR])
    return before, behind


def _letters_at_end(text: str) -> str:
    word = text.rpartition(" ")[2]
    if word.isalpha():
        return word  # as it mostly is
    start = len(text)
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:]


def _letters_at_start(text: str) -> str:
    word = text.partition(" ")[0]
    if word.isalpha():
        return word
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[:end]


def _beside(document: Wording, spans: Sequence[tuple[int, int]]) -> Collection[tuple[int, int]]:
    """Those of `spans` that have another beside them."""
    prose = document.prose
    beside = set()
    for one, other_one in pairwise(spans):
        if other_one[0] - one[1] <= 1:
            for span, its_neighbour in ((one, other_one), (other_one, one)):
                if not document.evidence.is_listed(prose[slice(*its_neighbour)]):
                    beside.add(span)
    return beside


def _company(prose: str, at: int, unknown: Sequence[tuple[int, int]]) -> tuple[int, float, bool]:
    """What is strange about the text round the word at `at`, one of `unknown` if that has any."""
    first = bisect_left(unknown, (at - _NEAR, 0))
    near = bisect_left(unknown, (at + _NEAR, 0)) - first
    others = max(0, len(unknown) - 1)
    dense = 1000 * others / (len(prose) / _WORD + _SMALL)
    around = prose[max(0, at - _NEAR) : at + _NEAR]
    return max(0, near - 1), dense, _dialect()(around)


@cache
def _dialect() -> Callable[[str], bool]:
    """What tells whether a text has one of the marks of dialect."""
    try:
        from textmend._kernel import Scanner
    except ImportError:
        return lambda text: any(mark in text for mark in _DIALECT)
    scan = Scanner(((_DIALECT, False),), ()).scan
    return lambda text: bool(scan(text)[0])


def _is_cut(prose: str, end: int, word: str, judgement: Judgement) -> bool:
    """Whether `word` ends a paragraph without a mark, and may have lost its ending.

    The first paragraph may be a title, which needs no mark.
    """
    if prose[end : end + 2] != "\n\n" or prose.find("\n\n") == end:
        return False
    return len(word) < _LAST or judgement.suggestions[0].word.startswith(word)


def _is_prose(prose: str, start: int, end: int) -> bool:
    before, behind = prose[start - 1 : start], prose[end : end + 1]
    if before in _BEFORE or behind in _BEHIND:
        return False
    if prose[max(0, start - 2) : start] in ("", "\n", "\n\n"):
        return False  # a label
    if behind in ("'", "’") and prose[end + 1 : end + 2] != "s":
        return False  # letters are left out there
    if behind in (".", ":") and prose[end + 1 : end + 2].isalnum():
        return False
    if before in _OPENING and behind in _CLOSING:
        return False
    line_before, line_end, indentation = prose[max(0, start - _FAR) : start].rpartition("\n")
    if line_end and line_before.rstrip()[-1:] in _BROKEN_AT and not indentation.strip():
        return False
    last = end + _ADMITTED_WITHIN
    return prose.find("[sic", end, last) < 0 and prose.find("(sic", end, last) < 0


def _is_broken(document: Wording, start: int, end: int) -> bool:
    """Whether the word and a neighbour are one, or it has the neighbour's first letter.

    That is no slip of the pen.
    """
    before, behind = neighbours(document.prose, start, end)
    word = document.prose[start:end]
    evidence = document.evidence
    is_listed = evidence.is_listed
    if (before and is_listed(before + word)) or (behind and is_listed(word + behind)):
        return True
    whole = word[-1] + behind
    if len(whole) < _WHOLE or evidence.is_common(behind):
        return False
    return is_listed(whole) and is_listed(word[:-1])
