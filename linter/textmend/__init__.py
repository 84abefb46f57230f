"""textmend finds damage in text and repairs what it can prove."""

from __future__ import annotations

from textmend.document import Context, Document
from textmend.finding import Applicability, Edit, Finding, Fix
from textmend.rule import Example, Rule, Scope, Severity, rule
from textmend.shape import Position
from textmend.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.api import FixedText, fix, lint
    from textmend.diagnostic import Diagnostic
    from textmend.quotes.marks import Kind, Mark, Role
    from textmend.quotes.styles import style_of

__version__ = "0.1.0"

__all__ = [
    "Applicability",
    "Context",
    "Diagnostic",
    "Document",
    "Edit",
    "Example",
    "Finding",
    "Fix",
    "FixedText",
    "Kind",
    "Mark",
    "Position",
    "Role",
    "Rule",
    "Scope",
    "Severity",
    "Span",
    "fix",
    "lint",
    "rule",
    "style_of",
]


def __getattr__(name: str) -> object:
    """What the command line and the rules do not need is imported where it is first used."""
    if name in ("FixedText", "fix", "lint"):
        from textmend import api

        return getattr(api, name)
    if name == "Diagnostic":
        from textmend.diagnostic import Diagnostic

        return Diagnostic
    if name in ("Kind", "Mark", "Role"):
        from textmend.quotes import marks

        return getattr(marks, name)
    if name == "style_of":
        from textmend.quotes.styles import style_of

        return style_of
    raise AttributeError(f"module 'textmend' has no attribute {name!r}")
