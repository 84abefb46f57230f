"""`quote-style`."""

from __future__ import annotations

from textmend import Document, Example, Finding, Role, rule, style_of
from textmend_rules.quotes.decisions import CURLY, STRAIGHT, all_straightened, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ALL = "".join((*STRAIGHT, *CURLY)) + "「」『』"


@rule(
    family="quotes",
    anchors=tuple(_ALL),
    opt_in=True,
    supersedes=("mismatched-quotes", "mixed-quotes"),
    choices={"style": ("curly", "straight")},
    examples=(
        Example(
            '⟦"⟧It⟦\'⟧s late,⟦"⟧ said the miller. ⟦"⟧The lads⟦\'⟧ boots are wet.⟦"⟧\n',
            "“It’s late,” said the miller. “The lads’ boots are wet.”\n",
        ),
        Example(
            'Say ⟦"⟧⟦\'⟧tis⟦"⟧, not ⟦"⟧it is⟦"⟧.\n',
            "Say “’tis”, not “it is”.\n",
        ),
        Example("“It’s late,” said the miller.\n"),
        Example("The door is 6' 2\" high.\n"),
    ),
)
def quote_style(
    document: Document, *, style: str = "curly", language: str = "auto"
) -> Iterator[Finding]:
    """A quotation mark or an apostrophe that is not of the configured style.

    ## Why
    A corpus reads best, and is counted right, when all its texts use one style.

    ## Fix
    Every mark is set to the style. To curly marks it is safe where it is certain what the mark
    does, and unsafe with its confidence where it is likely. To straight marks it is safe, because
    the configuration asks for it; the rules that follow the text's own majority then do not run.
    Feet, inches, minutes, code and URLs stay as they are.

    ## Options
    - `style`: `curly` or `straight`.
    - `language`: whose curly marks to set, as a BCP 47 tag; `auto` for the text's own language.
    """
    if style == "straight":
        for kind, glyphs in enumerate(CURLY):
            for glyph in glyphs:
                message = f"Curly {glyph} where straight marks are wanted"
                yield from all_straightened(document, glyph, STRAIGHT[kind], message, certain=True)
        return
    wanted = style_of(document.language if language == "auto" else language)
    allowed = {*map(str.strip, (*wanted.double, *wanted.single)), wanted.apostrophe}
    for mark in document.quotes.written(_ALL):
        if mark.glyph not in allowed and mark.role not in (Role.PRIME, Role.STRAY):
            message = f"{mark.glyph} where the marks of the style are wanted"
            yield turned(mark, wanted.glyph(mark.kind, mark.role), message)
