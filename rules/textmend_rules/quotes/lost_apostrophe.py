"""`lost-apostrophe`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_CONTRACTIONS = {
    without.replace("'", ""): without
    for without in (
        "don't doesn't didn't isn't wasn't aren't weren't wouldn't couldn't shouldn't hasn't "
        "haven't hadn't mustn't needn't mightn't you're they're you've they've we've could've "
        "would've should've they'd you'll they'll that's there's what's who's ain't y'all"
    ).split()
}
"""Spellings that are no words without their apostrophe; not cant, wont, lets, were, its, shed."""

_FEW = 1000
"""Code points to an apostrophe, from which on a text has so few that others may be lost."""


_BETWEEN = r"(?:and|or|is|are|be|in|to|of|on|for|as)\b"
"""What follows a letter that stands for itself, and not what a name possesses."""


@rule(
    family="quotes",
    anchors=(" s ",),
    views=("strangers",),
    examples=(
        Example("The gull ⟦didnt⟧ come back, and ⟦theyre⟧ all sad.\n"),
        Example("All of ⟦Tern s⟧ boats are out.\n"),
        Example("She didn't want the cant of the law, as was her wont.\n"),
        Example("Points s and t, and a plural s at the end.\n"),
    ),
)
def lost_apostrophe(document: Document) -> Iterator[Finding]:
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
    has_few = " s " in text and (text.count("’") + text.count("'")) * _FEW < len(text)
    if not has_few and _CONTRACTIONS.keys().isdisjoint(
        [text[start:end] for start, end in document.strangers]
    ):
        return
    if not document.language.startswith("en"):
        return
    apostrophe = "’" if text.count("’") > text.count("'") else "'"
    for match in _pattern().finditer(text):
        if match["name"] and not has_few:
            continue
        start, end = match.span()
        word = match[0]
        whole = _CONTRACTIONS.get(word.lower())
        if whole is None:
            restored = word.replace(" ", apostrophe)
        else:
            restored = (word[0] + whole[1:]).replace("'", apostrophe)
        edit = Edit.replace(start, end, restored)
        fix = Fix((edit,), Applicability.DISPLAY, f"Make it “{restored}”")
        yield Finding(Span(start, end), f"“{word}” lost its apostrophe", None, (fix,))


@cache
def _pattern() -> re.Pattern[str]:
    """A contraction without its apostrophe, or a name and an s that stands apart before a word."""
    import re

    name = rf"(?P<name>[A-Z][a-z]{{2,}}) s(?= (?!{_BETWEEN})[a-z]{{2,}})"
    return re.compile(rf"\b(?:(?i:{'|'.join(_CONTRACTIONS)})\b|{name})")
