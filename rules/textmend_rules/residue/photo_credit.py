"""`photo-credit`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@rule(
    family="residue",
    anchors=lambda: anchors("photo-credit"),
    examples=(
        Example(
            "The mill closed.\n\n⟦The mill in 2018. (Photo by Ada Quill/Tern Pictures)⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦Getty Images⟧\n\nThe mill closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦Image copyright Tern Pictures Image caption The wheel⟧\n\nThe mill closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("The mill sued Getty Images, and it won.\n"),
    ),
)
def photo_credit(document: Document, hits: Sequence[int]) -> Sequence[Finding]:
    """A caption or a credit of a picture that is gone.

    ## Why
    The picture is lost, and its caption stands between two paragraphs that do not speak of it.

    ## Fix
    Unsafe: the paragraph is removed with one of the gaps beside it. A caption says things, too.

    ## Options
    None.
    """
    found = residue(document, hits, "photo-credit")
    return findings(document, found, "a credit for a picture", "a caption may be wanted")
