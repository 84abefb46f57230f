"""The line with the span marked, and the fix shown: for people at a terminal."""

from __future__ import annotations

from textmend.finding import Applicability, Edit
from textmend.fixing import apply
from textmend.report.concise import headline
from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.finding import Fix

_CUT = "…"
_LABELS = {
    Applicability.SAFE: "fix",
    Applicability.UNSAFE: "unsafe fix",
    Applicability.DISPLAY: "suggestion",
}


class Full:
    """A block a finding: where and what, the line, a mark below it, what would mend it."""

    start = between = finish = ""

    def __init__(self, *, color: bool, width: int) -> None:
        self._color = color
        self._width = max(width, 40)

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A block a diagnostic, with an empty line after it."""
        return "".join(self._block(document, each) for each in diagnostics)

    def _block(self, document: Document | None, diagnostic: Diagnostic) -> str:
        rows = [headline(diagnostic, self._color)]
        if document is not None and not diagnostic.is_failure:
            rows += self._excerpt(document, diagnostic)
        fixes = [] if diagnostic.fix is None else [diagnostic.fix]
        for fix in (*fixes, *diagnostic.suggestions):
            rows.append(f"    = {_LABELS[fix.applicability]}: {printable(fix.message)}")
        return "\n".join(rows) + "\n\n"

    def _excerpt(self, document: Document, diagnostic: Diagnostic) -> list[str]:
        line = document.lines[min(diagnostic.start.line, len(document.lines)) - 1]
        start = diagnostic.start.offset
        end = max(start, min(diagnostic.end.offset, line.end))
        gutter = str(diagnostic.start.line)
        room = self._width - len(gutter) - 4
        left = max(line.start, start - room // 3)
        right = min(line.end, left + room)
        cut = _CUT if left > line.start else ""
        end = min(end, right)
        before = cut + printable(document.text[left:start])
        marked = printable(document.text[start:end])
        after = printable(document.text[end:right]) + (_CUT if right < line.end else "")
        blank = " " * len(gutter)
        mark = "^" * max(1, _columns(marked))
        rows = [
            f"{gutter} | {before}{marked}{after}",
            f"{blank} | {' ' * _columns(before)}{self._paint(mark, 31)}",
        ]
        fixed = _fixed_line(document, diagnostic.fix, left, right) if diagnostic.fix else None
        if fixed is not None:
            shown = cut + printable(fixed) + (_CUT if right < line.end else "")
            rows.append(f"{self._paint('+'.rjust(len(gutter)), 32)} | {self._paint(shown, 32)}")
        return rows

    def _paint(self, text: str, color: int) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self._color else text


def _fixed_line(document: Document, fix: Fix, left: int, right: int) -> str | None:
    """What stands from `left` to `right` after `fix`, or None where that is not one line."""
    if not all(left <= start <= end <= right for (start, end), _ in fix.edits):
        return None
    shifted = [Edit.replace(start - left, end - left, text) for (start, end), text in fix.edits]
    fixed = apply(document.text[left:right], shifted).rstrip("\r\n")
    return None if "\n" in fixed or "\r" in fixed else fixed


def _columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, int(wcswidth(text)))
