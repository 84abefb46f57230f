"""One line a finding: `path:line:column: rule message`."""

from __future__ import annotations

from textmend.report import Format
from textmend.report.printable import log_line, printable
from textmend.rule import Rule

try:
    from textmend._kernel import briefly
except ImportError:
    briefly = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.diagnostic import Diagnostic, Flagged
    from textmend.document import Document
    from textmend.report import Told

_OF_RULE = tuple(map(Rule._fields.index, ("name", "severity")))


class Concise(Format):
    """For pipes and for editors that know the form."""

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A line a diagnostic; all are of one file."""
        path = log_line(diagnostics[0].path) if diagnostics else ""
        lines = [headline(path, each, self.color) for each in diagnostics]
        return "\n".join([*lines, ""])

    def told(self, document: Document, flagged: list[Flagged], fail_level: int) -> Told | None:
        """The same, and what it comes to, in one call of the kernel."""
        if briefly is None or self.color:
            return None
        text, path = document.as_read(document.text), log_line(document.path)
        return briefly(text, flagged, path, _OF_RULE, fail_level, printable)


def headline(path: str, diagnostic: Diagnostic, color: bool) -> str:
    """Where, which rule, and what; `path` is as it may be shown."""
    if diagnostic.record is not None:
        path += address(diagnostic)
    message = printable(diagnostic.message)
    line, column, _ = diagnostic.start
    if not color:
        return f"{path}:{line}:{column}: {diagnostic.rule} {message}"
    return f"\x1b[1m{path}\x1b[0m:{line}:{column}: \x1b[1;31m{diagnostic.rule}\x1b[0m {message}"


def address(diagnostic: Diagnostic) -> str:
    """The record, its id and its field: `:17[a41]:text`; nothing for a file of its own."""
    if diagnostic.record is None:
        return ""
    key = "" if diagnostic.id is None else f"[{printable(diagnostic.id)}]"
    field = "" if diagnostic.field is None else f":{printable(diagnostic.field)}"
    return f":{diagnostic.record}{key}{field}"


def place(diagnostic: Diagnostic) -> str:
    """Where in its file: the record, if it is in one, line and column."""
    return f"{address(diagnostic)}:{diagnostic.start.line}:{diagnostic.start.column}"[1:]
