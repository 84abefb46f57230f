"""Reviewdog's diagnostic format: columns count bytes of UTF-8."""

from __future__ import annotations

from textmend.finding import Applicability
from textmend.report import Format
from textmend.report.concise import place
from textmend.report.json import dumped, path_of
from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.diagnostic import Diagnostic
    from textmend.document import Document
    from textmend.rule import Rule


class RdJson(Format):
    """One `DiagnosticResult`."""

    start = '{"source": {"name": "textmend"}, "diagnostics": [\n'
    between = ",\n"

    def part(self, document: Document | None, diagnostics: Sequence[Diagnostic]) -> str:
        """A `Diagnostic` each."""
        return self.between.join(dumped(_diagnostic(document, each)) for each in diagnostics)

    def finish(self, found: Mapping[str, int], rules: Callable[[], Sequence[Rule]]) -> str:
        """The end of the list."""
        return "\n]}\n"


def _diagnostic(document: Document | None, diagnostic: Diagnostic) -> dict[str, object]:
    message = printable(diagnostic.message)
    location: dict[str, object] = {"path": path_of(diagnostic.path)}
    made: dict[str, object] = {
        "message": message,
        "location": location,
        "severity": diagnostic.severity.name,
        "code": {"value": diagnostic.rule},
    }
    if diagnostic.record is not None:  # its lines are none of the file
        made["message"] = f"{place(diagnostic)}: {message}"
    elif document is not None and not diagnostic.is_failure:
        start, end = diagnostic.start.offset, diagnostic.end.offset
        location["range"] = _range(document, start, end)
        fix = diagnostic.fix
        if fix is not None and fix.applicability > Applicability.DISPLAY and len(fix.edits) == 1:
            (edit,) = fix.edits
            if _is_unicode(edit.text):
                where = _range(document, *edit.span)
                made["suggestions"] = [{"range": where, "text": edit.text}]
    return made


def _range(document: Document, start: int, end: int) -> dict[str, object]:
    return {"start": _position(document, start), "end": _position(document, end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    """Line and column, 1-based; a byte order mark counts, for it is in the file."""
    line, column, _ = document.position(offset)
    before = document.text[offset - column + 1 : offset].encode("utf-8", "surrogateescape")
    return {"line": line, "column": len(before) + 1 + (len(document.bom) if line == 1 else 0)}


def _is_unicode(text: str) -> bool:
    """Whether it has no stray bytes, which no JSON can carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
