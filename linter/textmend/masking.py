"""Filling what is not prose, so that everything else stays in its place."""

from __future__ import annotations

import re

from textmend.document import MASK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_INSIDE_LINE = re.compile(r"[^\r\n]")
_INDENTATION = re.compile(r"(?:^|(?<=[\r\n]))[ \t]+(?=[^\s])")

URL = r"https?://[^\s<>\"`]+|www\.[^\s<>\"`]+"
"""A bare address, as a pattern."""


def fill(markup: str) -> str:
    """`markup` with `MASK` for every code point that ends no line."""
    if "\n" not in markup and "\r" not in markup:
        return MASK * len(markup)
    return _INSIDE_LINE.sub(MASK, markup)


def fill_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with each of `spans` filled; they are in order, and may lie in one another."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        if end <= done:
            continue
        start = max(start, done)
        pieces += (text[done:start], fill(text[start:end]))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def fill_indentation(text: str) -> str:
    """`text` with the blanks filled that its lines begin with."""
    return _INDENTATION.sub(lambda match: fill(match[0]), text)
