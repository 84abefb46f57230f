"""Where things are in JSON: spans of bytes, so that all the other bytes can stay.

What is scanned here has been decoded before, so it is known to be JSON.
"""

from __future__ import annotations

import json
import re

from textmend.records.record import Splice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textmend.changes import Change

_BODY = rb'[^"\\]*+(?:\\.[^"\\]*+)*+'
_STRING = re.compile(rb'"' + _BODY + rb'"', re.DOTALL)
_TO_BRACKET = re.compile(rb'[^"{}\[\]]*+(?:"' + _BODY + rb'"[^"{}\[\]]*+)*+(?=[{}\[\]])', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,}\]]++")
_BLANK = re.compile(rb"[ \t\r\n]*+")
_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)


def members(raw: bytes) -> Iterator[tuple[str, int, int]]:
    """The members of the object that `raw` holds: key, and start and end of the value."""
    at = raw.index(b"{") + 1
    while True:
        at = _after_blank(raw, at)
        key = _STRING.match(raw, at)
        if key is None:
            return  # an empty object
        start = _after_blank(raw, _after_blank(raw, key.end()) + 1)
        end = end_of_value(raw, start)
        assert end is not None  # it is known to be JSON
        yield json.loads(key[0]), start, end
        at = _after_blank(raw, end) + 1


def end_of_value(raw: bytes, start: int) -> int | None:
    """Where the value that begins at `start` ends; None where `raw` ends before it does."""
    first = raw[start : start + 1]
    if first == b'"':
        string = _STRING.match(raw, start)
        return string.end() if string else None
    if first not in (b"{", b"["):
        scalar = _SCALAR.match(raw, start)
        return scalar.end() if scalar else None
    depth, at = 0, start
    while True:
        if raw[at] in b"{[":
            depth += 1
        else:
            depth -= 1
            if not depth:
                return at + 1
        bracket = _TO_BRACKET.match(raw, at + 1)
        if bracket is None:
            return None
        at = bracket.end()


def literal_splices(raw: bytes, field: str, changes: Sequence[Change]) -> list[Splice]:
    """What `changes` to the text in `field` are to the bytes of its record, `raw`.

    Whatever a change does not touch stays as it is written there, escapes and all. What is new is
    written as the record writes: in pure ASCII, or not. Of several members with that name the last
    is meant, as all decoders have it.
    """
    start = end = 0
    for key, value_start, value_end in members(raw):
        if key == field:
            start, end = value_start + 1, value_end - 1
    body = raw[start:end]
    offsets = iter(_byte_offsets(body, [at for change in changes for at in change.span]))
    ascii_only = raw.isascii()
    splices = []
    for change in changes:
        low, high = next(offsets), next(offsets)
        new = json.dumps(change.text, ensure_ascii=ascii_only)[1:-1].encode()
        splices.append(Splice(start + low, body[low:high], new))
    return splices


def _byte_offsets(body: bytes, offsets: Sequence[int]) -> list[int]:
    """Where in the body of a string literal the code points at `offsets`, sorted, begin."""
    found: list[int] = []
    is_ascii = body.isascii()
    done = at = 0  # code points and bytes
    for start, end in _escapes(body):
        run = "" if is_ascii else body[at:start].decode()
        inside, place = 0, at
        until = done + (len(run) or start - at)
        while len(found) < len(offsets) and offsets[len(found)] <= until:
            further = offsets[len(found)] - done
            place += len(run[inside:further].encode()) if run else further - inside
            inside = further
            found.append(place)
        if len(found) == len(offsets):
            break
        done, at = until + 1, end
    return found


def _escapes(body: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each escape in the body of a string literal, and of what ends it."""
    for escape in _ESCAPE.finditer(body):
        yield escape.span()
    yield len(body), len(body)


def _after_blank(raw: bytes, at: int) -> int:
    blank = _BLANK.match(raw, at)
    return blank.end() if blank else at
