"""`stray-bom`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend_rules.runs import run_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@rule(
    family="encoding",
    severity=Severity.ERROR,
    prose_only=False,
    anchors=(_MARK,),
    examples=(
        Example("The mill closed.\n⟦\ufeff⟧Nobody spoke.\n", "The mill closed.\nNobody spoke.\n"),
        Example("The ⟦\ufeff\ufeff⟧mill closed.\n", "The mill closed.\n"),
        Example("The mill closed.\n"),
    ),
)
def stray_bom(document: Document, hit: int) -> Iterator[Finding]:
    """A byte order mark inside the text.

    ## Why
    It says something only at the start of a file. Inside it does not show, and makes a word differ
    from the same word elsewhere; it comes from files that were joined, and from editors.

    ## Fix
    Safe: it is removed. The one at the start of a file stays.

    ## Options
    None.
    """
    text = document.text
    end = run_end(text, hit, _MARK)
    if end is None:
        return
    fix = Fix((Edit.delete(hit, end),), Applicability.SAFE, "Remove it")
    yield Finding(Span(hit, end), "Byte order mark inside the text", fix)
