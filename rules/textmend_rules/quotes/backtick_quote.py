"""`backtick-quote`."""

from __future__ import annotations

from textmend import Document, Example, Finding, Role, rule
from textmend_rules.quotes.decisions import CURLY, SAFE_FROM, STRAIGHT, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = ("`", "''", "’’")
_GLYPHS = ("``", *_SIGNS)


@rule(
    family="quotes",
    wary_of_code=True,
    anchors=("`", "''", "’’"),
    examples=(
        Example(
            "She said ⟦``⟧the tide is out⟦''⟧ and left.\n",
            'She said "the tide is out" and left.\n',
        ),
        Example(
            "“Run,” he said. The sign read ⟦''⟧no bathing⟦''⟧ then.\n",
            "“Run,” he said. The sign read “no bathing” then.\n",
        ),
        Example(
            "The ⟦`⟧tide' is out, and it's late.\n",
            "The 'tide' is out, and it's late.\n",
        ),
        Example("Type `tide --out` and wait; it's slow, ``tide`` or not.\n"),
        Example("Say 'no', not 'yes'.\n"),
    ),
)
def backtick_quote(document: Document) -> Iterator[Finding]:
    """Quotation marks made of backticks, or of two single marks.

    ## Why
    Typewriters, TeX and old newswires wrote them so. They are no quotation marks to anything that
    reads the text today, and two single marks look like one double.

    ## Fix
    To the marks that the rest of the text has: curly if it has more of these, else straight. Safe
    where it is certain what the mark does. Code between backticks is left alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    quotes = document.quotes
    for mark in quotes.written(_SIGNS):
        if mark.glyph not in _GLYPHS or mark.role not in (Role.OPEN, Role.CLOSE):
            continue
        if mark.partner < 0 or mark.confidence < SAFE_FROM:
            continue
        kind = mark.kind
        is_curly = not document.alphabet.isdisjoint("".join(CURLY)) and (
            not quotes.is_mostly_straight(kind) or STRAIGHT[kind] not in document.prose
        )
        glyph = quotes.style.glyph(kind, mark.role) if is_curly else STRAIGHT[kind]
        yield turned(mark, glyph, f"{mark.glyph} for a quotation mark")
