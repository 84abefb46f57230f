"""Workflow commands of GitHub Actions, which show as annotations on a change."""

from __future__ import annotations

from textmend.report.printable import printable
from textmend.rule import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document

_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


class GitHub:
    """A command a line. Nothing in a path or a message can end it or start another."""

    start = between = finish = ""

    def __init__(self, *, color: bool, width: int) -> None:
        pass

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A command a diagnostic."""
        return "".join(_command(each) for each in diagnostics)


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
