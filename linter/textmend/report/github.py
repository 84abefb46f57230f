"""Workflow commands of GitHub Actions, which show as annotations on a change."""

from __future__ import annotations

from textmend.report import Format
from textmend.report.printable import log_line, printable
from textmend.rule import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.rule import Rule

_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


SHOWN = 10
"""Annotations of a level that GitHub shows of one step."""


class GitHub(Format):
    """A command a line. Nothing in a path or a message can end it or start another."""

    def __init__(self, *, color: bool, width: int) -> None:
        super().__init__(color=color, width=width)
        self._commands: dict[str, int] = {}

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A command a diagnostic."""
        return "".join(_command(each) for each in diagnostics)

    def add(self, part: str) -> str:
        """The commands that GitHub will show; the rest as lines of the log."""
        lines = []
        for line in part.splitlines():
            level, _, message = line[2:].split(" ", 1)[0], *line[2:].partition("::")[1:]
            self._commands[level] = self._commands.get(level, 0) + 1
            if self._commands[level] > SHOWN:
                line = log_line(message.replace("%25", "%"))
            lines.append(line + "\n")
        return "".join(lines)

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """How many annotations were held back."""
        held_back = {
            level: count - SHOWN for level, count in self._commands.items() if count > SHOWN
        }
        if not held_back:
            return ""
        counts = ", ".join(
            f"{count:,} of level {level}" for level, count in sorted(held_back.items())
        )
        return f"Held back: {counts}. GitHub shows {SHOWN} annotations a level and step.\n"


def _command(diagnostic: Diagnostic) -> str:
    properties = {
        "title": f"textmend ({diagnostic.rule})",
        "file": diagnostic.path,
        "line": diagnostic.start.line,
        "col": diagnostic.start.column,
        "endLine": diagnostic.end.line,
        "endColumn": diagnostic.end.column,
    }
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    line, column, _ = diagnostic.start
    message = f"{diagnostic.path}:{line}:{column}: {diagnostic.rule} {diagnostic.message}"
    return f"::{_COMMANDS[diagnostic.severity]} {named}::{_data(message)}\n"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
