"""A summary in Markdown, for a pull request or the page of a job."""

from __future__ import annotations

from textmend.report import Format
from textmend.report.concise import place
from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.rule import Rule

SHOWN = 50
"""Findings that are listed; the others are counted."""

_ESCAPES = {
    code: f"&#{code};"
    for code in range(0x21, 0x7F)
    if not chr(code).isalnum() and chr(code) not in "-,"
}


class Markdown(Format):
    """Whatever a text holds stands in `<code>`, all its punctuation as entities: it is inert."""

    def __init__(self, *, color: bool, width: int) -> None:
        super().__init__(color=color, width=width)
        self._rows: list[str] = []
        self._count = 0

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A row of a table a diagnostic."""
        return "".join(map(_row, diagnostics))

    def add(self, part: str) -> str:
        """Nothing yet: sums come first."""
        rows = part.splitlines(keepends=True)
        self._count += len(rows)
        self._rows += rows[: SHOWN - len(self._rows)]
        return ""

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """All of it."""
        total = sum(found.values())
        pieces = [f"### textmend: {total:,} finding{'s' * (total != 1)}\n"]
        if found:
            pieces.append("\n| rule | findings |\n|---|---:|\n")
            pieces += (
                f"| {rule} | {count:,} |\n"
                for rule, count in sorted(found.items(), key=lambda row: (-row[1], row[0]))
            )
        if self._rows:
            pieces.append("\n| where | rule | what |\n|---|---|---|\n")
            pieces += self._rows
        if self._count > len(self._rows):
            pieces.append(f"\nAnd {self._count - len(self._rows):,} more.\n")
        return "".join(pieces)


def _row(diagnostic: Diagnostic) -> str:
    where = _inert(f"{diagnostic.path}:{place(diagnostic)}")
    return f"| {where} | {diagnostic.rule} | {_inert(diagnostic.message)} |\n"


def _inert(text: str) -> str:
    return f"<code>{printable(text).translate(_ESCAPES)}</code>"
