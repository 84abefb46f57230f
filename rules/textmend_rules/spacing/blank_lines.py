"""`blank-lines`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = "\r\n"


@rule(
    family="spacing",
    views=("has_gaps",),
    examples=(
        Example(
            "The mill closed.\n\nIt rained.\n⟦\n\n\n⟧Nobody spoke.\n",
            "The mill closed.\n\nIt rained.\n\nNobody spoke.\n",
        ),
        Example("The mill closed.\n⟦\n\n\n\n⟧", "The mill closed.\n"),
        Example("The mill closed.\n\n\nIt rained.\n\nNobody spoke.\n"),
        Example("```\nmake\n\n\n\n\nmake all\n```\n", path="example.md"),
    ),
)
def blank_lines(document: Document, *, most: int = 2) -> Iterator[Finding]:
    """More blank lines than paragraphs or sections need.

    ## Why
    Pictures, advertisements and tables stood there, and nothing was left of them but the gaps.

    ## Fix
    Safe: as many blank lines are left as the text mostly has between its paragraphs, and none at
    its start and its end. Code in Markdown keeps its own.

    ## Options
    - `most`: how many blank lines may stand together, at least one.
    """
    text = document.prose
    ending = "\n" if "\n" in text else "\r"
    if "\r" in text and "\r\n" in text:
        ending = "\r\n"
    run = ending * (most + 2)
    at = text.find(ending * (most + 1)) if text.startswith(ending) else text.find(run)
    usual = -1
    while at >= 0:
        end = at
        while text.startswith(ending, end):
            end += len(ending)
        start = at if at == 0 else at + len(ending)
        is_markup = "\ufffc" in (text[at - 1 : at], text[end : end + 1])
        is_flagged = (end - start) // len(ending) > most
        if is_flagged and not is_markup:
            kept = 0
            if start and end < len(text):
                usual = _usual(document, ending, most) if usual < 0 else usual
                kept = usual
            edit = Edit.replace(start, end, ending * kept)
            fix = Fix((edit,), Applicability.SAFE, f"Leave {kept}")
            count = (end - start) // len(ending)
            yield Finding(Span(start, end), f"{count} blank lines", fix)
        at = text.find(run, end)


def _usual(document: Document, ending: str, most: int) -> int:
    """How many blank lines mostly stand between paragraphs, up to `most`; 1 in doubt."""
    from textmend.literals import count

    gaps = [count(document, ending * (lines + 1)) for lines in range(1, most + 2)]
    counts = {lines: gaps[lines - 1] - gaps[lines] for lines in range(1, most + 1)}
    return max(counts, key=lambda lines: (counts[lines], -lines), default=0)
