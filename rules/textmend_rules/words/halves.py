"""How sure it is that two halves, with a gap between them, are one word."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend import Document
    from textmend.evidence.view import Evidence

_SAFE = 11.0
_SAFE_WITH_A_LETTER = 9.0
_SAFE_WITH_S_OR_T = 14.0
_SAFE_WITH_HYPHEN = 8.0
UNSAFE = 5.0
"""Log odds of one word against two (see `textmend.evidence.joins`). A single letter is no word;
but “s” and “t” may be what is left of a word that lost its apostrophe."""
DOUBTS_ANSWERED = 14.0
"""Log odds from which two halves that may be words are reported nevertheless."""

_NEVER_A_COMPOUND = 20.0
_AT_LINE_END = 9.0
_IN_LINE = 7.0
"""Log odds that a gap adds: two words seldom have a hyphen between them by chance."""

_MAYBE_CLITICS = ("s", "t")

_LEAST_FREQUENT = 0.4
"""Occurrences in a million words from which joining to that word may be safe."""
_FREQUENT = 30.0
"""Occurrences in a million words from which the first half is likely to be a word by itself..."""
_SHORT = 2
"""...where the second half has more letters than this."""
_IN_USE = 3.0
"""Occurrences in a million words of a word that one meets now and then."""

_SUFFIXES = frozenset("able ed er ers es est ing ings ish ly ment ments ness tion tions".split())
"""Second halves that are no words beside a first that is one."""

_TELLING = 5
"""Letters of a half that, where no list has it, is a piece of a word."""

_UNITS = ("cu", "sq")
"""What stands before “m”, and is no piece of a word there."""

_VARIABLES = frozenset("mny")
"""Letters that make a word of “the”, and that people put numbers for."""


def least_safe(evidence: Evidence, left: str, gap: str, right: str) -> float:
    """The log odds from which a join is safe."""
    if gap != " ":
        return _SAFE_WITH_HYPHEN
    if left in _MAYBE_CLITICS or right == "s" or (right == "t" and evidence.is_listed(left)):
        return _SAFE_WITH_S_OR_T
    return _SAFE_WITH_A_LETTER if min(len(left), len(right)) == 1 else _SAFE


def is_doubtful(evidence: Evidence, left: str, gap: str, right: str, odds: float) -> bool:
    """Whether the whole is too rare a word, or two words may be meant: “in subordination”."""
    if gap == " " and _are_words(evidence, left, right):
        return True
    if evidence.frequency((left + right).lower()) < _LEAST_FREQUENT:
        longer = max(left, right, key=len)
        return len(longer) < _TELLING or evidence.is_listed(longer)
    if right in _SUFFIXES:
        return False
    if gap == " ":
        if right in _VARIABLES and left in ("the", "The", *_UNITS):
            return True
        if len(left) == 1:
            return left in "aio" and evidence.frequency(left + right) < _IN_USE
        if len(right) <= _SHORT or evidence.frequency(left.lower()) <= _FREQUENT:
            return False
        if evidence.is_listed(right) or odds < DOUBTS_ANSWERED:
            return True
        return evidence.frequency(left + right) < _IN_USE
    if gap == "- " and evidence.is_common(left) and evidence.is_common(right):
        return evidence.frequency((left + right).lower()) < _FREQUENT
    return False


def _are_words(evidence: Evidence, left: str, right: str) -> bool:
    """Whether both halves are words that people also write apart: “dash cam”, “post mortems”."""
    is_listed = evidence.is_listed
    if right in _SUFFIXES or min(len(left), len(right)) <= _SHORT or not is_listed(left):
        return False
    return is_listed(right) or is_listed(right.removesuffix("s"))


def beside_strangers(document: Document) -> set[int]:
    """Where a word would begin or end that has a longer one beside it that no list has.

    Both are of a foreign phrase then, as in “No te rindas”. Names may stand beside any word.
    """
    text = document.prose
    beside: set[int] = set()
    for start, end in document.strangers:
        if end - start >= _TELLING and text[start].islower():
            beside.update((start - 1, end + 1))
    return beside


def bonus_of(evidence: Evidence, left: str, gap: str, right: str) -> float:
    """What the gap itself says for one word: hyphens stand in words that were broken."""
    if gap == " ":
        return 0.0
    if "-" not in gap:
        return _NEVER_A_COMPOUND
    if evidence.has_compound(left, right):
        return -_NEVER_A_COMPOUND
    return _AT_LINE_END if gap != "- " else _IN_LINE
