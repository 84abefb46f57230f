"""JSON, for programs: an array, or an object a line."""

from __future__ import annotations

import json

from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.finding import Fix


class JsonLines:
    """An object a line."""

    start = finish = ""
    between = ""
    _after_each = "\n"

    def __init__(self, *, color: bool, width: int) -> None:
        pass

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """The objects, in pure ASCII: whatever a text holds, JSON's escapes carry it."""
        return self._joined([_dumped(each) for each in diagnostics])

    def _joined(self, objects: list[str]) -> str:
        return "".join(text + "\n" for text in objects)


class Json(JsonLines):
    """One array of all."""

    start = "["
    between = ",\n "
    finish = "]\n"

    def _joined(self, objects: list[str]) -> str:
        return self.between.join(objects)


def _dumped(diagnostic: Diagnostic) -> str:
    """As JSON, without what JSON lets through: DEL, and commands to a workflow in mid-line."""
    text = json.dumps(as_object(diagnostic))
    return text.replace("\x7f", "\\u007f").replace("##", "#\\u0023")


def as_object(diagnostic: Diagnostic) -> dict[str, object]:
    """The diagnostic as JSON has it; these keys are part of the interface."""
    return {
        "path": _path(diagnostic.path),
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


def _path(path: str) -> str:
    r"""The path itself, but bytes that are not UTF-8 as `\xNN`: surrogates are no JSON."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "applicability": fix.applicability.name.lower(),
        "confidence": fix.confidence,
        "message": printable(fix.message),
        "edits": [{"start": start, "end": end, "text": text} for (start, end), text in fix.edits],
    }
