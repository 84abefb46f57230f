"""What each of many texts may hold: one look over all of them at once, by arithmetic on arrays.

A sweep only ever rules out. What it leaves possible is looked for by `Triggers` and by the views of
`Document`, which alone decide: without any of this, nothing but the time taken would change.
"""

from __future__ import annotations

import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
    Masks = np.ndarray[tuple[int], np.dtype[np.uint64]]
    Places = np.ndarray[tuple[int], np.dtype[np.intp]]
    Truths = np.ndarray[tuple[int], np.dtype[np.bool_]]

_WINDOW = 8
_LONGEST = 6
"""Bytes of an anchor by which it is told: each length costs another look at every mark."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # the fraction of the golden ratio: it mixes bits well
_OTHER_FACTOR = np.uint64(0xBB67AE8584CAA73B)
_TOP = np.uint64(48)
"""Bits that are dropped of 64, so that the rest names a place in a table."""
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_WINDOW + 1)], dtype=np.uint64)

_SHORT = 3
"""Bytes of a literal that are found sooner by comparing arrays than by looking for it."""

_EDGE = b"\n"
_ROOM = bytes(2 * _WINDOW)
"""What stands before the first text and behind the last, so that every window is whole."""

# What the bytes are that views ask for.
_CLOSES, _OPENS, _SEPARATES, _STOPS, _LETTER, _CAPITAL, _OPENER, _BLANK = (
    1 << bit for bit in range(8)
)
_KINDS = bytes(
    (_CLOSES if chr(byte) in ",.;:!?)]" else 0)
    | (_OPENS if chr(byte) in "([" else 0)
    | (_SEPARATES if chr(byte) in ",.!?" else 0)
    | (_STOPS if chr(byte) in ".!?" else 0)
    | (_LETTER if byte >= 128 or chr(byte).isalpha() else 0)
    | (_CAPITAL if byte < 128 and chr(byte).isupper() else 0)
    | (_OPENER if chr(byte) in "\"'([*- " else 0)
    | (_BLANK if chr(byte) == " " else 0)
    | (_CLOSES if byte == 0xE2 else 0)
    | (_OPENS if byte == 0x9C else 0)
    for byte in range(256)
)
_MOST_OPENERS = 6
_SPACE, _FEED, _TAB, _QUOTE = b' \n\t"'
_QUOTES = "”".encode()
"""The first two of three bytes of quotation marks, dashes and the like: none is a letter."""
_BLANKS_OF_TWO = 0xC2
"""The first of two bytes of a no-break space, a soft hyphen, a guillemet: few are letters."""


class Texts:
    """Texts side by side as bytes, each between two line feeds."""

    def __init__(self, texts: Sequence[str]) -> None:
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        self.data = _EDGE.join((_ROOM, *encoded, _ROOM))
        self.bytes: Bytes = np.frombuffer(self.data, np.uint8)
        self.windows: Masks = np.ndarray(
            len(self.data) - _WINDOW + 1, np.uint64, self.data, 0, (1,)
        )
        """The eight bytes that begin at each place, the first of them lowest."""
        sizes = [len(_ROOM) + 1, *(len(each) + 1 for each in encoded)]
        self.limits: Places = np.cumsum(sizes)
        """Where each text begins, and one past the line feed behind the last."""
        feeds = np.flatnonzero(self.bytes == _FEED)
        self.starts: Places = feeds[:-1] + 1
        self.ends: Places = feeds[1:]
        """Of each line."""

    def owners(self, places: Places) -> Places:
        """The number of the text that holds each place."""
        return np.searchsorted(self.limits, places, "right") - 1


class _Table:
    """Short strings of bytes, each with a bit: what a window may begin or end with."""

    def __init__(self, strings: Iterable[tuple[bytes, int]]) -> None:
        self._by_length: dict[int, Masks] = {}
        for string, bits in strings:
            table = self._by_length.setdefault(len(string), np.zeros(1 << 16, np.uint64))
            table[_place(np.array([int.from_bytes(string, "little")], np.uint64))] |= np.uint64(
                bits
            )

    def bits(self, windows: Masks, *, at_end: bool = False) -> Masks:
        """The bits of the strings that each window may begin with, or end with."""
        found: Masks = np.zeros(len(windows), np.uint64)
        for length, table in self._by_length.items():
            if at_end:
                part = windows >> np.uint64(8 * (_WINDOW - length))
            else:
                part = windows & _MASKS[length]
            found |= table[_place(part)]
        return found


def _place(parts: Masks) -> Masks:
    return parts * _FACTOR >> _TOP


class Sweep:
    """Groups of anchors and views, made ready to be ruled out for many texts."""

    def __init__(self, groups: Mapping[str, Iterable[str]], views: Iterable[str]) -> None:
        self._names = [*groups, *views]
        if len(self._names) > 64:
            raise ValueError(f"more than 64 groups and views: {self._names}")
        self._bit = {name: 1 << number for number, name in enumerate(self._names)}
        self._judged = [(self._bit[view], judge) for view, judge in _VIEWS.items() if view in views]
        judged = sum(bit for bit, _ in self._judged)
        self._always = sum(self._bit[view] for view in views) & ~judged
        """What nothing is known about."""
        at_start: list[tuple[bytes, int]] = []
        at_end: list[tuple[bytes, int]] = []
        ahead: list[tuple[bytes, int]] = []
        behind: list[tuple[bytes, int]] = []
        self._literals: list[tuple[bytes, int]] = []
        for name, anchors in groups.items():
            bit = self._bit[name]
            mark = name[:1].encode("utf-8", "surrogatepass")[:1]
            for anchor in (each.encode("utf-8", "surrogatepass") for each in anchors):
                if anchor.startswith(_EDGE):
                    at_start.append((anchor[1 : 1 + _LONGEST], bit))
                elif anchor.endswith(_EDGE):
                    at_end.append((anchor[:-1][-_LONGEST:], bit))
                elif not mark:
                    self._literals.append((anchor, bit))
                else:
                    at = anchor.index(mark)
                    first, last = anchor[at:][:_LONGEST], anchor[: at + 1][-_LONGEST:]
                    if len(first) > len(last):
                        ahead.append((first, bit))
                    else:
                        behind.append((last, bit))
        self._at_start, self._at_end = _Table(at_start), _Table(at_end)
        self._ahead, self._behind = _Table(ahead), _Table(behind)
        marks = {string[0] for string, _ in ahead} | {string[-1] for string, _ in behind}
        self._is_mark = bytes(byte in marks for byte in range(256))
        self._sets: dict[int, frozenset[str]] = {}

    def look(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """The names of groups and views that each text may have something for.

        A return ends no line here: texts that hold one must be looked through one by one.
        """
        whole = Texts(texts)
        found: Masks = np.full(len(texts) + 1, self._always, np.uint64)

        def note(places: Places, bits: Masks | np.uint64) -> None:
            np.bitwise_or.at(found, whole.owners(places), bits)

        for places, bits in self._anchors(whole):
            hits = np.flatnonzero(bits)
            note(places[hits], bits[hits])
        for literal, bit in self._literals:
            note(_all(whole, literal), np.uint64(bit))
        kinds: Bytes = np.frombuffer(whole.data.translate(_KINDS), np.uint8)
        for bit, judge in self._judged:
            for places in judge(whole, kinds):
                note(places, np.uint64(bit))
        return [self._set(bits) for bits in found[:-1].tolist()]

    def _anchors(self, whole: Texts) -> Iterable[tuple[Places, Masks]]:
        """Places, and the bits of the anchors that may stand there."""
        yield whole.starts, self._at_start.bits(whole.windows[whole.starts])
        yield whole.starts, self._at_end.bits(whole.windows[whole.ends - _WINDOW], at_end=True)
        marks = np.flatnonzero(np.frombuffer(whole.data.translate(self._is_mark), np.bool_))
        marks = marks[: np.searchsorted(marks, len(whole.windows))]
        yield marks, self._ahead.bits(whole.windows[marks])
        yield marks, self._behind.bits(whole.windows[marks - _WINDOW + 1], at_end=True)

    def _set(self, bits: int) -> frozenset[str]:
        if bits not in self._sets:
            names = (name for name in self._names if bits & self._bit[name])
            self._sets[bits] = frozenset(names)
        return self._sets[bits]


def _loose_marks(whole: Texts, kinds: Bytes) -> Iterable[Places]:
    is_blank = kinds // _BLANK
    closing = np.flatnonzero((is_blank[:-1] & kinds[1:]).view(np.bool_)) + 1
    is_other = (whole.bytes[closing] == _QUOTES[0]) & (whole.bytes[closing + 2] != _QUOTES[2])
    yield closing[~is_other]
    yield np.flatnonzero((kinds[:-1] // _OPENS & is_blank[1:]).view(np.bool_))


def _tight_marks(whole: Texts, kinds: Bytes) -> Iterable[Places]:
    bytes_ = whole.bytes
    separates = kinds[:-3] & _SEPARATES > 0
    yield np.flatnonzero(separates & (bytes_[1:-2] == _QUOTE) & (kinds[2:-1] & _LETTER > 0))
    near = np.flatnonzero(separates & (kinds[1:-2] & _LETTER > 0))
    is_punctuation = (bytes_[near + 1] == _QUOTES[0]) & (bytes_[near + 2] == _QUOTES[1])
    quoted = near[is_punctuation]
    yield quoted[kinds[np.minimum(quoted + 4, len(kinds) - 1)] & _LETTER > 0]
    near = near[~is_punctuation]
    is_stop = kinds[near] & _STOPS > 0
    no_capital = (kinds[near + 1] & _CAPITAL == 0) & (bytes_[near + 1] < 128)
    within_name = kinds[near - 1] & _CAPITAL > 0
    yield near[~(is_stop & (no_capital | within_name))]


def _has_gaps(whole: Texts, kinds: Bytes) -> Iterable[Places]:
    starts = whole.starts
    yield starts[:-2][starts[2:] - starts[:-2] == 2] if len(starts) > 2 else starts[:0]


def _may_be_wrapped(whole: Texts, kinds: Bytes) -> Iterable[Places]:
    holds = whole.ends > whole.starts
    three = np.flatnonzero(holds[:-2] & holds[1:-1] & holds[2:])
    owners = whole.owners(whole.starts)
    yield whole.starts[three[owners[three] == owners[three + 2]]]


def _repeated_lines(whole: Texts, kinds: Bytes) -> Iterable[Places]:
    """Lines of one text that are equally long and have the same first and last eight bytes."""
    lengths = whole.ends - whole.starts
    held = np.flatnonzero(lengths)
    starts, ends, lengths = whole.starts[held], whole.ends[held], lengths[held]
    parts = np.minimum(lengths, _WINDOW)
    mixed = whole.windows[starts] & _MASKS[parts]
    mixed = mixed * _FACTOR + (whole.windows[ends - parts] & _MASKS[parts])
    mixed = mixed * _OTHER_FACTOR + (lengths << 20).astype(np.uint64)
    mixed = mixed * _FACTOR + whole.owners(starts).astype(np.uint64)
    order = np.argsort(mixed)
    again = np.flatnonzero(mixed[order[1:]] == mixed[order[:-1]])
    yield starts[order[again]]


def _openings(whole: Texts, kinds: Bytes) -> Iterable[Places]:
    """Lines that begin with a letter and no capital, or with a capital that stands by itself."""
    bytes_ = whole.bytes
    places = whole.starts[whole.ends > whole.starts]
    for turn in range(_MOST_OPENERS + 1):
        first, second = bytes_[places], bytes_[places + 1]
        is_punctuation = (first == _QUOTES[0]) & (second == _QUOTES[1])
        is_blank = first == _BLANKS_OF_TWO
        is_opener = kinds[places] & _OPENER > 0
        is_capital = kinds[places] & _CAPITAL > 0
        alone = (second == _SPACE) | (second == _TAB) | (second == _FEED) | (second == first)
        is_letter = kinds[places] & _LETTER > 0
        is_odd = is_letter & ~is_punctuation & (~is_capital | alone)
        yield places[is_odd]
        steps = is_opener + 3 * is_punctuation + 2 * is_blank
        if turn == _MOST_OPENERS or not steps.any():
            return
        goes_on = np.flatnonzero(steps)
        places = places[goes_on] + steps[goes_on]


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


_VIEWS = {
    "loose_marks": _loose_marks,
    "tight_marks": _tight_marks,
    "has_gaps": _has_gaps,
    "may_be_wrapped": _may_be_wrapped,
    "repeated_lines": _repeated_lines,
    "openings": _openings,
}
