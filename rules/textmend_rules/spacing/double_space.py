"""`double-space`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NBSP = "\N{NO-BREAK SPACE}"
_BLANKS = " " + _NBSP
_WIDEST = 4
"""Spaces; what is wider has been set."""

_BULLETS = frozenset("-*+•·‣▪◦–—>|#.)")


@rule(
    family="spacing",
    severity=Severity.WARNING,
    anchors=("  ", f" {_NBSP}", f"{_NBSP} "),
    examples=(
        Example("The mill⟦  ⟧closed.⟦  ⟧Nobody spoke.\n", "The mill closed. Nobody spoke.\n"),
        Example("The mill⟦\xa0 ⟧closed⟦   ⟧early.\n", "The mill closed early.\n"),
        Example("  The mill closed.  \n"),
        Example("Year   Lambs   Ewes\n1911   214     190\n"),
        Example("Name:       Ada\n"),
    ),
)
def double_space(document: Document, hit: int) -> Iterator[Finding]:
    """Two or more spaces between words.

    ## Why
    Words were taken out between them, or the text was typed on a machine with one width for all
    letters. Browsers show one space, and everything that compares text sees another text.

    ## Fix
    Safe: one space is left. Indentation, columns of tables, gaps of five spaces and more, and in
    Markdown code and the space behind a bullet are left alone.

    ## Options
    None.
    """
    text = document.prose
    if hit and text[hit - 1] in _BLANKS:
        return  # the first of the run speaks for all
    end = hit + 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    before, after = text[hit - 1 : hit], text[end : end + 1]
    if not before.strip() or not after.strip() or end - hit > _WIDEST:
        return
    line = max(text.rfind("\n", 0, hit), text.rfind("\r", 0, hit)) + 1
    if before in _BULLETS and not text[line : hit - 1].strip(" \t0123456789"):
        return  # the gap behind a bullet or a number
    if _is_column(text, line, hit, end):
        return
    edit = Edit.replace(hit, end, " ")
    fix = Fix((edit,), Applicability.SAFE, "Leave one space")
    yield Finding(Span(hit, end), f"{end - hit} spaces between words", fix)


def _is_column(text: str, line: int, start: int, end: int) -> bool:
    """Whether a line above or below has a gap that starts or ends where this one does."""
    close = text.find("\n", end)
    near = [text[text.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)]]
    if close >= 0:
        below = text.find("\n", close + 1)
        near.append(text[close + 1 : below if below >= 0 else len(text)])
    first, last = start - line, end - line
    return any(
        "  " in (other[first : first + 2], other[last - 2 : last])
        and other[:first].strip()
        and other[last:].strip()
        for other in near
    )
