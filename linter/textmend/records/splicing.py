"""Content with splices made: of bytes as they stream by, in bounded memory."""

from __future__ import annotations

from textmend.records.record import Splice
from textmend.records.streams import CHUNK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Changed(ValueError):
    """What was to be replaced is not there; the message says at which byte."""


def spliced(raw: bytes, splices: Sequence[Splice]) -> bytes:
    """`raw` with `splices` made, which do not overlap."""
    parts: list[bytes] = []
    done = 0
    for start, before, after in sorted(splices):
        parts += (raw[done:start], after)
        done = start + len(before)
    parts.append(raw[done:])
    return b"".join(parts)


def spliced_content(content: Iterator[bytes], splices: Iterable[Splice]) -> Iterator[bytes]:
    """The content with `splices` made, which come in the order of their places.

    Raises:
        Changed: also where the content ends before the last of them.
    """
    window = b""
    offset = 0  # of the window in the content
    at = 0  # how far of the window has gone out
    parts: list[bytes] = []
    size = 0
    for start, before, after in splices:
        end = start + len(before)
        while end > offset + len(window):
            more = next(content, b"")
            if not more:
                raise Changed(f"at byte {offset + len(window):,}, where it ends")
            keep = min(len(window), max(start - offset, at))
            parts.append(window[at:keep])
            size += keep - at
            offset += keep
            window, at = window[keep:] + more, 0
            if size > CHUNK:
                yield b"".join(parts)
                parts, size = [], 0
        low, high = start - offset, end - offset
        if window[low:high] != before:
            raise Changed(f"at byte {start:,}")
        parts += (window[at:low], after)
        size += low - at + len(after)
        at = high
        if size > CHUNK:
            yield b"".join(parts)
            parts, size = [], 0
    yield b"".join((*parts, window[at:]))
    yield from content
