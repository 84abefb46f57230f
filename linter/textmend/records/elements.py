"""Records of JSON that stand by themselves in a file: lines, and elements of an array."""

from __future__ import annotations

from textmend.records import json_records
from textmend.records.scan import literal_splices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.changes import Change
    from textmend.records.fields import Columns
    from textmend.records.piece import Piece
    from textmend.records.record import Record, Splice


class Elements:
    """What is read of such records, and how changes are written."""

    def columns(self, head: Sequence[Piece]) -> Columns:
        """The members of the records in `head`."""
        return json_records.columns(piece.raw for piece in head)

    def record(self, piece: Piece, fields: Sequence[str]) -> Record:
        """What is in the record."""
        return json_records.read(piece.raw, piece.number, piece.offset, fields)

    def splices(self, piece: Piece, field: str, changes: Sequence[Change]) -> list[Splice]:
        """What `changes` are to the bytes of the record."""
        return literal_splices(piece.raw, field, changes)
