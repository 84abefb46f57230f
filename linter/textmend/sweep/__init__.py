"""What each of many texts may hold: one look over all of them at once, by arithmetic on arrays.

A sweep only ever rules out. What it leaves possible is looked for by `Triggers` and by the views of
`Document`, which alone decide: without any of this, nothing but the time taken would change.
"""

from __future__ import annotations

import numpy as np

from textmend.sweep.texts import FEED, WINDOW, Texts
from textmend.sweep.views import MARKS, NUMBERED, VIEWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textmend.sweep.texts import Masks, Places

_LONGEST = 6
"""Bytes of an anchor by which it is told: each length costs another look at every mark."""

_CAPITALS = [b"V", b"U", b"G", b"E", b"C", b"M"]
"""Letters that are rare enough to look at each of them."""

_PAIR = 2

_SHORT = 3
"""Bytes of a literal that are found sooner by comparing arrays than by looking for it."""


class _Table:
    """Short strings of bytes, each with a bit: what a window may begin or end with."""

    def __init__(self, strings: Sequence[tuple[bytes, int]], *, at_end: bool = False) -> None:
        self._at_end = at_end
        self._pairs = np.zeros(1 << 16, np.bool_)
        """Whether a string has these as its first two bytes, or as its last."""
        by_length: dict[int, dict[int, int]] = {}
        for string, bit in strings:
            bits = by_length.setdefault(len(string), {})
            number = int.from_bytes(string, "little")
            bits[number] = bits.get(number, 0) | bit
            if len(string) < _PAIR:
                self._pairs[:] = True
            pair = string[-_PAIR:] if at_end else string[:_PAIR]
            self._pairs[int.from_bytes(pair, "little")] = True
        self._by_length = [
            (
                length,
                np.array(sorted(bits), np.uint64),
                np.array([bits[n] for n in sorted(bits)], np.uint64),
            )
            for length, bits in by_length.items()
        ]

    def hits(self, windows: Masks) -> tuple[Places, Masks]:
        """The numbers of the windows that begin or end so, and the bits of what they do."""
        some = np.flatnonzero(self._pairs[self._part(windows, _PAIR)])
        windows = windows[some]
        found: Masks = np.zeros(len(windows), np.uint64)
        for length, strings, bits in self._by_length:
            part = self._part(windows, length)
            at = np.minimum(np.searchsorted(strings, part), len(strings) - 1)
            found |= np.where(strings[at] == part, bits[at], 0).astype(np.uint64)
        hits = np.flatnonzero(found)
        return some[hits], found[hits]

    def _part(self, windows: Masks, length: int) -> Masks:
        dropped = np.uint64(8 * (WINDOW - length))
        return windows >> dropped if self._at_end else windows << dropped >> dropped


