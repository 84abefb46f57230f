"""`lost-initial`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.evidence.ranking import Candidate

_LOOKED_AT = 400
"""Code points of a paragraph that tell how its first sentence goes on."""

_MASK = "\ufffc"
"""What markup is filled with in prose; a tag may stand anywhere in a sentence."""

_HYPHENS = ("-", "\N{NOT SIGN}", "\N{SOFT HYPHEN}", "\N{HYPHEN}")

_LINKS = frozenset(
    "a an and as at but by for from if in of on or than that the to when where which while "
    "who with".split()
)
"""Words that no sentence ends with."""

_JOINING = ("and", "nor", "or")

_MOST_SUGGESTIONS = 3


@rule(
    family="words",
    severity=Severity.ERROR,
    wary_of_code=True,
    views=("openings",),
    examples=(
        Example(
            "They fled to Wexford at dawn, and Wexford let them in.\n\n"
            "⟦exford’s⟧ gates were shut behind them by two old men.\n",
            "They fled to Wexford at dawn, and Wexford let them in.\n\n"
            "Wexford’s gates were shut behind them by two old men.\n",
        ),
        Example(
            "The mill was closed on Friday.\n\n⟦he⟧ government said that it would pay them.\n",
            "The mill was closed on Friday.\n\nThe government said that it would pay them.\n",
        ),
        Example("JUDGE: Who was there?\n\nran: I was there, your honour, with my brother.\n"),
        Example("We met de Vries there.\n\nde Vries said that he was pleased with the result.\n"),
        Example("the mill was closed.\n\nthe wheel stopped.\n\nhe said that nobody came.\n"),
    ),
)
def lost_initial(document: Document) -> Iterator[Finding]:
    """A paragraph begins with a word that lost its first letters.

    ## Why
    The page drew the first letter as a drop cap, and the extractor threw it away. What is left is
    a word in three cases of five (he, is, ran), so that no spell-checker can see it.

    ## Fix
    A model of how English sentences begin and go on, together with what the document itself writes,
    says how likely it is that anything was lost, and which word it was. Safe where both are
    beyond doubt by measurement; else unsafe, or a list of suggestions. Speakers' names, handles,
    addresses, brands and names that keep a small letter, lists, verse, code, and paragraphs that
    go on from the one before are left alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    for index, at in document.openings:
        if text[at].islower():
            yield from _judge(document, index, at)


def _judge(document: Document, index: int, at: int) -> Iterator[Finding]:
    text = document.prose
    paragraphs = document.paragraphs
    before = paragraphs[index - 1] if index else Span(0, 0)
    paragraph = text[at : min(paragraphs[index].end, at + _LOOKED_AT)].replace(_MASK, "")
    word = paragraph.split(None, 1)[0]
    previous = text[max(before.start, before.end - _LOOKED_AT) : before.end].replace(_MASK, "")
    is_broken = previous[-1:] in _HYPHENS and previous[-2:-1].isalpha()
    if is_broken or (len(previous) == 1 and previous.isupper()):
        return  # the letters are in the line before, and other rules know them
    if word.lower() in document.context.known_words or _goes_on(previous):
        return
    last = previous.rstrip()[-1:]
    if document.is_markup and word in _JOINING and (not last or last.isalnum()):
        return  # a link, code or a list stood in the middle of the sentence
    judged = document.evidence.lost_letters(paragraph, previous=previous, is_first=not index)
    if judged is None or not document.language.startswith("en"):
        return
    message = f"“{word}” lost its first letters"
    fixes = [_fix(at, candidate) for candidate in judged.candidates[:_MOST_SUGGESTIONS]]
    span = Span(at, at + len(word))
    if judged.tier == "display":
        yield Finding(span, message, None, tuple(fixes))
        return
    level, why = Applicability.SAFE, ""
    if judged.tier == "unsafe":
        level, why = Applicability.UNSAFE, " (unsafe: the evidence leaves doubts)"
    elif last.isalnum() and (word in _JOINING or text.count("\n", before.end, at) == 1):
        level, why = Applicability.UNSAFE, " (unsafe: what stands before may go on here)"
    best = fixes[0]._replace(applicability=level, message=fixes[0].message + why)
    yield Finding(span, message, best, tuple(fixes[1:]))


def _goes_on(previous: str) -> bool:
    """Whether the paragraph before surely has no end, so that a small letter may begin this one."""
    last = previous.rsplit(None, 1)[-1:]
    return previous[-1:] in (",", ";") or (bool(last) and last[0] in _LINKS)


def _fix(at: int, candidate: Candidate) -> Fix:
    return Fix(
        (Edit.insert(at, candidate.letters),),
        Applicability.DISPLAY,
        f"Put “{candidate.letters}” back: “{candidate.word}”",
        candidate.confidence,
    )
