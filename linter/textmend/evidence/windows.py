"""Words of many texts at once, by arithmetic on arrays: the only module that needs numpy.

A word is read as one to three windows of eight bytes, and those are mixed to a number of 64 bits:
for words of up to eight bytes without loss, as multiplication by an odd number can be undone. What
has been looked up once is remembered in a table of such numbers, at a place that the number itself
names, or at another one if that is taken; the words that are in neither, one in fifty when the
table is warm, are looked up one by one.
"""

from __future__ import annotations

import numpy as np

from textmend.evidence.strangers import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Numbers = np.ndarray[tuple[int], np.dtype[np.uint64]]
    Offsets = np.ndarray[tuple[int], np.dtype[np.intp]]

_PLACES = 18
"""Bits: 262,144 places, 2 MB."""

_MOST_REMEMBERED = 1 << 13
"""Strange words, half a megabyte; then the memory of them starts anew."""

_WINDOW = 8
_LONGEST = 3 * _WINDOW
"""Bytes; longer words are always looked up."""

_PIECE = 1 << 17
"""Bytes that are worked on at once: few enough that the arrays stay in the processor's cache."""

# Odd numbers whose bits are mixed well: the fractions of the golden ratio and of two square roots.
_FACTORS = tuple(
    np.uint64(factor) for factor in (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B)
)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_WINDOW + 1)], dtype=np.uint64)
_SPACE = 32
_LINE_ENDING = 1

# Of a word's first byte, which is the lowest of its first window: a to z have these bits so.
_NOT_LOWER, _LOWER = np.uint64(0xE0), np.uint64(0x60)
_CASE = np.uint64(0x20)


class Windows:
    """The words that were looked up and are known, of all texts so far."""

    def __init__(self, is_strange: Callable[[bytes], bool]) -> None:
        self._is_strange = is_strange
        self._known = np.zeros(1 << _PLACES, np.uint64)
        self._strange: set[bytes] = set()
        """Words that were found to be strange; they are looked for again and again."""

    def look_up(self, texts: Sequence[bytes]) -> list[Words]:
        """The words of each text. Spaces divide them, and no text holds a byte below 32."""
        found: list[Words] = []
        batch: list[bytes] = []
        size = 0
        for text in texts:
            if len(text) > _PIECE:
                found += self._of_batch(batch)
                found.append(self._of_large(text))
                batch, size = [], 0
                continue
            batch.append(text)
            size += len(text)
            if size > _PIECE:
                found += self._of_batch(batch)
                batch, size = [], 0
        return found + self._of_batch(batch)

    def _of_large(self, text: bytes) -> Words:
        """The same for one text that is looked at in pieces, each cut where a space is."""
        strange: set[bytes] = set()
        number = at = 0
        while at < len(text):
            end = text.find(b" ", at + _PIECE)
            end = len(text) if end < 0 else end
            (piece,) = self._of_batch([text[at:end]])
            strange |= piece.strange
            number += piece.number
            at = end
        return Words(strange, number, may_repeat=True)

    def _of_batch(self, texts: Sequence[bytes]) -> list[Words]:
        if not texts:
            return []
        data = b" ".join((b"", *texts, b" " * _LONGEST))
        is_word = np.frombuffer(data, np.uint8) != _SPACE
        edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
        starts, lengths = edges[::2], edges[1::2] - edges[::2]
        first, mixed = _mixed(data, starts, lengths)
        is_long, is_lower = lengths > _LONGEST, first & _NOT_LOWER == _LOWER
        new = np.flatnonzero(is_lower & (is_long | (self._known[_place(mixed)] != mixed)))
        new = new[is_long[new] | (self._known[_other_place(mixed[new])] != mixed[new])]
        words = [
            data[start : start + length]
            for start, length in zip(starts[new].tolist(), lengths[new].tolist(), strict=True)
        ]
        distinct = set(words)
        strange = distinct & self._strange
        strange |= {word for word in distinct - strange if self._is_strange(word)}
        if len(self._strange) > _MOST_REMEMBERED:
            self._strange.clear()
        self._strange |= strange
        known = mixed[new[[len(word) <= _LONGEST and word not in strange for word in words]]]
        for place in (_place, _other_place):
            free = self._known[place(known)] == 0
            self._known[place(known[free])] = known[free]
            known = known[~free]

        in_lower_case = mixed + (~first & _CASE) * _FACTORS[0]
        again = np.flatnonzero(in_lower_case[1:] == in_lower_case[:-1]) + 1
        # The second is in lower case, and between the two is no more than a line ending of two.
        gaps = starts[again] - starts[again - 1] - lengths[again - 1]
        again = again[(first[again] & _NOT_LOWER == _LOWER) & (gaps <= _LINE_ENDING)]
        limits = np.cumsum([len(text) + 1 for text in texts]) + 1
        numbers = np.diff(np.searchsorted(starts, limits), prepend=0).tolist()
        news = np.diff(np.searchsorted(starts[new], limits), prepend=0).tolist()
        repeats = np.diff(np.searchsorted(starts[again], limits), prepend=0).tolist()
        found = []
        at = 0
        for number, some, repeated in zip(numbers, news, repeats, strict=True):
            own = strange.intersection(words[at : at + some])
            found.append(Words(own, number, may_repeat=repeated > 0))
            at += some
        return found


def _place(numbers: Numbers) -> Offsets:
    """Where in the table each number may be: its highest bits, which are the best mixed."""
    return (numbers >> np.uint64(64 - _PLACES)).astype(np.intp)


def _other_place(numbers: Numbers) -> Offsets:
    """Where it is if that place was taken."""
    return _place(numbers * _FACTORS[1])


def _mixed(data: bytes, starts: Offsets, lengths: Offsets) -> tuple[Numbers, Numbers]:
    """For each word of `data` its first window, and the number that it is mixed to.

    `data` ends in enough spaces for the last windows.
    """
    windows: Numbers = np.ndarray(len(data) - _WINDOW + 1, np.uint64, data, 0, (1,))
    first: Numbers = windows[starts] & _MASKS[np.minimum(lengths, _WINDOW)]
    mixed = first * _FACTORS[0]
    which = np.arange(len(starts))
    for factor in _FACTORS[1:]:
        long = np.flatnonzero(lengths > _WINDOW)
        which, starts, lengths = which[long], starts[long] + _WINDOW, lengths[long] - _WINDOW
        mixed[which] += (windows[starts] & _MASKS[np.minimum(lengths, _WINDOW)]) * factor
    return first, mixed
