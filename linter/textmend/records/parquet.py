"""Parquet: read a few rows at a time, written row group by row group as it was."""

from __future__ import annotations

from textmend.finding import Edit
from textmend.records.fields import choose
from textmend.records.record import BrokenContainer, Problem, Record, Splice, library
from textmend.records.streams import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, BinaryIO

    from textmend.changes import Change
    from textmend.records.fields import Columns
    from textmend.records.row_groups import RowGroups

_BATCH_SIZE = 1 << 18
"""Bytes of texts that are read at a time, more or less."""
_MOST_ROWS = 4096
"""Rows that are, at most."""


class Parquet:
    """A Parquet file. The first arguments are those of `textmend.records.stream.Stream`.

    Args:
        groups: the row groups that are read, from 0, with numbers of records that begin there;
            without them all are.

    Raises:
        MissingExtra
    """

    def __init__(
        self,
        open_source: Callable[[], BinaryIO],
        fields: Sequence[str],
        open_target: Callable[[], Any] | None = None,
        groups: range | None = None,
    ) -> None:
        self._arrow = arrow()
        self._open_source = open_source
        self._wanted = fields
        self._open_target = open_target
        self._groups = groups
        self._written: RowGroups | None = None
        self.rows = 0
        """Those of the row groups that were read: before the one that is being read."""
        self._changed: dict[str, dict[int, list[Edit]]] = {}
        """Edits of that row group: by field, and by row."""
        self.digest = ""
        """SHA-256 of the file that was read; known at its end, where something may change."""

    def batches(self) -> Iterator[Sequence[Record]]:
        """The records, some at a time."""
        with self._open_source() as source:
            try:
                file = open_parquet(source)
                columns = _columns(file.schema_arrow, self._arrow)
                fields = choose(columns, self._wanted)
                about = [name for name in ("id", "title") if name in columns]
                groups = self._groups or range(file.num_row_groups)
                for group in groups:
                    yield from self._batches_of(file, group, fields, about)
                    if self._open_target is not None:
                        self._write(file, group)
                    self.rows += file.metadata.row_group(group).num_rows
                    self._changed = {}
            except self._arrow.ArrowException as error:
                raise BrokenContainer(f"no Parquet that can be read: {error}") from error
        if self._open_target is not None:
            with self._open_source() as source:
                self.digest = digest(source)

    def change(self, record: Record, field: str, changes: Sequence[Change]) -> list[Splice]:
        """Let a text of the latest batch become what `changes` make of it.

        Returns:
            The same as splices of the text, in code points.
        """
        text = dict(record.texts)[field]
        row = record.number - self.rows - 1
        edits = [Edit(change.span, change.text) for change in changes]
        self._changed.setdefault(field, {})[row] = edits
        return [
            Splice(start, text[start:end].encode(), after.encode())
            for (start, end), after, _ in changes
        ]

    def finish(self) -> bool:
        """Write what is left to write; whether anything was written."""
        if self._written is not None:
            self._written.close()
        return self._written is not None

    def _batches_of(
        self, file: Any, group: int, fields: Sequence[str], about: Sequence[str]
    ) -> Iterator[Sequence[Record]]:
        wanted = list(dict.fromkeys([*fields, *about]))
        rows = _rows_of_batch(file.metadata.row_group(group), fields)
        done = self.rows
        for batch in file.iter_batches(rows, [group], wanted, use_threads=False):
            yield self._records(batch, done, fields, about)
            done += batch.num_rows

    def _write(self, file: Any, group: int) -> None:
        """Write the row group that was read, unless nothing has changed so far."""
        if self._written is None:
            if not self._changed:
                return
            from textmend.records.row_groups import RowGroups

            assert self._open_target is not None
            self._written = RowGroups(file, self._open_target())
            for earlier in range(group):
                self._written.add(earlier, {})
        self._written.add(group, self._changed)

    def _records(
        self, batch: Any, done: int, fields: Sequence[str], about: Sequence[str]
    ) -> list[Record]:
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
                    done + row + 1,
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


def arrow() -> Any:
    """The module `pyarrow`, which gives back what it no longer needs.

    Its own pools of memory keep it: some 30 MB more of a worker's memory, and no faster here.

    Raises:
        MissingExtra
    """
    module = library("pyarrow", "a Parquet file")
    module.set_memory_pool(module.system_memory_pool())
    return module


def open_parquet(source: BinaryIO) -> Any:
    """The `pyarrow.parquet.ParquetFile` in the open `source`.

    Raises:
        MissingExtra
        pyarrow.ArrowException: it is none.
    """
    parquet = library("pyarrow.parquet", "a Parquet file")
    # Without these a whole column of a row group is read before the first of its rows.
    return parquet.ParquetFile(source, buffer_size=1 << 16, pre_buffer=False)


def _rows_of_batch(group: Any, fields: Sequence[str]) -> int:
    """How many rows of a row group have as much text as is read at a time."""
    columns = [group.column(number) for number in range(group.num_columns)]
    size = sum(each.total_uncompressed_size for each in columns if each.path_in_schema in fields)
    rows: int = group.num_rows * _BATCH_SIZE // max(1, size)
    return max(1, min(_MOST_ROWS, rows))


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
