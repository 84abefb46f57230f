"""The quotation marks that a language sets."""

from __future__ import annotations

from textmend.quotes.marks import Kind, Role
from textmend.values import NamedTuple


class Style(NamedTuple):
    """The marks of two levels, and the apostrophe."""

    double: tuple[str, str]
    """What opens and what closes; a space that belongs to the mark is part of it."""
    single: tuple[str, str]
    apostrophe: str = "’"

    def glyph(self, kind: Kind, role: Role) -> str | None:
        """How a mark is written in this style; None for a prime or a stray mark."""
        if role is Role.APOSTROPHE:
            return self.apostrophe
        if role is Role.OPEN or role is Role.CLOSE:
            return (self.double, self.single)[kind][role]
        return None


STRAIGHT = Style(('"', '"'), ("'", "'"), "'")
ENGLISH = Style(("“", "”"), ("‘", "’"))
_GERMAN = Style(("„", "“"), ("‚", "‘"))
_POLISH = Style(("„", "”"), ("‚", "’"))
_ANGLED = Style(("«", "»"), ("‹", "›"))
_RUSSIAN = Style(("«", "»"), ("„", "“"))
_ROMANCE = Style(("«", "»"), ("“", "”"))
_FRENCH = Style(("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), ("“", "”"))
_NORDIC = Style(("”", "”"), ("’", "’"))
_CORNERS = Style(("「", "」"), ("『", "』"))

# After the quotation delimiters of Unicode's CLDR; regions only where they differ.
_STYLES = {
    **dict.fromkeys("de cs sk sl bg is lt et ka mk".split(), _GERMAN),
    **dict.fromkeys("pl hu ro hr sr nl-BE".split(), _POLISH),
    **dict.fromkeys("ru uk be".split(), _RUSSIAN),
    **dict.fromkeys("es it pt-PT el ca no nb nn".split(), _ROMANCE),
    **dict.fromkeys("de-CH fr-CH it-CH hy fa".split(), _ANGLED),
    **dict.fromkeys("sv fi".split(), _NORDIC),
    **dict.fromkeys("ja zh-TW zh-Hant".split(), _CORNERS),
    "fr": _FRENCH,
}

OTHERS = (_GERMAN, _POLISH, _ANGLED, _CORNERS)
"""What a text may be set in whatever its language."""


def style_of(language: str) -> Style:
    """The style of a BCP 47 tag, region first; English for a language that is not listed."""
    return _STYLES.get(language) or _STYLES.get(language.partition("-")[0]) or ENGLISH
