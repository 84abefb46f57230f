"""JSON, for programs: an array, or an object a line."""

from __future__ import annotations

import json

from textmend.report import Format
from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.finding import Fix
    from textmend.rule import Rule


class JsonLines(Format):
    """An object a line."""

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """The objects, in pure ASCII: whatever a text holds, JSON's escapes carry it."""
        return self._joined([dumped(as_object(each)) for each in diagnostics])

    def _joined(self, objects: list[str]) -> str:
        return "".join(text + "\n" for text in objects)


class Json(JsonLines):
    """One array of all."""

    start = "["
    between = ",\n "

    def _joined(self, objects: list[str]) -> str:
        return self.between.join(objects)

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """The array's end."""
        return "]\n"


def dumped(value: object, indent: int | None = None) -> str:
    """As JSON, without what JSON lets through: DEL, and commands to a workflow in mid-line."""
    text = json.dumps(value, indent=indent)
    return text.replace("\x7f", "\\u007f").replace("##", "#\\u0023")


def as_object(diagnostic: Diagnostic) -> dict[str, object]:
    """The diagnostic as JSON has it; these keys are part of the interface."""
    return {
        "path": path_of(diagnostic.path),
        "record": diagnostic.record,
        "id": diagnostic.id,
        "field": diagnostic.field,
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity.name.lower(),
        "message": printable(diagnostic.message),
        "start": diagnostic.start._asdict(),
        "end": diagnostic.end._asdict(),
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
        "suggestions": [_fix(suggestion) for suggestion in diagnostic.suggestions],
    }


def path_of(path: str) -> str:
    r"""The path itself, but bytes that are not UTF-8 as `\xNN`: surrogates are no JSON."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "applicability": fix.applicability.name.lower(),
        "confidence": fix.confidence,
        "message": printable(fix.message),
        "edits": [{"start": start, "end": end, "text": text} for (start, end), text in fix.edits],
    }
