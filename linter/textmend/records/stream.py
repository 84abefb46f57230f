"""Containers that are streams of bytes: read in pieces, written with a few bytes changed."""

from __future__ import annotations

from itertools import chain

from textmend.records.fields import choose
from textmend.records.splicing import spliced
from textmend.records.streams import Hashing, chunks, compressor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, BinaryIO

    from textmend.changes import Change
    from textmend.records.piece import Format, Piece
    from textmend.records.record import Record, Splice
    from textmend.records.stretches import Window

_HEAD = 1000
"""Pieces that are looked at to know the columns."""
_HEAD_SIZE = 1 << 22

_BATCH_SIZE = 1 << 18
"""Bytes of pieces that make a batch."""


class Stream:
    """A container that is a stream of bytes in a `Format`.

    Args:
        open_source: opens the file from its start; called again where it has to be copied.
        compression: of the file; see `textmend.records.kinds`.
        form: the format.
        fields: names of the fields that are wanted; none for the usual ones.
        open_target: opens the file for what is written, once, when the first record has changed;
            None where nothing may change.
        is_settled: whether `fields` are those to be read, whatever the first records have.
    """

    def __init__(
        self,
        open_source: Callable[[], BinaryIO | Window],
        compression: str,
        form: Format,
        fields: Sequence[str],
        open_target: Callable[[], Any] | None = None,
        *,
        is_settled: bool = False,
    ) -> None:
        self._open_source = open_source
        self._compression = compression
        self._form = form
        self._wanted = fields
        self._is_settled = is_settled
        self._open_target = open_target
        self._target: Any = None
        self._held: list[Piece] = []
        """The pieces of the latest batch."""
        self._numbered: dict[int, Piece] = {}
        """Those that are records, by their number, once one of them changes."""
        self._splices: dict[int, list[Splice]] = {}
        """Those of each record of the latest batch, relative to its piece."""
        self._passed = 0
        """Bytes that need not be written as long as nothing changes."""
        self.digest = ""
        """SHA-256 of the file that was read; known at its end, where something may change."""

    def batches(self) -> Iterator[Sequence[Record]]:
        """The records, some at a time."""
        with self._open_source() as file:
            source: Any = file if self._open_target is None else Hashing(file)
            pieces = self._form.pieces(chunks(source, self._compression))
            head = [] if self._is_settled else _head(pieces)
            fields = self._wanted if self._is_settled else self._choose(head)
            batch: list[Record] = []
            size = 0
            for piece in chain(head, pieces):
                self._held.append(piece)
                if piece.number:
                    batch.append(piece.broken or self._form.record(piece, fields))
                size += len(piece.raw)
                if size >= _BATCH_SIZE:
                    yield batch
                    self._write_held()
                    batch, size = [], 0
            yield batch
            self._write_held()
            if isinstance(source, Hashing):
                while source.read(_BATCH_SIZE):
                    pass  # what may stand behind a compressed stream
                self.digest = source.digest()

    def fields(self) -> Sequence[str]:
        """The fields that are the text, as the first records show.

        Raises:
            BrokenContainer, NoSuchField, OSError
        """
        with self._open_source() as file:
            return self._choose(_head(self._form.pieces(chunks(file, self._compression))))

    def _choose(self, head: Sequence[Piece]) -> Sequence[str]:
        return choose(self._form.columns([p for p in head if p.number]), self._wanted)

    def change(self, record: Record, field: str, changes: Sequence[Change]) -> list[Splice]:
        """Let a text of the latest batch become what `changes` make of it.

        Returns:
            The same as splices of the content.
        """
        if not self._numbered:
            self._numbered = {piece.number: piece for piece in self._held if piece.number}
        piece = self._numbered[record.number]
        splices = self._form.splices(piece, field, changes)
        self._splices.setdefault(record.number, []).extend(splices)
        return [splice._replace(start=piece.offset + splice.start) for splice in splices]

    def finish(self) -> bool:
        """Write what is left to write; whether anything was written."""
        if self._target is not None:
            self._target.close()
        return self._target is not None

    def _write_held(self) -> None:
        if self._open_target is not None:
            if self._target is None and self._splices:
                self._target = compressor(self._open_target(), self._compression)
                self._copy_passed()
            splices = self._splices
            raws = [
                spliced(piece.raw, splices[piece.number]) if piece.number in splices else piece.raw
                for piece in self._held
            ]
            if self._target is None:
                self._passed += sum(map(len, raws))
            else:
                self._target.write(b"".join(raws))
        self._held, self._numbered, self._splices = [], {}, {}

    def _copy_passed(self) -> None:
        """Write what was read and not written, from the source."""
        left = self._passed
        with self._open_source() as file:
            for chunk in chunks(file, self._compression) if left else ():
                self._target.write(chunk[:left])
                left -= len(chunk[:left])
                if not left:
                    break


def _head(pieces: Iterator[Piece]) -> list[Piece]:
    """The first pieces, enough to know the columns by."""
    head: list[Piece] = []
    size = 0
    for piece in pieces:
        head.append(piece)
        size += len(piece.raw)
        if len(head) >= _HEAD or size >= _HEAD_SIZE:
            break
    return head
