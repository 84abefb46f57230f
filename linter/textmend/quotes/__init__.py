"""Which way every quotation mark of a paragraph faces, and which marks are apostrophes."""

from __future__ import annotations

from textmend.quotes.marks import Kind, Mark, Role
from textmend.quotes.styles import STRAIGHT, Style, style_of
from textmend.quotes.view import Quotes

__all__ = ["STRAIGHT", "Kind", "Mark", "Quotes", "Role", "Style", "style_of"]
