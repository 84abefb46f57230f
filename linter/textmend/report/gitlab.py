"""GitLab's Code Quality report: a subset of the Code Climate specification, as an array."""

from __future__ import annotations

from textmend.report.concise import place
from textmend.report.json import Json, dumped, path_of
from textmend.report.marks import digests
from textmend.report.printable import printable
from textmend.rule import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document

_SEVERITIES = {Severity.INFO: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


class GitLab(Json):
    """GitLab shows the description alone, so the rule stands in it too."""

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """An object a diagnostic."""
        return self.between.join(
            dumped(_issue(each, mark))
            for each, mark in zip(diagnostics, digests(document, diagnostics), strict=True)
        )


def _issue(diagnostic: Diagnostic, mark: str) -> dict[str, object]:
    message = printable(diagnostic.message)
    lines = {"begin": diagnostic.start.line, "end": diagnostic.end.line}
    if diagnostic.record is not None:  # its lines are none of the file
        message = f"{place(diagnostic)}: {message}"
        lines = {"begin": 1}
    return {
        "description": f"{diagnostic.rule}: {message}",
        "check_name": diagnostic.rule,
        "fingerprint": mark,
        "severity": "critical" if diagnostic.is_failure else _SEVERITIES[diagnostic.severity],
        "location": {"path": path_of(diagnostic.path).removeprefix("./"), "lines": lines},
    }
