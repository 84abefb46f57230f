"""A JSON array of objects, read without ever holding more than one of them whole."""

from __future__ import annotations

import re

from textmend.decoding import BOM
from textmend.records.buffer import Buffer
from textmend.records.elements import Elements
from textmend.records.piece import Piece
from textmend.records.record import BrokenContainer, Problem, Record
from textmend.records.scan import end_of_value
from textmend.records.streams import MOST_OF_RECORD, chunks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN = re.compile(rb"[ \t\r\n,]*+")
_VALUES = frozenset(b'{["-0123456789tfnNI')
"""What a value begins with."""


class Array(Elements):
    """A record's number is its place in the array, from 1."""

    def pieces(self, chunks: Iterator[bytes]) -> Iterator[Piece]:
        """The elements, and what stands round them.

        What cannot be cut up is one broken record, to the end of the file.
        """
        buffer = Buffer(chunks)
        yield _opening(buffer)
        number = 0
        while True:
            yield from _between(buffer)
            first = buffer.data[buffer.at : buffer.at + 1]
            number += 1
            if first == b"]" or not first:
                break
            end = _end(buffer) if first[0] in _VALUES else None
            if end is None:
                break
            offset = buffer.offset
            yield Piece(buffer.take(end), offset, number)
        offset = buffer.offset
        if first == b"]":
            yield Piece(buffer.take(buffer.at + 1), offset, 0)
            offset = buffer.offset
            yield from _between(buffer)
        rest = buffer.data[buffer.at : buffer.at + 1]
        if rest or not first:
            what = "more than an array" if first == b"]" else "broken JSON, and all that follows"
            problem = Problem(f"{what}, at byte {buffer.offset:,}")
            broken = Record(number, problems=[problem], offset=buffer.offset)
            yield Piece(b"", buffer.offset, number, broken)
        while True:
            offset = buffer.offset
            yield Piece(buffer.take(len(buffer.data)), offset, 0)
            if not buffer.more():
                return


def is_array(path: str, compression: str) -> bool:
    """Whether the file at `path` begins as a JSON array does; not, where it cannot be read."""
    try:
        with open(path, "rb") as file:
            _opening(Buffer(chunks(file, compression)))
    except (BrokenContainer, OSError):
        return False
    return True


def _opening(buffer: Buffer) -> Piece:
    """All up to the bracket that opens the array."""
    while True:
        start = len(BOM) if buffer.data.startswith(BOM) else 0
        rest = buffer.data[start:].lstrip(b" \t\r\n")
        if rest or not buffer.more():
            break
    if not rest.startswith(b"["):
        raise BrokenContainer("holds no JSON array, so there are no records in it")
    return Piece(buffer.take(len(buffer.data) - len(rest) + 1), 0, 0)


def _between(buffer: Buffer) -> Iterator[Piece]:
    """Blanks and commas, up to something else or the end."""
    while True:
        between = _BETWEEN.match(buffer.data, buffer.at)
        if between is not None and between.end() > buffer.at:
            offset = buffer.offset
            yield Piece(buffer.take(between.end()), offset, 0)
        if buffer.at < len(buffer.data) or not buffer.more():
            return


def _end(buffer: Buffer) -> int | None:
    """Where in the buffer the value that begins there ends, reading on as need be."""
    while len(buffer.data) - buffer.at < MOST_OF_RECORD:
        end = end_of_value(buffer.data, buffer.at)
        # A number at the very end of what was read may go on.
        if end is not None and (end < len(buffer.data) or buffer.is_last):
            return end
        if not buffer.more():
            return end_of_value(buffer.data, buffer.at)
    return None
