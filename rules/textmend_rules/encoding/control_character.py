"""`control-character`."""

from __future__ import annotations

import re

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROLS = tuple(chr(code) for code in (*range(1, 32), 127) if chr(code) not in "\t\n\r")


@rule(
    family="encoding",
    severity=Severity.ERROR,
    prose_only=False,
    anchors=_CONTROLS,
    examples=(
        Example("The mill⟦\x07⟧ closed.\n", "The mill closed.\n"),
        Example("The ⟦\x1b[1m⟧mill⟦\x1b[0m⟧ closed.\n", "The mill closed.\n"),
        Example("The o⟦\x02⟧ce closed.\n", "The oce closed.\n", Applicability.UNSAFE),
        Example("One\ttab, one line.\r\n"),
    ),
)
def control_character(document: Document, hit: int) -> Iterator[Finding]:
    """A control character that is neither tab nor line ending.

    ## Why
    It means nothing in a text. Terminals act on some; parsers of XML and JSON refuse others.

    ## Fix
    Safe: it is removed, with the rest of a terminal's escape sequence. Between two letters it is
    unsafe, because it may be all that is left of a letter or a ligature; so is a form feed or a
    vertical tab between words, where a line ending takes its place.

    ## Options
    None.
    """
    text = document.text
    if hit and text[hit - 1] == text[hit]:
        return  # the first of the run speaks for all
    end = hit + 1
    if text[hit] == "\x1b" and (sequence := _escape_sequence().match(text, hit)):
        end = sequence.end()
    while text[end : end + 1] == text[hit]:
        end += 1
    before, after = text[hit - 1 : hit], text[end : end + 1]
    message = f"Control character U+{ord(text[hit]):04X}"
    if text[hit] in "\v\f" and before.strip() and after.strip():
        edit = Edit.replace(hit, end, "\n")
        why = "Put a line ending in its place (unsafe: a letter may have been lost)"
        fix = Fix((edit,), Applicability.UNSAFE, why)
    elif end == hit + 1 and before.isalpha() and after.isalpha():
        why = "Remove it (unsafe: a letter may have been lost)"
        fix = Fix((Edit.delete(hit, end),), Applicability.UNSAFE, why)
    else:
        fix = Fix((Edit.delete(hit, end),), Applicability.SAFE, "Remove it")
    yield Finding(Span(hit, end), message, fix)


@cache
def _escape_sequence() -> re.Pattern[str]:
    """What follows ESC in a control sequence or an operating system command (ECMA-48, 5.4, 5.6)."""
    return re.compile(
        r"\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b\r\n]{0,256}(?:\x07|\x1b\\))"
    )
