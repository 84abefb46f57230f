"""`final-newline`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Scope, Span, rule
from textmend_rules.spacing.newlines import usual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    family="spacing",
    scope=Scope.FILE,
    prose_only=False,
    views=("lacks_newline",),
    examples=(
        Example("Nobody spoke.⟦⟧", "Nobody spoke.\n"),
        Example("The mill closed.\r\nNobody spoke.⟦⟧", "The mill closed.\r\nNobody spoke.\r\n"),
        Example("Nobody spoke.\n"),
        Example(""),
    ),
)
def final_newline(document: Document) -> Iterator[Finding]:
    """The last line does not end.

    ## Why
    A line is what ends with a newline; without the last one, files that are joined glue two
    sentences together, and tools that append begin in mid-line.

    ## Fix
    Safe: the line ending that the text mostly uses is added.

    ## Options
    None.
    """
    if not document.lacks_newline:
        return  # blanks after the last newline are the work of `trailing-space`
    text, end = document.text, len(document.text)
    ending = usual(text)[0] if "\r" in text else "\n"
    fix = Fix((Edit.insert(end, ending),), Applicability.SAFE, "End it with a newline")
    yield Finding(Span(end, end), "No newline at the end of the file", fix)
