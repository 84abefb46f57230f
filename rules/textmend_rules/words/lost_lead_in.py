"""`lost-lead-in`."""

from __future__ import annotations

from textmend import Document, Example, Finding, Severity, Span, rule
from textmend_rules.words.tokens import words_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 50
"""Code points. Captions, credits and labels are shorter, sentences of news longer."""

_ENDS = ".!?…”\"’'"

_NAMES = "AIOQX"
"""Capitals that stand alone as words, or as names of magazines and of nobody."""

_FINITE = frozenset(
    "has had is was were are will would could should may might did does says said told".split()
)
"""Verbs that no statement begins with; “have”, “do” and “can” begin requests and questions."""


@rule(
    family="words",
    severity=Severity.WARNING,
    wary_of_code=True,
    views=("openings",),
    examples=(
        Example("Nobody spoke.\n\n⟦has⟧ threatened to close the mill, its owner said on Friday.\n"),
        Example("Nobody spoke.\n\n⟦K⟧ stint at the mill was the first of three, as she told us.\n"),
        Example("Nobody spoke.\n\nhas anyone seen the mill\n"),
        Example("A stint at the mill was the first of three, as she told the paper on Friday.\n"),
    ),
)
def lost_lead_in(document: Document) -> Iterator[Finding]:
    """A paragraph begins in the middle of its first sentence.

    ## Why
    The first words were a link, or set in small capitals, in an element that the extractor threw
    away. Of small capitals the first letter may be left.

    ## Fix
    None: what was lost stands nowhere.
    A text that speaks of code is left alone.

    ## Options
    None.
    """
    text = document.prose
    paragraphs = document.paragraphs
    for index, at in document.openings:
        start, end = paragraphs[index]
        before = text[paragraphs[index - 1].end - 1] if index else ""
        if at > start or end - start < _SHORTEST or text[end - 1] not in _ENDS:
            continue
        if not before or before not in _ENDS:
            continue
        word = words_after(text, start, end, 1)[0]
        if word in _FINITE or (len(word) == 1 and _is_stranded(document, start, end)):
            span = Span(start, start + len(word))
            if document.language.startswith("en"):
                yield Finding(span, f"The words before or behind “{word}” are lost")


def _is_stranded(document: Document, start: int, end: int) -> bool:
    """Whether a capital that is no word begins a sentence that has no use for it."""
    text = document.prose
    letter, rest = text[start], text[start + 2 : start + 3]
    if letter in _NAMES or letter.islower() or not "a" <= rest <= "z":
        return False
    following = words_after(text, start + 2, end, 1)[0]
    if following == "and" or document.evidence.is_listed(letter + following):
        return False
    counts = document.evidence.counts
    return not counts.capitalised(letter) and counts.starts(letter) <= 1
