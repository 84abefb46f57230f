"""`repeated-title`."""

from __future__ import annotations

from itertools import chain, pairwise

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend_rules.removal import removal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NOWHERE = Span(0, 0)

_LONGEST = 300
"""Code points of a title."""

_FEWEST_WORDS = 3
"""In a text without a title of its own: “No.” and “Chapter One” may well stand there twice."""

_MARKS = dict.fromkeys(map(ord, "\"'“”‘’.,:;!?…-–—|"), " ")


@rule(
    family="repeats",
    views=("title", "repeated_lines"),
    examples=(
        Example(
            "Mill on Tern Island closes\n\n⟦Mill on Tern Island closes⟧\n\nNobody spoke.\n",
            "Mill on Tern Island closes\n\nNobody spoke.\n",
        ),
        Example("Mill on Tern Island closes\n\nThe mill on Tern Island has closed.\n"),
        Example("No.\n\nNo.\n\nHe said it a third time.\n"),
    ),
)
def repeated_title(document: Document) -> Iterator[Finding]:
    """The first paragraph repeats the title.

    ## Why
    The title is a field of the record, and the extractor took it into the text as well; or a file
    begins with the same line twice. Put together again, the document says it twice.

    ## Fix
    Safe: the paragraph goes. Its letters and digits must be those of the title in the same order,
    whatever the case and the marks. In a file, where there is no field, the second of its first two
    paragraphs goes if they are the same line to the character, of three words or more, and no
    sentence. A text that is nothing but its title is left alone.

    ## Options
    None.
    """
    text = document.prose
    if document.title:
        paragraphs = document.paragraphs
        if len(paragraphs) < 2 or paragraphs[0].end - paragraphs[0].start > _LONGEST:
            return
        span, edit = paragraphs[0], removal(document, 0)
        repeats = _letters(text[slice(*span)]) == _letters(document.title) != []
    else:
        again = tuple(line.lstrip() for line in document.repeated_lines)
        if not text.lstrip().startswith(again):
            return
        # Lines: two short ones that nothing divides look like a paragraph that is wrapped.
        lines = _lines(document)
        first, span = next(lines, _NOWHERE), next(lines, _NOWHERE)
        title = text[slice(*first)]
        is_title = len(title.split()) >= _FEWEST_WORDS and title.rstrip()[-1].isalnum()
        repeats = is_title and len(title) <= _LONGEST and text[slice(*span)] == title
        edit = Edit.delete(first.end, span.end)
    if repeats:
        fix = Fix((edit,), Applicability.SAFE, "Remove the second title")
        yield Finding(Span(*span), "The title again", fix)


def _lines(document: Document) -> Iterator[Span]:
    """The lines that are not blank."""
    text = document.prose
    for start, following in pairwise(chain(document.line_starts, (len(text),))):
        line = text[start:following].rstrip("\r\n")
        if line.strip():
            yield Span(start, start + len(line))


def _letters(text: str) -> list[str]:
    return text.casefold().translate(_MARKS).split()
