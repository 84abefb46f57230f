"""Text in XML: nothing in it can end an element, or is a character that XML has not."""

from __future__ import annotations

from textmend.report.printable import printable

TYPE_CHECKING = False

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """`text` for an element or an attribute, in either kind of quotation marks."""
    return printable(text).translate(_ENTITIES)
