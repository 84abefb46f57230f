"""`displaced-initial`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend_rules.words.tokens import words_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAFE = 7.0
_UNSAFE = 3.0
"""Log odds of the word with the letter against the word without (`textmend.evidence.joins`)."""

_FARTHEST = 3
"""Paragraphs that the letter may have moved."""


@rule(
    family="words",
    severity=Severity.ERROR,
    wary_of_code=True,
    views=("openings",),
    examples=(
        Example(
            "⟦octors⟧ were few in the valley.\n\nD\n\nNobody came.\n",
            "Doctors were few in the valley.\n\nNobody came.\n",
        ),
        Example("doctors were few in the valley.\n\nD\n\nNobody came.\n"),
        Example("Who is it?\n\nD\n\nNobody came.\n"),
    ),
)
def displaced_initial(document: Document) -> Iterator[Finding]:
    """The first letter of a paragraph stands alone some lines further down.

    ## Why
    The page drew it as a drop cap beside the text, and the extractor read it after the lines that
    it stands beside.

    ## Fix
    Safe where the word with the letter is far more probable than what is left of it; unsafe where
    it is only more probable. The letter goes back, and the line that it stood on goes.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    paragraphs = document.paragraphs
    near, opening = -1 - _FARTHEST, 0
    for index, at in document.openings:
        if text[at].islower():
            near, opening = index, at
        elif paragraphs[index] == (at, at + 1) and index - near <= _FARTHEST:
            yield from _judge(document, paragraphs, index, opening, paragraphs[near].end)


def _judge(
    document: Document, paragraphs: Sequence[Span], index: int, at: int, end: int
) -> Iterator[Finding]:
    text = document.prose
    start = paragraphs[index].start
    letter = text[start]
    word = words_after(text, at, end, 1)[0]
    rest = word.split("’")[0].split("'")[0]
    evidence = document.evidence
    odds = evidence.log_odds((letter + rest,), (rest,), least=_UNSAFE)
    if odds < _UNSAFE or not evidence.is_listed(letter + rest):
        return
    if not document.language.startswith("en"):
        return
    level, why = Applicability.SAFE, ""
    if odds < _SAFE:
        level, why = Applicability.UNSAFE, f" (unsafe: “{rest}” may be meant)"
    following = paragraphs[index + 1].start if index + 1 < len(paragraphs) else start + 1
    edits = (Edit.insert(at, letter), Edit.delete(start, following))
    fix = Fix(edits, level, f"Put “{letter}” back: “{letter}{rest}”{why}")
    yield Finding(Span(at, at + len(word)), f"“{word}” lost its first letter, which is below", fix)
