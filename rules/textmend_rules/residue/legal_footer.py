"""`legal-footer`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    family="residue",
    anchors=lambda: anchors("legal-footer"),
    examples=(
        Example(
            "The mill closed.\n\n⟦© 2018 Valley Courier. All rights reserved.⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.\n\n⟦The views expressed here are those of the miller alone.⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("Copyright was never the miller’s concern.\n"),
    ),
)
def legal_footer(document: Document, hits: Sequence[int]) -> Sequence[Finding]:
    """A line about rights, liability or terms of use.

    ## Why
    It is the same on every page of the site. In a corpus it is one paragraph a thousand times.

    ## Fix
    Unsafe: the paragraph is removed with one of the gaps beside it. Who owns the text may matter.

    ## Options
    None.
    """
    found = residue(document, hits, "legal-footer")
    return findings(
        document, found, "about rights and not about the subject", "who owns the text may matter"
    )
