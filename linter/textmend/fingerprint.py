"""What a finding is known by, wherever in its file it comes to stand.

There is no line number in it, so edits elsewhere leave it as it is; and what stands around the
finding is folded, so it outlives repairs of quotation marks, blanks and invisible characters.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.span import Span

CONTEXT = 24
"""Folded code points on either side: some four words."""
_WINDOW = 96
"""Code points that are looked at for them."""
_LONGEST = 80
"""Code points of a matched text that are kept as they are."""
_END = 30
"""Code points at either end of a longer one that are."""

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)\s*?(?:\r\n?|\n)")
_QUOTES = "“”„‟«»‹›‘’‚‛`´′″\"'"
_INVISIBLE = (
    0x00AD,
    0x034F,
    0x061C,
    0x180E,
    0xFEFF,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
)
_FOLDS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(_INVISIBLE),
}


def fold(text: str) -> str:
    """`text` with one kind of quotation mark, single spaces, and nothing that does not show.

    >>> fold("“It’s\u00a0 late,” he\u00ad said.")
    "'It's late,' he said."
    """
    return " ".join(text.translate(_FOLDS).split())


def fingerprint(text: str, span: Span) -> str:
    r"""The text that a finding marks, `⟦…⟧`, and what stands around it in its paragraph, folded.

    Of the same rule two findings may have the same; which of them is which, nobody can tell.
    Lone surrogates are written as escapes, so that it can be encoded.

    >>> from textmend.span import Span
    >>> fingerprint("The mill closed. \n\nNobody spoke.", Span(16, 17))
    'The mill closed.⟦ ⟧'
    """
    start, end = span
    before = fold(_BLANK_LINE.split(text[max(0, start - _WINDOW) : start])[-1])
    after = fold(_BLANK_LINE.split(text[end : end + _WINDOW], maxsplit=1)[0])
    before, after = before[-CONTEXT:].lstrip(), after[:CONTEXT].rstrip()
    whole = f"{before}⟦{_shortened(text[start:end])}⟧{after}"
    return whole.encode("utf-8", "backslashreplace").decode()


def digest(path: str, rule: str, mark: str, number: int) -> str:
    """A finding's fingerprint as 32 hexadecimal digits, for formats that want a hash.

    `number` tells apart those in one file that are the same, from 0 on.
    """
    from hashlib import sha256

    parts = (path, rule, mark, str(number))
    return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _shortened(matched: str) -> str:
    if len(matched) <= _LONGEST:
        return matched
    from zlib import crc32

    check = crc32(matched.encode("utf-8", "surrogatepass"))
    return f"{matched[:_END]}…{check:08x}…{matched[-_END:]}"
