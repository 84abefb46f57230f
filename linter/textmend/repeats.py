"""Which paragraphs stand in several documents of a corpus: counted once, asked by rules.

What is counted are fingerprints of 128 bits: of 10¹¹ paragraphs no two that differ are expected to
share one. The counts go through sorted files, so that memory does not grow with the corpus.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from heapq import merge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST = 500_000
"""Fingerprints that are held at a time, some 70 MB."""

_DIGEST = 16
_COUNT = 4
_ENTRY = _DIGEST + _COUNT
"""Bytes of a fingerprint, of a count (big endian), and of both: what the files are made of."""

_FEWEST = 2
"""Documents from which a paragraph is written down."""

_CHUNK = _ENTRY * 4096
_AT_ONCE = 64
"""Files that are merged at a time."""


def fingerprint(paragraph: str) -> bytes:
    """What tells `paragraph` from all others, but for its blanks and its case."""
    plain = " ".join(paragraph.split()).casefold()
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


class Counter:
    """Counts in how many documents each paragraph stands, in bounded memory.

    `folder` is where it puts what it cannot hold; it must exist, and is the caller's to remove.
    """

    def __init__(self, folder: str, most: int = _MOST) -> None:
        self._folder = folder
        self._most = most
        self._counts: dict[bytes, int] = {}
        self._runs: list[str] = []
        self._made = 0

    def add(self, paragraphs: Iterable[str]) -> None:
        """Count each of the paragraphs of one document, once however often it stands there."""
        counts = self._counts
        for digest in set(map(fingerprint, paragraphs)):
            counts[digest] = counts.get(digest, 0) + 1
        if len(counts) >= self._most:
            self._spill()

    def write(self) -> str:
        """Write down what stands in several documents; the path of the file, for `Repeats`.

        Raises:
            OSError
        """
        self._spill()
        while len(self._runs) > _AT_ONCE:
            first, self._runs = self._runs[:_AT_ONCE], self._runs[_AT_ONCE:]
            self._runs.append(self._write(_summed(map(_read, first))))
            for path in first:
                os.remove(path)
        entries = _summed(map(_read, self._runs))
        return self._write(entry for entry in entries if entry[1] >= _FEWEST)

    def _spill(self) -> None:
        self._runs.append(self._write(sorted(self._counts.items())))
        self._counts.clear()

    def _write(self, entries: Iterable[tuple[bytes, int]]) -> str:
        self._made += 1
        path = os.path.join(self._folder, f"{self._made}.counts")
        with open(path, "wb") as file:
            for digest, count in entries:
                file.write(digest + count.to_bytes(_COUNT, "big"))
        return path


def _read(path: str) -> Iterator[tuple[bytes, int]]:
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            for at in range(0, len(chunk), _ENTRY):
                digest = chunk[at : at + _DIGEST]
                yield digest, int.from_bytes(chunk[at + _DIGEST : at + _ENTRY], "big")


def _summed(runs: Iterable[Iterator[tuple[bytes, int]]]) -> Iterator[tuple[bytes, int]]:
    last, total = b"", 0
    for digest, count in merge(*runs):
        if digest != last:
            if last:
                yield last, total
            last, total = digest, 0
        total += count
    if last:
        yield last, total


class Repeats:
    """What a `Counter` wrote, mapped into memory and never changed."""

    def __init__(self, path: str) -> None:
        from mmap import ACCESS_READ, mmap

        self._entries: mmap | bytes = b""
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size:  # nothing cannot be mapped
                self._entries = mmap(file.fileno(), 0, access=ACCESS_READ)

    def documents_with(self, paragraph: str) -> int:
        """In how many documents `paragraph` stands; 0 where it is in no more than one."""
        wanted = fingerprint(paragraph)
        entries = self._entries
        low, high = 0, len(entries) // _ENTRY
        while low < high:
            middle = (low + high) // 2
            if entries[middle * _ENTRY : middle * _ENTRY + _DIGEST] < wanted:
                low = middle + 1
            else:
                high = middle
        entry = entries[low * _ENTRY : (low + 1) * _ENTRY]
        return int.from_bytes(entry[_DIGEST:], "big") if entry[:_DIGEST] == wanted else 0
