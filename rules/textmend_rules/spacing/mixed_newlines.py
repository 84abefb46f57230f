"""`mixed-newlines`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Scope, rule
from textmend_rules.spacing.newlines import usual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


@rule(
    family="spacing",
    scope=Scope.FILE,
    prose_only=False,
    anchors=("\r",),
    examples=(
        Example("One.\r\nTwo.⟦\n⟧Three.\r\n", "One.\r\nTwo.\r\nThree.\r\n"),
        Example("One.\nTwo.⟦\r⟧Three.\n", "One.\nTwo.\nThree.\n"),
        Example("One.\r\nTwo.\r\n"),
        Example("One.\rTwo.\r"),
    ),
)
def mixed_newlines(document: Document) -> Iterator[Finding]:
    """Line endings of more than one kind in one file.

    ## Why
    Files were joined, or edited on two systems. Programs that know one kind see two lines as one,
    or a carriage return at the end of a word.

    ## Fix
    Safe: all become what most of them are; where there are as many of two, the first. The finding
    stands at the first that is not of that kind, and its fix mends them all.

    ## Options
    None.
    """
    text = document.text
    kept, most, total = usual(text)
    if most == total:
        return
    edits = []
    for (_, end), (start, _) in zip(
        document.lines, [*document.lines[1:], (len(text), 0)], strict=True
    ):
        if start > end and text[end:start] != kept:
            edits.append(Edit.replace(end, start, kept))
    message = f"{total - most} of {total} line endings are not {_NAMES[kept]}"
    fix = Fix(tuple(edits), Applicability.SAFE, f"End all lines with {_NAMES[kept]}")
    yield Finding(edits[0].span, message, fix)
