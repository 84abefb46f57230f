"""`exotic-space`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = {
    "\N{NO-BREAK SPACE}": "no-break space",
    **dict(
        zip(
            map(chr, range(0x2000, 0x200B)),
            (
                "en quad",
                "em quad",
                "en space",
                "em space",
                "three-per-em space",
                "four-per-em space",
                "six-per-em space",
                "figure space",
                "punctuation space",
                "thin space",
                "hair space",
            ),
            strict=True,
        )
    ),
    "\N{NARROW NO-BREAK SPACE}": "narrow no-break space",
    "\N{MEDIUM MATHEMATICAL SPACE}": "medium mathematical space",
    "\N{IDEOGRAPHIC SPACE}": "ideographic space",
}
_EAST_ASIAN = frozenset(("ja", "zh", "ko"))
_FRENCH = frozenset(";:!?»«%")


@rule(
    family="spacing",
    severity=Severity.INFO,
    opt_in=True,
    anchors=tuple(_SPACES),
    examples=(
        Example("The mill⟦\xa0⟧closed at 5⟦\u2009⟧p.m.\n", "The mill closed at 5 p.m.\n"),
        Example("The mill⟦\u3000⟧closed.\n", "The mill closed.\n"),
        Example("水車は\u3000閉まった。粉屋はもういない。\n"),
        Example("The mill closed at 5 p.m.\n"),
    ),
)
def exotic_space(document: Document, hit: int) -> Iterator[Finding]:
    """A no-break, thin or otherwise special space.

    ## Why
    Good typography sets them, so this rule runs only where it is selected by name: for a corpus in
    which words should be divided by one character alone.

    ## Fix
    Safe for who wants it: a plain space takes its place. French keeps those before and inside its
    marks, and Japanese, Chinese and Korean the ideographic space.

    ## Options
    None.
    """
    text = document.prose
    end = hit + 1
    language = document.language.partition("-")[0]
    if text[hit] == "\N{IDEOGRAPHIC SPACE}" and language in _EAST_ASIAN:
        return
    if language == "fr" and _FRENCH & {*text[hit - 1 : hit], *text[end : end + 1]}:
        return
    fix = Fix((Edit.replace(hit, end, " "),), Applicability.SAFE, "Put a plain space in its place")
    yield Finding(Span(hit, end), f"A {_SPACES[text[hit]]}", fix)
