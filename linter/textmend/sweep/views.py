"""Of which texts a view of `Document` may hold anything: for each, places that tell so."""

from __future__ import annotations

import numpy as np

from textmend.facing import CLOSES_BEFORE, ELISIONS, LEFT, OPENS_AFTER, RIGHT
from textmend.shape import LABELS
from textmend.sweep.names import name_variants
from textmend.sweep.texts import MASKS, WINDOW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textmend.sweep.texts import Flags, Masks, Places, Texts

MARKS = b',.;:!?)]([\xe2"'
"""The first bytes of the marks that are looked at together with their neighbours."""

_CLOSES, _OPENS, _SEPARATES, _STOPS, _LETTER, _CAPITAL, _OPENER = (1 << bit for bit in range(7))
_KINDS = np.array(
    [
        (_CLOSES if chr(byte) in ",.;:!?)]" else 0)
        | (_OPENS if chr(byte) in "([" else 0)
        | (_SEPARATES if chr(byte) in ",.!?" else 0)
        | (_STOPS if chr(byte) in ".!?" else 0)
        | (_LETTER if byte >= 128 or chr(byte).isalpha() else 0)
        | (_CAPITAL if byte < 128 and chr(byte).isupper() else 0)
        | (_OPENER if chr(byte) in "\"'([*- " else 0)
        for byte in range(256)
    ],
    np.uint8,
)
_ALPHANUMERIC, _CLOSED, _ELIDED, _OPENED = (1 << bit for bit in range(4))
_FACES = np.array(
    [
        (_ALPHANUMERIC if byte >= 128 or chr(byte).isalnum() else 0)
        | (_CLOSED if byte >= 128 or chr(byte) in CLOSES_BEFORE else 0)
        | (_ELIDED if chr(byte) in "0123456789" + "".join(each[0] for each in ELISIONS) else 0)
        | (_OPENED if byte >= 128 or chr(byte) in OPENS_AFTER else 0)
        for byte in range(256)
    ],
    np.uint8,
)
"""What a byte next to a mark tells of the way that the mark should face, or may."""
_MOST_OPENERS = 6
_SPACE, _FEED, _TAB, _STRAIGHT, _COMMA, _COLON, _LAST_OF_MORE = b' \n\t",:E'
_MOST_BLANKS = 3
_LEFT, _RIGHT, _LAST_MARKS = (
    np.array([int.from_bytes(mark.encode(), "little") for mark in marks], np.uint64)
    for marks in (LEFT, RIGHT, "”’…")
)
"""Quotation marks of either side, and those with which many texts end."""
_SMALL_PAIR = np.uint64(0x2020)
"""The bits that make two ASCII letters small."""
_LABELS = np.array([int.from_bytes(label[:2].encode(), "little") for label in LABELS], np.uint64)
_OPENING, _CLOSING = "“".encode(), "”".encode()
_PUNCTUATION = _OPENING[0], _OPENING[1]
"""The first two of the three bytes of quotation marks, dashes and the like: none is a letter."""
_BLANK = 0xC2
"""The first of two bytes of a no-break space, a soft hyphen, a guillemet: few are letters."""

_FACTORS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)


def _is_one_of(numbers: Masks, few: Masks) -> Flags:
    """Of each number, whether it is one of `few`; `np.isin` may import a megabyte for that."""
    found: Flags = (numbers[:, None] == few).any(axis=1)
    return found


def _loose_marks(texts: Texts) -> Iterable[Places]:
    bytes_, marks = texts.bytes, texts.marks
    behind = marks[bytes_[marks - 1] == _SPACE]
    yield behind[_KINDS[bytes_[behind]] & _CLOSES > 0]
    yield behind[texts.windows[behind] & MASKS[3] == int.from_bytes(_CLOSING, "little")]
    before = marks[bytes_[marks + 1] == _SPACE]
    yield before[_KINDS[bytes_[before]] & _OPENS > 0]
    curly = marks[bytes_[marks + len(_OPENING)] == _SPACE]
    yield curly[texts.windows[curly] & MASKS[3] == int.from_bytes(_OPENING, "little")]


def _tight_marks(texts: Texts) -> Iterable[Places]:
    bytes_ = texts.bytes
    after = bytes_[texts.marks + 1]
    near = texts.marks[(_KINDS[after] & _LETTER > 0) | (after == _STRAIGHT)]
    near = near[_KINDS[bytes_[near]] & _SEPARATES > 0]
    after = bytes_[near + 1]
    is_curly = (after == _PUNCTUATION[0]) & (bytes_[near + 2] == _PUNCTUATION[1])
    is_quoted = is_curly | (after == _STRAIGHT)
    quoted = near[is_quoted]
    letter = bytes_[quoted + np.where(is_curly[is_quoted], 1 + len(_CLOSING), 2)]
    yield quoted[_KINDS[letter] & _LETTER > 0]
    near, after = near[~is_quoted], after[~is_quoted]
    is_stop = _KINDS[bytes_[near]] & _STOPS > 0
    no_capital = (_KINDS[after] & _CAPITAL == 0) & (after < 128)
    within_name = _KINDS[bytes_[near - 1]] & _CAPITAL > 0
    yield near[~(is_stop & (no_capital | within_name))]


