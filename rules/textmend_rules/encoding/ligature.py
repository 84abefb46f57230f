"""`ligature`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = {
    "\N{LATIN SMALL LIGATURE FF}": "ff",
    "\N{LATIN SMALL LIGATURE FI}": "fi",
    "\N{LATIN SMALL LIGATURE FL}": "fl",
    "\N{LATIN SMALL LIGATURE FFI}": "ffi",
    "\N{LATIN SMALL LIGATURE FFL}": "ffl",
    "\N{LATIN SMALL LIGATURE LONG S T}": "st",
    "\N{LATIN SMALL LIGATURE ST}": "st",
}


@rule(
    family="encoding",
    anchors=tuple(_LETTERS),
    examples=(
        Example("Nobody was in the o⟦\ufb03⟧ce.\n", "Nobody was in the office.\n"),
        Example("The ⟦\ufb02⟧ag came down at ⟦\ufb01⟧ve.\n", "The flag came down at five.\n"),
        Example("The printer had no \ufb01, and set an f and an i.\n"),
        Example("Æsop’s œuvre, and a straße.\n"),
    ),
)
def ligature(document: Document, hit: int) -> Iterator[Finding]:
    """A ligature of print, such as “\N{LATIN SMALL LIGATURE FI}”, where letters should stand.

    ## Why
    The font decides how two letters are drawn; a text has the letters. Words with ligatures come
    out of PDF files, and no search, count or dictionary knows them.

    ## Fix
    Safe: the letters take its place. A ligature that stands alone is what the text is about. The
    letters æ, œ and ß of several languages are letters, and full-width ones are normal in Japanese.

    ## Options
    None.
    """
    text = document.text
    if not (_is_of_word(text[hit - 1 : hit]) or _is_of_word(text[hit + 1 : hit + 2])):
        return
    letters = _LETTERS[text[hit]]
    edit = Edit.replace(hit, hit + 1, letters)
    fix = Fix((edit,), Applicability.SAFE, f"Write “{letters}”")
    yield Finding(Span(hit, hit + 1), f"A ligature in the place of “{letters}”", fix)


def _is_of_word(character: str) -> bool:
    return character.isalpha() or character in ("-", "’", "'")
