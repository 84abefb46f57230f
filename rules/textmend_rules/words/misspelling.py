"""`misspelling`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    family="words",
    severity=Severity.WARNING,
    views=("misspellings",),
    examples=(
        Example(
            "The harvest was ⟦succesful⟧ that year.\n",
            "The harvest was successful that year.\n",
        ),
        Example(
            "They had ⟦recieved⟧ the flour by noon, and ⟦wtih⟧ it the bill.\n",
            "They had received the flour by noon, and with it the bill.\n",
            Applicability.UNSAFE,
        ),
        Example("An unmilled sack was goin’ cheap, and the re-miller @mylner called it “riht”.\n"),
        Example("The bonnacle was shut. A bonnacle is seldom open; it is a sort of mill.\n"),
    ),
)
def misspelling(document: Document) -> Iterator[Finding]:
    """A word that no list has, and that is a slip away from a common one.

    ## Why
    Readers stumble over it, and programs take it for a rare word.

    Looked for in English and, where `language` is set to one of these, in Spanish, French,
    Portuguese, German, Italian, Russian, Latvian, Basque, Arabic, Dutch and Persian. With
    `language` set to `en-US` or `en-GB`, what only the other side of the Atlantic writes is
    reported, too; else both are right. Names and other words with capitals, what the document has
    twice, compounds, addresses and foreign phrases are left alone. The more words of a text are
    unknown, as in dialect and old spelling, the clearer a slip has to be.

    ## Fix
    Safe for a long word that one common slip explains and no other word does; else unsafe, and so
    it is near dialect and other words that no list has. The suggestions are ordered
    by how often a word is written, how likely the slip is, and how well it fits its neighbours.

    ## Options
    None.
    """
    text = document.prose
    for start, end, judgement in document.misspellings:
        level = Applicability.SAFE if judgement.is_safe else Applicability.UNSAFE
        why = "" if judgement.is_safe else " (unsafe: another word may be meant)"
        first, *others = (suggestion.word for suggestion in judgement.suggestions)
        fix = Fix((Edit.replace(start, end, first),), level, f"Write “{first}”{why}")
        suggestions = tuple(
            Fix((Edit.replace(start, end, other),), Applicability.DISPLAY, f"Write “{other}”")
            for other in others
        )
        yield Finding(Span(start, end), f"“{text[start:end]}” is misspelt", fix, suggestions)
