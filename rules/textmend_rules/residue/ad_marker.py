"""`ad-marker`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    family="residue",
    anchors=lambda: anchors("ad-marker"),
    examples=(
        Example(
            "The mill closed.\n\n⟦Advertisement⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
        ),
        Example(
            "The mill closed.\n\n⟦STORY CONTINUES BELOW⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
        ),
        Example(
            "The mill closed.\n\n⟦Sponsored by Tern Island Bank⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example("Advertisement brought the mill its first customers.\n"),
    ),
)
def ad_marker(document: Document, hits: Sequence[int]) -> Sequence[Finding]:
    """A line that marked an advertisement which is gone.

    ## Why
    The page interrupts its text with “Advertisement” or “Story continues below”. The extractor
    drops the advertisement and keeps the mark, which is no sentence of the author and stands in
    thousands of documents of a corpus.

    ## Fix
    Safe where the paragraph is such a mark and nothing else: it is removed with one of the gaps
    beside it. Unsafe at the start of a text, which may be its title, and where more words follow.

    ## Options
    None.
    """
    found = residue(document, hits, "ad-marker")
    return findings(document, found, "a mark of an advertisement", "more than a mark may go")
