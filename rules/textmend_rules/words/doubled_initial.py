"""`doubled-initial`."""

from __future__ import annotations

import re

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.evidence.view import Evidence

_SAFE = 7.0
_UNSAFE = 3.0
"""Log odds of the word without the letter (see `textmend.evidence.joins`)."""

_WORDS = "AIO"
"""Capitals that are words by themselves."""

_EVERYDAY = 5.0
"""Occurrences in a million words."""


@rule(
    family="words",
    severity=Severity.ERROR,
    wary_of_code=True,
    views=("openings",),
    examples=(
        Example("⟦T⟧The mill closed on Friday.\n", "The mill closed on Friday.\n"),
        Example("“⟦T ⟧They slept,” he said.\n", "“They slept,” he said.\n"),
        Example("⟦D⟧DOCTORS NEED rest.\n", "DOCTORS NEED rest.\n"),
        Example("Lloyd kept a llama. Llamas spit.\n"),
        Example("LLamas are what the brand is called; LLamas sell well.\n"),
    ),
)
def doubled_initial(document: Document) -> Iterator[Finding]:
    """The first letter of a paragraph stands there twice.

    ## Why
    The page had it once as a drop cap for the eye and once for those who listen, and the extractor
    kept both. The first word is none that anybody wrote.

    ## Fix
    Safe where the word without the letter is far more probable than the word with it; unsafe where
    it is only more probable. A spelling that the document has elsewhere is left alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    for _, at in document.openings:
        letter = text[at : at + 1]
        if not "A" <= letter <= "Z" or not _has_double(text, at, letter):
            continue
        match = _doubled().match(text, at)
        if match is None or not document.language.startswith("en"):
            continue
        gap, word = match[2], match[3]
        evidence = document.evidence
        odds = evidence.log_odds(
            (word,), (letter, word) if gap else (letter + word,), least=_UNSAFE
        )
        if odds < _UNSAFE or not (evidence.is_listed(word) or evidence.counts.has(word)):
            continue
        if word.isupper() and not _is_everyday(evidence, word):  # “SSCI”
            continue
        if gap and (letter in _WORDS or not _opens_sentences(evidence, word)):
            continue  # “J Johnson”, “D Day”
        level, why = Applicability.SAFE, ""
        if odds < _SAFE:
            level, why = Applicability.UNSAFE, f" (unsafe: “{match[0]}” may be meant)"
        end = match.start(3)
        fix = Fix((Edit.delete(at, end),), level, f"Remove one “{letter}”{why}")
        yield Finding(Span(at, end), f"“{letter}” stands twice before “{word[1:]}”", fix)


def _is_everyday(evidence: Evidence, word: str) -> bool:
    return evidence.is_common(word) and evidence.frequency(word.lower()) >= _EVERYDAY


def _opens_sentences(evidence: Evidence, word: str) -> bool:
    return evidence.is_common(word) and evidence.opens_sentences(word)


def _has_double(text: str, at: int, letter: str) -> bool:
    return text[at + 1 : at + 2] == letter or text[at + 2 : at + 3] == letter


@cache
def _doubled() -> re.Pattern[str]:
    """A capital, perhaps a gap, and a word of two letters or more that begins with it again."""
    return re.compile(r"([A-Z])([ \n]?)(?=\1)([A-Z][a-z]+|[A-Z]{3,}(?![a-z]))(?![\w@/])")
