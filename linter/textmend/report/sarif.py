"""SARIF 2.1.0, as GitHub's code scanning reads it."""

from __future__ import annotations

import os
from importlib.metadata import version
from urllib.parse import quote

from textmend.report import Format
from textmend.report.concise import place
from textmend.report.json import dumped
from textmend.report.marks import digests
from textmend.report.printable import printable
from textmend.rule import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.rule import Rule

MOST = 25_000
"""Results that GitHub takes of one run."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


class Sarif(Format):
    """One run; what stands behind the results is written last, when it is known."""

    start = (
        f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [\n'
        '{"columnKind": "unicodeCodePoints", "results": [\n'
    )

    def __init__(self, *, color: bool, width: int) -> None:
        super().__init__(color=color, width=width)
        self._count = 0

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A result a line."""
        return "".join(
            dumped(_result(each, mark)) + "\n"
            for each, mark in zip(diagnostics, digests(document, diagnostics), strict=True)
        )

    def add(self, part: str) -> str:
        """The results, as many as GitHub takes."""
        lines = part.splitlines()
        kept = lines[: max(0, MOST - self._count)]
        before = ",\n" if kept and self._count else ""
        self._count += len(lines)
        return before + ",\n".join(kept)

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """The rules that found something, with their help, and what is to be noted."""
        notifications = []
        if self._count > MOST:
            self.notice = (
                f"SARIF: {self._count - MOST:,} of {self._count:,} results are left out, "
                f"for GitHub takes {MOST:,}"
            )
            notifications.append({"level": "warning", "message": {"text": self.notice}})
        driver = {
            "name": "textmend",
            "version": version("textmend"),
            "semanticVersion": version("textmend"),
            "rules": [_rule(rule) for rule in rules() if rule.name in found],
        }
        run = dumped(
            {
                "tool": {"driver": driver},
                "invocations": [
                    {"executionSuccessful": True, "toolExecutionNotifications": notifications}
                ],
            }
        )
        return f"\n], {run[1:]}]}}\n"


def _result(diagnostic: Diagnostic, mark: str) -> dict[str, object]:
    message = printable(diagnostic.message)
    start, end = diagnostic.start, diagnostic.end
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(diagnostic.path)}}
    if diagnostic.record is None:
        location["region"] = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        }
    else:  # its lines are none of the file
        message = f"{place(diagnostic)}: {message}"
    return {
        "ruleId": diagnostic.rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"primaryLocationLineHash": f"{mark}:1"},
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.docs or rule.summary, "markdown": rule.docs or rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _uri(path: str) -> str:
    """A relative path as a relative reference, an absolute one with its scheme."""
    quoted = quote(os.fsencode(path.replace(os.sep, "/").removeprefix("./")))
    return f"file://{quoted}" if os.path.isabs(path) else quoted
