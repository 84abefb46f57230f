"""What the name of a file says: how its text is written, whether it holds records, compression."""

from __future__ import annotations

COMPRESSED = frozenset("gz zst bz2 xz".split())
RECORDS = frozenset("jsonl ndjson json parquet csv tsv".split())
MARKDOWN = frozenset("md markdown mdown mkd".split())
RESTRUCTURED = frozenset("rst rest".split())
HYPERTEXT = frozenset("html htm xhtml".split())
MARKUP = MARKDOWN | RESTRUCTURED | HYPERTEXT
"""Endings of names, without the dot."""

_PACKED = RECORDS | COMPRESSED


def is_plain(path: str) -> bool:
    """Whether what is at `path` is a text as it stands: no records, and not compressed."""
    return path[path.rfind(".") + 1 :].lower() not in _PACKED


def ending(path: str) -> str:
    """What a name ends with behind a dot, in lower case and with compression apart; or nothing."""
    before, dot, last = path.rpartition(".")
    last = last.lower()
    if last in COMPRESSED:
        _, dot, last = before.lower().rpartition(".")
    return last if dot else ""


def is_compressed(path: str) -> bool:
    """Whether what is at `path` is compressed."""
    _, dot, last = path.rpartition(".")
    return dot == "." and last.lower() in COMPRESSED
