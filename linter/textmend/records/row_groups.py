"""Parquet written anew: row groups as they were, but for some of their texts."""

from __future__ import annotations

from textmend.fixing import apply
from textmend.records.parquet import arrow
from textmend.records.record import library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from textmend.finding import Edit


class RowGroups:
    """A file in the making with the schema, metadata and encodings of another.

    A row group is held whole as it is written: pyarrow has no function that adds to one (its
    `write_batch` begins a new one each time), and a row group of its own for each batch would not
    be what was read.

    Args:
        file: the `ParquetFile` that the row groups come from.
        target: the open file that they go to.
    """

    def __init__(self, file: Any, target: Any) -> None:
        self._arrow = arrow()
        self._file = file
        metadata = file.metadata
        columns = [metadata.row_group(0).column(number) for number in range(metadata.num_columns)]
        self._writer = library("pyarrow.parquet", "a Parquet file").ParquetWriter(
            target,
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

    def add(self, group: int, changed: Mapping[str, Mapping[int, Sequence[Edit]]]) -> None:
        """Write a row group of the file; the edits are to its texts, by field and row."""
        table = self._file.read_row_group(group, use_threads=False)
        for field, by_row in changed.items():
            index = table.schema.get_field_index(field)
            column = self._mended(table.column(index), by_row)
            table = table.set_column(index, table.schema.field(index), column)
        self._writer.write_table(table, row_group_size=max(1, table.num_rows))

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()

    def _mended(self, column: Any, changed: Mapping[int, Sequence[Edit]]) -> Any:
        """A column with new texts; the old values stay as they are, bytes that are no text and all.

        Each chunk stays one: a column of strings may be larger than an array of them may be.
        """
        kind = column.type
        if self._arrow.types.is_dictionary(kind):
            column = self._arrow.chunked_array([c.dictionary_decode() for c in column.chunks])
        chunks = []
        first = 0
        for chunk in column.chunks:
            pieces, done = [], 0
            for at in range(len(chunk)):
                if edits := changed.get(first + at):
                    new = self._arrow.array([apply(chunk[at].as_py(), edits)], column.type)
                    pieces += [chunk[done:at], new]
                    done = at + 1
            pieces.append(chunk[done:])
            chunks.append(self._arrow.concat_arrays(pieces) if done else chunk)
            first += len(chunk)
        return self._arrow.chunked_array(chunks, column.type).cast(kind)
