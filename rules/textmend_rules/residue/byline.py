"""`byline`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = 4
"""Paragraphs at either end of a text among which authors are named."""


@rule(
    family="residue",
    anchors=lambda: anchors("byline"),
    examples=(
        Example(
            "⟦By Ada Quill and Bo Lind⟧\n\nThe mill closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦BY ADA QUILL, Valley Courier⟧\n\nThe mill closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.\n\n⟦Ada Quill contributed to this report.⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("By Friday the mill had closed.\n"),
        Example("By and large\n\nThe mill closed.\n"),
    ),
)
def byline(document: Document, hits: Sequence[int]) -> Sequence[Finding]:
    """A paragraph that says who wrote the text, and nothing else.

    ## Why
    It is metadata, and belongs into a field of its own: a model of language learns from it that
    texts begin with names.

    ## Fix
    Unsafe: the paragraph is removed with one of the gaps beside it. The name may be wanted. Only
    the first four paragraphs and the last four are looked at.

    ## Options
    None.
    """
    found = residue(document, hits, "byline")
    if found:
        paragraphs = document.paragraphs
        starts = {start for start, _ in (*paragraphs[:_EDGE], *paragraphs[-_EDGE:])}
        found = [each for each in found if each[0][0] in starts]
    return findings(document, found, "a byline", "the name may be wanted")
