"""`final-newline`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Scope, rule
from textmend_rules.spacing.newlines import usual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


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
def final_newline(document: Document) -> Sequence[Finding]:
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
        return ()  # blanks after the last newline are the work of `trailing-space`
    text = document.text
    ending = usual(text)[0] if "\r" in text else "\n"
    edit = Edit.insert(len(text), ending)
    fix = Fix((edit,), Applicability.SAFE, "End it with a newline")
    return (Finding(edit.span, "No newline at the end of the file", fix),)
