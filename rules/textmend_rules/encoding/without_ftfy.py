"""What ftfy makes of a line, where that is plain: to import it takes longer than to check files."""

from __future__ import annotations

import re

from textmend_rules.encoding.improbable import is_improbable

_is_bad = re.compile("[\x80-\x9f]|â€").search
"""Finds what is damage to ftfy, whatever stands beside it."""

_MARKS = "–—‘’“”…"
"""What stands beside damage in lines that are sound elsewhere."""

_CLUSTERS = re.compile(r"([^\x00-\x7f]+)")

_LOST = "\x1a"
"""What ftfy puts for bytes that were lost."""


def decoded(line: str) -> str | None:
    """The line as ftfy decodes it, as often as it was spoiled; None where ftfy has to be asked."""
    while is_improbable(line):
        if _LOST in line or not _is_bad(line):
            return None
        once = _decoded_once(line)
        if once is None:
            return None
        line = once  # which is shorter
    return line


def _decoded_once(line: str) -> str | None:
    """The line in the first encoding that has all of it, if that makes UTF-8 of it."""
    for encoding in ("latin-1", "cp1252"):
        try:
            return line.encode(encoding).decode()
        except UnicodeEncodeError:
            continue
        except UnicodeDecodeError:
            return None
    return _decoded_apart(line)


def _decoded_apart(line: str) -> str | None:
    """The line with all that is damage decoded by itself, beside marks that are sound.

    By themselves these marks are UTF-8 in no encoding, so that there is none for the whole line.
    """
    parts = _CLUSTERS.split(line)
    for number in range(1, len(parts), 2):
        if parts[number].strip(_MARKS):
            whole = _decoded_cluster(parts[number])
            if whole is None:
                return None
            parts[number] = whole
    return "".join(parts)


def _decoded_cluster(cluster: str) -> str | None:
    """What is nothing but bytes of UTF-8 in Latin-1, decoded as often as it was spoiled."""
    if not _is_bad(cluster):
        return None
    try:
        return decoded(cluster.encode("latin-1").decode())
    except ValueError:
        return None
