"""Tables in Parquet, written row by row in bounded memory, whole or not at all."""

from __future__ import annotations

import os

from textmend.records.record import library
from textmend.records.streams import Hashing
from textmend.writing import NewFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

_ROWS = 4096
"""Rows of a row group."""

_NEEDED_FOR = "textmend run"


class Table:
    """A table in the making; without rows it is a table, too.

    Args:
        target: the file's path.
        columns: names, and types as pyarrow calls them.
        key: what is kept in the file's metadata.

    Raises:
        MissingExtra, OSError
    """

    def __init__(self, target: str, columns: Mapping[str, str], key: bytes = b"") -> None:
        self._arrow = library("pyarrow", _NEEDED_FOR)
        parquet = library("pyarrow.parquet", _NEEDED_FOR)
        fields = [(name, getattr(self._arrow, kind)()) for name, kind in columns.items()]
        self._schema = self._arrow.schema(fields, metadata={_KEY: key} if key else None)
        self._rows: list[tuple[object, ...]] = []
        os.makedirs(os.path.dirname(target), exist_ok=True)
        self._file = NewFile(target).__enter__()
        self._writer = parquet.ParquetWriter(Hashing(self._file), self._schema, compression="zstd")

    def add(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows."""
        self._rows += rows
        if len(self._rows) >= _ROWS:
            self._flush()

    def commit(self) -> None:
        """Let the table take its name."""
        self._flush()
        self._writer.close()
        self._file.commit()

    def __enter__(self) -> Self:
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


_KEY = b"textmend"


def key_in(path: str) -> bytes | None:
    """The key of the table at `path`; None where there is no table."""
    if not os.path.exists(path):
        return None
    schema = library("pyarrow.parquet", _NEEDED_FOR).read_schema(path)
    key: bytes | None = (schema.metadata or {}).get(_KEY)
    return key
