"""Findings as Parquet, a row each: for DuckDB, pandas and whatever else reads tables."""

from __future__ import annotations

from textmend import __version__
from textmend.corpus.places import placed
from textmend.finding import Edit
from textmend.fixing import apply
from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.mending import Part

COLUMNS = {
    "path": "string",
    "record": "int64",
    "id": "string",
    "field": "string",
    "line": "int64",
    "column": "int64",
    "start": "int64",
    "end": "int64",
    "rule": "string",
    "family": "string",
    "severity": "string",
    "message": "string",
    "before": "string",
    "after": "string",
    "applicability": "string",
    "confidence": "float64",
    "applied": "bool_",
    "version": "string",
}
"""Names and types. Places are those in the text as it was read, in code points; `line` and `column`
are 1-based. `before` and `after` are the text from the first to the last place that the fix
touches; `after` is null where there is no fix."""


def rows(part: Part, path: str) -> Iterator[tuple[object, ...]]:
    """The rows for what was found in one text, in the order of its places."""
    for each in part.diagnostics:
        if each.is_failure:
            where = (path, *part.address, 1, 1, 0, 0, each.rule, None, "error", each.message)
            yield (*map(_plain, where), *[None] * 4, False, __version__)
    for place in placed(part):
        assert part.document is not None
        rule, finding = place.rule, place.finding
        line, column, _ = part.document.position(place.start)
        low, high = finding.span
        edits = finding.fix.edits if finding.fix else ()
        low = min([low, *(edit.span.start for edit in edits)])
        high = max([high, *(edit.span.end for edit in edits)])
        before = place.text[low:high]
        after = None
        if finding.fix:
            moved = [Edit.replace(i - low, k - low, new) for (i, k), new in edits]
            after = apply(before, moved)
        row = (
            path,
            *part.address,
            line,
            column,
            place.start,
            place.end,
            rule.name,
            rule.family,
            rule.severity.name.lower(),
            printable(finding.message),
            before,
            after,
            finding.fix.applicability.name.lower() if finding.fix else None,
        )
        confidence = finding.fix.confidence if finding.fix else None
        yield (*map(_plain, row), confidence, place.applied, __version__)


def _plain(value: object) -> object:
    r"""The value itself, but of a string bytes that are not UTF-8 as `\xNN`."""
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
