"""JSON lines: a record a line."""

from __future__ import annotations

from io import BytesIO

from textmend.decoding import BOM
from textmend.records.elements import Elements
from textmend.records.piece import Piece
from textmend.records.record import Problem, Record
from textmend.records.streams import MOST_OF_RECORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Lines(Elements):
    """A record's number is that of its line, empty lines counted.

    Args:
        offset: of the first line in the content.
    """

    def __init__(self, offset: int = 0) -> None:
        self._offset = offset

    def pieces(self, chunks: Iterator[bytes]) -> Iterator[Piece]:
        """Every line with its ending; an empty one holds no record."""
        offset, number = self._offset, 0
        for raw, is_end in _lines(chunks):
            if not offset and raw.startswith(BOM):
                yield Piece(BOM, 0, 0)
                offset, raw = len(BOM), raw[len(BOM) :]
            if is_end is None:
                yield Piece(raw, offset, 0)  # what is left of a line that is too long
            elif not is_end:
                number += 1
                problem = Problem(
                    f"a line of more than {MOST_OF_RECORD >> 20} MiB, at byte {offset:,}"
                )
                yield Piece(raw, offset, number, Record(number, problems=[problem], offset=offset))
            else:
                number += 1
                yield Piece(raw, offset, 0 if raw.isspace() else number)
            offset += len(raw)


def _lines(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool | None]]:
    """Each line, and whether it is whole.

    One longer than `MOST_OF_RECORD` comes in pieces, the first with False, the others with None.
    """
    held: list[bytes] = []
    size = 0
    is_rest = False
    for chunk in chunks:
        for line in BytesIO(chunk):
            if line.endswith(b"\n"):
                whole = b"".join((*held, line)) if held else line
                yield whole, None if is_rest else True
                held, size, is_rest = [], 0, False
                continue
            held.append(line)
            size += len(line)
            if size > MOST_OF_RECORD or is_rest:
                yield b"".join(held), None if is_rest else False
                held, size, is_rest = [], 0, True
    if held:
        yield b"".join(held), True
