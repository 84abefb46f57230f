"""Parquet: read a few rows at a time, written row group by row group as it was."""

from __future__ import annotations

from textmend.changes import Change
from textmend.finding import Edit
from textmend.fixing import apply
from textmend.records.fields import choose
from textmend.records.record import BrokenContainer, Problem, Record, Splice, library
from textmend.records.streams import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, BinaryIO

    from textmend.records.fields import Columns

_ROWS = 256
"""Rows that are read at a time."""


class Parquet:
    """A Parquet file. Arguments are those of `textmend.records.stream.Stream`.

    To write a row group anew takes it whole into memory; reading does not.

    Raises:
        MissingExtra
    """

    def __init__(
        self,
        open_source: Callable[[], BinaryIO],
        fields: Sequence[str],
        open_target: Callable[[], Any] | None = None,
    ) -> None:
        self._arrow = library("pyarrow", "a Parquet file")
        self._parquet = library("pyarrow.parquet", "a Parquet file")
        self._open_source = open_source
        self._wanted = fields
        self._open_target = open_target
        self._writer: Any = None
        self._target: Any = None
        self._group: list[Any] = []
        """Batches of the row group that is being read."""
        self._first = 0
        """Rows before the latest batch."""
        self._changed: dict[str, dict[int, str]] = {}
        """New texts of the latest batch: by field, and by row in the batch."""
        self.digest = ""
        """SHA-256 of the file that was read; known at its end, where something may change."""

    def batches(self) -> Iterator[Sequence[Record]]:
        """The records, some at a time."""
        with self._open_source() as source:
            try:
                file = self._parquet.ParquetFile(source, buffer_size=1 << 20)
                columns = _columns(file.schema_arrow, self._arrow)
                fields = choose(columns, self._wanted)
                about = [name for name in ("id", "title") if name in columns]
                for group in range(file.num_row_groups):
                    yield from self._batches_of(file, group, fields, about)
            except self._arrow.ArrowException as error:
                raise BrokenContainer(f"no Parquet that can be read: {error}") from error
        if self._open_target is not None:
            with self._open_source() as source:
                self.digest = digest(source)

    def _batches_of(
        self, file: Any, group: int, fields: Sequence[str], about: Sequence[str]
    ) -> Iterator[Sequence[Record]]:
        may_change = self._open_target is not None
        wanted = None if may_change else list(dict.fromkeys([*fields, *about]))
        for batch in file.iter_batches(_ROWS, [group], wanted, use_threads=False):
            yield self._records(batch, fields, about)
            self._first += batch.num_rows
            if may_change:
                self._group.append(self._mended(batch))
                if self._changed and self._writer is None:
                    self._start(file, group)
                self._changed = {}
        if self._writer is not None and self._group:
            self._write(self._arrow.Table.from_batches(self._group))
        self._group = []

    def change(self, record: Record, field: str, changes: Sequence[Change]) -> list[Splice]:
        """Let a text of the latest batch become what `changes` make of it.

        Returns:
            The same as splices of the text, in code points.
        """
        text = dict(record.texts)[field]
        row = record.number - self._first - 1
        edits = [Edit(change.span, change.text) for change in changes]
        self._changed.setdefault(field, {})[row] = apply(text, edits)
        return [
            Splice(start, text[start:end].encode(), after.encode())
            for (start, end), after, _ in changes
        ]

    def finish(self) -> bool:
        """Write what is left to write; whether anything was written."""
        if self._writer is not None:
            self._writer.close()
        return self._writer is not None

    def _records(self, batch: Any, fields: Sequence[str], about: Sequence[str]) -> list[Record]:
        columns = {name: self._values(batch.column(name)) for name in (*fields, *about)}
        records = []
        for row in range(batch.num_rows):
            texts, problems = [], []
            for field in fields:
                value = columns[field][row]
                if isinstance(value, str):
                    texts.append((field, value))
                elif value is not None:
                    what = "not UTF-8" if isinstance(value, bytes) else "no text"
                    problems.append(Problem(what, field))
            described = {name: columns[name][row] for name in about}
            key, title = described.get("id"), described.get("title")
            records.append(
                Record(
                    self._first + row + 1,
                    None if key is None else str(key),
                    title if isinstance(title, str) else "",
                    texts,
                    problems,
                )
            )
        return records

    def _values(self, column: Any) -> list[Any]:
        """The values of a column; bytes where they should be UTF-8 and are not."""
        try:
            values: list[Any] = column.to_pylist()
        except UnicodeDecodeError:
            if self._arrow.types.is_dictionary(column.type):
                column = column.dictionary_decode()
            values = [
                _decoded(value) for value in column.cast(self._arrow.large_binary()).to_pylist()
            ]
        return values

    def _mended(self, batch: Any) -> Any:
        for field, texts in self._changed.items():
            index = batch.schema.get_field_index(field)
            column = batch.column(index)
            # Between the new texts the old values stay as they are, bytes that are no text and all.
            pieces, done = [], 0
            for row, text in sorted(texts.items()):
                pieces += [column[done:row], self._arrow.array([text], column.type)]
                done = row + 1
            pieces.append(column[done:])
            if self._arrow.types.is_dictionary(column.type):
                pieces = [piece.dictionary_decode() for piece in pieces]
            whole = self._arrow.concat_arrays(pieces).cast(column.type)
            batch = batch.set_column(index, batch.schema.field(index), whole)
        return batch

    def _start(self, file: Any, group: int) -> None:
        """Open what is written, and write the row groups that were read before."""
        assert self._open_target is not None
        self._target = self._open_target()
        metadata = file.metadata
        columns = [metadata.row_group(0).column(number) for number in range(metadata.num_columns)]
        self._writer = self._parquet.ParquetWriter(
            self._target,
            file.schema_arrow,
            version=metadata.format_version,
            compression={
                each.path_in_schema: "NONE"
                if each.compression == "UNCOMPRESSED"
                else each.compression
                for each in columns
            },
            use_dictionary=[each.path_in_schema for each in columns if each.has_dictionary_page],
            write_statistics=[each.path_in_schema for each in columns if each.is_stats_set],
            use_deprecated_int96_timestamps=any(e.physical_type == "INT96" for e in columns),
            store_schema=b"ARROW:schema" in (metadata.metadata or {}),
            sorting_columns=metadata.row_group(0).sorting_columns or None,
            write_page_index=any(each.has_offset_index for each in columns),
        )
        for earlier in range(group):
            self._write(file.read_row_group(earlier, use_threads=False))

    def _write(self, table: Any) -> None:
        self._writer.write_table(table, row_group_size=max(1, table.num_rows))


def _columns(schema: Any, arrow: Any) -> Columns:
    if len(set(schema.names)) < len(schema.names):
        raise BrokenContainer("two of its columns have one name")
    return {field.name: _is_text(field.type, arrow.types) for field in schema}


def _is_text(kind: Any, types: Any) -> bool:
    if types.is_dictionary(kind):
        kind = kind.value_type
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def _decoded(value: bytes | None) -> str | bytes | None:
    if value is None:
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value
