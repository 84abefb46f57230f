"""A unified diff of what fixing would change."""

from __future__ import annotations

from difflib import unified_diff

from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.document import Document


def unified(before: Document, after: Document, *, escape: bool) -> str:
    """The diff from one document to the other, for `patch` and `git apply`.

    Lines end at LF alone, as those programs see it. With `escape` it is for a terminal, and what
    is not printable is shown as escapes; without, it is exact.
    """
    if before.text == after.text:
        return ""
    name = printable(before.path)
    rows = []
    lines = unified_diff(_lines(before.text), _lines(after.text), name, name, n=3)
    for line in lines:
        body = line.removesuffix("\n")
        rows.append(printable(body) if escape else body)
        if not line.endswith("\n"):
            rows.append("\\ No newline at end of file")
    return "\n".join(rows) + "\n"


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
