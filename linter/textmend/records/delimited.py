"""CSV and its kin, as RFC 4180 has it: a header, then a record a row."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from textmend.decoding import BOM
from textmend.records.buffer import Buffer
from textmend.records.piece import Piece
from textmend.records.record import BrokenContainer, Problem, Record, Splice
from textmend.records.streams import MOST_OF_RECORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textmend.changes import Change
    from textmend.records.fields import Columns

_LINE = re.compile(rb"[^\r\n]*+(?:\r\n|\n|\r)?+")
_QUOTED = rb'"[^"]*+(?:""[^"]*+)*+"'
_OPEN = re.compile(rb'"[^"]*+(?:""[^"]*+)*+\Z')
"""A quotation that does not end in what has been read."""


class _Disorder(ValueError):
    """A quotation mark that begins a field does not end it."""


class Delimited:
    """A record's number is its row after the header; a field may go over several lines."""

    def __init__(self, name: str) -> None:
        self._delimiter = b"\t" if name.endswith(".tsv") else b""
        self._header: list[str] = []

    def pieces(self, chunks: Iterator[bytes]) -> Iterator[Piece]:
        """Every row with its ending; the header and empty rows hold no record.

        Raises:
            BrokenContainer: where the header is none.
        """
        buffer = Buffer(chunks)
        while not buffer.is_last and buffer.data[buffer.at :].find(b"\n") < 0:
            buffer.more()
        header, row = self._read_header(buffer)
        yield header
        number = 0
        while buffer.at < len(buffer.data) or buffer.more():
            found = row.match(buffer.data, buffer.at)
            # What ends where the buffer does may go on; so may a return, with its line feed.
            at_end = found is None or found.end() >= len(buffer.data)
            if at_end and not self._is_out_of_place(buffer) and _grows(buffer):
                continue
            number += 1
            offset = buffer.offset
            if found is None:
                while buffer.data.find(b"\n", buffer.at) < 0 and _grows(buffer):
                    pass
                line = _LINE.match(buffer.data, buffer.at)
                raw = buffer.take(line.end() if line else len(buffer.data))
                problem = Problem(f"a quotation mark out of place, at byte {offset:,}")
                yield Piece(raw, offset, number, Record(number, problems=[problem], offset=offset))
                continue
            raw = buffer.take(found.end())
            yield Piece(raw, offset, number if raw.strip(b"\r\n") else 0)

    def columns(self, head: Sequence[Piece]) -> Columns:
        """Those in the header: all are texts."""
        return dict.fromkeys(self._header, True)

    def record(self, piece: Piece, fields: Sequence[str]) -> Record:
        """What is in the row."""
        spans = self._spans(piece.raw)
        problem = None
        if len(spans) != len(self._header):
            problem = (
                f"{len(spans)} fields, where the header has {len(self._header)}, "
                f"at byte {piece.offset:,}"
            )
        try:
            piece.raw.decode()
        except UnicodeDecodeError as error:
            problem = f"not UTF-8, at byte {piece.offset + error.start:,}"
        if problem:
            return Record(piece.number, problems=[Problem(problem)], offset=piece.offset)
        values = {
            name: _value(piece.raw[start:end])
            for name, (start, end) in zip(self._header, spans, strict=True)
            if name in fields or name in ("id", "title")
        }
        texts = [(field, values[field]) for field in fields]
        return Record(
            piece.number, values.get("id") or None, values.get("title", ""), texts, (), piece.offset
        )

    def splices(self, piece: Piece, field: str, changes: Sequence[Change]) -> list[Splice]:
        """What `changes` are to the bytes of the row.

        A field without quotation marks gets them where its new text cannot be without.
        """
        start, end = self._spans(piece.raw)[self._header.index(field)]
        raw = piece.raw[start:end]
        quoted = raw.startswith(b'"')
        text = _value(raw)
        cuts = [0, *(at for change in changes for at in change.span), len(text)]
        parts = [_doubled(text[i:k], quoted) for i, k in pairwise(cuts)]
        offsets = list(accumulate(map(len, parts), initial=start + quoted))
        special = (b'"', b"\r", b"\n", self._delimiter)
        if not quoted and any(s in change.text.encode() for s in special for change in changes):
            parts = [_doubled(text[i:k], True) for i, k in pairwise(cuts)]
            parts[1::2] = [_doubled(change.text, True) for change in changes]
            return [Splice(start, raw, b'"' + b"".join(parts) + b'"')]
        return [
            Splice(offsets[2 * i + 1], parts[2 * i + 1], _doubled(change.text, quoted))
            for i, change in enumerate(changes)
        ]

    def _read_header(self, buffer: Buffer) -> tuple[Piece, re.Pattern[bytes]]:
        """The header, and what matches a row."""
        line = _LINE.match(buffer.data)
        raw = buffer.take(line.end() if line else 0)
        text = raw.removeprefix(BOM).rstrip(b"\r\n")
        if not self._delimiter:
            counts = {each: text.count(each) for each in (b",", b";", b"\t", b"|")}
            self._delimiter = max(counts, key=lambda each: counts[each])
        delimiter = re.escape(self._delimiter)
        field = rb"(?:%s(?=[%s\r\n]|\Z)|(?!\")[^%s\r\n]*+)" % (_QUOTED, delimiter, delimiter)
        self._field = re.compile(field)
        try:
            self._header = [_value(text[i:k]).strip() for i, k in self._spans(text)]
        except UnicodeDecodeError as error:
            raise BrokenContainer(f"not UTF-8, at byte {error.start:,}") from error
        except _Disorder as error:
            raise BrokenContainer("a quotation mark out of place in its header") from error
        if len(set(self._header)) < len(self._header):
            raise BrokenContainer("two columns in its header have one name")
        row = re.compile(rb"%s(?:%s%s)*+(?:\r\n|\n|\r|\Z)" % (field, delimiter, field))
        return Piece(raw, 0, 0), row

    def _is_out_of_place(self, buffer: Buffer) -> bool:
        """Whether something stands behind a closing mark that is no delimiter: no row of any kind,
        however much is read.
        """
        at, data = buffer.at, buffer.data
        while True:
            found = self._field.match(data, at)
            if found is None:
                return _OPEN.match(data, at) is None
            at = found.end()
            if data[at : at + 1] != self._delimiter:
                return False
            at += 1

    def _spans(self, raw: bytes) -> list[tuple[int, int]]:
        """Start and end of each field of a row."""
        spans = []
        at = 0
        while True:
            found = self._field.match(raw, at)
            if found is None:
                raise _Disorder
            spans.append(found.span())
            at = found.end()
            if raw[at : at + 1] != self._delimiter:
                return spans
            at += 1


def _grows(buffer: Buffer) -> bool:
    """Read on, unless all has been read, or more than a record may be long; whether more came."""
    if buffer.is_last or len(buffer.data) - buffer.at > MOST_OF_RECORD:
        return False
    return buffer.more()


def _value(raw: bytes) -> str:
    if raw.startswith(b'"'):
        raw = raw[1:-1].replace(b'""', b'"')
    return raw.decode()


def _doubled(text: str, quoted: bool) -> bytes:
    return (text.replace('"', '""') if quoted else text).encode()
