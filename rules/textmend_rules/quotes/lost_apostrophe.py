"""`lost-apostrophe`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend.literals import count, places
from textmend_rules.quotes.decisions import apostrophe_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONTRACTIONS = {
    without.replace("'", ""): without
    for without in (
        "don't doesn't didn't isn't wasn't aren't weren't wouldn't couldn't shouldn't hasn't "
        "haven't hadn't mustn't needn't mightn't you're they're you've they've we've could've "
        "would've should've they'd you'll they'll that's there's what's who's ain't y'all"
    ).split()
}
"""Spellings that are no words without their apostrophe; not cant, wont, lets, were, its, shed."""

_CASED = {
    change(without): change(whole)
    for change in (str, str.capitalize, str.upper)
    for without, whole in _CONTRACTIONS.items()
}
_LONGEST_CASED = max(map(len, _CASED))

_FEW = 1000
"""Code points to an apostrophe, from which on a text has so few that others may be lost."""


_BETWEEN = frozenset("and or is are be in to of on for as".split())
"""What follows a letter that stands for itself, and not what a name possesses."""

_APART = " s "
_SHORTEST, _LONGEST = 2, 24
"""Small letters of a name, and letters of what it may possess that are looked at."""


@rule(
    family="quotes",
    anchors=(_APART,),
    views=("bare_contractions",),
    examples=(
        Example("The gull ⟦didnt⟧ come back, and ⟦theyre⟧ all sad.\n"),
        Example("All of ⟦Tern s⟧ boats are out.\n"),
        Example("She didn't want the cant of the law, as was her wont.\n"),
        Example("Points s and t, and a plural s at the end.\n"),
    ),
)
def lost_apostrophe(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """A word that lost its apostrophe: “dont”, “Iran s”.

    ## Why
    Programs drop the characters that they do not know, or put a space in their place. Texts that
    lost one apostrophe have often lost all.

    ## Fix
    Suggestions only: the word may be meant so, in a message or in a name. A name with an s that
    stands apart is looked for where a text has hardly any apostrophes.

    ## Options
    None.
    """
    text = document.prose
    has_few = bool(hits) and _has_few_apostrophes(document)
    if not has_few and _CONTRACTIONS.keys().isdisjoint(
        [text[start:end] for start, end in document.bare_contractions]
    ):
        return
    if not document.language.startswith("en"):
        return
    apostrophe = apostrophe_of(document)
    found = [*_contractions(document, apostrophe)]
    if has_few:
        found += _names(text, hits, apostrophe)
    for start, end, restored in sorted(found):
        fix = Fix(
            (Edit.replace(start, end, restored),), Applicability.DISPLAY, f"Make it “{restored}”"
        )
        message = f"“{text[start:end]}” lost its apostrophe"
        yield Finding(Span(start, end), message, None, (fix,))


def _has_few_apostrophes(document: Document) -> bool:
    straight, size = count(document, "'"), len(document.prose)
    return straight * _FEW < size and (straight + count(document, "’")) * _FEW < size


def _contractions(document: Document, apostrophe: str) -> Iterator[tuple[int, int, str]]:
    """Where contractions stand without their apostrophe, and what they are with it."""
    may_have = document.evidence.may_have
    words = tuple(word for word in _CASED if may_have(word.lower()))
    text = document.prose
    for at in places(document, words):
        end = at
        while end - at <= _LONGEST_CASED and _is_of_word(text[end : end + 1]):
            end += 1
        word = text[at:end]
        if word not in words or _is_of_word(text[at - 1 : at]):
            continue
        yield at, end, _CASED[word].replace("'", apostrophe)


def _names(text: str, hits: Sequence[int], apostrophe: str) -> Iterator[tuple[int, int, str]]:
    """Names with an s that stands apart at one of `hits`, before a word that they may possess."""
    for at in hits:
        start, end = at, at + len(_APART)
        while "a" <= text[start - 1 : start] <= "z":
            start -= 1
        following = text[end : end + _LONGEST].split(None, 1)[:1] or [""]
        if (
            at - start >= _SHORTEST
            and "A" <= text[start - 1 : start] <= "Z"
            and not _is_of_word(text[max(0, start - 2) : start - 1])
            and following[0][:_SHORTEST].islower()
            and text[end] == following[0][0]
            and following[0] not in _BETWEEN
        ):
            yield start - 1, end - 1, f"{text[start - 1 : at]}{apostrophe}s"


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
