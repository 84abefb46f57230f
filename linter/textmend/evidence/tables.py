"""The tables that a model file is made of, searched where they lie in the mapped file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import exp, log

TYPE_CHECKING = False
if TYPE_CHECKING:
    import mmap
    from collections.abc import Callable, Iterable, Iterator

LONGEST = 20
"""Bytes; longer words are left out."""

MANY_SEARCHES = 200
"""Searches after which a table of every `_STRIDE`th word has paid for itself."""
_STRIDE = 32
"""Words that are looked through sooner than they are halved once more."""

_STEPS = 18

COUNTS = (0.0, *(exp((byte - 1) / _STEPS) for byte in range(1, 256)))
"""The count that each byte stands for."""


def code(count: float) -> int:
    """The byte for a count: 0 for none, else its logarithm in steps of 5.7 %."""
    return 0 if count < 1 else min(255, 1 + round(_STEPS * log(count)))


class Lexicon:
    """Words in order of length, then of their reversed bytes; a word's number is its place."""

    find: Callable[[str], int]
    """The number of a word, or -1."""
    ending_in: Callable[[str, int], Iterable[tuple[int, str]]]
    """Numbers and first letters of the words that are so many bytes longer than their ending."""

    def __init__(self, data: mmap.mmap, offset: int) -> None:
        heads = memoryview(data)[offset : offset + 4 * (LONGEST + 1)].cast("I")
        self._data = data
        self._first = [0] * (LONGEST + 2)
        self._at = [0] * (LONGEST + 2)
        at = offset + 4 * (LONGEST + 1)
        number = 0
        for length in range(1, LONGEST + 1):
            self._first[length] = number
            self._at[length] = at
            number += heads[length]
            at += heads[length] * length
        self._first[LONGEST + 1] = number
        self.size = number
        self.parts = data, offset
        """What the kernel takes of it."""
        self._searches = 0
        self._heads: list[list[bytes]] = []
        """By length, every `_STRIDE`th word, for those who search often..."""
        self._edges: list[list[int]] = []
        """...and where each lies, behind where the first does, and before where all end."""
        try:
            from textmend._kernel import Lexicon as Search
        except ImportError:
            self.find, self.ending_in = self.plainly_find, self.plainly_ending_in
        else:
            search = Search(data, offset)
            self.find, self.ending_in = search.find, search.ending_in

    def _search(self, length: int, wanted: bytes) -> int:
        """The number of the first word of `length` bytes that is not before `wanted`."""
        data = self._data
        at = self._at[length]
        low, high = 0, self._count(length)
        while low < high:
            middle = (low + high) >> 1
            place = at + middle * length
            if data[place : place + length] < wanted:
                low = middle + 1
            else:
                high = middle
        return self._first[length] + low

    def plainly_find(self, word: str) -> int:
        """What `find` is where no kernel is."""
        wanted = word.encode("utf-8", "surrogatepass")[::-1]
        length = len(wanted)
        if not 0 < length <= LONGEST:
            return -1
        if self._heads:
            edges = self._edges[length]
            near = bisect_right(self._heads[length], wanted)
            at, end = edges[near], edges[near + 1]
        else:
            at, end = self._stretch(length, wanted)
        first = self._at[length]
        at = self._data.find(wanted, at, end)
        while at >= 0 and (at - first) % length:  # that is between two words
            at = self._data.find(wanted, at + 1, end)
        return -1 if at < 0 else self._first[length] + (at - first) // length

    def _stretch(self, length: int, wanted: bytes) -> tuple[int, int]:
        """Where the `_STRIDE` words of `length` bytes begin and end of which it may be one."""
        self._searches += 1
        if self._searches == MANY_SEARCHES:
            self._note_heads()
        data, start = self._data, self._at[length]
        low, high = 0, self._count(length)
        while high - low > _STRIDE:
            middle = (low + high) >> 1
            place = start + middle * length
            if data[place : place + length] <= wanted:
                low = middle
            else:
                high = middle
        return start + low * length, start + high * length

    def _note_heads(self) -> None:
        """Note every `_STRIDE`th word, and where it is."""
        for length, start in enumerate(self._at[:-1]):
            end = start + self._count(length) * length
            edges = range(start, end, _STRIDE * length) if length else ()
            self._edges.append([start, *edges, end])
            self._heads.append([self._data[edge : edge + length] for edge in edges])

    def _count(self, length: int) -> int:
        return self._first[length + 1] - self._first[length]

    def words(self) -> Iterator[str]:
        """All words of the letters a to z, in no order: some 100 ns each."""
        for length in range(1, LONGEST + 1):
            at = self._at[length]
            size = self._count(length) * length
            block = self._data[at : at + size][::-1].decode("latin-1")
            for start in range(0, size, length):
                word = block[start : start + length]
                if word.isascii():
                    yield word

    def word(self, number: int) -> str:
        """The word with this number."""
        length = bisect_right(self._first, number) - 1
        return self._bytes(number, length)[::-1].decode("utf-8", "surrogatepass")

    def _bytes(self, number: int, length: int) -> bytes:
        place = self._at[length] + (number - self._first[length]) * length
        return self._data[place : place + length]

    def plainly_ending_in(self, tail: str, lost: int) -> Iterator[tuple[int, str]]:
        """What `ending_in` is where no kernel is."""
        wanted = tail.encode("utf-8", "surrogatepass")[::-1]
        length = len(wanted) + lost
        if length > LONGEST:
            return
        low = self._search(length, wanted)
        high = self._search(length, wanted + b"\xff")
        for number in range(low, high):
            front = self._bytes(number, length)[: -lost - 1 : -1]
            if front.isalpha():
                yield number, front.decode("ascii")


class Table:
    """Counts of pairs: for some words, what stands near them how often."""

    def __init__(self, view: memoryview, at: memoryview, end: int) -> None:
        self._rows = view[at[1] : at[2]].cast("I")
        self._cells = view[at[2] : end].cast("I")
        self._words = view[at[0] : at[1]].cast("I")
        self.sections = self._words, self._rows, self._cells
        """What the kernel takes of it."""
        self._code: Callable[[int, int], int]
        try:
            from textmend._kernel import Table as Search
        except ImportError:
            self._code = self.plainly_code
        else:
            self._code = Search(*self.sections).code

    def count(self, number: int, key: int) -> float:
        """How often the word with this number stands before `key`."""
        return COUNTS[self._code(number, key)]

    def plainly_code(self, number: int, key: int) -> int:
        """The byte for this count, where no kernel is."""
        words = self._words
        row = bisect_left(words, number)
        if row == len(words) or words[row] != number:
            return 0
        high = self._rows[row + 1]
        at = bisect_left(self._cells, key << 8, self._rows[row], high)
        if at < high and self._cells[at] >> 8 == key:
            return self._cells[at] & 255
        return 0
