"""`markdown-residue`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


_LONGEST = 300
"""Code points of what a link says."""


@rule(
    family="residue",
    wary_of_code=True,
    anchors=("**", "](", *(f"\n{'#' * level} " for level in range(1, 7))),
    examples=(
        Example(
            "The mill ⟦**closed**⟧ on Friday.\n",
            "The mill closed on Friday.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦[The mill](https://courier.example/mill)⟧ closed.\n",
            "The mill closed.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦## What the miller said⟧\n\nNothing.\n",
            "What the miller said\n\nNothing.\n",
            Applicability.UNSAFE,
        ),
        Example("The f**king mill, he said, is s**t and closed.\n"),
        Example("See [1](a note) and 2**3, but not ** this.\n"),
        Example("The mill **closed**.\n", path="example.md"),
    ),
)
def markdown_residue(document: Document, hit: int) -> Iterator[Finding]:
    """Markdown's marks in a text that is not Markdown.

    ## Why
    Feeds, forums and some extractors give Markdown, and who reads it as plain text has asterisks
    round words, and addresses behind them.

    ## Fix
    Unsafe: the marks are removed and the words stay. Emphasis is lost with the marks, and a link
    with its address. Files that are named as Markdown are left alone.
    A text that speaks of code is left alone.

    ## Options
    None.
    """
    if document.is_markup:
        return
    text = document.prose
    if text.startswith("](", hit):
        start = text.rfind("[", max(0, hit - _LONGEST - 1), hit)
        start -= text[start - 1 : start] == "!"
    else:
        start = hit if text.startswith("*", hit) else hit + 1
    mark = _marks().match(text, start) if start >= 0 else None
    if mark is not None:
        words = mark["bold"] or mark["link"] or mark["heading"] or ""
        fix = Fix(
            (Edit.replace(*mark.span(), words),),
            Applicability.UNSAFE,
            "Leave the words (unsafe: emphasis and addresses are lost)",
        )
        yield Finding(Span(*mark.span()), "Markdown in a text that is none", fix)


@cache
def _marks() -> re.Pattern[str]:
    import re  # few texts have such marks

    return re.compile(
        r"(?<![\w*\\])(?P<stars>\*{2,3})(?=[^\s*])(?P<bold>[^*\n]{1,400})(?<!\s)(?P=stars)(?![\w*])"
        rf"|!?\[(?P<link>[^\[\]\n]{{0,{_LONGEST}}})\]"
        r"\((?:https?://|/|\#|mailto:|www\.)[^\s()]{0,500}(?:[ ]\"[^\"\n]{0,200}\")?\)"
        r"|\#{1,6}[ ]{1,9}(?P<heading>[^\s#\d][^\n\r]{0,150}?[^\s.,;])[ ]{0,9}\#{0,9}"
        r"(?=[\r\n]|\Z)"
    )
