"""`injected-teaser`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, rule
from textmend_rules.residue.table import anchors, finding, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    family="residue",
    anchors=anchors("injected-teaser"),
    examples=(
        Example(
            "The mill closed.\n\n⟦READ MORE: Who closed the mill?⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.\n\n⟦( PHOTOS: Mills of the island)⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example("Read more books, said the miller.\n"),
    ),
)
def injected_teaser(document: Document) -> Iterator[Finding]:
    """A headline of another page, set between two paragraphs.

    ## Why
    Sites put links to their other pages into the text: “READ MORE: …”, “( PHOTOS: … )”. Without the
    link it is a sentence about something else.

    ## Fix
    Unsafe: the paragraph is removed with one of the gaps beside it. Its headline may be wanted.

    ## Options
    None.
    """
    for number, row in residue(document, "injected-teaser"):
        yield finding(
            document,
            number,
            row.is_safe,
            "a pointer to another page",
            "where it points may be wanted",
        )
