"""What the name of a file says: how its text is written, whether it holds records, compression."""

from __future__ import annotations

COMPRESSED = frozenset("gz zst bz2 xz".split())
RECORDS = frozenset("jsonl ndjson json parquet csv tsv".split())
MARKDOWN = frozenset("md markdown mdown mkd".split())
RESTRUCTURED = frozenset("rst rest".split())
HYPERTEXT = frozenset("html htm xhtml".split())
"""Endings of names, without the dot."""

_MARKUP = {
    **dict.fromkeys(MARKDOWN, "markdown"),
    **dict.fromkeys(RESTRUCTURED, "restructuredtext"),
    **dict.fromkeys(HYPERTEXT, "hypertext"),
}
_COMPRESSED = tuple(f".{ending}" for ending in COMPRESSED)
_OF_RECORDS = tuple(f".{ending}" for ending in RECORDS)
_PACKED = (*_COMPRESSED, *_OF_RECORDS)

_TELLING = frozenset(f".{ending}"[-3:] for ending in (*_MARKUP, *COMPRESSED, *RECORDS))
"""The last three characters of names that may say anything; those of most files are others."""


def is_plain(path: str) -> bool:
    """Whether what is at `path` is a text as it stands: no records, and not compressed."""
    return path[-3:].lower() not in _TELLING or not path.lower().endswith(_PACKED)


def is_bare(path: str) -> bool:
    """Whether it is a text without any markup as well."""
    return path[-3:].lower() not in _TELLING or (is_plain(path) and not markup_of(path))


def holds_records(path: str) -> bool:
    """Whether the file is a container of records, by its name."""
    if is_plain(path):
        return False
    name = path.lower()
    if name.endswith(_COMPRESSED):
        name = name.rpartition(".")[0]
    return name.endswith(_OF_RECORDS)


def markup_of(path: str) -> str:
    """How a text is written: `markdown`, `restructuredtext` or `hypertext`; empty if it is plain.

    Compression is no part of the name.
    """
    if path[-3:].lower() not in _TELLING:
        return ""
    before, dot, last = path.lower().rpartition(".")
    if last in COMPRESSED:
        _, dot, last = before.rpartition(".")
    return _MARKUP.get(last, "") if dot else ""


def is_compressed(path: str) -> bool:
    """Whether what is at `path` is compressed."""
    return path.lower().endswith(_COMPRESSED)
