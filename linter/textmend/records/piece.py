"""A stretch of bytes in a container that is a stream of them, and how a format cuts those."""

from __future__ import annotations

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from textmend.changes import Change
    from textmend.records.fields import Columns
    from textmend.records.record import Record, Splice

    class Format(Protocol):
        """How records are written as bytes."""

        def pieces(self, chunks: Iterator[bytes]) -> Iterator[Piece]:
            """All that `chunks` hold, cut up and in order: joined, the pieces are the content."""

        def columns(self, head: Sequence[Piece]) -> Columns:
            """The columns that the pieces of `head` show."""

        def record(self, piece: Piece, fields: Sequence[str]) -> Record:
            """What is in a piece that has a number."""

        def splices(self, piece: Piece, field: str, changes: Sequence[Change]) -> list[Splice]:
            """What `changes` to a text are to the bytes of its piece; offsets are the piece's."""


class Piece(NamedTuple):
    """A record's bytes, or what stands between records."""

    raw: bytes
    offset: int
    """In the content."""
    number: int
    """Of the record; 0 for what is none."""
    broken: Record | None = None
    """The record itself, where already its bytes are in disorder."""
