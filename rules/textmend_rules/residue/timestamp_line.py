"""`timestamp-line`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    family="residue",
    anchors=lambda: anchors("timestamp-line"),
    examples=(
        Example(
            "⟦Published: March 4, 2018, 10:15 a.m.⟧\n\nThe mill closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.\n\n⟦Updated 5:20 p.m. ET⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("⟦3 hours ago⟧\n\nThe mill closed.\n", "The mill closed.\n", Applicability.UNSAFE),
        Example("March 4, 1861\n\nDear Ada, the mill has closed.\n"),
        Example("Published in 1911, the novel was forgotten by 1915.\n"),
    ),
)
def timestamp_line(document: Document, hits: Sequence[int]) -> Sequence[Finding]:
    """A paragraph that says when the page was published or changed, and nothing else.

    ## Why
    It is metadata, and belongs into a field of its own.

    ## Fix
    Unsafe: the paragraph is removed with one of the gaps beside it. The date may be wanted. A bare
    date is left alone: letters, diaries and chronicles have such headings.

    ## Options
    None.
    """
    found = residue(document, hits, "timestamp-line")
    return findings(document, found, "the page’s date", "the date may be wanted")
