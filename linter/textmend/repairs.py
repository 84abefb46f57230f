"""Where what was mended goes: in the place of the file, or into a copy; and into the journal."""

from __future__ import annotations

import os
from hashlib import sha256

from textmend.breaker import Breaker, Limits
from textmend.changes import compose
from textmend.diagnostic import WHOLE_FILE
from textmend.naming import is_compressed
from textmend.values import NamedTuple, cached_property
from textmend.writing import NewFile, Refused, Replacement, check_writable, look, real_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textmend.changes import Change
    from textmend.document import Document
    from textmend.engine import Fixed
    from textmend.journal import Journal, Writing
    from textmend.outcome import Request
    from textmend.records.streams import Hashing
    from textmend.writing import Source


class Repairs:
    """What one process writes.

    Args:
        request: what is asked for.
        exempt: rules that may touch every file.
    """

    def __init__(self, request: Request, exempt: Iterable[str]) -> None:
        self._request = request
        self._breaker = Breaker(limits(request), exempt)

    @cached_property
    def _journal(self) -> Journal:
        from textmend.journal import Journal

        return Journal()

    def begin(self, path: str) -> Writing | None:
        """Begin to write down what is done to the file at `path`, if that is wanted."""
        return self._journal.begin(real_path(path)) if self._is_noted else None

    @property
    def _is_noted(self) -> bool:
        return self._request.journal and not self._request.output

    def note(self, repairs: Sequence[Repair]) -> None:
        """Write down what is done to texts, if that is wanted.

        Raises:
            OSError
        """
        if not self._is_noted or not repairs:
            return
        from textmend.journal import Noted

        self._journal.note(
            Noted(each.file.target, each.old, sha256(each.data).hexdigest(), _lines(each))
            for each in repairs
        )

    def close(self) -> None:
        """Close the journal until the next edit, where there is one."""
        if "_journal" in vars(self):
            self._journal.close()

    def text(self, before: Document, fixed: Fixed, source: Source) -> Repair | None:
        """What is to be written for a text that was read from the file of its path.

        Returns:
            None where nothing is: the text did not change, and is not copied.

        Raises:
            Tripped: a rule touches more than it may, counting all texts so far.
            Refused: the file must not be written.
            OSError
        """
        path = before.path
        changes: list[Change] = []
        if fixed.document is before:
            self._breaker.pass_by(before.length)
        else:
            changes = compose(before.text, fixed.rounds, fixed.document.text)
            self._breaker.count(before.text, changes)
        self._breaker.check()
        if self._request.output:
            file = new_copy(path, self._request.target(path))
        elif changes:
            file = Replacement(path, source)
        else:
            return None
        data = _compressed(path, fixed.document.to_bytes() if changes else source.data)
        old = _digest(path) if is_compressed(path) else sha256(source.data).hexdigest()
        return Repair(file, data, before, fixed.document, changes, old)

    def pass_on(self, path: str) -> None:
        """Copy the file at `path` as it is.

        Raises:
            OSError
        """
        with Copy(path, look(path), self._request.target(path)) as copy:
            copy.commit()

    def copy(self, path: str, source: Source) -> Copy:
        """A copy of a container that is to be made as it is read.

        Raises:
            Refused: where the file must not be written.
        """
        if self._request.output:
            return Copy(path, source, self._request.target(path))
        check_writable(path, source)
        return Copy(path, source, "")


class Repair(NamedTuple):
    """A text that was fixed, and the file that it goes to."""

    file: NewFile
    data: bytes
    """All that is to be in it."""
    before: Document
    after: Document
    changes: list[Change]
    old: str
    """SHA-256 of the file that it was read from."""


class Copy:
    """The repaired copy of a container: a file that is opened when the first record changes."""

    def __init__(self, path: str, source: Source, target: str) -> None:
        self._path = path
        self._source = source
        self._target = target
        self._file: NewFile | None = None
        self._hashing: Hashing | None = None

    def open(self) -> Hashing:
        """Begin the new file.

        Raises:
            OSError
        """
        from textmend.records.streams import Hashing

        if self._target:
            self._file = new_copy(self._path, self._target)
        else:
            self._file = Replacement(self._path, self._source)
        self._file.__enter__()
        self._hashing = Hashing(self._file)
        return self._hashing

    @property
    def digest(self) -> str:
        """SHA-256 of what was written; empty where nothing was."""
        return self._hashing.digest() if self._hashing else ""

    def give_up(self) -> None:
        """Forget what was written: the copy is to be the same as the file."""
        if self._file is not None:
            self._file.__exit__()
            self._file = self._hashing = None

    def commit(self) -> None:
        """Let the new file take its name; a copy of what did not change is the same to the byte.

        Raises:
            OSError
        """
        if self._target and self._file is None:
            self._file = new_copy(self._path, self._target).__enter__()
            with open(self._path, "rb") as source:
                while data := source.read(1 << 20):
                    self._file.write(data)
        if self._file is not None:
            self._file.commit()

    def __enter__(self) -> Copy:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.__exit__()


def limits(request: Request) -> Limits:
    """How much one rule may touch: what the strictest of the configurations allows."""
    return Limits(
        min(config.max_touched_records for config in request.configs),
        min(config.max_touched_characters for config in request.configs),
    )


def new_copy(path: str, target: str) -> NewFile:
    """A new file at `target`, which is not to be `path` itself.

    Raises:
        Refused, OSError
    """
    if os.path.realpath(target) == os.path.realpath(path):
        raise Refused("--output leads to the file itself, so it is not written")
    os.makedirs(os.path.dirname(target) or os.curdir, exist_ok=True)
    return NewFile(target)


def _compressed(path: str, data: bytes) -> bytes:
    """The content of a file of that name, compressed as that says."""
    if not is_compressed(path):
        return data
    from io import BytesIO

    from textmend.records.kinds import kind_of
    from textmend.records.streams import compressor

    file = BytesIO()
    stream = compressor(file, kind_of(path).compression)
    stream.write(data)
    stream.close()
    return file.getvalue()


def _lines(repair: Repair) -> bytes:
    """Those of all edits to a text that is a file of its own."""
    before, after = repair.before, repair.after
    if before.utf8 is None or after.utf8 is None:
        return plainly_noted(before, after, repair.changes)
    return _notes(before, after, repair.changes)


def plainly_noted(before: Document, after: Document, changes: list[Change]) -> bytes:
    """The lines of edits, with their places in bytes, whatever the text is."""
    from textmend.journal import line_of, made_of
    from textmend.records.record import Splice
    from textmend.records.splicing import spliced

    splices = []
    at = 0  # code points
    offset = len(before.bom)  # bytes
    for (start, end), text, _ in changes:
        offset += len(_encoded(before.text[at:start]))
        old = _encoded(before.text[start:end])
        splices.append(Splice(offset, old, _encoded(text)))
        offset += len(old)
        at = end
    old, new = before.to_bytes(), after.to_bytes()
    if spliced(old, splices) != new:  # a byte order mark came about, or went
        splices = [Splice(0, old, new)]
        changes = [changes[0]._replace(rules=tuple(sorted({r for c in changes for r in c.rules})))]
    return b"".join(
        line_of(made_of(splice, change.rules, WHOLE_FILE, before.position(change.span.start)))
        for splice, change in zip(splices, changes, strict=True)
    )


try:
    from textmend._kernel import notes
except ImportError:
    _notes = plainly_noted
else:

    def _notes(before: Document, after: Document, changes: list[Change]) -> bytes:
        return notes(before.to_bytes(), changes)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _digest(path: str) -> str:
    from textmend.records.streams import digest

    with open(path, "rb") as file:
        return digest(file)
