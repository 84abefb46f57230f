"""The tokens of a text: its words, numbers and marks, and where each stands."""

from __future__ import annotations

import re

from textmend.values import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPH, SENTENCE, UNSURE, MID = range(4)
"""Where a token stands: first in its paragraph, first in a later sentence, after a colon or a
quotation mark (where a capital proves nothing), or elsewhere."""

PIECE = 1 << 16
"""Code points, or some more, whose tokens are held at once."""

INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that do not show: rules about words see through them."""

_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    r"[A-Za-z]++(?![^\W_]|['’])"  # most words, in less time than others
    rf"|{_LETTER}++(?:['’]{_LETTER}++)*+"  # a word, with what follows its apostrophes
    r"|\d[\d.,:]*"  # a number
    "|\ufffc++"  # markup
    r"|[^\w\s]"  # a mark
    r"|\n"
)
_APOSTROPHES = ("'", "’")
_CLITICS = ("'s", "'re", "'ll", "'ve", "'d", "'m")
_TERMINAL = frozenset(".!?…")
_CLEARS = frozenset("\"“”‘’'«»:([•*")
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Rev Hon Sen Sens Rep Reps Gov Gen Lt Col Sgt Capt Maj Cmdr Adm Pres "
    "Sec St Ste Jr Sr vs Inc Corp Co Ltd Bros No Nos Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct "
    "Nov Dec Ariz Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Mo Miss Mont "
    "Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo etc al eg ie".split()
)
GIVEN = (_ABBREVIATIONS, _TERMINAL, _CLEARS, _CLITICS)
"""What the kernel knows of tokens by these tables, in the order in which it takes them."""


def shown(text: str) -> str:
    """What of `text` shows."""
    for character in INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text


def tokens(text: str) -> list[str]:
    """Words, numbers, marks and line feeds of `text`, in order.

    A clitic is a token of its own (``Iran’s`` gives ``Iran`` and ``'s``), and so is a hyphen: the
    possessive and the compound then speak for the plain word. Apostrophes come out straight.
    """
    if "’" in text:
        text = text.replace("’", "'")
    found = _TOKEN.findall(text)
    if "'" not in text:
        return found
    result: list[str] = []
    for token in found:
        if "'" in token and len(token) > 2:
            head, _, tail = token.rpartition("'")
            if f"'{tail.lower()}" in _CLITICS and head:
                result += (head, f"'{tail.lower()}")
                continue
        result.append(token)
    return result


def ends(mark: str, before: str) -> bool:
    """Whether `mark`, one of .!?…, ends the sentence: not so in “U.S.” and “Mr.”.

    Missing a true end costs little.
    """
    return mark != "." or (len(before) != 1 and before not in _ABBREVIATIONS)


def behind(token: str, before: str, place: int) -> int:
    """Where a word stands behind a token that is none, which itself stands at `place`."""
    if token == "\n":
        return PARAGRAPH
    if token[0].isalnum():
        return MID
    if token in _TERMINAL:
        return SENTENCE if ends(token, before) and place in (MID, UNSURE) else place
    return UNSURE if token in _CLEARS and place == MID else place


def pieces(text: str) -> Iterator[str]:
    """All of `text`, in pieces that end with a line, as no token goes on behind it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


_SHORT = 2
"""Letters of a word that many others hold."""


def places(text: str, word: str) -> Iterator[int]:
    """Where `word`, of the letters a to z, is among the `tokens` of `text`."""
    if len(word) <= _SHORT:
        for match in _apart(word).finditer(text):
            if _is_token(text, *match.span()):
                yield match.start()
        return
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if text[at - 1 : at] == " " == text[end : end + 1] or _is_token(text, at, end):
            yield at
        at = text.find(word, end)


@lru_cache(1 << 10)
def _apart(word: str) -> re.Pattern[str]:
    """Where `word` stands with no letter beside it; what comes first is looked for the fastest."""
    return re.compile(rf"{word}(?<!{_LETTER}{word})(?!{_LETTER})")


def _is_token(text: str, start: int, end: int) -> bool:
    """Whether no letters go on before or behind, with an apostrophe or without; a clitic may."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    if _is_letter(before[-1:]) or _is_letter(behind[:1]):
        return False
    if before[-1:] in _APOSTROPHES and _is_letter(before[:-1]):
        return False
    if behind[:1] not in _APOSTROPHES or not _is_letter(behind[1:]):
        return True
    last = end + 1
    while _is_letter(text[last : last + 1]):
        last += 1
    if text[last : last + 1] in _APOSTROPHES and _is_letter(text[last + 1 : last + 2]):
        return False
    return f"'{text[end + 1 : last].lower()}" in _CLITICS


def _is_letter(character: str) -> bool:
    """Whether it is one as `_TOKEN` has it."""
    return character.isalnum() and not character.isdecimal()
