"""`lost-ending`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_INFLECTIONS = frozenset(
    ["s", "e", "es", "d", "ed", "ing", "er", "r", "ers", "rs", "ly", "y", "al"]
)
"""Endings that make another word of a word that the lists do not have."""

_SHORTEST = 6
"""Letters that must be left: of less, every text has something longer."""


@rule(
    family="words",
    severity=Severity.WARNING,
    wary_of_code=True,
    views=("cut_words",),
    examples=(
        Example(
            "The ⟦governmen⟧ fell.\n\nNo government lasts.\n",
            "The government fell.\n\nNo government lasts.\n",
            Applicability.UNSAFE,
        ),
        Example("The govt. fell. No government lasts.\n"),
        Example("The mill closed. The miller left.\n"),
    ),
)
def lost_ending(document: Document) -> Iterator[Finding]:
    """A word that lost its last letters; the document has it whole elsewhere.

    ## Why
    The end of a line or of a column was cut off. The rest is a word that nobody knows.

    ## Fix
    Unsafe: the letters are put back where one word of the document, and only one, goes on from
    what is left. Abbreviations, which a stop follows, are left alone.
    A text that speaks of code is left alone.

    ## Options
    None.
    """
    text = document.prose
    starts = {start for start, _ in document.strangers}
    ends = {end for _, end in document.strangers}
    for start, end in document.cut_words:
        if (
            end - start < _SHORTEST
            or text[end : end + 1] == "."
            or text[start - 1 : start] in (".", "-", "[")
        ):
            continue
        whole = document.evidence.longer(text[start:end])
        if len(whole) != 1 or not document.language.startswith("en"):
            continue
        letters = whole[0][end - start :]
        if letters in _INFLECTIONS:
            continue
        if end + 1 in starts or start - 1 in ends:
            continue  # words of another language
        message = f"Put “{letters}” back: “{whole[0]}” (unsafe: the short form may be meant)"
        fix = Fix((Edit.insert(end, letters),), Applicability.UNSAFE, message)
        yield Finding(Span(start, end), f"“{text[start:end]}” lost its ending", fix)
