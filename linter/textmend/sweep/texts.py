"""Texts side by side as bytes, and what arrays tell of them."""

from __future__ import annotations

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
    Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
    Masks = np.ndarray[tuple[int], np.dtype[np.uint64]]
    Places = np.ndarray[tuple[int], np.dtype[np.intp]]

WINDOW = 8
MASKS = np.array([(1 << 8 * size) - 1 for size in range(WINDOW + 1)], dtype=np.uint64)
"""What leaves so many of a window's first bytes."""

FEED = b"\n"
_ROOM = bytes(2 * WINDOW)
"""What stands before the first text and behind the last, so that every window is whole."""


class Texts:
    """Texts side by side as bytes, each between two line feeds."""

    def __init__(self, texts: Sequence[str], marks: bytes) -> None:
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        self.data = FEED.join((_ROOM, *encoded, _ROOM))
        self.bytes: Bytes = np.frombuffer(self.data, np.uint8)
        self.windows: Masks = np.ndarray(len(self.data) - WINDOW + 1, np.uint64, self.data, 0, (1,))
        """The eight bytes that begin at each place, the first of them lowest."""
        sizes = [len(_ROOM) + 1, *(len(each) + 1 for each in encoded)]
        self.limits: Places = np.cumsum(sizes)
        """Where each text begins, and one past the line feed behind the last."""
        feeds = np.flatnonzero(self.bytes == FEED[0])
        self.starts: Places = feeds[:-1] + 1
        self.ends: Places = feeds[1:]
        """Of each line."""
        is_mark = np.frombuffer(self.data.translate(marks), np.bool_)
        self.marks: Places = np.flatnonzero(is_mark)
        """Where the bytes stand that `marks`, a table for `bytes.translate`, does not make 0."""

    def owners(self, places: Places) -> Places:
        """The number of the text that holds each place."""
        return np.searchsorted(self.limits, places, "right") - 1

    def lines(self, places: Sequence[Places]) -> dict[int, list[int]]:
        """For each text that holds any of `places`, the numbers of its lines that do, in order."""
        if not any(map(len, places)):
            return {}
        # Sorted, each once; `np.unique` would import a megabyte.
        lines = np.flatnonzero(np.bincount(np.searchsorted(self.ends, np.concatenate(places))))
        owners = self.owners(self.starts[lines])
        numbers = lines - np.searchsorted(self.starts, self.limits[owners])
        found: dict[int, list[int]] = {}
        for owner, number in zip(owners.tolist(), numbers.tolist(), strict=True):
            found.setdefault(owner, []).append(number)
        return found
