"""`homoglyph`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CYRILLIC = dict(
    zip("аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅԌ", "aeopcyxijsdhqwABEKMHOPCTYXIJSG", strict=True)
)
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LATIN = {**_CYRILLIC, **_GREEK}
"""Letters that most fonts draw like a Latin one."""

_LONGEST = 60
"""Letters of a word."""

_FEWEST = 3
"""Letters; what is shorter may be a symbol."""

_NEAR = 300
_ABOUT = ("Cyrillic", "cyrillic", "Greek letter", "homoglyph", "homograph", "lookalike", "Unicode")


@rule(
    family="encoding",
    severity=Severity.ERROR,
    anchors=tuple(_LATIN),
    examples=(
        Example("The m⟦\u0456⟧ll ⟦\u0441⟧losed.\n", "The mill closed.\n", Applicability.UNSAFE),
        Example("Nob⟦\u043e⟧dy sp⟦\u03bf⟧ke.\n", "Nobody spoke.\n", Applicability.UNSAFE),
        Example("Мельница закрылась. Ο μύλος έκλεισε.\n"),
        Example("The β-test at 5 kΩ, ΔT and µm; a Cyrillic а in “p\u0430ypal”.\n"),
    ),
)
def homoglyph(document: Document, hit: int) -> Iterator[Finding]:
    """A Cyrillic or Greek letter in a Latin word.

    ## Why
    It looks like the Latin letter and is another one, so that no search finds the word. It comes
    from keyboards with two alphabets, from copy protection, and from attempts to deceive.

    ## Fix
    Unsafe: the Latin letter that looks the same takes its place; a name may be written so on
    purpose. The word must have at least three letters, at least half of them Latin, and all others
    must have a Latin twin. Texts that speak of Cyrillic, of Greek letters or of homoglyphs are left
    alone.

    ## Options
    None.
    """
    text = document.prose
    start = hit
    while start > 0 and hit - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    end = hit + 1
    while end < len(text) and end - hit < _LONGEST and text[end].isalpha():
        end += 1
    if text[hit - 1 : hit] in _LATIN and hit > start:
        return  # the first of the run speaks for all
    word = text[start:end]
    latin = sum(letter < "\u0250" for letter in word)
    twins = sum(letter in _LATIN for letter in word)
    if len(word) < _FEWEST or latin + twins < len(word) or latin < twins or not latin:
        return
    near = text[max(0, start - _NEAR) : end + _NEAR]
    if any(about in near for about in _ABOUT):
        return
    stop = hit + 1
    while stop < end and text[stop] in _LATIN:
        stop += 1
    new = "".join(_LATIN[letter] for letter in text[hit:stop])
    script = "Cyrillic" if text[hit] in _CYRILLIC else "Greek"
    why = f"Write a Latin “{new}” (unsafe: a name may be written so)"
    fix = Fix((Edit.replace(hit, stop, new),), Applicability.UNSAFE, why)
    yield Finding(Span(hit, stop), f"A {script} letter that looks like “{new}”", fix)
