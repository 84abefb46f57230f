"""`trailing-space`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    family="spacing",
    anchors=(" \n", "\t\n"),
    examples=(
        Example("The mill closed.⟦ ⟧\nNobody spoke.\n", "The mill closed.\nNobody spoke.\n"),
        Example("The mill closed.\n⟦ \t⟧\nNobody spoke.\n", "The mill closed.\n\nNobody spoke.\n"),
        Example(
            "The mill closed.⟦  ⟧\r\nNobody spoke.\r\n", "The mill closed.\r\nNobody spoke.\r\n"
        ),
        Example("Roses are red,  \nviolets are blue.\n", path="example.md"),
        Example("Roses are red,⟦ ⟧\nviolets.\n", "Roses are red,\nviolets.\n", path="example.md"),
    ),
)
def trailing_space(document: Document, hit: int) -> Iterator[Finding]:
    """Spaces or tabs at the end of a line.

    ## Why
    Nobody sees them, and everything that compares lines does: deduplication, diffs, hashes.

    ## Fix
    Safe: the blanks are removed. In Markdown a hard break (two or more spaces inside a paragraph)
    and blanks inside code are no defect.

    ## Options
    None.
    """
    text = document.prose
    end = hit + 1
    start = hit
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    if text[start - 1 : start] == "\r" and text[end : end + 1] == "\n":
        return  # without the blanks, two line endings would become one
    fix = Fix((Edit.delete(start, end),), Applicability.SAFE, "Remove the blanks")
    yield Finding(Span(start, end), "Blanks at the end of the line", fix)
