"""Findings as Parquet, a row each: for DuckDB, pandas and whatever else reads tables."""

from __future__ import annotations

import os

from textmend import __version__
from textmend.corpus.places import placed
from textmend.finding import Edit
from textmend.fixing import apply
from textmend.records.record import library
from textmend.report.printable import printable
from textmend.writing import NewFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.mending import Part

COLUMNS = (
    ("path", "string"),
    ("record", "int64"),
    ("id", "string"),
    ("field", "string"),
    ("line", "int64"),
    ("column", "int64"),
    ("start", "int64"),
    ("end", "int64"),
    ("rule", "string"),
    ("family", "string"),
    ("severity", "string"),
    ("message", "string"),
    ("before", "string"),
    ("after", "string"),
    ("applicability", "string"),
    ("confidence", "float64"),
    ("applied", "bool_"),
    ("version", "string"),
)
"""Names and types. Places are those in the text as it was read, in code points; `line` and `column`
are 1-based. `before` and `after` are the text from the first to the last place that the fix
touches; `after` is null where there is no fix."""

_ROWS = 4096
"""Rows of a row group."""


class Diagnostics:
    """The table of one shard; there is one even where it is empty.

    Raises:
        MissingExtra, OSError
    """

    def __init__(self, target: str, path: str) -> None:
        self._arrow = library("pyarrow", "textmend run")
        parquet = library("pyarrow.parquet", "textmend run")
        self._path = path
        self._schema = self._arrow.schema(
            [(name, getattr(self._arrow, kind)()) for name, kind in COLUMNS]
        )
        self._rows: list[tuple[object, ...]] = []
        os.makedirs(os.path.dirname(target), exist_ok=True)
        self._file = NewFile(target)
        self._writer = parquet.ParquetWriter(_Sink(self._file), self._schema, compression="zstd")

    def add(self, part: Part) -> None:
        """Add what was found in one text, in the order of its places."""
        self._rows += _rows(part, self._path)
        if len(self._rows) >= _ROWS:
            self._flush()

    def commit(self) -> None:
        """Let the table take its name."""
        self._flush()
        self._writer.close()
        self._file.commit()

    def __enter__(self) -> Diagnostics:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()
        self._file.__exit__()

    def _flush(self) -> None:
        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [
                self._arrow.array(column, field.type)
                for column, field in zip(columns, self._schema, strict=True)
            ]
            table = self._arrow.Table.from_arrays(arrays, schema=self._schema)
            self._writer.write_table(table, row_group_size=len(self._rows))
            self._rows = []


class _Sink:
    """What pyarrow asks of a file."""

    closed = False

    def __init__(self, file: NewFile) -> None:
        self.write = file.write
        self.flush = file.flush

    def close(self) -> None:
        """The file is closed when it is committed."""


def _rows(part: Part, path: str) -> Iterator[tuple[object, ...]]:
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