class Sweep:
    """Groups of anchors and views, made ready to be ruled out for many texts."""

    def __init__(self, groups: Mapping[str, Iterable[str]], views: Iterable[str]) -> None:
        """Take anchors by a character that all of their group have, or by an empty string."""
        self._names = [*groups, *views]
        if len(self._names) > 64:
            raise ValueError(f"more than 64 groups and views: {self._names}")
        self._bit = {name: 1 << number for number, name in enumerate(self._names)}
        self._judged = [(view, judge) for view, judge in VIEWS.items() if view in views]
        judged = sum(self._bit[view] for view, _ in self._judged)
        self._always = sum(self._bit[view] for view in views) & ~judged
        """What nothing is known about."""
        self._literals: list[tuple[bytes, int]] = []
        at_start: list[tuple[bytes, int]] = []
        at_end: list[tuple[bytes, int]] = []
        ahead: list[tuple[bytes, int]] = []
        across: list[tuple[bytes, int]] = []
        behind: list[tuple[bytes, int]] = []
        self._numbered = {view for view, _ in self._judged if view in NUMBERED}
        """The names of what lines can be told for."""
        for name, given in groups.items():
            bit = self._bit[name]
            anchors = [each.encode("utf-8", "surrogatepass") for each in given]
            if all(FEED[0] in (anchor[0], anchor[-1]) for anchor in anchors):
                self._numbered.add(name)
            for anchor in anchors:
                if anchor.startswith(FEED):
                    at_start.append((anchor[1 : 1 + _LONGEST], bit))
                elif anchor.endswith(FEED):
                    at_end.append((anchor[:-1][-_LONGEST:], bit))
                elif (at := _gate(anchor, name)) < 0:
                    self._literals.append((anchor, bit))
                else:
                    first, last = anchor[at:][:_LONGEST], anchor[: at + 1][-_LONGEST:]
                    if at == 1:
                        across.append((anchor[:_LONGEST], bit))
                    elif len(first) > len(last):
                        ahead.append((first, bit))
                    else:
                        behind.append((last, bit))
        self._at_start, self._at_end = _Table(at_start), _Table(at_end, at_end=True)
        self._ahead, self._across = _Table(ahead), _Table(across)
        self._behind = _Table(behind, at_end=True)
        gates = {string[0] for string, _ in ahead} | {string[-1] for string, _ in behind}
        gates |= {string[1] for string, _ in across}
        self._is_gate = np.array([byte in gates for byte in range(256)])
        self._is_mark = bytes(byte in gates or byte in MARKS for byte in range(256))
        self._known: dict[int, dict[str, Sequence[int]]] = {}

    def look(self, texts: Sequence[str]) -> list[Mapping[str, Sequence[int]]]:
        """The names of groups and views that each text may have something for.

        Each name comes with the numbers of the lines, from 0, that it may stand in, where these
        are known, and else with none. A return ends no line here: texts are given without those
        before line feeds, and with others they must be looked through one by one.
        """
        whole = Texts(texts, self._is_mark)
        found: Masks = np.full(len(texts) + 1, self._always, np.uint64)
        places_of: dict[str, list[Places]] = {name: [] for name in self._numbered}

        def note(places: Places, bits: Masks | np.uint64) -> None:
            np.bitwise_or.at(found, whole.owners(places), bits)

        for places, bits in self._at_lines(whole):
            note(places, bits)
            for name in self._numbered - NUMBERED:
                places_of[name].append(places[bits & np.uint64(self._bit[name]) > 0])
        for places, bits in self._at_marks(whole):
            note(places, bits)
        for literal, bit in self._literals:
            note(_all(whole, literal), np.uint64(bit))
        for view, judge in self._judged:
            for places in judge(whole):
                note(places, np.uint64(self._bit[view]))
                if view in self._numbered:
                    places_of[view].append(places)
        maybe = [self._names_of(bits) for bits in found[:-1].tolist()]
        for name, each in places_of.items():
            for text, numbers in whole.lines(each).items():
                maybe[text] = {**maybe[text], name: numbers}
        return maybe

    def _at_lines(self, whole: Texts) -> Iterable[tuple[Places, Masks]]:
        """Where lines start, and the bits of the anchors that they may begin or end with."""
        starts = whole.starts
        for table, windows in ((self._at_start, starts), (self._at_end, whole.ends - WINDOW)):
            hits, bits = table.hits(whole.windows[windows])
            yield starts[hits], bits

    def _at_marks(self, whole: Texts) -> Iterable[tuple[Places, Masks]]:
        """Places of marks, and the bits of the anchors that may stand there."""
        gates = whole.marks[self._is_gate[whole.bytes[whole.marks]]]
        for table, windows in (
            (self._ahead, gates),
            (self._across, gates - 1),
            (self._behind, gates - WINDOW + 1),
        ):
            hits, bits = table.hits(whole.windows[windows])
            yield gates[hits], bits

    def _names_of(self, bits: int) -> Mapping[str, Sequence[int]]:
        if bits not in self._known:
            names = (name for name in self._names if bits & self._bit[name])
            self._known[bits] = dict.fromkeys(names, ())
        return self._known[bits]


def _gate(anchor: bytes, name: str) -> int:
    """Where in `anchor` the byte is that it is looked for by: its group's, or a rare capital."""
    marks = [name.encode("utf-8", "surrogatepass")[:1]] if name else _CAPITALS
    return next((anchor.index(mark) for mark in marks if mark in anchor), -1)


def _all(whole: Texts, literal: bytes) -> Places:
    """A place of `literal` in each text that has it."""
    if len(literal) <= _SHORT:
        room = len(whole.bytes) - len(literal)
        stands = whole.bytes[:room] == literal[0]
        for at in range(1, len(literal)):
            stands &= whole.bytes[at : at + room] == literal[at]
        return np.flatnonzero(stands)
    places = []
    at = whole.data.find(literal)
    while at >= 0:
        places.append(at)
        owner = int(whole.owners(np.array([at]))[0])
        at = whole.data.find(literal, int(whole.limits[owner + 1]))
    return np.array(places, np.intp)
