"""`not-utf8`."""

from __future__ import annotations

import re

from textmend import (
    Applicability,
    Document,
    Edit,
    Example,
    Finding,
    Fix,
    Scope,
    Severity,
    Span,
    rule,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_STRAY = tuple(map(chr, range(0xDC80, 0xDD00)))
"""How bytes that are not UTF-8 stand in a text (PEP 383)."""

_RUN = re.compile("[\udc80-\udcff]+")

_WESTERN = frozenset("en de fr es it pt nl sv da no fi id eu la".split())
"""Languages that Windows-1252 has all letters of."""

_PROVEN = 0.95
"""Of the runs of stray bytes, how many must make sense in Windows-1252 for it to be the one."""

_LONGEST_GUESS = 1 << 20
"""Bytes. Of longer files the encoding is named, and no decoded text is offered."""

_SAMPLE = 1 << 16
"""Bytes that an encoding is guessed from."""


@rule(
    family="encoding",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    prose_only=False,
    anchors=_STRAY,
    examples=(
        Example("The mill⟦\udc92⟧s wheel.\n", "The mill’s wheel.\n"),
        Example(
            "A caf⟦\udce9⟧ by the mill, ⟦\udc93⟧Ærø⟦\udc94⟧.\n", "A café by the mill, “Ærø”.\n"
        ),
        Example("The mill ⟦\udcff⟧closed.\n"),
        Example("A café by the mill, “Ærø”.\n"),
    ),
)
def not_utf8(document: Document) -> Iterator[Finding]:
    """Bytes that are not UTF-8.

    ## Why
    Programs that read UTF-8 stop at such a file, or put a replacement character where a letter was.

    ## Fix
    Safe where Windows-1252 proves itself: the language is one that it was made for, and of the
    stray bytes at least 95 % (all, where there are few) make sense in it where they stand: letters
    inside words and in their case, opening marks before a word, an apostrophe before its “s”. Then
    all are decoded; what is UTF-8 already stays, so that a file of both is mended, too. For any
    other encoding the file is reported once, with what charset-normalizer takes it for as a
    suggestion.

    ## Options
    None.
    """
    from textmend_rules.encoding.windows import CONTEXT, decode, fits

    text = document.text
    runs = [match.span() for match in _RUN.finditer(text)]
    judged = []
    for start, end in runs:
        new = decode(text[start:end].encode("utf-8", "surrogateescape"))
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        judged.append((start, end, new, fits(before, new, after)))
    good = sum(is_good for *_, is_good in judged)
    if good < _PROVEN * len(runs) or document.language.partition("-")[0] not in _WESTERN:
        yield _guessed(document, runs)
        return
    for start, end, new, _ in judged:
        shown = " ".join(f"{ord(byte) - 0xDC00:02X}" for byte in text[start:end])
        if "\N{REPLACEMENT CHARACTER}" not in new:
            fix = Fix((Edit.replace(start, end, new),), Applicability.SAFE, f"Decode it: “{new}”")
            message = f"Not UTF-8: {shown} is “{new}” in Windows-1252"
            yield Finding(Span(start, end), message, fix)
        else:
            yield Finding(Span(start, end), f"Not UTF-8: {shown}")


def _guessed(document: Document, runs: list[tuple[int, int]]) -> Finding:
    """One finding for the whole file, at its first stray byte."""
    text = document.text
    count = sum(end - start for start, end in runs)
    message = f"Not UTF-8: {count} stray byte{'s'[: count > 1]}"
    span = Span(*runs[0])
    encoding = _encoding(text, span.start) if text[: span.start].isascii() else ""
    if not encoding:
        return Finding(span, message)
    message = f"{message}; it may be {encoding}"
    data = text.encode("utf-8", "surrogateescape")
    if len(data) > _LONGEST_GUESS:
        return Finding(span, message)
    try:
        decoded = data.decode(encoding)
    except UnicodeDecodeError:
        return Finding(span, message)
    same = 0
    while (
        same < min(len(text) - span.start, len(decoded)) and text[-1 - same] == decoded[-1 - same]
    ):
        same += 1
    new = decoded[span.start : len(decoded) - same]
    edit = Edit.replace(span.start, len(text) - same, new)
    fix = Fix((edit,), Applicability.DISPLAY, f"Decode the file as {encoding}")
    return Finding(span, message, suggestions=(fix,))


def _encoding(text: str, start: int) -> str:
    """What charset-normalizer takes the text from the line with its first stray byte on for."""
    from charset_normalizer import from_bytes

    line = text.rfind("\n", 0, start) + 1
    best = from_bytes(text[line : line + _SAMPLE].encode("utf-8", "surrogateescape")).best()
    return "" if best is None or best.encoding in ("utf_8", "ascii") else best.encoding
