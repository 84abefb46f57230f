"""Files as streams of bytes, compressed or not, read and written in bounded memory."""

from __future__ import annotations

import hashlib
import sys
import zlib

from textmend.records.record import BrokenContainer, library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CHUNK = 1 << 18
"""Bytes. Larger ones are no faster, and the memory of a worker is counted."""

MOST = 1 << 30
"""Bytes of one text: what grows beyond that when it is decompressed is a trap."""

MOST_OF_RECORD = 1 << 28
"""Bytes of one record, which is held whole."""


class Hashing:
    """A binary file whose bytes are hashed as they are read or written."""

    closed = False

    def __init__(self, file: Any) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._done = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; none at the end."""
        data: bytes = self._file.read(size)
        self._hash.update(data)
        return data

    def write(self, data: bytes) -> int:
        """Write all of `data`."""
        self._hash.update(data)
        self._file.write(data)
        self._done += len(data)
        return len(data)

    def tell(self) -> int:
        """How much was written."""
        return self._done

    def flush(self) -> None:
        """Pass on what is held back."""
        self._file.flush()

    def close(self) -> None:
        """Whoever opened the file closes it."""

    def digest(self) -> str:
        """SHA-256 of all that went by, in hexadecimal."""
        return self._hash.hexdigest()


def chunks(file: Any, compression: str) -> Iterator[bytes]:
    """The content of the open binary `file`, decompressed, piece by piece.

    Raises:
        BrokenContainer: where the compressed stream is damaged or ends too soon.
        MissingExtra
        OSError
    """
    stream = _decompressed(file, compression)
    damage: tuple[type[Exception], ...] = (EOFError, zlib.error, *_damage(compression))
    done = 0
    while True:
        try:
            data = stream.read(CHUNK)
        except damage as error:
            reason = str(error).rstrip(".") or type(error).__name__
            raise BrokenContainer(f"{reason}, after byte {done:,} of the content") from error
        if not data:
            return
        done += len(data)
        yield data


def compressor(file: Any, compression: str) -> Any:
    """A stream that writes to `file`; to be closed, which leaves `file` open.

    The same content gives the same bytes: no time and no name is written.

    Raises:
        MissingExtra
    """
    if compression == ".gz":
        import gzip

        return gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6)
    if compression == ".bz2":
        import bz2

        return bz2.BZ2File(file, "wb")
    if compression == ".xz":
        import lzma

        return lzma.LZMAFile(file, "wb")
    if compression == ".zst":
        return _zstd().ZstdFile(file, "wb")
    return _Plain(file)


class _Plain:
    """No compression: closing it leaves the file open."""

    def __init__(self, file: Any) -> None:
        self.write = file.write

    def close(self) -> None:
        pass


def _decompressed(file: Any, compression: str) -> Any:
    if compression == ".gz":
        import gzip

        return gzip.GzipFile(fileobj=file, mode="rb")
    if compression == ".bz2":
        import bz2

        return bz2.BZ2File(file, "rb")
    if compression == ".xz":
        import lzma

        return lzma.LZMAFile(file, "rb")
    if compression == ".zst":
        zstd = _zstd()
        # Corpora are compressed with long windows; what a window takes is bounded by the format.
        return zstd.ZstdFile(file, "rb", options={zstd.DecompressionParameter.window_log_max: 31})
    return file


def _damage(compression: str) -> tuple[type[Exception], ...]:
    """What a damaged stream raises beside the common exceptions."""
    if compression == ".gz":
        import gzip

        return (gzip.BadGzipFile,)
    if compression == ".bz2":
        return (OSError, ValueError)
    if compression == ".xz":
        import lzma

        return (lzma.LZMAError,)
    if compression == ".zst":
        error: type[Exception] = _zstd().ZstdError
        return (error,)
    return ()


def _zstd() -> Any:
    module = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    return library(module, "a .zst file")


def digest(file: Any) -> str:
    """SHA-256 of all that is left in the open binary `file`, in hexadecimal."""
    return hashlib.file_digest(file, "sha256").hexdigest()


def whole(file: Any, compression: str) -> bytes:
    """All of the content at once.

    Raises:
        BrokenContainer: also where it is larger than `MOST`.
        MissingExtra
        OSError
    """
    pieces = []
    size = 0
    for piece in chunks(file, compression):
        pieces.append(piece)
        size += len(piece)
        if size > MOST:
            raise BrokenContainer(f"more than {MOST >> 30} GiB of text when decompressed")
    return b"".join(pieces)
