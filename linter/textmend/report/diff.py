"""A unified diff of what fixing would change."""

from __future__ import annotations

import os
from difflib import SequenceMatcher

from textmend.report.printable import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from textmend.document import Document

    Opcode = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]

_CONTEXT = 3
_WINDOW = 128
"""Lines. `difflib` is quadratic, and fixes are local: what it is to match is never far away."""


def unified(before: Document, after: Document, *, escape: bool, name: str = "") -> str:
    """The diff from one document to the other, for `patch -p0` and `git apply -p0`.

    Lines end at LF alone, as those programs see it. With `escape` it is for a terminal, and what
    is not printable is shown as escapes; without, it is exact. A text that is no file of its own
    has a `name`.
    """
    if before.text == after.text:
        return ""
    old, new = _lines(before.text), _lines(after.text)
    name = _quoted(name or before.path)
    rows = [f"--- {name}", f"+++ {name}"]
    for hunk in _Matcher(old, new).get_grouped_opcodes(_CONTEXT):
        (_, start, _, new_start, _), (_, _, end, _, new_end) = hunk[0], hunk[-1]
        rows.append(f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@")
        for tag, i, j, k, m in hunk:
            if tag == "equal":
                rows += _marked(" ", old[i:j], escape)
            else:
                rows += _marked("-", old[i:j], escape)
                rows += _marked("+", new[k:m], escape)
    return "\n".join(rows) + "\n"


class _Matcher(SequenceMatcher[str]):
    """Groups changes into hunks as `difflib` does, in a time that grows with the text alone."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, (), ())
        self._old, self._new = old, new

    def get_opcodes(self) -> list[Opcode]:
        opcodes: list[Opcode] = []
        i = k = 0
        for start, end, new_start, new_end in _changes(self._old, self._new):
            if i < start:
                opcodes.append(("equal", i, start, k, new_start))
            opcodes.append(("replace", start, end, new_start, new_end))
            i, k = end, new_end
        if i < len(self._old):
            opcodes.append(("equal", i, len(self._old), k, len(self._new)))
        return opcodes


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    i = k = 0
    while i < len(old) or k < len(new):
        if i < len(old) and k < len(new) and old[i] == new[k]:
            i, k = i + 1, k + 1
            continue
        windows = old[i : i + _WINDOW], new[k : k + _WINDOW]
        found = SequenceMatcher(None, *windows, autojunk=False).get_opcodes()
        if len(found) > 1 and found[-1][0] != "equal":
            found.pop()  # what it is to match may stand after the window
        for tag, start, end, new_start, new_end in found:
            if tag != "equal":
                yield i + start, i + end, k + new_start, k + new_end
        i, k = i + found[-1][2], k + found[-1][4]


def _range(start: int, end: int) -> str:
    if end - start == 1:
        return str(start + 1)
    return f"{start + (end > start)},{end - start}"


def _marked(mark: str, lines: Sequence[str], escape: bool) -> list[str]:
    rows = []
    for line in lines:
        body = line.removesuffix("\n")
        rows.append(mark + (printable(body) if escape else body))
        if body == line:
            rows.append("\\ No newline at end of file")
    return rows


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _quoted(path: str) -> str:
    """The path as git writes it: C-quoted where it must be, and told apart from a date by a tab."""
    if path.isascii() and path.isprintable() and not set('"\\') & set(path):
        return path + "\t" if " " in path else path
    plain = set(range(32, 127)) - set(b'"\\')
    return '"' + "".join(chr(c) if c in plain else f"\\{c:03o}" for c in os.fsencode(path)) + '"'
