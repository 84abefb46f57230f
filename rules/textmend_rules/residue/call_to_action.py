"""`call-to-action`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    family="residue",
    anchors=lambda: anchors("call-to-action"),
    examples=(
        Example(
            "The mill closed.\n\n⟦Sign up for our newsletter⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.\n\n⟦Follow Ada Quill on Twitter @adaquill⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦CLICK HERE TO GET THE COURIER APP⟧\n\nThe mill closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("Follow the river and you will find the mill.\n"),
        Example("Get the flour from the mill and the salt from the harbour.\n"),
    ),
)
def call_to_action(document: Document, hits: Sequence[int]) -> Sequence[Finding]:
    """A request to subscribe, follow, click, download or give.

    ## Why
    It was set beside the article to win readers, and speaks of the site and not of the subject.

    ## Fix
    Unsafe: the paragraph is removed with one of the gaps beside it. Some authors ask for such
    things themselves.

    ## Options
    None.
    """
    found = residue(document, hits, "call-to-action")
    return findings(document, found, "a request to the reader", "the author may have made it")
