"""`unbalanced-quote`."""

from __future__ import annotations

from itertools import zip_longest

from textmend import Document, Example, Finding, Kind, Role, Span, rule
from textmend_rules.quotes.decisions import SAFE_FROM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend import Mark

_INDENT = 16
"""Code points of blanks that a paragraph may begin with."""

_ENDINGS = tuple(".!?…'’\"”")
"""What a sentence ends with."""

_AT_ONCE = 100
"""Code points behind a paragraph that are looked at together."""

_LONGEST = 5000
"""Code points that a quotation may run on over paragraphs that do not open it again."""


@rule(
    family="quotes",
    wary_of_code=True,
    views=("odd_lines",),
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
    A text that speaks of code is left alone.

    ## Options
    None.
    """
    pending: Mark | None = None
    is_excused = False
    for start, end in _odd_paragraphs(document):
        for mark in _alone(document, start):
            if mark.role is Role.CLOSE and pending and mark.at - pending.at < _LONGEST:
                pending = None  # nothing opened it again in between, but here it ends
                continue
            if pending and not is_excused:
                yield Finding(Span(pending.at, pending.end), "Opened, but not closed")
            pending = None
            if mark.role is Role.CLOSE:
                yield Finding(Span(mark.at, mark.end), "Closed, but not opened")
            elif "D" not in document.quotes.reopened(end):
                pending = mark
                is_excused = _may_go_on(document.prose, mark, start, end)
    if pending and not is_excused:
        yield Finding(Span(pending.at, pending.end), "Opened, but not closed")


def _alone(document: Document, start: int) -> Iterator[Mark]:
    """The double marks of the paragraph at `start` that surely open or close, and alone."""
    marks = document.quotes.around(start, enough=SAFE_FROM).values()
    doubles = [mark for mark in marks if mark.kind is Kind.DOUBLE]
    for mark, following in zip_longest(doubles, doubles[1:]):
        if mark.partner >= 0 or mark.confidence < SAFE_FROM:
            continue
        if mark.role is Role.CLOSE or (
            mark.role is Role.OPEN and not _opens_again(document.prose, following)
        ):
            yield mark


def _opens_again(text: str, following: Mark | None) -> bool:
    """Whether a quotation goes on at the next mark, as where two of its paragraphs were joined."""
    if following is None or following.role is not Role.OPEN:
        return False
    return text[max(0, following.at - 4) : following.at].rstrip()[-1:] in _ENDINGS


def _odd_paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """The paragraphs with a line in which the double marks cannot all have partners."""
    done = 0
    for start in document.odd_lines:
        bounds = document.quotes.bounds(start)
        if bounds[0] >= done:
            yield bounds
            done = bounds[1]


def _may_go_on(text: str, mark: Mark, start: int, end: int) -> bool:
    """Whether nobody can tell that the quotation should have ended by `end`.

    What a colon introduces may be verse, or a letter, that is set in paragraphs of its own; and a
    text may be cut out of a longer one.
    """
    if text[max(0, mark.at - 3) : mark.at].rstrip().endswith(":"):
        return True
    before = text[max(0, start - 8) : start].rstrip()[-1:]
    at_start = mark.at - start < _INDENT and not text[start : mark.at].strip()
    return at_start and (before == ":" or _is_last(text, end))


def _is_last(text: str, end: int) -> bool:
    """Whether nothing but blanks stands behind a paragraph."""
    while text[end : end + _AT_ONCE].isspace():
        end += _AT_ONCE
    return end >= len(text)
