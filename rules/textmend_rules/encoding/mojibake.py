"""`mojibake`."""

from __future__ import annotations

import re
import sys
from types import ModuleType

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# What the first byte of a sequence in UTF-8 (C2 to F4) looks like, read as Latin-1 or one of the
# code pages 1252, 1254, 1250 (much as Latin-2), 1257, 1251, 1253 and 437; of Mac Roman what is no
# common mark.
_LEADS = (
    *"ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôĞİŞğ",
    *"ĂĹĆČĘĚĎĐŃŇŐŘŮŰŢŕăĺćčęěďđńňĀĒŹĖĢĶĪĻŠŅŌŲŁŚŪŻŽąįāēźėģķīļšņō",
    *"ВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуф",
    *"ΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστ",
    *"┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀µ∞φ∩≡±≥≤⌠",
    *"¬√ƒ≈∆‚",
)


# The bytes that go on are beyond ASCII too, but for a no-break space that became a space.
_SPACED = "Ã "


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_LEADS)}][^\x00-\x7f]|{_SPACED}")


_QUOTES = "“”‘’\"' "
_CLUSTER = re.compile(r"[^\x00-\x7f]+")
_APART = re.compile("(?<![^\x00-\x7f\udc80-\udcff])[\udc80-\udcff]+|$")
"""Bytes that are not UTF-8 and stand behind nothing that they might be the rest of."""

_STRAYS = frozenset(map(chr, range(0xDC80, 0xDD00)))

_AS_LATIN_1 = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
"""Bytes that are not UTF-8 are characters of Latin-1 to the one who decodes."""


@rule(
    family="encoding",
    severity=Severity.ERROR,
    prose_only=False,
    anchors=_LEADS,
    examples=(
        Example("The mill⟦â€™⟧s wheel stopped.\n", "The mill’s wheel stopped.\n"),
        Example("A caf⟦Ã©⟧ by the mill.\n", "A café by the mill.\n"),
        Example("⟦Ã¢â‚¬Å“⟧Go,⟦Ã¢â‚¬Â\x9d⟧ she said.\n", "“Go,” she said.\n"),
        Example("A naïve façade, a café, and “Ærø”.\n"),
    ),
)
def mojibake(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """Text in UTF-8 that was read as if it were in another encoding.

    ## Why
    One character became two or three, so that a word is another word, or none at all.

    ## Fix
    Safe: the text is decoded as it should have been, twice where it was spoiled twice. What counts
    as damage, and how it is undone, is decided by ftfy (Speer, 2019), line by line; nothing else of
    what ftfy can do is done.

    ## Options
    None.
    """
    for start, line in _pieces(document, hits):
        fixed = _decoded(line)
        if fixed != line:
            for first, last, new in _changes(line, fixed):
                fix = Fix(
                    (Edit.replace(start + first, start + last, new),),
                    Applicability.SAFE,
                    f"Decode it: “{new}”",
                )
                message = f"“{line[first:last]}” stands for “{new}” in the wrong encoding"
                yield Finding(Span(start + first, start + last), message, fix)


def _pieces(document: Document, hits: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each suspect line, divided where bytes stand in it that are of another encoding."""
    text = document.text
    if document.alphabet.isdisjoint(_STRAYS):
        for start, end in _suspect_lines(text, hits):
            yield start, text[start:end]
        return
    for start, end in document.lines:
        line = text[start:end]
        done = 0
        for stray in () if line.isascii() else _APART.finditer(line):
            piece = line[done : stray.start()].translate(_AS_LATIN_1)
            if _suspect().search(piece):
                yield start + done, piece
            done = stray.end()


def _suspect_lines(text: str, hits: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each line with two characters that may be bytes of one."""
    end = 0
    for at in hits:
        is_new = at >= end and (text[at + 1 : at + 2] > "\x7f" or text.startswith(_SPACED, at))
        if is_new:
            start = 1 + max(text.rfind("\n", end, at), text.rfind("\r", end, at))
            end = _first(text, "\r", at, _first(text, "\n", at, len(text)))
            yield start, end


def _first(text: str, character: str, start: int, end: int) -> int:
    """Where a character is first between two places, or the second of them."""
    at = text.find(character, start, end)
    return end if at < 0 else at


def _decoded(line: str) -> str:
    from textmend_rules.encoding.without_ftfy import decoded  # few texts have such a line

    plainly = decoded(line)
    return _decoder()(line) if plainly is None else plainly


@cache
def _decoder() -> Callable[[str], str]:
    """What ftfy does with encodings; to import it takes twice as long as to check a file.

    It needs to know how wide text is only where it prints tables, and what tells it that takes half
    as long again, and 6 MB, most of them for cryptography: so that is imported if it is ever asked.
    """
    is_absent = "wcwidth" not in sys.modules
    if is_absent:
        sys.modules["wcwidth"] = _Later("wcwidth")
    try:
        from ftfy import TextFixerConfig, fix_encoding
    finally:
        if is_absent:
            del sys.modules["wcwidth"]
    config = TextFixerConfig(fix_c1_controls=False)
    return lambda line: fix_encoding(line, config)


class _Later(ModuleType):
    """A module that is imported when one of its functions is called."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*arguments: object) -> object:
            return getattr(__import__(self.__name__), name)(*arguments)

        return call


def _changes(line: str, fixed: str) -> Iterator[tuple[int, int, str]]:
    """Which parts of `line` became what in `fixed`, as start, end and new text.

    ASCII comes through as it is and stands between the parts that changed; where that does not
    hold (a question mark can be all that is left of a byte) all that differs is one part.
    """
    changes: list[tuple[int, int, str]] = []
    done = at = 0
    for cluster in (*_CLUSTER.finditer(line), None):
        first = cluster.start() if cluster else len(line)
        plain = line[done:first]
        found = fixed.find(plain, at) if cluster else len(fixed) - len(plain)
        if found < at or not fixed.startswith(plain, found):
            yield _whole_change(line, fixed)
            return
        if changes:
            changes[-1] = (*changes[-1][:2], fixed[at:found])
        elif found:
            yield _whole_change(line, fixed)
            return
        at = found + len(plain)
        if cluster:
            done = cluster.end()
            changes.append((first, done, ""))
    for first, last, new in changes:
        old = line[first:last]
        is_letter = old.replace("Â", "") == new and not new.strip(_QUOTES)  # “Â” in quotes
        if old != new and not is_letter:
            yield first, last, new


def _whole_change(line: str, fixed: str) -> tuple[int, int, str]:
    start = 0
    while start < min(len(line), len(fixed)) and line[start] == fixed[start]:
        start += 1
    end = 0
    while end < min(len(line), len(fixed)) - start and line[-1 - end] == fixed[-1 - end]:
        end += 1
    return start, len(line) - end, fixed[start : len(fixed) - end]
