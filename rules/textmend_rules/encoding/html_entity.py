"""`html-entity`."""

from __future__ import annotations

import re

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 32
"""Code points of an entity; the longest name has 31 letters."""

_MOST_LEVELS = 8
"""How often a text was escaped; each time makes an “amp;” more."""


@rule(
    family="encoding",
    severity=Severity.ERROR,
    anchors=("&",),
    examples=(
        Example(
            "Salt ⟦&amp;⟧ flour, and the mill⟦&#8217;⟧s wheel.\n",
            "Salt & flour, and the mill’s wheel.\n",
        ),
        Example("A caf⟦&amp;eacute;⟧ by the mill.\n", "A café by the mill.\n"),
        Example("AT&T; salt &c; Q&A.\n"),
        Example("In HTML, “&amp;” is an ampersand, and &lt; opens a tag.\n"),
        Example("Salt &amp; flour.\n", path="example.md"),
    ),
)
def html_entity(document: Document, hit: int) -> Iterator[Finding]:
    """An entity of HTML in a text that is none.

    ## Why
    It stands for a character. A reader sees “&amp;amp;” where the author wrote “&amp;”, and a
    program sees another word.

    ## Fix
    Safe: the character takes its place, also where it was escaped several times. Texts about
    mark-up are left alone, and so are Markdown and HTML, where entities mean what they stand for.

    ## Options
    None.
    """
    text = document.prose
    close = text.find(";", hit + 2, hit + _LONGEST + 1)
    if close < 0:
        return
    end, decoded = close + 1, _decoded(text[hit : close + 1])
    for _ in range(_MOST_LEVELS):  # “&amp;amp;” goes on behind what was decoded
        close = text.find(";", end, end + _LONGEST)
        deeper = _decoded("&" + text[end : close + 1]) if decoded == "&" and close > end else ""
        if not deeper:
            break
        end, decoded = close + 1, deeper
    from textmend_rules.encoding.about_markup import is_about_markup

    if not decoded or is_about_markup(text, hit, end):
        return
    shown = decoded if decoded.isprintable() and decoded.strip() else f"U+{ord(decoded[0]):04X}"
    edit = Edit.replace(hit, end, decoded)
    fix = Fix((edit,), Applicability.SAFE, f"Write the character itself: {shown}")
    yield Finding(Span(hit, end), f"“{text[hit:end]}” is an entity of HTML", fix)


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#(?:[0-9]{2,7}|[xX][0-9a-fA-F]{2,6})|[A-Za-z][A-Za-z0-9]+);")


def _decoded(entity: str) -> str:
    """What an entity stands for; an empty string where it is none, or stands for nothing."""
    if not _entity().fullmatch(entity):
        return ""
    from html import unescape  # it has two thousand names

    decoded = unescape(entity)
    nothing = decoded in ("", entity) or ";" in decoded or decoded < " " or decoded == "\ufffd"
    return "" if nothing else decoded
