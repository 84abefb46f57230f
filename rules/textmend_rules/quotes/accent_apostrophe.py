"""`accent-apostrophe`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDINGS = ("s", "t", "d", "m", "ll", "re", "ve")
_BEGINNINGS = ("O", "D", "d", "L", "l")
_ELISIONS = ("em", "tis", "twas", "til", "cause", "n")


@rule(
    family="quotes",
    wary_of_code=True,
    anchors=("´", "`"),
    examples=(
        Example(
            "The miller⟦´⟧s wheel, it isn't turning.\n", "The miller's wheel, it isn't turning.\n"
        ),
        Example("It⟦`⟧s late, and the gull’s gone.\n", "It’s late, and the gull’s gone.\n"),
        Example("Mr. O⟦´⟧Dell sailed in the ⟦´⟧90s.\n", "Mr. O'Dell sailed in the '90s.\n"),
        Example("He wrote cafe´ and Pere´z for want of the right keys.\n"),
        Example("Type `s` and then `t`.\n"),
    ),
)
def accent_apostrophe(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """An accent or a backtick that stands for an apostrophe.

    ## Why
    On many keyboards the accent lies nearer. The word is another one to whatever counts words.

    ## Fix
    Safe: the apostrophe that the rest of the text has, straight where it has none. Only known
    endings, names like O’Dell, decades and a few elisions are taken for such a case, since an
    accent may belong to its letter, and a backtick to code.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    found = [hit for hit in hits if _is_apostrophe(text, hit)]
    if not found:
        return
    from textmend_rules.quotes.decisions import apostrophe_of

    apostrophe = apostrophe_of(document)
    for at in found:
        edit = Edit.replace(at, at + 1, apostrophe)
        fix = Fix((edit,), Applicability.SAFE, f"Make it {apostrophe}")
        yield Finding(Span(at, at + 1), f"{text[at]} for an apostrophe", fix)


def _is_apostrophe(text: str, at: int) -> bool:
    before, word = text[at - 1 : at], _word(text, at + 1)
    if before.isalpha():
        start = at - 1
        while start > at - 3 and text[start - 1 : start].isalpha():
            start -= 1
        if word in _ENDINGS or (word.lower() in _ENDINGS and text[start:at].isupper()):
            return _stands_alone(text, at)
        return word[:1].isupper() and text[start:at] in _BEGINNINGS
    if before and not before.isspace():
        return False
    digits = text[at + 1 : at + 3]
    if digits.isdecimal() and len(digits) == 2:
        rest = text[at + 3 : at + 5]
        return rest[:1] == "s" and not rest[1:].isalnum() and _stands_alone(text, at)
    return word.lower() in _ELISIONS and _stands_alone(text, at)


def _word(text: str, start: int) -> str:
    stop = start
    while stop - start < 8 and text[stop : stop + 1].isalpha():
        stop += 1
    return text[start:stop]


def _stands_alone(text: str, at: int) -> bool:
    """Whether no other such mark closes, in the same line, what this one may open."""
    return text[at] == "´" or not text[at + 1 : at + 40].split("\n")[0].count("`")
