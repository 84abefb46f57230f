"""`replacement-character`."""

from __future__ import annotations

import re

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LOST = "\N{REPLACEMENT CHARACTER}"
_MARKS = frozenset(("", _LOST, _LOST * 2, _LOST * 3))
"""A mark of typography has three bytes in UTF-8, and each may have become one."""

_PRONOUNS = frozenset("i you he she it we they who that there what how where".split())
_AFTER_PRONOUNS = frozenset("re ve ll d m".split())
_ACCENTED = "éèêëáàâäãåíìîïóòôöõøúùûüýñçßšžœæ"
_WORDS = (
    "attaché blasé café cafés cliché clichés consommé communiqué coup d’état crème déjà décor "
    "détente exposé façade facades fiancé fiancée fiancés jalapeño mañana naïve naïveté niño "
    "piñata passé protégé protégés purée résumé résumés risqué séance señor señora soirée soufflé "
    "touché vis-à-vis voilà über El Niño San José São Paulo Bogotá Beyoncé André José René Zoë "
    "Chloë Brontë Müller Köln München Zürich Málaga Córdoba Peña Ibáñez García González Hernández "
    "López Martínez Pérez Rodríguez Sánchez Ramírez Muñoz Núñez Ordóñez Nuñez Díaz Gómez Jiménez"
).split()
_KNOWN = frozenset(word.lower() for word in _WORDS)
_LONGEST = 40
"""Letters that are looked at on either side."""


@rule(
    family="encoding",
    severity=Severity.ERROR,
    prose_only=False,
    anchors=(_LOST,),
    examples=(
        Example("The mill doesn⟦\ufffd⟧t turn.\n"),
        Example("A caf⟦\ufffd⟧ by the mill.\n"),
        Example("The ⟦\ufffd⟧\n"),
        Example("A café by the mill.\n"),
    ),
)
def replacement_character(document: Document) -> Iterator[Finding]:
    """The character U+FFFD, which stands where another one was lost.

    ## Why
    A program met bytes that it could not read, and nothing says any more what they were.

    ## Fix
    None is made. Where the context leaves little doubt, what was lost is suggested: an apostrophe
    in a contraction, quotation marks round words, a dash between spaces, the letter of a word that
    the document has elsewhere, or that is known.

    ## Options
    None.
    """
    text = document.text
    own = _accented(text)
    for run in re.finditer(f"{_LOST}+", text):
        start, end = run.span()
        suggestions = tuple(
            Fix((Edit.replace(start, end, new),), Applicability.DISPLAY, f"Write “{new}”")
            for new in _guesses(text, start, end, own)
        )
        characters = "A character was" if end == start + 1 else f"{end - start} characters were"
        yield Finding(Span(start, end), f"{characters} lost here", None, suggestions)


def _accented(text: str) -> frozenset[str]:
    """The words of the text that are not of ASCII alone."""
    return frozenset(re.findall(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*", text))


def _guesses(text: str, start: int, end: int, own: frozenset[str]) -> list[str]:
    """What may have stood there, the likeliest first."""
    before, after = _word_before(text, start), _word_after(text, end)
    last, following = text[start - 1 : start], text[end : end + 1]
    is_mark = text[start:end] in _MARKS
    if is_mark and _is_contraction(before.lower(), after.lower()):
        return ["’"]
    if (before and after) or ((before or after) and end - start == 1):
        letters = _letters(own, before, after)
        if letters:
            return letters
    if not is_mark or (before and after):
        return []
    if not last.strip() and not following.strip():
        return ["–", "—"] if last and following else []
    if not last.strip() or last in "([":
        return ["“", "‘"] if following.isalnum() else []
    if not following.strip() or following in ",.;:!?)]":
        return ["”", "’"] if not last.isalpha() else ["’", "”"]
    return []


def _is_contraction(before: str, after: str) -> bool:
    if after == "s":
        return bool(before)
    if after == "t":
        return before.endswith("n")
    return before in _PRONOUNS and after in _AFTER_PRONOUNS


def _letters(own: frozenset[str], before: str, after: str) -> list[str]:
    """The letters that make a word of the document, or else a known one, of the two parts."""
    candidates = list(_ACCENTED + _ACCENTED.upper().replace("SS", ""))
    found = [letter for letter in candidates if before + letter + after in own]
    if found:
        return found
    return [letter for letter in candidates if (before + letter + after).lower() in _KNOWN][:1]


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and end - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _word_after(text: str, start: int) -> str:
    end = start
    while end < len(text) and end - start < _LONGEST and text[end].isalpha():
        end += 1
    return text[start:end]
