"""`quote-apostrophe`."""

from __future__ import annotations

from bisect import bisect_left

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend.values import cache
from textmend_rules.quotes.decisions import apostrophe_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_MARKS = '"“”'
_ENDINGS = ("s", "m", "d", "ll", "re", "ve")
_PERSONS = frozenset("i you he she it we they who that there".split())
_BEFORE = {
    "t": frozenset(
        "ain aren can couldn daren didn doesn don hadn hasn haven isn mightn mustn needn oughtn "
        "shan shouldn wasn weren won wouldn".split()
    ),
    "s": frozenset("he here how it let one she that there what when where who".split()),
    "m": frozenset(["i"]),
    "d": _PERSONS,
    "ll": _PERSONS,
    "re": frozenset("you we they who what".split()),
    "ve": _PERSONS | frozenset("could might must should would".split()),
}
"""Words, in lower case, that have each ending behind an apostrophe."""

_LONGEST = 25
"""Letters of a word that something belongs to; longer ones are cut off."""
_FAR = 60
"""Code points of what may be quoted and have an “s” behind it, as a ship's name has."""


@rule(
    family="quotes",
    wary_of_code=True,
    anchors=(
        *(f"{mark}{ending} " for mark in _MARKS for ending in _ENDINGS),
        *(f"n{mark}t" for mark in _MARKS),
    ),
    examples=(
        Example('They don⟦"⟧t know the miller⟦"⟧s name.\n', "They don't know the miller's name.\n"),
        Example("We⟦”⟧ve heard that it’s late.\n", "We’ve heard that it’s late.\n"),
        Example(
            'The letter "n" and the word "don" are short, and so are the "oh"s of the crowd.\n'
        ),
    ),
)
def quote_apostrophe(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """A double quotation mark that stands for an apostrophe.

    ## Why
    One key lies above the other, or a converter took every mark for the same. The word is cut in
    two, and a quotation seems to begin.

    ## Fix
    Safe: the apostrophe that the rest of the text has, straight where it has none. Contractions are
    taken for such a case (“don"t”, “we"ve”), and a lone “s” behind a word where the mark does not
    close a quotation: none was opened shortly before, or another mark closes it.
    In a text that speaks of code it is unsafe.

    ## Options
    None.
    """
    text = document.prose
    found: list[int] = []
    end, edges = -1, list[int]()
    for hit in hits:
        at = hit if text[hit] in _MARKS else hit + 1
        if at > end:
            start, end = _line(text, at)
            edges = [match.start() for match in _edge().finditer(text, start, end)]
        word, ending = _halves(text, at)
        is_known = word.lower() in _BEFORE.get(ending, ())
        if is_known or (ending == "s" and word and not _may_close(text, at, edges)):
            found.append(at)
    if not found:
        return
    apostrophe = apostrophe_of(document)
    for at in found:
        edit = Edit.replace(at, at + 1, apostrophe)
        fix = Fix((edit,), Applicability.SAFE, f"Make it {apostrophe}")
        yield Finding(Span(at, at + 1), f"{text[at]} for an apostrophe", fix)


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


@cache
def _edge() -> re.Pattern[str]:
    """Marks that do not stand between two letters: all but those that are apostrophes."""
    import re

    return re.compile(rf"(?<![^\W\d_])[{_MARKS}]|[{_MARKS}](?![^\W\d_])")


def _may_close(text: str, at: int, edges: Sequence[int]) -> bool:
    """Whether the mark at `at` may close what one of the other marks of its line opens."""
    number = bisect_left(edges, at)
    if number == 0 or at - edges[number - 1] > _FAR or not _opens(text, edges[number - 1]):
        return False
    return number == len(edges) or _opens(text, edges[number])


def _opens(text: str, at: int) -> bool:
    return not text[at + 1 : at + 2].isspace() and not text[at - 1 : at].isalnum()


def _halves(text: str, at: int) -> tuple[str, str]:
    """The letters before the mark at `at` and behind it; none where more than a word is there."""
    start, end = at, at + 1
    while at - start < _LONGEST and text[start - 1 : start].isalpha():
        start -= 1
    while end - at < _LONGEST and text[end : end + 1].isalpha():
        end += 1
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or behind.isalnum() or behind in _MARKS:
        return "", ""
    return text[start:at], text[at + 1 : end]
