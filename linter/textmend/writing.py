"""Read a file and put a new text in its place: whole or not at all."""

from __future__ import annotations

import os
import stat

from textmend.values import NamedTuple, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

_CHUNK = 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)

_FEW = 4
_AT_ONCE = 16
"""Files for which no threads are started, and threads that wait for the disk."""

_FOLDERS = 64
"""Of which it is remembered where they are; files come folder by folder."""

_FOLDER = "a folder that cannot be read"

TEMPORARY = ".textmend-"
"""What the name of a file in the making begins with."""


class Refused(OSError):
    """The file is not one that should be written; the message says why."""


class Source(NamedTuple):
    """A file's bytes, and how the file looked before they were read."""

    data: bytes
    status: os.stat_result
    is_read: bool = True
    """Whether the bytes are those of the file, read at once: False where it is only looked at."""


def read(path: str) -> Source:
    """Look at the file at `path`, and read it.

    Raises:
        OSError
    """
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        return Source(_to_the_end(descriptor, status.st_size + 1), status)
    except IsADirectoryError as error:
        raise IsADirectoryError(_FOLDER) from error
    finally:
        os.close(descriptor)


def plainly_read_file(path: str) -> bytes:
    """What `read_file` does where no kernel is."""
    descriptor = os.open(path, _FLAGS)
    try:
        return _to_the_end(descriptor, _CHUNK)
    finally:
        os.close(descriptor)


try:
    from textmend._kernel import read_file as read_file
except ImportError:
    read_file = plainly_read_file
"""All bytes of the file at a path."""


def read_bytes(path: str) -> bytes:
    """Read the file at `path` without a look at it: what was read so cannot be replaced.

    Raises:
        OSError
    """
    try:
        return read_file(path)
    except IsADirectoryError as error:
        raise IsADirectoryError(_FOLDER) from error


def _to_the_end(descriptor: int, room: int) -> bytes:
    """What is left of a file, of which at first so many bytes are asked for."""
    chunks = []
    while chunk := os.read(descriptor, room):
        chunks.append(chunk)
        room += len(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def look(path: str) -> Source:
    """The file at `path` without its bytes: for one that is read piece by piece.

    Raises:
        OSError
    """
    return Source(b"", os.stat(path), is_read=False)


def replace(path: str, data: bytes, source: Source) -> None:
    """Put `data` in the place of the file at `path`, as it was when `source` was read.

    Raises:
        Refused, OSError: as of `Replacement`; the file is as it was.
    """
    with Replacement(path, source) as new:
        new.write(data)
        new.commit()


def check_writable(path: str, source: Source) -> None:
    """Raise Refused where the file at `path` is one that must not be written."""
    mode = source.status.st_mode
    if not stat.S_ISREG(mode):
        raise Refused("not a regular file, so it is not written")
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise Refused("read-only, so it is not written")


class NewFile:
    """A file in the making, beside where it is to be, which no reader ever sees half-written.

    Left without `commit`, it is gone.

    Raises:
        OSError
    """

    def __init__(self, target: str) -> None:
        self.target = target
        name = f"{TEMPORARY}{os.urandom(8).hex()}.tmp"
        self._temporary = os.path.join(os.path.dirname(target), name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self._temporary, flags, 0o600)
        self._is_open = True
        self._is_there = True
        self._is_on_disk = False

    def write(self, data: bytes) -> int:
        """Write all of `data`; what was given up takes no more, from whatever still holds it."""
        if not self._is_open:  # the descriptor may be another file's by now
            return len(data)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def sync(self) -> None:
        """Wait until all that was written is on the disk."""
        self.dress()
        os.fsync(self._descriptor)
        self._is_on_disk = True

    def sync_all(self, files: Sequence[NewFile]) -> None:
        """Wait until all that was written to this disk is on it, as `files` are that are there.

        Raises:
            OSError: where the system has no call for that, or something went wrong.
            ImportError: where there is no kernel to make it.
        """
        from textmend._kernel import sync

        sync(self._descriptor)
        for each in files:
            each._is_on_disk = True

    @property
    def disk(self) -> int:
        """The number of the disk that it is on."""
        return os.fstat(self._descriptor).st_dev

    def commit(self) -> None:
        """Let the file take its name, in one step, when all of it is on the disk."""
        if not self._is_on_disk:
            self.sync()
        self._close()
        self._check()
        os.replace(self._temporary, self.target)
        self._is_there = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        if self._is_there:
            os.unlink(self._temporary)

    def _close(self) -> None:
        if self._is_open:
            self._is_open = False
            os.close(self._descriptor)

    def dress(self) -> None:
        """Give it the mode that any new file gets."""
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(self._temporary, 0o666 & ~mask)

    def _check(self) -> None:
        """Raise Refused where the target must not be written."""


class Replacement(NewFile):
    """What is to stand in the place of the file at `path`, as it was when `source` was read.

    The data goes to a temporary file in the same folder, is flushed to the disk, and takes the
    name in one step: at any moment there is the old file or the new one. Mode and owner stay.
    A symbolic link stays one, and the file that it leads to is replaced. Of several hard links
    only the one at `path` gets the new text.

    Raises:
        Refused: the file is read-only, no regular file, or was changed since it was read.
        OSError: whatever else goes wrong; the file is as it was.
    """

    def __init__(self, path: str, source: Source) -> None:
        check_writable(path, source)
        self._source = source
        super().__init__(real_path(path))

    def dress(self) -> None:
        """Give the new file the mode of the old one, and its owner where we may."""
        if hasattr(os, "fchown"):
            ours, theirs = os.fstat(self._descriptor), self._source.status
            if (ours.st_uid, ours.st_gid) != (theirs.st_uid, theirs.st_gid):
                os.fchown(self._descriptor, theirs.st_uid, theirs.st_gid)
        os.chmod(self._temporary, stat.S_IMODE(self._source.status.st_mode))

    def _check(self) -> None:
        if _version(os.stat(self.target)) != _version(self._source.status):
            raise Refused("changed by somebody else since it was read, so it is not written")


def real_path(path: str) -> str:
    """Where what is at `path` is, absolute and without links; its folder is asked for once."""
    folder, name = os.path.split(path)
    real = os.path.join(_real_folder(os.path.join(os.getcwd(), folder)), name)
    return os.path.realpath(real) if os.path.islink(real) else real


_real_folder = lru_cache(_FOLDERS)(os.path.realpath)


def flush(files: Sequence[NewFile]) -> None:
    """Wait until all of `files` are on the disk: many at once take little longer than one.

    What goes wrong with one is for its `commit` to say, which tries again.
    """
    if len(files) < _FEW:
        return  # each will wait for itself
    by_disk: dict[int, list[NewFile]] = {}
    for file in files:
        by_disk.setdefault(file.disk, []).append(file)
    for some in by_disk.values():
        try:
            for file in some:
                file.dress()
            some[0].sync_all(some)
        except (ImportError, OSError):
            _flush_each(some)


def _flush_each(files: Sequence[NewFile]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for each in [threads.submit(file.sync) for file in files]:
            each.exception()


def _version(status: os.stat_result) -> tuple[int, int, int]:
    """What tells that somebody else wrote to a file."""
    return status.st_ino, status.st_size, status.st_mtime_ns
