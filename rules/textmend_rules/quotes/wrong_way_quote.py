"""`wrong-way-quote`."""

from __future__ import annotations

from textmend import Document, Example, Finding, Role, rule
from textmend_rules.quotes.decisions import SAFE_FROM, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.quotes.marks import Mark

_CURLY = "“‘”’"


@rule(
    family="quotes",
    views=("turned_marks",),
    examples=(
        Example(
            "“The tide is out,⟦“⟧ said the boy.\n",
            "“The tide is out,” said the boy.\n",
        ),
        Example(
            "The sailors of the ⟦‘⟧90s don⟦‘⟧t swim.\n",
            "The sailors of the ’90s don’t swim.\n",
        ),
        Example("“The tide is out,” said the boy, “and ’tis late.”\n"),
        Example("She came from O‘ahu, and he from the village of ‘Ayn.\n"),
    ),
)
def wrong_way_quote(document: Document) -> Iterator[Finding]:
    """A curly mark that faces the wrong way.

    ## Why
    Programs turn marks by the space before them, and go wrong at dashes, brackets and elisions.
    What looks for quotations then finds the text between two of them.

    ## Fix
    Safe: the mark is turned, where all marks of its paragraph together make it certain. Where they
    do not, nothing is reported.

    ## Options
    None.
    """
    if "“" not in document.prose and "‘" not in document.prose:
        return  # in Swedish, and wherever ” opens as well
    for at in document.turned_marks:
        mark = document.quotes.at(at)
        if mark is None or mark.confidence < SAFE_FROM or _is_set_so(document, mark):
            continue
        if mark.role not in (Role.OPEN, Role.CLOSE, Role.APOSTROPHE):
            continue
        glyph = document.quotes.style.glyph(mark.kind, mark.role)
        if glyph != mark.glyph and glyph is not None and glyph in _CURLY:
            yield turned(mark, glyph, f"{mark.glyph} faces the wrong way")


def _is_set_so(document: Document, mark: Mark) -> bool:
    """Whether it is set so in the text’s language, or with its partner in some other."""
    from textmend.quotes.styles import OTHERS, style_of

    if mark.glyph == style_of(document.language).glyph(mark.kind, mark.role):
        return True
    partner = document.quotes.at(mark.partner) if mark.partner >= 0 else None
    if partner is None:
        return False
    pair = (partner, mark) if mark.role is Role.CLOSE else (mark, partner)
    glyphs = tuple(each.glyph for each in pair)
    return any(glyphs in (style.double, style.single) for style in OTHERS)
