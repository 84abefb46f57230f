"""`unbalanced-quote`."""

from __future__ import annotations

from textmend import Document, Example, Finding, Kind, Role, Span, rule
from textmend_rules.quotes.decisions import SAFE_FROM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend import Mark

_OPENING = ("“", '"')
_LONGEST = 5000
"""Code points that a quotation may run on over paragraphs that do not open it again."""


@rule(
    family="quotes",
    anchors=('"', "“", "”"),
    examples=(
        Example("He called it ⟦“⟧a tidal wonder and left.\n\nNobody else spoke of it again.\n"),
        Example('He called it a tidal wonder,⟦"⟧ and went home. "So it is," she said.\n'),
        Example("“I shall begin with the well.\n\n“The well is dry,” she said.\n"),
        Example('“The tide is out,” she said, “and the plank is 6" wide.”\n'),
    ),
)
def unbalanced_quote(document: Document) -> Iterator[Finding]:
    """A quotation that is opened and not closed, or closed and not opened.

    ## Why
    Nobody can tell where the quotation ends. Often the text round it is damaged as well: a line
    lost, or two sentences made one.

    ## Fix
    None: where the other mark stood is for people to say. A quotation over several paragraphs,
    each of which opens it and only the last of which closes it, is in order.

    ## Options
    None.
    """
    pending: Mark | None = None
    for start, end in _odd_paragraphs(document):
        alone = [
            mark
            for mark in document.quotes.around(start).values()
            if mark.partner < 0
            and mark.kind is Kind.DOUBLE
            and mark.role in (Role.OPEN, Role.CLOSE)
            and mark.confidence >= SAFE_FROM
        ]
        for mark in alone:
            if mark.role is Role.CLOSE:
                if pending is not None and mark.at - pending.at < _LONGEST:
                    pending = None  # nothing reopened it in between, but here it ends
                else:
                    yield Finding(Span(mark.at, mark.end), "Closed, but not opened")
                continue
            if pending is not None:
                yield Finding(Span(pending.at, pending.end), "Opened, but not closed")
            pending = None if _goes_on(document, mark, start, end) else mark
    if pending is not None:
        yield Finding(Span(pending.at, pending.end), "Opened, but not closed")


def _odd_paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """The paragraphs with a line in which the double marks cannot all have partners."""
    text = document.prose
    if '"' not in text and text.count("“") == text.count("”"):
        return
    lines = text.split("\n")
    lines += ("", "")  # as if two blank ones followed
    start = done = 0
    for number, line in enumerate(lines):
        odd = abs(line.count("“") - line.count("”")) + line.count('"') % 2
        if odd:
            following = lines[number + 1] or lines[number + 2]
            if odd > 1 or not (line.startswith(_OPENING) and following.startswith(_OPENING)):
                bounds = document.quotes.bounds(start)
                if bounds[0] >= done:
                    yield bounds
                    done = bounds[1]
        start += len(line) + 1


def _goes_on(document: Document, mark: Mark, start: int, end: int) -> bool:
    """Whether the quotation may go on behind the paragraph, or behind the text.

    Where the next paragraph opens it again, it does. What a colon introduces may be verse, or a
    letter, that is set in paragraphs of its own; and a text may be cut out of a longer one.
    """
    if "D" in document.quotes.reopened(end):
        return True
    is_last = not document.prose[end:].strip()
    if document.prose[mark.at - 3 : mark.at].rstrip().endswith(":"):
        return True
    return is_last and not document.prose[start : mark.at].strip()
