"""A window on a stream of bytes, which grows where one thing in it is larger than that."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Buffer:
    """Bytes that were read and not yet taken; `at` is how far of `data` has been taken."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self.data = b""
        self.at = 0
        self.offset = 0
        """Of `at` in the stream."""
        self.is_last = False
        """Whether all that there is has been read."""

    def more(self) -> bool:
        """Read as much again as is waiting, so that reading on and on stays linear.

        Returns:
            Whether anything came.
        """
        pieces = [self.data[self.at :]]
        wanted = max(1, len(pieces[0]))
        while wanted > 0:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.is_last = True
                break
            pieces.append(chunk)
            wanted -= len(chunk)
        self.data, self.at = b"".join(pieces), 0
        return len(pieces) > 1

    def take(self, end: int) -> bytes:
        """The bytes of `data` up to `end`, which are thereby taken."""
        taken = self.data[self.at : end]
        self.offset += end - self.at
        self.at = end
        return taken
