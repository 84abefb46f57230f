"""Where what was mended goes: in the place of the file, or into a copy; and into the journal."""

from __future__ import annotations

import os
from hashlib import sha256

from textmend.breaker import Breaker, Limits
from textmend.changes import compose
from textmend.diagnostic import WHOLE_FILE
from textmend.naming import is_compressed
from textmend.records.kinds import kind_of
from textmend.values import cached_property
from textmend.writing import NewFile, Refused, Replacement, check_writable, look, real_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
        if self._request.output or not self._request.journal:
            return None
        return self._journal.begin(real_path(path))

    def close(self) -> None:
        """Close the journal until the next edit, where there is one."""
        if "_journal" in vars(self):
            self._journal.close()

    def text(self, before: Document, fixed: Fixed, source: Source) -> Repair | None:
        """Write a text that was read from the file of its path, where it changed or is copied.

        Returns:
            The new file, which has yet to take its name; None where there is nothing to write.

        Raises:
            Tripped: a rule touches more than it may, counting all texts so far.
            Refused, OSError: the file is as it was.
        """
        path = before.path
        changes: Sequence[Change] = ()
        if fixed.document is not before:
            changes = compose(before.text, fixed.rounds, fixed.document.text)
        self._breaker.count(before.text, changes)
        self._breaker.check()
        if self._request.output:
            file = new_copy(path, self._request.target(path))
        elif changes:
            file = Replacement(path, source)
        else:
            return None
        try:
            digest = _write(file, path, fixed.document.to_bytes() if changes else source.data)
        except BaseException:
            file.__exit__()
            raise

        def note() -> None:
            writing = self.begin(file.target)
            if writing is not None:
                _note(writing, before, fixed.document, changes)
                old = _digest(path) if is_compressed(path) else sha256(source.data).hexdigest()
                writing.seal(old, digest)

        return Repair(file, note)

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


class Repair:
    """A file in the making, and what is written down before it takes its name."""

    def __init__(self, file: NewFile, note: Callable[[], None]) -> None:
        self.file = file
        self._note = note

    def commit(self) -> None:
        """Write the edits down, and let the file take its name.

        Raises:
            Refused, OSError: the file is as it was.
        """
        with self.file:
            self._note()
            self.file.commit()


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
            self._file = new_copy(self._path, self._target)
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


def _write(file: NewFile, path: str, data: bytes) -> str:
    """Write the content of a file of that name, compressed as that says; its SHA-256."""
    compression = kind_of(path).compression
    if not compression:
        file.write(data)
        return sha256(data).hexdigest()
    from textmend.records.streams import Hashing, compressor

    hashing = Hashing(file)
    stream = compressor(hashing, compression)
    stream.write(data)
    stream.close()
    return hashing.digest()


def _note(writing: Writing, before: Document, after: Document, changes: Sequence[Change]) -> None:
    """Write down what was done to a text that is a file of its own, in bytes."""
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
    for splice, change in zip(splices, changes, strict=True):
        position = before.position(change.span.start)
        writing.add(splice, change.rules, WHOLE_FILE, position)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _digest(path: str) -> str:
    from textmend.records.streams import digest

    with open(path, "rb") as file:
        return digest(file)
