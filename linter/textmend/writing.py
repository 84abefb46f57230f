"""Read a file and put a new text in its place: whole or not at all."""

from __future__ import annotations

import os
import stat

from textmend.values import NamedTuple

_CHUNK = 1 << 16


class Refused(OSError):
    """The file is not one that should be written; the message says why."""


class Source(NamedTuple):
    """A file's bytes, and how the file looked when they were read."""

    data: bytes
    mode: int
    """As `os.stat` gives it."""
    owner: tuple[int, int]
    """User and group."""
    version: tuple[int, int, int]
    """Inode, size and time of change: what tells that somebody else wrote to it."""


def read(path: str) -> Source:
    """Read the file at `path`.

    Raises:
        OSError
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError("a folder that cannot be read")
        # A regular file that gives a byte less than asked has no more; others are read to the end.
        regular = stat.S_ISREG(status.st_mode)
        chunks = []
        while chunk := os.read(descriptor, status.st_size + 1 if regular else _CHUNK):
            chunks.append(chunk)
            if regular and len(chunk) == status.st_size:
                break
    finally:
        os.close(descriptor)
    return Source(
        b"".join(chunks), status.st_mode, (status.st_uid, status.st_gid), _version(status)
    )


def replace(path: str, data: bytes, source: Source) -> None:
    """Put `data` in the place of the file at `path`, as it was when `source` was read.

    The data goes to a temporary file in the same folder, is flushed to the disk, and takes the
    name in one step: at any moment there is the old file or the new one. Mode and owner stay.
    A symbolic link stays one, and the file that it leads to is replaced. Of several hard links
    only the one at `path` gets the new text.

    Raises:
        Refused: the file is read-only, no regular file, or was changed since it was read.
        OSError: whatever else goes wrong; the file is as it was.
    """
    if not stat.S_ISREG(source.mode):
        raise Refused("not a regular file, so it is not written")
    if not source.mode & 0o222 or not os.access(path, os.W_OK):
        raise Refused("read-only, so it is not written")
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), f".textmend-{os.urandom(8).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o600)
    try:
        try:
            _write(descriptor, data)
            _dress(descriptor, temporary, source)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if _version(os.stat(target)) != source.version:
            raise Refused("changed by somebody else since it was read, so it is not written")
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _dress(descriptor: int, path: str, source: Source) -> None:
    """Give the new file the mode of the old one, and its owner where we may."""
    if hasattr(os, "fchown"):
        status = os.fstat(descriptor)
        if (status.st_uid, status.st_gid) != source.owner:
            os.fchown(descriptor, *source.owner)
    os.chmod(path, stat.S_IMODE(source.mode))


def _version(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns
