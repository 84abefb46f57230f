"""From a file's kind to what reads it."""

from __future__ import annotations

from textmend.records.kinds import kind_of
from textmend.records.parquet import Parquet
from textmend.records.stream import Stream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, BinaryIO

    from textmend.records.kinds import Kind
    from textmend.records.piece import Format


def open_container(
    path: str,
    fields: Sequence[str],
    open_target: Callable[[], Any] | None = None,
    *,
    groups: range | None = None,
) -> Stream | Parquet:
    """What reads the file of records at `path`; the other arguments are those of `Stream`.

    `groups` are the row groups of Parquet that are read, where not all are.

    Raises:
        MissingExtra
    """
    kind = kind_of(path)

    def open_source() -> BinaryIO:
        return open(path, "rb")

    if kind.container == "parquet":
        return Parquet(open_source, fields, open_target, groups)
    return Stream(open_source, kind.compression, _format(kind), fields, open_target)


def _format(kind: Kind) -> Format:
    if kind.container == "lines":
        from textmend.records.lines import Lines

        return Lines()
    if kind.container == "array":
        from textmend.records.json_array import Array

        return Array()
    from textmend.records.delimited import Delimited

    return Delimited(kind.name)
