"""Checkstyle's XML: an element a file with findings, an error in it a finding."""

from __future__ import annotations

from textmend.report import Format
from textmend.report.concise import place
from textmend.report.xml import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.rule import Rule


class Checkstyle(Format):
    """Severities have the names that Checkstyle gives them."""

    start = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """The element of a file."""
        if not diagnostics:
            return ""
        errors = "".join(map(_error, diagnostics))
        return f'  <file name="{escaped(diagnostics[0].path)}">\n{errors}  </file>\n'

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """The end of the document."""
        return "</checkstyle>\n"


def _error(diagnostic: Diagnostic) -> str:
    line, column, _ = diagnostic.start
    message = escaped(diagnostic.message)
    if diagnostic.record is not None:  # its lines are none of the file
        message = f"{escaped(place(diagnostic))}: {message}"
        line = column = 1
    severity = diagnostic.severity.name.lower()
    return (
        f'    <error line="{line}" column="{column}" severity="{severity}" '
        f'message="{message}" source="textmend.{escaped(diagnostic.rule)}"/>\n'
    )
