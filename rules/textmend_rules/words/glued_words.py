"""`glued-words`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend_rules.words.halves import beside_strangers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSAFE = 8.5
"""Log odds of two words against one that no list has (see `textmend.evidence.joins`)."""

_SHORTEST = 5
"""Letters; what is shorter may be an abbreviation or a sound."""
_NAMES = ("linkedin",)


@rule(
    family="words",
    severity=Severity.WARNING,
    wary_of_code=True,
    views=("glued_words",),
    examples=(
        Example(
            "He did not know ⟦whetherthey⟧ came.\n",
            "He did not know whether they came.\n",
            Applicability.UNSAFE,
        ),
        Example("They fell inside. Nobody, however, was hurt.\n"),
        Example("Overandover is the name of overandover, the boat.\n"),
    ),
)
def glued_words(document: Document) -> Iterator[Finding]:
    """Two words without a space between them.

    ## Why
    A line ending or a tag stood between them, and the extractor took it away.

    ## Fix
    Unsafe: the space is put back where two common words explain the letters far better than any
    one word does. What the document writes more than once may be a name, and is left alone.
    A text that speaks of code is left alone.

    ## Options
    None.
    """
    text = document.prose
    evidence = document.evidence
    foreign = beside_strangers(document)
    for start, end in document.glued_words:
        word = text[start:end]
        if (
            len(word) < _SHORTEST
            or word in _NAMES
            or text[start - 1 : start] in ("@", "#", "/", "]", ")")
        ):
            continue
        cuts = evidence.cuts(word)
        if not cuts or start in foreign or end in foreign:
            continue
        odds, at = max(
            (evidence.log_odds((word[:at], word[at:]), (word,), least=_UNSAFE), at) for at in cuts
        )
        if odds < _UNSAFE or evidence.counts.lower(word) > 1 or evidence.is_slip(word):
            continue
        if not document.language.startswith("en"):
            return
        cut = start + at
        message = f"Divide it: “{word[:at]} {word[at:]}” (unsafe: one rare word may be meant)"
        fix = Fix((Edit.insert(cut, " "),), Applicability.UNSAFE, message, None)
        yield Finding(Span(start, end), f"“{word}” is two words", fix)
