"""Read a file and put a new text in its place: whole or not at all."""

from __future__ import annotations

import os
import stat

from textmend.values import NamedTuple, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

    Version = tuple[int, int, int, int]

_CHUNK = 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)

_FOLDERS = 64
"""Of which it is remembered where they are; files come folder by folder."""

_FOLDER = "a folder that cannot be read"

TEMPORARY = ".textmend-"
"""What the name of a file in the making begins with."""

IS_ANOTHER = "changed by somebody else since it was read, so it is not written"


class Refused(OSError):
    """The file is not one that should be written; the message says why."""


class Source(NamedTuple):
    """A file's bytes, and how the file looked before they were read."""

    data: bytes
    status: os.stat_result
    is_read: bool = True
    """Whether the bytes are those of the file, read at once: False where it is only looked at."""


def plainly_read_file(path: str) -> bytes:
    """What `read_file` does where no kernel is."""
    descriptor = os.open(path, _FLAGS)
    try:
        return _to_the_end(descriptor)
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


def read(path: str) -> Source:
    """Look at the file at `path`, and then read it: who changes it in between is found out.

    Raises:
        OSError
    """
    status = os.stat(path)
    return Source(read_bytes(path), status)


def _to_the_end(descriptor: int) -> bytes:
    """What is left of a file."""
    chunks, room = [], _CHUNK
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

    It is made where a `with` begins; left without `commit`, it is gone.

    Raises:
        OSError
    """

    owner = (-1, -1)
    """Its user and group; -1 where those of whoever makes it will do."""
    version: Version | None = None
    """The file that it is to replace, where no other will do."""

    def __init__(self, target: str) -> None:
        self.target = target
        name = f"{TEMPORARY}{os.urandom(8).hex()}.tmp"
        self.temporary = os.path.join(os.path.dirname(target), name)
        self._descriptor = -1
        self._is_there = False
        self._is_on_disk = False

    @property
    def mode(self) -> int:
        """The mode that any new file gets."""
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

    def write(self, data: bytes) -> int:
        """Write all of `data`; what was given up takes no more, from whatever still holds it."""
        if self._descriptor < 0:  # the one that it had may be another file's by now
            return len(data)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def sync(self) -> None:
        """Wait until all that was written is on the disk."""
        if self.owner != (-1, -1) and hasattr(os, "fchown"):
            ours = os.fstat(self._descriptor)
            if (ours.st_uid, ours.st_gid) != self.owner:
                os.fchown(self._descriptor, *self.owner)
        os.chmod(self.temporary, self.mode)
        os.fsync(self._descriptor)
        self._is_on_disk = True

    def commit(self) -> None:
        """Let the file take its name, in one step, when all of it is on the disk."""
        if not self._is_on_disk:
            self.sync()
        self._close()
        if self.version is not None and self.version != version_of(os.stat(self.target)):
            raise Refused(IS_ANOTHER)
        os.replace(self.temporary, self.target)
        self.let_go()

    def expect(self) -> None:
        """Somebody else makes the file: from now on it may be there."""
        self._is_there = True

    def let_go(self) -> None:
        """It has taken its name."""
        self._is_there = False

    def __enter__(self) -> Self:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.temporary, flags, 0o600)
        self._is_there = True
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        if self._is_there:
            self._is_there = False
            _remove(self.temporary)

    def _close(self) -> None:
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            os.close(descriptor)


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

    mode = 0

    def __init__(self, path: str, source: Source) -> None:
        check_writable(path, source)
        super().__init__(real_path(path))
        status = source.status
        self.mode = stat.S_IMODE(status.st_mode)
        self.owner = status.st_uid, status.st_gid
        self.version = version_of(status)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:  # it was never made, or has taken its name just now
        return


def real_path(path: str) -> str:
    """Where what is at `path` is, absolute and without links; its folder is asked for once."""
    folder, name = os.path.split(path)
    real = os.path.join(_real_folder(os.path.join(os.getcwd(), folder)), name)
    return os.path.realpath(real) if os.path.islink(real) else real


_real_folder = lru_cache(_FOLDERS)(os.path.realpath)


def version_of(status: os.stat_result) -> Version:
    """What tells that somebody else wrote to a file: its number, size, and time."""
    return status.st_ino, status.st_size, *divmod(status.st_mtime_ns, 10**9)
