"""`mismatched-quotes`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.quotes.decisions import (
    CURLY,
    STRAIGHT,
    straightened,
    turned,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    family="quotes",
    wary_of_code=True,
    views=("mixed_marks",),
    examples=(
        Example(
            '“The ferry is late,⟦"⟧ said the boy. “So it is,” she said.\n',
            "“The ferry is late,” said the boy. “So it is,” she said.\n",
        ),
        Example(
            'He wrote ⟦"⟧never” in the margin.\n',
            "He wrote “never” in the margin.\n",
        ),
        Example(
            'A ⟦“⟧wheel", a "stone", a "sack", a "cart".\n',
            'A "wheel", a "stone", a "sack", a "cart".\n',
            Applicability.UNSAFE,
        ),
        Example('The "ferry" is late.\n'),
        Example('“The shelf is 6" deep,” said the joiner.\n'),
    ),
)
def mismatched_quotes(document: Document) -> Iterator[Finding]:
    """A quotation with a curly mark at one end and a straight one at the other.

    ## Why
    Nobody writes a pair like that: one of the marks was typed or converted apart from the other,
    and a program that looks for the end of the quotation runs past it.

    ## Fix
    The mark that is in the text's minority is written like its partner: safe where it becomes
    curly and it is certain which marks belong together, else unsafe.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    quotes = document.quotes
    for kind in document.mixes_quotes:
        straight = STRAIGHT[kind]
        is_straight = quotes.is_mostly_straight(kind)
        minority, majority = (CURLY[kind], straight) if is_straight else (straight, CURLY[kind])
        for mark, partner in quotes.paired(minority, majority):
            opening, closing = sorted((mark, partner))
            message = f"The quotation opens with {opening.glyph} and closes with {closing.glyph}"
            if is_straight:
                yield from straightened([mark.at], mark.glyph, straight, message, certain=False)
            else:
                sure = min(mark.confidence, partner.confidence)
                yield turned(mark, quotes.style.glyph(mark.kind, mark.role), message, sure)
