"""Large files cut into stretches, each of which can be read without the others.

JSON lines are cut at places that are as far apart as can be: a line belongs to the stretch that it
begins in, so nobody need look for the ends of lines before. Parquet is cut between row groups. What
is compressed can be read only from its start: whoever does so ends a stretch now and then.
"""

from __future__ import annotations

import os

from textmend.records.kinds import kind_of
from textmend.records.lines import Lines
from textmend.records.parquet import arrow, open_parquet
from textmend.records.stream import Stream
from textmend.records.streams import chunks
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Self

LEAST = 1 << 22
"""Bytes of content in a stretch; in a large file they are more, so that there are not too many."""
_MOST = 1 << 26
_MANY = 64


class Cut(NamedTuple):
    """Where a stretch lies: bytes of the content, or row groups."""

    start: int
    end: int | None
    """None for all that follows, which is to be cut by whoever reads it."""
    is_last: bool


def cuts(path: str) -> list[Cut]:
    """How the file at `path` is cut; nothing where it is small, or cannot be.

    Raises:
        MissingExtra, OSError
    """
    kind = kind_of(path)
    size = os.path.getsize(path)
    length = length_of(size)
    if kind.container == "lines" and kind.compression:
        return [Cut(0, None, False)] if size > LEAST // 4 else []
    if kind.container == "lines":
        number = -(-size // length)
        ends = [size * each // number for each in range(number + 1)]
    elif kind.container == "parquet":
        ends = _row_groups(path, length)
    else:
        return []
    if len(ends) < 3 and kind.container == "lines":
        return []
    return [Cut(ends[n], ends[n + 1], n + 2 == len(ends)) for n in range(len(ends) - 1)]


def length_of(size: int) -> int:
    """Bytes of a stretch of a file of `size` bytes."""
    return min(max(LEAST, size // _MANY), _MOST)


def settled(path: str, fields: Sequence[str]) -> Sequence[str]:
    """The fields that are the text in the JSON lines at `path`: the same in all its stretches.

    Raises:
        BrokenContainer, NoSuchField, MissingExtra, OSError
    """
    compression = kind_of(path).compression
    return Stream(lambda: open(path, "rb"), compression, Lines(), fields).fields()


class Window:
    """The lines of a stretch, as a file that is read; then those of the next."""

    def __init__(self, file: Any, compression: str) -> None:
        self._content = chunks(file, compression)
        self._held = b""
        self._left = 0
        """Bytes in which lines of the stretch may begin."""
        self.at = 0
        """Of what is read next, in the content."""
        self.lines = 0
        """Those that were read of the stretch."""
        self.has_ended = False
        """Whether there is no further content."""

    @classmethod
    def of(cls, file: Any, cut: Cut) -> Self:
        """The stretch `cut` of the open `file`, which is not compressed."""
        assert cut.end is not None
        window = cls(file, "")
        if cut.start:
            file.seek(cut.start - 1)
            window.at = cut.start - 1
            window.begin(1)  # the line that began before, or only its end
            while window.read():
                pass
        window.begin(cut.end - window.at)
        return window

    def begin(self, length: int) -> None:
        """Begin a stretch of so many bytes, and of what is left of the last line then."""
        self._left = length
        self.lines = 0

    def skip(self, end: int) -> None:
        """Go to byte `end`, where a line begins."""
        while self.at < end and (data := self._next()):
            self.at += len(data)
            if self.at > end:
                self._held = data[end - self.at :]
                self.at = end

    def read(self, _: int = -1) -> bytes:
        """Some bytes of the stretch; none at its end."""
        if self._left <= 0:
            return b""
        data = self._next()
        end = data.find(b"\n", self._left - 1) + 1
        if end:
            data, self._held = data[:end], data[end:]
            self._left = 0
        elif len(data) >= self._left:
            self._left = 1  # the end of the line is still to come
        else:
            self._left -= len(data)
        self.at += len(data)
        self.lines += data.count(b"\n")
        return data

    def _next(self) -> bytes:
        data, self._held = self._held or next(self._content, b""), b""
        self.has_ended = not data
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever opened the file closes it."""


def _row_groups(path: str, length: int) -> list[int]:
    """The row groups at which stretches begin, and how many there are.

    Of a file with one stretch that is not small, too: a row group is written in a process that
    holds nothing else. Nothing of a smaller one, or where there is no Parquet.
    """
    module = arrow()
    with open(path, "rb") as source:
        try:
            metadata = open_parquet(source).metadata
        except module.ArrowException:
            return []
    ends, size, total = [0], 0, 0
    for group in range(metadata.num_row_groups):
        size += metadata.row_group(group).total_byte_size
        total += metadata.row_group(group).total_byte_size
        if size >= length or group + 1 == metadata.num_row_groups:
            ends.append(group + 1)
            size = 0
    return ends if total > length else []
