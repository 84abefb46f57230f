"""`inlined-header`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_LONGEST = 240
"""Code points from the first word in which a header must end."""

# A capitalised word, a day and a year are a date whatever the word: no list of months is needed.
_DATE = r"""(?:\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.]\d{2,4}
    |(?:[A-Z][a-z]+,\s)?(?:[A-Z][a-z]{2,8}\.?\s\d\d?,?|\d\d?\s[A-Z][a-z]{2,8}\.?)\s\d{4})
    (?:(?:T|,?\s(?:at\s)?)\d\d?:\d\d[\d:.]*(?:\s?[apAP]\.?[mM]\.?)?(?:\s?Z|\s[A-Z]{2,4}(?=[\s|]))?)?"""
_LABEL = r"(?:[Dd]ate:?|DATE:?|[A-Z][a-z]+(?:\s[a-z]+)?(?:\son)?:)"
_NAME = r"[A-Z][\w.'’-]*(?:\s(?:and\s)?[A-Z][\w.'’-]*){0,8}"
_SEPARATOR = r"[ \t]*(?:[|·•–—-][ \t]*)?"
_BODY = r"(?=[^\s|][^\r\n|]{19})"


@rule(
    family="residue",
    views=("may_have_header",),
    examples=(
        Example(
            "⟦date 2019-11-30 ⟧The mill closed on Friday.\n",
            "The mill closed on Friday.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦Published: March 4, 2018, 10:15 a.m. ⟧The mill closed on Friday.\n",
            "The mill closed on Friday.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "⟦By Ada Quill | Valley Courier | ⟧The mill closed on Friday, and nobody spoke.\n",
            "The mill closed on Friday, and nobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example("Published in 1911, the novel was forgotten by 1915.\n"),
        Example("By contrast, the mill closed.\n"),
        Example("Published: March 4, 2018\n\nThe mill closed.\n"),
    ),
)
def inlined_header(document: Document) -> Iterator[Finding]:
    """Metadata glued before the first sentence of the body.

    ## Why
    The page showed the date or the author apart from the text; the extractor ran them together.
    What is left is no sentence, and the first word of the body is no longer the first.

    ## Fix
    Unsafe: the header is removed, and a reader may want the date.

    ## Options
    None.
    """
    if not document.may_have_header:
        return
    head = document.prose[: _LONGEST * 2]
    start = len(head) - len(head.lstrip())
    pattern = _pattern_for(head[start : start + _LONGEST])
    header = pattern.match(head, start, start + _LONGEST) if pattern else None
    if header is None:
        return
    shown = header[0].strip(" |")
    fix = Fix(
        (Edit.delete(start, header.end()),),
        Applicability.UNSAFE,
        "Remove the header (unsafe: what it says may be wanted)",
    )
    yield Finding(Span(start, header.end()), f"“{shown}” is glued before the body", fix)


def _pattern_for(opening: str) -> re.Pattern[str] | None:
    """What a header is held to, if there may be one: both patterns take long to compile."""
    if opening.startswith("By "):
        return _byline() if "|" in opening else None
    return _dated() if ":" in opening or opening[:4].lower() == "date" else None


@cache
def _dated() -> re.Pattern[str]:
    """Dates with a label, and what divides them from the body, which follows on the same line."""
    import re  # few texts begin so

    return re.compile(rf"(?:{_LABEL}\s{{1,3}}{_DATE}{_SEPARATOR})+{_BODY}", re.VERBOSE)


@cache
def _byline() -> re.Pattern[str]:
    """`By … | …`, perhaps with a date."""
    import re

    fields = rf"\s\|\s(?:[^|\r\n]{{1,60}}?\s\|\s)??(?:{_DATE})?"
    return re.compile(rf"By\s{_NAME}{fields}{_SEPARATOR}{_BODY}", re.VERBOSE)
