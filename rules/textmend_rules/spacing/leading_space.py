"""`leading-space`."""

from __future__ import annotations

from bisect import bisect_right

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT_LINE = 80
"""Code points. Verse, lists and addresses have shorter lines, paragraphs on a line longer ones."""

_WORD = 40
"""Code points of a word in a table, and of the gap behind it."""

_BULLETS = "-*+•·‣▪◦–—#>|"


@rule(
    family="spacing",
    wary_of_code=True,
    anchors=("\n ",),
    examples=(
        Example(
            "The mill closed.\n\n⟦ ⟧Nobody spoke.\n\nThen it rained.\n",
            "The mill closed.\n\nNobody spoke.\n\nThen it rained.\n",
        ),
        Example("⟦ ⟧The mill closed.\n\nNobody spoke.\n", "The mill closed.\n\nNobody spoke.\n"),
        Example("The mill closed.\n\n  Nobody spoke.\n\n  Then it rained.\n"),
        Example("I heard the mill,\n  its wheel, its stones,\nand slept.\n"),
        Example("They brought:\n\n - bread\n - salt\n\nNobody spoke.\n"),
        Example("Type this:\n\n    make all\n\nThen wait.\n"),
    ),
)
def leading_space(document: Document, hit: int, *, max_width: int = 3) -> Iterator[Finding]:
    """A stray space before a paragraph whose neighbours have none.

    ## Why
    The paragraph was cut out of markup in which the space did not show. It makes the first word
    differ from the same word elsewhere, and hides the start of the paragraph from other rules.

    ## Fix
    Safe: the spaces are removed. Verse, lists, code and paragraphs that are all indented are left
    alone, and so is all indentation in Markdown.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    - `max-width`: how many spaces may be a slip; more are indentation.
    """
    text = document.prose
    start = end = hit + 1
    while end < len(text) and text[end] == " ":
        end += 1
    if end - start > max_width or not text[end : end + 1].strip() or text[end] in _BULLETS:
        return
    if text[end : end + _WORD].partition("\n")[0].strip().find("  ") >= 0:
        return  # a row of a table
    starts = document.line_starts
    if _is_indented_layout(text, starts, bisect_right(starts, start) - 1):
        return
    fix = Fix((Edit.delete(start, end),), Applicability.SAFE, "Remove the space")
    yield Finding(Span(start, end), "Stray space before the paragraph", fix)


def _is_indented_layout(text: str, starts: Sequence[int], index: int) -> bool:
    """Whether the line's neighbours are indented too, or so close and short that it is verse."""
    own = _line(text, starts, index)
    for step in (-1, 1):
        near = index + step
        while 0 <= near < len(starts) and not _line(text, starts, near).strip():
            near += step
        if not 0 <= near < len(starts):
            continue
        line = _line(text, starts, near)
        if line[0] in " \t":
            return True
        if near == index + step and min(len(line), len(own)) < _SHORT_LINE:
            return True
    return False


def _line(text: str, starts: Sequence[int], index: int) -> str:
    """A line without its ending."""
    end = starts[index + 1] if index + 1 < len(starts) else len(text)
    return text[starts[index] : end].rstrip("\r\n")
