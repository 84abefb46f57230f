"""The line with the span marked, and the fix shown: for people at a terminal."""

from __future__ import annotations

from textmend.finding import Applicability, Edit
from textmend.fixing import apply
from textmend.report import Format
from textmend.report.concise import headline
from textmend.report.printable import log_line, printable
from textmend.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.finding import Fix

_CUT = "…"
_NARROWEST = 40
_LABELS = {
    Applicability.SAFE: "fix",
    Applicability.UNSAFE: "unsafe fix",
    Applicability.DISPLAY: "suggestion",
}


class Full(Format):
    """A block a finding: where and what, the line, a mark below it, what would mend it."""

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A block a diagnostic, with an empty line after it."""
        return "".join(self._block(document, each) for each in diagnostics)

    def _block(self, document: Document | None, diagnostic: Diagnostic) -> str:
        rows = [headline(log_line(diagnostic.path), diagnostic, self.color)]
        if document is not None and not diagnostic.is_failure:
            rows += self._excerpt(document, diagnostic)
        fixes = [] if diagnostic.fix is None else [diagnostic.fix]
        for fix in (*fixes, *diagnostic.suggestions):
            rows.append(f"    = {_LABELS[fix.applicability]}: {printable(fix.message)}")
        return "\n".join(rows) + "\n\n"

    def _excerpt(self, document: Document, diagnostic: Diagnostic) -> list[str]:
        start = diagnostic.start.offset
        line = Span(start, start)  # after the final newline
        if diagnostic.start.line <= len(document.lines):
            line = document.lines[diagnostic.start.line - 1]
        gutter = str(diagnostic.start.line)
        room = max(self.width, _NARROWEST) - len(gutter) - len(" | ") - 2 * len(_CUT)
        left, right = _window(document.text, line, start, room)
        cut = _CUT if left > line.start else ""
        end = max(start, min(diagnostic.end.offset, right))
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
        return f"\x1b[{color}m{text}\x1b[0m" if self.color else text


def _window(text: str, line: Span, start: int, room: int) -> tuple[int, int]:
    """What of a line fits into `room` columns: a third of them before `start`, the rest after."""
    left = right = start
    before = room // 3
    while left > line.start and (width := _columns(printable(text[left - 1]))) <= before:
        left, before, room = left - 1, before - width, room - width
    while right < line.end and (width := _columns(printable(text[right]))) <= room:
        right, room = right + 1, room - width
    return left, right


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
