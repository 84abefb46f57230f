"""`repeated-paragraph`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, Fix, Span, rule
from textmend_rules.removal import removal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 60
"""Code points. Nobody writes as much twice by chance; what is shorter is a line."""

_HEAD = 16
"""Code points of a paragraph that tell most from those that begin with a line that is repeated."""


@rule(
    family="repeats",
    views=("repeated_lines",),
    examples=(
        Example(
            "The mill on Tern Island closed on Friday, after a hundred and nine years.\n\n"
            "⟦The mill on Tern Island closed on Friday, after a hundred and nine years.⟧\n\n"
            "Nobody spoke.\n",
            "The mill on Tern Island closed on Friday, after a hundred and nine years.\n\n"
            "Nobody spoke.\n",
        ),
        Example(
            "The mill on Tern Island closed on Friday, after a hundred and nine years.\n\n"
            "Nobody spoke.\n\n"
            "⟦The mill on Tern Island closed on Friday, after a hundred and nine years.⟧\n",
            "The mill on Tern Island closed on Friday, after a hundred and nine years.\n\n"
            "Nobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example("Nobody spoke.\n\nNobody spoke.\n"),
    ),
)
def repeated_paragraph(document: Document) -> Iterator[Finding]:
    """A paragraph that stands in the text for a second time.

    ## Why
    The page had it twice, for two widths of screen or as a caption and its description, or the
    extractor took it twice. A model learns by heart what it reads twice.

    ## Fix
    Safe where nothing stands between the two, which are the same to the character, blanks at their
    ends too: the second is removed with one of the gaps beside it. Unsafe elsewhere: an author may
    repeat a refrain.
    Paragraphs of less than 60 code points are left to `repeated-line`, and rules without letters
    alone.

    ## Options
    None.
    """
    text = document.prose
    seen: dict[str, int] = {}
    for number in _numbers(document):
        start, end = document.paragraphs[number]
        if end - start < SHORTEST:
            continue
        paragraph = text[start:end]
        if not any(map(str.isalpha, paragraph)):
            continue
        before = seen.get(paragraph)
        seen[paragraph] = number
        if before is None:
            continue
        level, message = Applicability.UNSAFE, "Remove it (unsafe: it may be a refrain)"
        if before == number - 1:
            level, message = Applicability.SAFE, "Remove the second one"
        fix = Fix((removal(document, number),), level, message)
        line = document.position(document.paragraphs[before].start).line
        yield Finding(Span(start, end), f"The same paragraph as on line {line}", fix)


def _numbers(document: Document) -> Iterable[int]:
    """The numbers of the paragraphs that may stand there again: which begin as a line that does.

    In hypertext they may begin inside a line.
    """
    text, paragraphs = document.prose, document.paragraphs
    if document.is_hypertext:
        return range(len(paragraphs))
    if document.places_of_repeats is not None:
        from textmend.paragraphs import begun

        return begun(paragraphs, document.places_of_repeats)
    heads = {line[:_HEAD] for line in document.repeated_lines}
    found = []
    for number, (start, _) in enumerate(paragraphs):
        head = text[start : start + _HEAD]
        if head in heads or "\n" in head or "\r" in head:
            found.append(number)
    return found
