"""Which line ending is a text's own."""

from __future__ import annotations


def usual(text: str) -> tuple[str, int, int]:
    """The commonest line ending of `text`, how many are of it, and how many there are.

    Where there are as many of two, that of the first line; LF where there is none.
    """
    if "\r" not in text:
        return "\n", text.count("\n"), text.count("\n")
    both = text.count("\r\n")
    counts = {"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both}
    most = max(counts.values())
    commonest = [ending for ending, count in counts.items() if count == most]
    first = _first(text)
    return first if first in commonest else commonest[0], most, sum(counts.values())


def _first(text: str) -> str:
    feed, carriage_return = text.find("\n"), text.find("\r")
    if carriage_return < 0 or -1 < feed < carriage_return:
        return "\n"
    return "\r\n" if feed == carriage_return + 1 else "\r"
