"""One record of JSON: its texts, or why it cannot be read."""

from __future__ import annotations

import json
import re

from textmend.records.record import Problem, Record
from textmend.records.scan import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textmend.records.fields import Columns


class _Number(str):
    """A number as it is spelled: nothing is computed with it, and it may be an id."""

    __slots__ = ()


def plainly_is_encodable(text: str) -> bool:
    """What `is_encodable` tells where no kernel is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


try:
    from textmend._kernel import is_encodable as is_encodable
except ImportError:
    is_encodable = plainly_is_encodable
"""Whether a text has no lone surrogates."""

_DECODER = json.JSONDecoder(parse_int=_Number, parse_float=_Number, parse_constant=_Number)

_UNIT = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|.)", re.DOTALL)


_slowly = 1 << 22
"""Bytes that this process decodes before it takes the time to import what is faster at it."""

_quick: Callable[[bytes], object] | None = None


class _Unreadable(ValueError):
    """A record that is none; `offset` is in bytes, from its start."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.offset = offset


def read(raw: bytes, number: int, offset: int, fields: Sequence[str]) -> Record:
    """The record whose bytes are `raw`, which begin at byte `offset` of the content."""
    try:
        members = _decode(raw)
    except _Unreadable as error:
        problem = Problem(f"{error}, at byte {offset + error.offset:,}")
        return Record(number, problems=(problem,), offset=offset)
    texts = []
    problems: Sequence[Problem] = ()
    for field in fields:
        value = members.get(field)
        if type(value) is str and is_encodable(value):
            texts.append((field, value))
        elif value is not None:
            problems = [*problems, _problem(raw, offset, field, value)]
    title = members.get("title")
    if type(title) is not str or not is_encodable(title):
        title = ""
    return Record(number, _plain(members.get("id")), title, texts, problems, offset)


def _problem(raw: bytes, offset: int, field: str, value: object) -> Problem:
    """Why `value` is no text that can be read."""
    if type(value) is str:
        at = offset + _lone_surrogate(raw, field)
        return Problem(f"a lone surrogate, at byte {at:,}", field)
    at = offset + _start_of(raw, field)
    return Problem(f"{_kind(value)} and no text, at byte {at:,}", field)


def columns(records: Iterable[bytes]) -> Columns:
    """The members of all of `records` that can be read, and whether they are texts."""
    found: dict[str, bool] = {}
    for raw in records:
        try:
            members = _decode(raw)
        except _Unreadable:
            continue
        for key, value in members.items():
            found[key] = found.get(key, False) or type(value) is str
    return found


def _decode(raw: bytes) -> dict[str, object]:
    """The members of the object in `raw`; of numbers that is how they are spelled, or an integer.

    Raises:
        _Unreadable
    """
    global _quick, _slowly
    if _quick is not None:
        try:
            members = _quick(raw)
        except (ValueError, RecursionError):
            pass  # it is stricter, and `json` says why it cannot be read, if it cannot
        else:
            if type(members) is dict:
                key = members.get("id")
                if type(key) is not float and key != 0:  # which may be spelled -0
                    return members
    elif _slowly > 0:
        _slowly -= len(raw)
        if _slowly <= 0:
            _quick = _msgspec()
    return _decode_slowly(raw)


def _decode_slowly(raw: bytes) -> dict[str, object]:
    try:
        text = raw.rstrip(b"\r\n").decode()
    except UnicodeDecodeError as error:
        raise _Unreadable("not UTF-8", error.start) from error
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        at = len(text[: error.pos].encode())
        raise _Unreadable(f"broken JSON ({error.msg})", at) from error
    except RecursionError as error:
        raise _Unreadable("JSON that is nested too deeply", 0) from error
    if not isinstance(value, dict):
        raise _Unreadable(f"{_kind(value)} and no object", 0)
    return value


def _msgspec() -> Callable[[bytes], object] | None:
    """What decodes JSON twice as fast, where it is installed."""
    try:
        from msgspec.json import decode
    except ImportError:
        return None
    return decode


def _kind(value: object) -> str:
    names = {bool: "a boolean", list: "an array", dict: "an object", str: "a string"}
    return "null" if value is None else names.get(type(value), "a number")


def _plain(value: object) -> str | None:
    """A string or number as a string that can be written anywhere."""
    if value is None or type(value) is bool:
        return None
    if type(value) is int:
        return str(value)
    if not isinstance(value, str):
        return None
    return str(value) if is_encodable(value) else None


def _start_of(raw: bytes, field: str) -> int:
    return [start for key, start, _ in members(raw) if key == field][-1]


def _lone_surrogate(raw: bytes, field: str) -> int:
    """The byte offset of the first escape in the field that is half a character."""
    start = _start_of(raw, field)
    return next(unit.start() for unit in _UNIT.finditer(raw, start) if unit[1])
