"""`soft-hyphen`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend_rules.runs import run_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@rule(
    family="encoding",
    severity=Severity.ERROR,
    prose_only=False,
    anchors=(_SOFT_HYPHEN,),
    examples=(
        Example("The com⟦\xad⟧mit⟦\xad⟧tee met.\n", "The committee met.\n"),
        Example("The mill⟦\xad\xad⟧ closed.\n", "The mill closed.\n"),
        Example("The mill closed.\n"),
    ),
)
def soft_hyphen(document: Document, hit: int) -> Iterator[Finding]:
    """A soft hyphen, which only says where a word may be broken.

    ## Why
    It does not show, and it splits the word for everything that reads words: search, counts,
    tokenizers, and the other rules.

    ## Fix
    Safe: it is removed. One at the end of a line was drawn as a hyphen: the word goes on in the
    next line, and joining it is the work of `split-word`.

    ## Options
    None.
    """
    text = document.text
    end = run_end(text, hit, _SOFT_HYPHEN)
    if end is None:
        return
    if text[end : end + 1] in ("\r", "\n") and text[hit - 1 : hit].isalpha():
        return
    fix = Fix((Edit.delete(hit, end),), Applicability.SAFE, "Remove it")
    yield Finding(Span(hit, end), "Soft hyphen, which splits the word", fix)
