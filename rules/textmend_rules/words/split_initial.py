"""`split-initial`."""

from __future__ import annotations

import re

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SAFE = 4.5
_SAFE_AFTER_A_WORD = 9.0
_UNSAFE = 3.5
"""Log odds of one word against two (see `textmend.evidence.joins`). In natural text “B and C”
reaches 3.2, “S he” 4.6; after a capital that is a word, “I ran” reaches 7.1."""

_WORDS = "AIO"
"""Capitals that are words by themselves."""

_BEHIND_LABEL = frozenset(" .):\n")
"""What stands behind a letter that labels a paragraph."""

_LEAST_FREQUENT = 3.0
"""Occurrences in a million words of a word that may be one with an “A” or “I” before another."""

_ALSO_APART = frozenset(["Kmart", "Tmobile", "Etrade"])
"""Names whose owners have set the letter apart."""


@rule(
    family="words",
    severity=Severity.ERROR,
    wary_of_code=True,
    views=("openings",),
    examples=(
        Example("⟦T ⟧he mill closed on Friday.\n", "The mill closed on Friday.\n"),
        Example("⟦T\n\n⟧he mill closed on Friday.\n", "The mill closed on Friday.\n"),
        Example("“⟦D ⟧OCTORS NEED rest,” he said.\n", "“DOCTORS NEED rest,” he said.\n"),
        Example("A round of talks began. I saw it. O ye mills!\n"),
        Example("A CT scan was made.\n\nPlan B and Model S were dropped.\n"),
        Example("A the first, as was said\n\nB the second, as was said\n"),
    ),
)
def split_initial(document: Document) -> Iterator[Finding]:
    """The first letter of a paragraph stands apart from its word.

    ## Why
    The page set it as a drop cap, in an element of its own, and the extractor put a space or a
    line ending behind every element. The first word is then two, neither of which was written.

    ## Fix
    Safe where the joined word is far more probable than the two that stand there; unsafe where it
    is only more probable. Capitals that are words (A, I, O), labels of lists, and letters that the
    document uses as names (vitamin C) are left alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    labels: frozenset[str] | None = None
    for _, at in document.openings:
        if not "A" <= text[at : at + 1] <= "Z" or text[at + 1 : at + 2] not in (" ", "\n", "\r"):
            continue
        match = _rest().match(text, at + 1)
        if match is None:
            continue
        for finding in _judge(document, at, match):
            if labels is None:
                labels = _labels(document)
            if text[at] not in labels:
                yield finding


@cache
def _rest() -> re.Pattern[str]:
    """What stands apart: a space or up to two line endings, then letters in one case."""
    line_end = r"[ \t]?(?:\r\n|\r|\n)"
    return re.compile(
        rf"(?: |{line_end}(?:{line_end})?)([a-z]+|[A-Z]{{2,}}(?![a-z]))(?![\w@/]|[’'](?!s\b)\w)"
    )


def _judge(document: Document, at: int, match: re.Match[str]) -> Iterator[Finding]:
    text, letter, rest = document.prose, document.prose[at], match[1]
    if rest.isupper() and letter in _WORDS and not _goes_on_in_capitals(text, match.end()):
        return  # “A CT scan”
    whole = letter + rest
    if whole in _ALSO_APART:
        return
    evidence = document.evidence
    after_a_word = letter in _WORDS and len(rest) > 1
    if (
        after_a_word
        and evidence.is_listed(rest)
        and evidence.frequency(whole.lower()) < _LEAST_FREQUENT
    ):
        return  # “A synchronous call”, in a text that has “asynchronous” often
    safe = _SAFE_AFTER_A_WORD if after_a_word or rest.isupper() else _SAFE
    least = safe if letter in _WORDS else _UNSAFE
    odds = evidence.log_odds((whole,), (letter, rest), least=least)
    if odds < least or _is_alphabet(text, match) or not document.language.startswith("en"):
        return
    is_attested = evidence.is_listed(whole) or evidence.counts.has(whole)
    gap = match.start(1)
    level, why = Applicability.SAFE, ""
    is_name = evidence.is_listed(rest) and not evidence.is_common(whole)
    may_be_name = is_name and _stands_twice(text, f"{letter} {rest}")
    if odds < safe or not is_attested or may_be_name:
        level, why = Applicability.UNSAFE, f" (unsafe: “{letter} {rest}” may be meant)"
    fix = Fix((Edit.delete(at + 1, gap),), level, f"Join it: “{whole}”{why}")
    yield Finding(Span(at, gap), f"“{letter}” stands apart from its word “{whole}”", fix)


def _is_alphabet(text: str, match: re.Match[str]) -> bool:
    """Whether it may be “H is for Hale”, as spelling books have it."""
    return match[1] == "is" and text.startswith((" for ", " the ", " a ", " an "), match.end())


def _stands_twice(text: str, part: str) -> bool:
    at = text.find(part)
    return at >= 0 and text.find(part, at + len(part)) >= 0


def _goes_on_in_capitals(text: str, at: int) -> bool:
    word = text[at : at + 12].split(None, 1)[:1]
    return bool(word) and len(word[0]) > 1 and word[0].isupper()


def _labels(document: Document) -> frozenset[str]:
    """The letters that label paragraphs: A and B, and those that go on from them."""
    text = document.prose
    starts = {
        text[start]
        for start, _ in document.paragraphs
        if text[start + 1 : start + 2] in _BEHIND_LABEL
    }
    labels = []
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if letter not in starts:
            break
        labels.append(letter)
    return frozenset(labels if len(labels) > 1 else ())
