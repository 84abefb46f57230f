"""Every edit that is made in place, written down before it is: so that it can be undone.

Each process writes two files of its own into a journal (see `textmend.journals`). `*.changes`
has a line of JSON an edit, in the order of their places. `*.index` has a line a file, written when
its edits are complete and before the file is replaced; an edit that no index names was never made.
"""

from __future__ import annotations

import os

from textmend.journals import create, folder_for
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from io import FileIO

    from textmend.diagnostic import Address
    from textmend.records.record import Splice
    from textmend.shape import Position

_CHANGES, _INDEX = ".changes", ".index"

_MOST_HELD = 1 << 16
"""Bytes of edits that are not written yet."""


class Entry(NamedTuple):
    """An index's line: a file that was mended, and where its edits stand."""

    path: str
    """The real path; absolute."""
    before: str
    """SHA-256 of the file as it was, in hexadecimal; empty where undoing is not to be checked."""
    after: str
    """SHA-256 of the file as it was written."""
    start: int
    """Of its edits in `changes`, in bytes."""
    end: int
    changes: str = ""
    """The file with the edits."""


class Made(NamedTuple):
    """A line of a `*.changes`: one edit."""

    start: int
    """In the content as it was: bytes; in Parquet code points of the field."""
    before: str
    """Bytes that are not UTF-8 stand as lone surrogates."""
    after: str
    rules: tuple[str, ...]
    record: int | None
    id: str | None
    field: str | None
    line: int
    column: int


def made_of(splice: Splice, rules: tuple[str, ...], address: Address, position: Position) -> Made:
    """An edit as it is written down."""
    return Made(
        splice.start,
        _text(splice.before),
        _text(splice.after),
        rules,
        *address,
        position.line,
        position.column,
    )


def line_of(made: Made) -> bytes:
    """The line of an edit."""
    import json

    return json.dumps(made).encode() + b"\n"


class Noted(NamedTuple):
    """What is done to a file, all at once."""

    path: str
    """The real path."""
    before: str
    """SHA-256, as in an entry."""
    after: str
    lines: bytes
    """Those of all edits."""


class Journal:
    """What one process writes down: it outlives the process, but need not outlive the machine.

    Raises:
        OSError: from whatever writes.
    """

    def __init__(self) -> None:
        self._pairs: dict[str, _Pair] = {}
        """By folder of a journal."""
        self._last = "", ""
        """A folder of mended files, which come folder by folder, and that of their journal."""

    def begin(self, path: str) -> Writing:
        """Begin to write down what is done to the file at `path`, which is a real path."""
        return Writing(path, self._pair(path))

    def _pair(self, path: str) -> _Pair:
        """Where what is done to the file at a real path is written down."""
        beside = os.path.dirname(path)
        if beside != self._last[0]:
            self._last = beside, folder_for(path)
        folder = self._last[1]
        if folder not in self._pairs:
            self._pairs[folder] = _Pair(create(folder))
        return self._pairs[folder]

    def note(self, files: Iterable[Noted]) -> None:
        """Write down at once what is done to files, of all or of none of those in a folder."""
        by_pair: dict[_Pair, list[Noted]] = {}
        for each in files:
            by_pair.setdefault(self._pair(each.path), []).append(each)
        for pair, some in by_pair.items():
            pair.note(some)

    def close(self) -> None:
        """Close what is open; it is opened again for the next edit."""
        for pair in self._pairs.values():
            pair.close()


class _Pair:
    """The two files that one process writes in a journal, open from their first line on."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        """The path of both without its ending."""
        self._open: dict[str, FileIO] = {}

    def note(self, files: Sequence[Noted]) -> None:
        start = self.append(_CHANGES, b"".join([lines for *_, lines in files]))
        index = []
        for path, before, after, lines in files:
            end = start + len(lines)
            index.append(_line(Entry(path, before, after, start, end)))
            start = end
        self.append(_INDEX, b"".join(index))

    def append(self, ending: str, data: bytes) -> int:
        """Write all of `data` to the end of one of them, or nothing; where that was, in bytes."""
        if ending not in self._open:
            self._open[ending] = open(self.stem + ending, "ab", buffering=0)  # noqa: SIM115
        file = self._open[ending]
        start = file.seek(0, os.SEEK_END)
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[file.write(rest) :]
        except OSError:
            file.truncate(start)
            raise
        return start

    def close(self) -> None:
        while self._open:
            self._open.popitem()[1].close()


class Writing:
    """The edits of one file, as they are made; nothing is opened before they are written."""

    def __init__(self, path: str, pair: _Pair) -> None:
        self._path = path
        self._pair = pair
        self._lines: list[bytes] = []
        self._held = 0
        """Bytes of lines that are not written yet."""
        self._start = self._end = -1
        """Of those that are, in bytes of the file."""

    def add(
        self,
        splice: Splice,
        rules: tuple[str, ...],
        address: Address,
        position: Position,
    ) -> None:
        """Write down one edit; the edits of a file come in the order of their places."""
        line = line_of(made_of(splice, rules, address, position))
        self._lines.append(line)
        self._held += len(line)
        if self._held > _MOST_HELD:
            self._write()

    def _write(self) -> None:
        start = self._pair.append(_CHANGES, b"".join(self._lines))
        if self._start < 0:
            self._start = start
        self._end = start + self._held
        self._lines, self._held = [], 0

    def seal(self, before: str, after: str) -> None:
        """Say that the edits are complete, before the file is replaced; both are SHA-256."""
        self._write()
        entry = Entry(self._path, before, after, self._start, self._end)
        self._pair.append(_INDEX, _line(entry))

    def drop(self) -> None:
        """Forget the edits: the file will not be replaced."""
        self._pair.close()
        if self._start >= 0:
            os.truncate(self._pair.stem + _CHANGES, self._start)
        if self._start == 0:
            os.unlink(self._pair.stem + _CHANGES)


def entries(folder: str) -> Iterator[Entry]:
    """The entries of all journals in `folder`, the oldest first.

    Raises:
        OSError
    """
    import json

    for name in sorted(os.listdir(folder)):
        if name.endswith(_INDEX):
            index = os.path.join(folder, name)
            with open(index, encoding="ascii") as lines:
                for line in lines:
                    changes = index.removesuffix(_INDEX) + _CHANGES
                    yield Entry._make((*json.loads(line), changes))


def made(entry: Entry) -> Iterator[Made]:
    """The edits of a file, one by one.

    Raises:
        OSError
    """
    import json

    with open(entry.changes, "rb") as file:
        file.seek(entry.start)
        while file.tell() < entry.end:
            line = json.loads(file.readline())
            yield Made._make((*line[:3], tuple(line[3]), *line[4:]))


def _line(entry: Entry) -> bytes:
    """The line of an entry: in pure ASCII, stray bytes of paths and all."""
    import json

    return json.dumps(entry[:-1]).encode() + b"\n"


def forget(entry: Entry) -> None:
    """Take an entry out of its index, and with the last one both files."""
    import json

    index = entry.changes.removesuffix(_CHANGES) + _INDEX
    with open(index, encoding="ascii") as file:
        lines = [line for line in file if json.loads(line) != list(entry[:-1])]
    if lines:
        with open(index + ".new", "w", encoding="ascii") as file:
            file.writelines(lines)
        os.replace(index + ".new", index)
    else:
        os.unlink(index)
        os.unlink(entry.changes)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
