"""`double-space`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend_rules.runs import run_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NBSP = "\N{NO-BREAK SPACE}"
_BLANKS = " " + _NBSP
_WIDEST = 4
"""Spaces; what is wider has been set."""

_LONGEST = 1000
"""Code points of a line that may belong to a table."""

_MARKS = ".,;:!?()[]\"'“”‘’"
_WORD = 40
"""Code points of a word in a table, and of the gap behind it."""

_BULLETS = frozenset("-*+•·‣▪◦–—>|#.)")


@rule(
    family="spacing",
    severity=Severity.WARNING,
    wary_of_code=True,
    anchors=("  ", f" {_NBSP}", f"{_NBSP} "),
    examples=(
        Example("The mill⟦  ⟧closed.⟦  ⟧Nobody spoke.\n", "The mill closed. Nobody spoke.\n"),
        Example("The mill⟦\xa0 ⟧closed⟦   ⟧early.\n", "The mill closed early.\n"),
        Example("  The mill closed.  \n"),
        Example("Year   Lambs   Ewes\n1911   214     190\n"),
        Example("1911  214  190\n"),
        Example("Name:       Ada\n"),
    ),
)
def double_space(document: Document, hit: int) -> Iterator[Finding]:
    """Two or more spaces between words.

    ## Why
    Words were taken out between them, or the text was typed on a machine with one width for all
    letters. Browsers show one space, and everything that compares text sees another text.

    ## Fix
    Safe: one space is left. Indentation, columns and rows of tables, gaps of five spaces and
    more, and in Markdown code and the space behind a bullet are left alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    end = run_end(text, hit, _BLANKS)
    if end is None:
        return
    before, after = text[hit - 1 : hit], text[end : end + 1]
    if not before.strip() or not after.strip() or end - hit > _WIDEST:
        return
    furthest = max(0, hit - _LONGEST)
    line = max(text.rfind("\n", furthest, hit), text.rfind("\r", furthest, hit)) + 1
    if _is_row(text, line or furthest, hit, end):
        return
    if not line and furthest:
        yield _found(hit, end)  # no table has such lines
        return
    if before in _BULLETS and not text[line : hit - 1].strip(" \t0123456789"):
        return  # the gap behind a bullet or a number
    if _is_column(text, line, hit, end):
        return
    yield _found(hit, end)


def _found(start: int, end: int) -> Finding:
    edit = Edit.replace(start, end, " ")
    fix = Fix((edit,), Applicability.SAFE, "Leave one space")
    return Finding(Span(start, end), f"{end - start} spaces between words", fix)


def _is_row(text: str, line: int, start: int, end: int) -> bool:
    """Whether what stands beside the gap has such gaps on its other sides too, and is no word."""
    left = text[max(line, start - _WORD) : start].lstrip().split(" ")[::-1]
    right = text[end : end + _WORD].partition("\n")[0].rstrip().split(" ")
    if all(words[0].strip(_MARKS).isalpha() for words in (left, right)):
        return False
    inside = [words for words in (left, right) if len(words) > 1]
    return bool(inside) and not any(words[1] for words in inside)


def _is_column(text: str, line: int, start: int, end: int) -> bool:
    """Whether a line above or below has a gap that starts or ends where this one does."""
    close = text.find("\n", end, end + _LONGEST)
    above = max(0, line - 1)
    near = [text[text.rfind("\n", max(0, above - _LONGEST), above) + 1 : above][:_LONGEST]]
    if close >= 0:
        near.append(text[close + 1 : close + 1 + _LONGEST].partition("\n")[0])
    first, last = start - line, end - line
    return any(
        "  " in (other[first : first + 2], other[last - 2 : last])
        and other[:first].strip()
        and other[last:].strip()
        for other in near
    )
