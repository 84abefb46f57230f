"""`split-word`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend.values import cache
from textmend_rules.words.halves import (
    DOUBTS_ANSWERED,
    UNSAFE,
    beside_strangers,
    bonus_of,
    is_doubtful,
    least_safe,
)
from textmend_rules.words.line_ends import is_in_lines, with_line_end_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from textmend.evidence.view import Evidence

_LONGEST = 25
"""Letters of the longer half."""

_IN_USE = 3.0
"""Occurrences in a million words of a word that one meets now and then."""

_LINKS = frozenset(["and", "or", "to", "und", "nor", "but"])
"""What follows a hyphen that hangs: “two- and three-year”."""

_ENDS = tuple("\n\r.!?…:\"'“”‘’")
"""What stands before a capital that the start of a sentence explains."""

_SIGNS = frozenset("-@#$%&/\\_.+=")
"""What a letter behind it makes something else than a piece of a word."""


@rule(
    family="words",
    severity=Severity.ERROR,
    anchors=(" s ", " t "),
    views=("parted_words", "parting_hyphens"),
    examples=(
        Example("It was a ⟦marri age⟧ of equals.\n", "It was a marriage of equals.\n"),
        Example("She ⟦con- tinued⟧ to speak.\n", "She continued to speak.\n"),
        Example("The wheel was ⟦in¬\nstalled⟧ in May.\n", "The wheel was installed in May.\n"),
        Example(
            "The wheel of the old mill was ⟦in-\nstalled⟧ in May, when the river was low\n"
            "and nobody had need of flour or bread.\n",
            "The wheel of the old mill was installed\nin May, when the river was low\n"
            "and nobody had need of flour or bread.\n",
        ),
        Example("A two- and three-year plan, a well-\nknown one.\n"),
        Example("Plan b and vitamin c are not split.\n"),
    ),
)
def split_word(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """A word is broken in two, by a space or by the hyphen of an old line end.

    ## Why
    The page was set in narrow lines, or recognised letter by letter, and the breaks were kept.
    Neither half is what the author wrote.

    ## Fix
    Safe where the whole word is far more probable than its halves; unsafe where it is only more
    probable and, if a space parts them, the text has a safe one as well. What is weighed are log
    odds of words that are taken as independent: a score with a threshold, not a calibrated
    probability. A noun and “s” may have lost an apostrophe, and are left alone. Where the text is
    set in lines of one width, the line that ended inside the word now ends after it. Hanging
    hyphens (“two- and three-year”) and compounds that keep their hyphen are left alone.
    In a text that speaks of code no words are joined over a space.

    ## Options
    None.
    """
    for at in document.parting_hyphens:
        yield from _parted_by_a_hyphen(document, at)
    yield from _parted_by_a_space(document, [(hit + 1, hit + 2) for hit in hits])


def _parted_by_a_hyphen(document: Document, at: int) -> Iterator[Finding]:
    text = document.prose
    start = _word_before(text, at)
    if start < at and (right := _word_behind(text, at)):
        for *_, finding in _joins(document, start, at, *right):
            yield finding


def _parted_by_a_space(document: Document, clitics: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """Joins of strangers, and of letters that may be clitics, with the word on either side.

    Where none is safe, the text is not broken, and the others are chance.
    """
    text = document.prose
    done = -1
    found: list[tuple[Applicability, Finding]] = []
    pieces = sorted({*document.parted_words, *clitics})
    if not pieces:
        return
    alone = {start for start, end in document.strangers if end == start + 1}
    foreign = beside_strangers(document)
    for start, end in pieces:
        if end + 1 in alone or start - 2 in alone:
            continue  # letters that are spaced out
        if text[end : end + 1] in ("-", "‐", "¬", "\xad"):
            continue  # it goes on behind the hyphen
        if end == start + 1 and (text[start - 1 : start] in _SIGNS or "*" in text[end : end + 3]):
            continue  # an option, a handle, a variable, or a word that is not written out
        joins: list[tuple[Applicability, float, Finding]] = []
        if start > done and text[start - 1 : start] == " ":
            left = _word_before(text, start - 1)
            if done < left < start - 1 and not _follows_a_letter(text, left):
                joins += _joins(document, left, start - 1, start, end)
        if (
            text[end : end + 1] == " "
            and not _follows_a_letter(text, start)
            and (right := _word_behind(text, end))
        ):
            joins += _joins(document, start, end, *right)
        if joins:
            level, _, finding = max(joins)
            done = finding.span.end
            if foreign.isdisjoint(finding.span):
                found.append((level, finding))
    if any(level is Applicability.SAFE for level, _ in found):
        yield from (finding for _, finding in found)


def _is_in_a_name(evidence: Evidence, text: str, start: int, whole: str) -> bool:
    """Whether a capital stands at `start` that only a name explains: “Dar es Salaam”."""
    before = text[max(0, start - 2) : start]
    starts = before[-1:] != " " or before[:1] in _ENDS
    return not starts and evidence.is_common(whole)


def _follows_a_letter(text: str, start: int) -> bool:
    """Whether a single letter stands before `start`, as in formulas: no word is parted there."""
    before = text[max(0, start - 3) : start]
    return (
        before[-1:] == " "
        and before[-2:-1].isalpha()
        and before[-2:-1] not in ("a", "A", "I")
        and before[:-2] not in ("'", "’")
        and not before[:-2].isalnum()
    )


def _word_before(text: str, end: int) -> int:
    """Where the word that ends at `end` begins; `end` itself where there is no plain word."""
    last = text[max(0, end - _LONGEST) : end].rpartition(" ")
    if last[1] and last[2].isalpha() and last[2].isascii():
        return end - len(last[2])  # as it nearly always is
    start = end
    while end - start < _LONGEST and text[start - 1 : start].isalpha():
        start -= 1
    if not text[start:end].isascii() or text[start - 1 : start] in ("'", "’", "-", "‐"):
        return end
    return start


def _word_behind(text: str, at: int) -> tuple[int, int] | None:
    """The run of small letters behind the gap at `at`, if neither a mark nor more follows on it."""
    if text[at] == " ":
        start = at + 1
    elif gap := _gap().match(text, at):
        start = gap.end()
    else:
        return None
    first = text[start : start + _LONGEST].partition(" ")
    if first[1] and first[0].isalpha() and first[0].islower() and first[0].isascii():
        return start, start + len(first[0])  # as it nearly always is
    end = start
    while "a" <= text[end : end + 1] <= "z":
        end += 1
    mark, tail = text[end : end + 1], text[end + 1 : end + 3]
    if start == end or mark.isalnum() or (mark in ("-", "‐") and tail[:1].isalnum()):
        return None
    is_possessive = tail[:1] == "s" and not tail[1:].isalnum()
    if mark in ("'", "’") and tail[:1].isalnum() and not is_possessive:
        return None
    return start, end


@cache
def _gap() -> re.Pattern[str]:
    """A hyphen, and what follows it where a line ends, or ended once."""
    import re

    line_end = r"[ \t]*(?:\r\n|\r|\n)[ \t]*"
    return re.compile(rf"[-‐\xad](?: |{line_end})|¬(?:{line_end}| ?)")


def _joins(
    document: Document, start: int, left_end: int, right_start: int, end: int
) -> Iterator[tuple[Applicability, float, Finding]]:
    """A finding, its level and its odds where the letters on both sides of the gap are one word."""
    text = document.prose
    left, right = text[start:left_end], text[right_start:end]
    gap = text[left_end:right_start].replace("‐", "-")
    evidence = document.evidence
    whole = left + right
    if not evidence.is_listed(whole):
        return
    if (
        gap == " "
        and len(left) > 1
        and left[0].isupper()
        and _is_in_a_name(evidence, text, start, whole)
    ):
        return
    if right in _LINKS and evidence.frequency(left.lower()) > _IN_USE:
        return
    bonus = bonus_of(evidence, left, gap, right)
    odds = bonus + evidence.log_odds((whole,), (left, right), least=UNSAFE - bonus)
    lone = min(len(left), len(right)) == 1
    safe = least_safe(evidence, left, gap, right)
    if odds < (safe if lone else UNSAFE) or not document.language.startswith("en"):
        return
    if gap == " " and document.speaks_of_code:
        return
    edits: tuple[Edit, ...] = (Edit.delete(left_end, right_start),)
    level, message = Applicability.SAFE, f"Join it: “{whole}”"
    if odds < safe or is_doubtful(evidence, left, gap, right, odds):
        level = Applicability.UNSAFE
        message += " (unsafe: two words may be meant)"
        if gap == " " and odds < DOUBTS_ANSWERED:
            return
        if gap == "- ":
            edits = (Edit.delete(left_end + 1, right_start),)
            message = f"Join it: “{left}-{right}” (unsafe: the hyphen may be meant to go)"
    elif ("\n" in gap or "\r" in gap) and is_in_lines(document, left_end):
        edits = with_line_end_after(text, left_end, right_start, end)
    fix = Fix(edits, level, message)
    yield level, odds, Finding(Span(start, end), f"“{left}” and “{right}” are one word", fix)
