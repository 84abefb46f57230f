"""Which texts may spell a name in two ways."""

from __future__ import annotations

import numpy as np

from textmend.names import ENOUGH, SHORTEST, may_be_one
from textmend.sweep.texts import MASKS, WINDOW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from textmend.sweep.texts import Masks, Places, Texts

_LONGEST = 2 * WINDOW
"""Letters of a name that are looked at; longer ones are left to the view."""
_MOST = 16
"""Names of a text that have the same letters; with more of them it is left to the view."""

_FACTORS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)
_CAPITAL_A, _LETTERS, _SPACE = np.uint8(65), 26, 32

# In each byte of a window: its highest bit, the others, and what carries “a” and “{” into that bit.
_HIGHEST, _LOWER, _FROM_A, _BEHIND_Z = (
    np.uint64(byte * 0x0101010101010101) for byte in (0x80, 0x7F, 0x80 - 0x61, 0x80 - 0x7B)
)
_MANTISSA, _BIAS = np.uint64(52), 1023

_BITS = np.array([8 * (WINDOW - size) for size in range(WINDOW + 1)], np.uint64)
"""Bits that are dropped of a window so that so many of its last bytes are left."""
_BYTE, _LENGTH, _OWNER = np.uint64(8), np.uint64(5), np.uint64(29)
"""Names are ordered by numbers: that of their text, three letters, and how long they are."""


def name_variants(texts: Texts) -> Iterable[Places]:
    """A name that is a slip away from another one of its text.

    Behind the first letter, two such names have the first two letters or the last two in common; or
    five letters each, all but two in the middle.
    """
    bytes_, windows = texts.bytes, texts.windows
    is_capital = bytes_[1:] - _CAPITAL_A < _LETTERS
    starts = np.flatnonzero(is_capital & (bytes_[:-1] == _SPACE)) + 1
    lengths = 1 + _small_letters(windows[starts + 1])
    named = np.flatnonzero(lengths >= SHORTEST)
    starts, lengths = starts[named], lengths[named]
    long = np.flatnonzero(lengths > WINDOW)
    lengths[long] += _small_letters(windows[starts[long] + 1 + WINDOW])
    yield starts[lengths > _LONGEST]

    limits = np.searchsorted(starts, texts.limits)
    owners = np.repeat(np.arange(len(limits) - 1, dtype=np.uint64), np.diff(limits))
    parts = np.minimum(lengths, WINDOW)
    first, last = windows[starts] & MASKS[parts], windows[starts + lengths - WINDOW]
    tags = owners << _OWNER | lengths.astype(np.uint64)
    mixed = first * _FACTORS[0] + (last >> _BITS[parts])
    mixed = mixed * _FACTORS[1] + tags
    order = np.argsort(mixed)
    again = mixed[order[1:]] == mixed[order[:-1]]
    once = np.delete(order, np.flatnonzero(again))
    starts, lengths, tags, first = starts[once], lengths[once], tags[once], first[once]
    two = last[once] >> _BITS[2]

    yield _alike(texts, starts, lengths, tags | (first & MASKS[3]) << _LENGTH)
    yield _alike(texts, starts, lengths, tags | (first & MASKS[1] | two << _BYTE) << _LENGTH)
    five = np.flatnonzero(lengths == ENOUGH)
    around = tags | (first & MASKS[2] | two >> _BYTE << _BYTE << _BYTE) << _LENGTH
    yield _alike(texts, starts[five], lengths[five], around[five])


def _alike(texts: Texts, starts: Places, lengths: Places, numbers: Masks) -> Places:
    """The names that may be one with another, whose number is the same or the next."""
    order = np.argsort(numbers)
    starts, ends, numbers = starts[order], (starts + lengths)[order], numbers[order]
    found: list[int] = []
    for lag in range(1, _MOST):
        near = np.flatnonzero(numbers[lag:] - numbers[:-lag] <= 1)
        if not len(near):
            break
        if lag == _MOST - 1:
            found += starts[near].tolist()
        near = near[ends[near + lag] - starts[near + lag] >= ENOUGH]
        both = near + lag
        columns = (starts[near], ends[near], starts[both], ends[both])
        for start, end, other, its_end in zip(*(x.tolist() for x in columns), strict=True):
            name, its_name = texts.data[start:end], texts.data[other:its_end]
            if may_be_one(name.decode("ascii"), its_name.decode("ascii")):
                found.append(start)
    return np.array(found, np.intp)


def _small_letters(windows: Masks) -> Places:
    """How many of a window's bytes, from the first on, are a to z: 0 to 8."""
    low = windows & _LOWER
    is_small = (low + _FROM_A) & ~(low + _BEHIND_Z) & ~windows & _HIGHEST
    other = is_small ^ _HIGHEST
    first = (other & (~other + np.uint64(1))).astype(np.float64)
    bit = (first.view(np.uint64) >> _MANTISSA).astype(np.intp) - _BIAS
    return np.where(other == 0, WINDOW, bit >> 3)
