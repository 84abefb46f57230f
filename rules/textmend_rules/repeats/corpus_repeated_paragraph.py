"""`corpus-repeated-paragraph`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, Fix, Scope, Span, rule
from textmend_rules.removal import removal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CREDITS = ("contributed to", "contributed reporting", "reporting by", "editing by")


@rule(
    family="repeats",
    scope=Scope.CORPUS,
    opt_in=True,
    examples=(
        Example(
            "The mill closed.\n\n⟦Read the Valley Courier every day of the week.⟧\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example("The mill closed.\n\nNobody but the miller spoke.\n"),
        Example("Ada Quill contributed to this report.\n"),
        Example("* * *\n\n* * *\n"),
    ),
)
def corpus_repeated_paragraph(
    document: Document,
    *,
    min_documents: int = 10,
    min_length: int = 20,
    keep: tuple[str, ...] = _CREDITS,
) -> Iterator[Finding]:
    """A paragraph that stands in many documents of the corpus.

    ## Why
    What a site sets under every article is in the corpus a thousand times, and a model learns it by
    heart. In scraped news every second document has such a paragraph.

    ## Fix
    Unsafe: the paragraph is removed, wherever it stands, with one of the gaps beside it. A corpus
    may hold the same text several times, and then all of it is repeated.

    All files are read twice, so the rule runs only when it is selected by its own name, and on a
    folder; on single files it says that it did not run. Blanks and case make no difference.

    ## Options
    - `min-documents`: in how many documents a paragraph must stand.
    - `min-length`: how many code points it must have; shorter ones are said by chance.
    - `keep`: paragraphs that hold one of these, in any case, are left: they are
      credits of agencies and authors.
    """
    repeats = document.context.repeats
    if repeats is None:
        return
    text = document.prose
    for number, (start, end) in enumerate(document.paragraphs):
        paragraph = text[start:end].strip()
        if len(paragraph) < min_length or not any(map(str.isalpha, paragraph)):
            continue
        documents = repeats.documents_with(paragraph)
        if documents < min_documents or any(each.lower() in paragraph.lower() for each in keep):
            continue
        fix = Fix(
            (removal(document, number),),
            Applicability.UNSAFE,
            "Remove the paragraph (unsafe: whole texts may be in the corpus several times)",
        )
        message = f"The same paragraph is in {documents:,} documents of the corpus"
        yield Finding(Span(start, end), message, fix)
