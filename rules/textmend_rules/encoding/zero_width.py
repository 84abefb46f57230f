"""`zero-width`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend_rules.runs import run_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = {
    "\N{ZERO WIDTH SPACE}": "Zero-width space",
    "\N{ZERO WIDTH NON-JOINER}": "Zero-width non-joiner",
    "\N{ZERO WIDTH JOINER}": "Zero-width joiner",
}


@rule(
    family="encoding",
    severity=Severity.ERROR,
    prose_only=False,
    anchors=tuple(_NAMES),
    examples=(
        Example("The ⟦\u200b⟧mill closed.\n", "The mill closed.\n"),
        Example("The mill closed.⟦\u200b\u200b⟧\n", "The mill closed.\n"),
        Example("A family: \U0001f468\u200d\U0001f469\u200d\U0001f467.\n"),
        Example("The Persian for “I go” is می\u200cروم.\n"),
    ),
)
def zero_width(document: Document, hit: int) -> Iterator[Finding]:
    """A character without width where no script needs it.

    ## Why
    It does not show, and it makes a word differ from the same word elsewhere. It comes from
    editors, from copy protection, and from pages that mark where a long word may break.

    ## Fix
    Safe: it is removed. Between emoji, and in scripts that need joiners or mark words by them
    (Arabic, Persian, Indic, Thai, Khmer), it is left alone; so is the word joiner U+2060, which
    typographers set.

    ## Options
    None.
    """
    text = document.text
    end = run_end(text, hit, _NAMES)
    if end is None:
        return
    if not (_is_western(text[hit - 1 : hit]) and _is_western(text[end : end + 1])):
        return
    fix = Fix((Edit.delete(hit, end),), Applicability.SAFE, "Remove it")
    yield Finding(Span(hit, end), f"{_NAMES[text[hit]]}, which does not show", fix)


def _is_western(character: str) -> bool:
    """Whether `character` is of Latin, Greek or Cyrillic text, its punctuation, or no character."""
    return not character or (
        (
            character < "\u0590"
            or "\u1e00" <= character <= "\u1fff"
            or "\u2010" <= character <= "\u205e"
        )
        and character not in "\N{COPYRIGHT SIGN}\N{REGISTERED SIGN}"
    )  # these two begin emoji