def _turned_marks(texts: Texts) -> Iterable[Places]:
    bytes_ = texts.bytes
    curly = texts.marks[bytes_[texts.marks] == _PUNCTUATION[0]]
    which = texts.windows[curly] & MASKS[3]
    left, right = (curly[_is_one_of(which, marks)] for marks in (_LEFT, _RIGHT))
    before, after = bytes_[left - 1], bytes_[left + len(_OPENING)]
    is_letter = _FACES[before] & _ALPHANUMERIC > 0
    is_letter &= (bytes_[left - 3] != _PUNCTUATION[0]) | (bytes_[left - 2] != _PUNCTUATION[1])
    yield left[(_FACES[after] & (_CLOSED | _ELIDED) > 0) | is_letter]
    before, after = bytes_[right - 1], bytes_[right + len(_CLOSING)]
    yield right[(_FACES[before] & _OPENED > 0) & (_KINDS[after] & _LETTER > 0)]


def _odd_lines(texts: Texts) -> Iterable[Places]:
    marks, first = texts.marks, texts.bytes[texts.marks]
    curly = marks[first == _PUNCTUATION[0]]
    which = texts.windows[curly] & MASKS[3]
    opening, closing = (
        curly[which == int.from_bytes(mark, "little")] for mark in (_OPENING, _CLOSING)
    )
    straight, opening, closing = (
        np.bincount(np.searchsorted(texts.ends, places), minlength=len(texts.ends))
        for places in (marks[first == _STRAIGHT], opening, closing)
    )
    yield texts.starts[(straight % 2 > 0) | (opening != closing)]


def _has_gaps(texts: Texts) -> Iterable[Places]:
    starts = texts.starts
    yield starts[:-2][starts[2:] - starts[:-2] == 2]


def _lacks_newline(texts: Texts) -> Iterable[Places]:
    last = texts.limits[1:] - 2
    yield last[texts.bytes[last] != _FEED]


def _breaks_off(texts: Texts) -> Iterable[Places]:
    """Texts that end with a letter and no capital but E, a comma, a colon, or many blanks."""
    bytes_ = texts.bytes
    last = texts.limits[1:] - 2
    for _ in range(_MOST_BLANKS):
        last = last - (bytes_[last] <= _SPACE)
    ends = bytes_[last]
    is_mark = _is_one_of(texts.windows[last - 2] & MASKS[3], _LAST_MARKS)
    is_small = (_KINDS[ends] & _LETTER > 0) & (_KINDS[ends] & _CAPITAL == 0) & ~is_mark
    is_open = (ends == _COMMA) | (ends == _COLON) | (ends == _LAST_OF_MORE)
    found = is_small | is_open | (ends <= _SPACE)
    yield np.maximum(last, texts.limits[:-1])[found]


def _may_have_header(texts: Texts) -> Iterable[Places]:
    first = texts.limits[:-1]
    start = texts.bytes[first]
    pairs = (texts.windows[first] & MASKS[2]) | _SMALL_PAIR
    yield first[_is_one_of(pairs, _LABELS) | (start <= _SPACE) | (start >= 128)]


def _may_be_wrapped(texts: Texts) -> Iterable[Places]:
    """Three lines with something in each."""
    holds = texts.ends > texts.starts
    three = np.flatnonzero(holds[:-2] & holds[1:-1] & holds[2:])
    owners = texts.owners(texts.starts)
    yield texts.starts[three[owners[three] == owners[three + 2]]]


def _repeated_lines(texts: Texts) -> Iterable[Places]:
    """Lines of one text that are equally long and have the same first and last eight bytes."""
    held = np.flatnonzero(texts.ends > texts.starts)
    starts, ends = texts.starts[held], texts.ends[held]
    lengths = ends - starts
    parts = np.minimum(lengths, WINDOW)
    mixed = texts.windows[starts] & MASKS[parts]
    mixed = mixed * _FACTORS[0] + (texts.windows[ends - parts] & MASKS[parts])
    mixed = mixed * _FACTORS[1] + (lengths << 20).astype(np.uint64)
    mixed = mixed * _FACTORS[0] + texts.owners(starts).astype(np.uint64)
    order = np.argsort(mixed)
    again = np.flatnonzero(mixed[order[1:]] == mixed[order[:-1]])
    yield starts[order[again]]


def _openings(texts: Texts) -> Iterable[Places]:
    """Lines that begin with a letter and no capital, or with a capital that stands by itself."""
    bytes_ = texts.bytes
    places = texts.starts[texts.ends > texts.starts]
    for turn in range(_MOST_OPENERS + 1):
        first, second = bytes_[places], bytes_[places + 1]
        kinds = _KINDS[first]
        is_punctuation = (first == _PUNCTUATION[0]) & (second == _PUNCTUATION[1])
        alone = (second == _SPACE) | (second == _TAB) | (second == _FEED) | (second == first)
        is_odd = (kinds & _LETTER > 0) & ((kinds & _CAPITAL == 0) | alone)
        yield places[is_odd & ~is_punctuation]
        steps = (kinds & _OPENER > 0) + 3 * is_punctuation + 2 * (first == _BLANK)
        if turn == _MOST_OPENERS or not steps.any():
            return
        goes_on = np.flatnonzero(steps)
        places = places[goes_on] + steps[goes_on]


NUMBERED = frozenset(["openings"])
"""The views that need to know in which lines of a text something may be."""

VIEWS: Mapping[str, Callable[[Texts], Iterable[Places]]] = {
    "loose_marks": _loose_marks,
    "tight_marks": _tight_marks,
    "odd_lines": _odd_lines,
    "turned_marks": _turned_marks,
    "has_gaps": _has_gaps,
    "lacks_newline": _lacks_newline,
    "breaks_off": _breaks_off,
    "may_have_header": _may_have_header,
    "may_be_wrapped": _may_be_wrapped,
    "repeated_lines": _repeated_lines,
    "openings": _openings,
    "name_variants": name_variants,
}
