"""`site-widget`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    family="residue",
    anchors=lambda: anchors("site-widget"),
    examples=(
        Example(
            "The mill closed.\n\n⟦toggle caption⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
        ),
        Example(
            "The mill closed.\n\n⟦Slideshow (12 Images)⟧\n",
            "The mill closed.\n",
        ),
        Example(
            "The mill closed.\n\n⟦We use cookies to keep this site running⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("Share this bread with whoever comes to the mill.\n"),
    ),
)
def site_widget(document: Document, hits: Sequence[int]) -> Sequence[Finding]:
    """A label of a button, a menu or a player that was part of the page.

    ## Why
    Pages are full of things to press: “toggle caption”, “Share this”, “View 48 comments”, and of
    what they say when they cannot work. None of it is text, and all of it survives extraction.

    ## Fix
    Safe where the paragraph is a label that means nothing in prose: it is removed with one of the
    gaps beside it. Unsafe at the start of a text, and for labels that might be headings.

    ## Options
    None.
    """
    found = residue(document, hits, "site-widget")
    return findings(document, found, "a label of the page", "a heading may read like it")
