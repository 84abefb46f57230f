"""`repeated-title`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, Fix, Span, rule
from textmend_rules.removal import removal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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
    paragraphs = document.paragraphs
    if len(paragraphs) < 2:
        return
    text = document.prose
    first = text[paragraphs[0].start : paragraphs[0].end].strip()
    if len(first) > _LONGEST:
        return
    if document.title:
        number = 0
        repeats = _letters(first) == _letters(document.title) != []
    else:
        number = 1
        second = text[paragraphs[1].start : paragraphs[1].end].strip()
        is_title = len(first.split()) >= _FEWEST_WORDS and first[-1].isalnum()
        repeats = first == second and is_title
    if repeats:
        fix = Fix((removal(document, number),), Applicability.SAFE, "Remove the second title")
        yield Finding(Span(*paragraphs[number]), "The title again", fix)


def _letters(text: str) -> list[str]:
    return text.casefold().translate(_MARKS).split()
