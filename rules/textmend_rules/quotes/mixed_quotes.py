"""`mixed-quotes`."""

from __future__ import annotations

import re

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT_DOUBLE = "\N{LEFT DOUBLE QUOTATION MARK}"
_RIGHT_DOUBLE = "\N{RIGHT DOUBLE QUOTATION MARK}"
_LEFT_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}"
_RIGHT_SINGLE = "\N{RIGHT SINGLE QUOTATION MARK}"
_DOUBLE = ('"', _LEFT_DOUBLE, _RIGHT_DOUBLE)
_SINGLE = ("'", _LEFT_SINGLE, _RIGHT_SINGLE)

_OPENS_AFTER = "([{-–—/"
_CLOSES_BEFORE = ".,;:!?)]}-–—/…"

_URL_BEFORE = re.compile(r"://\S*\Z")
_LONGEST_URL = 200
"""Code points before a mark among which the start of a URL is looked for."""


@rule(
    family="quotes",
    anchors=('"', "'"),
    choices={"style": ("majority", "curly", "straight")},
    examples=(
        Example(
            '“Go,” she said. “Go now.” ⟦"⟧No,⟦"⟧ he said.\n',
            "“Go,” she said. “Go now.” “No,” he said.\n",
        ),
        Example(
            "It’s the mill’s wheel, and it isn⟦'⟧t turning.\n",
            "It’s the mill’s wheel, and it isn’t turning.\n",
        ),
        Example(
            'A ⟦“⟧wheel⟦”⟧, a "stone", a "sack", a "cart".\n',
            'A "wheel", a "stone", a "sack", a "cart".\n',
            Applicability.UNSAFE,
        ),
        Example("“Six feet,” he said, “is 6' 0\" by my rule.”\n"),
        Example('It isn\'t "mixed" where all is straight.\n'),
    ),
)
def mixed_quotes(document: Document, *, style: str = "majority") -> Iterator[Finding]:
    """Straight and curly quotation marks in one text.

    ## Why
    Editors set one style; two in one text mean that parts came from different places or went
    through different tools. For whoever counts words, “can’t” and “can't” are two.

    ## Fix
    To the style of the majority, double marks apart from single marks and apostrophes. Safe are an
    apostrophe between letters that becomes curly, and a double mark whose direction is clear from
    its spacing and its partner. Other marks are unsafe, and so is making a curly mark straight,
    which loses its direction, unless `style` asks for it. Feet, inches, minutes and URLs are left
    alone.

    ## Options
    - `style`: `majority`, or the one style to use: `curly` or `straight`.
    """
    text = document.prose
    for straight, left, right in (_DOUBLE, _SINGLE):
        if straight not in text or document.alphabet.isdisjoint((left, right)):
            continue
        curly = text.count(left) + text.count(right)
        if not curly:
            continue
        plain = text.count(straight) - _primes(text, straight)
        if not plain:
            continue
        if style == "straight" or (style != "curly" and plain > curly):
            yield from _straighten(text, straight, (left, right), certain=style == "straight")
        elif straight == '"':
            yield from _curl_doubles(document)
        else:
            yield from _curl_singles(text)


def _primes(text: str, straight: str) -> int:
    """How many of the marks stand behind a digit: feet, inches and minutes are of no style."""
    return sum(text.count(f"{digit}{straight}") for digit in "0123456789")


def _straighten(
    text: str, straight: str, curly: tuple[str, str], certain: bool
) -> Iterator[Finding]:
    level = Applicability.SAFE if certain else Applicability.UNSAFE
    why = "" if certain else " (unsafe: its direction is lost)"
    for mark in curly:
        at = text.find(mark)
        while at >= 0:
            yield _finding(at, mark, straight, level, f"Make it straight{why}")
            at = text.find(mark, at + 1)


def _curl_doubles(document: Document) -> Iterator[Finding]:
    text = document.prose
    for start, end in document.paragraphs:
        if '"' not in text[start:end]:
            continue
        marks = [at for at in range(start, end) if text[at] in _DOUBLE]
        sides = [_side(text, at) for at in marks]
        # Each opening mark followed by its closing one, to the end of the paragraph.
        in_pairs = len(marks) % 2 == 0 and sides == ["left", "right"] * (len(marks) // 2)
        for at, side in zip(marks, sides, strict=True):
            if text[at] != '"' or side == "prime":
                continue
            if not side:
                yield Finding(Span(at, at + 1), 'Straight " where the text has curly marks')
                continue
            mark = _LEFT_DOUBLE if side == "left" else _RIGHT_DOUBLE
            if in_pairs:
                yield _finding(at, '"', mark, Applicability.SAFE, f"Make it {mark}")
            else:
                message = f"Make it {mark} (unsafe: its partner is not clear)"
                yield _finding(at, '"', mark, Applicability.UNSAFE, message)


def _side(text: str, at: int) -> str:
    """Which way the double mark at `at` faces, or `prime`; empty where the spacing is unclear."""
    if text[at] == _LEFT_DOUBLE:
        return "left"
    if text[at] == _RIGHT_DOUBLE:
        return "right"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdigit():
        return "prime"
    opens = not before.strip() or before in _OPENS_AFTER + _LEFT_SINGLE
    closes = not after.strip() or after in _CLOSES_BEFORE + _RIGHT_SINGLE
    if opens == closes:
        return ""
    return "left" if opens else "right"


def _curl_singles(text: str) -> Iterator[Finding]:
    at = text.find("'")
    while at >= 0:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if _URL_BEFORE.search(text, max(0, at - _LONGEST_URL), at):
            pass  # with another mark it would lead nowhere
        elif before.isalpha() and after.isalpha():
            message = f"Make it {_RIGHT_SINGLE}"
            yield _finding(at, "'", _RIGHT_SINGLE, Applicability.SAFE, message)
        elif before.isalpha() or (before and before in ".,!?…"):
            message = f"Make it {_RIGHT_SINGLE} (unsafe: its partner is not clear)"
            yield _finding(at, "'", _RIGHT_SINGLE, Applicability.UNSAFE, message)
        elif not before.isdigit():
            yield Finding(Span(at, at + 1), "Straight ' where the text has curly marks")
        at = text.find("'", at + 1)


def _finding(at: int, mark: str, other: str, level: Applicability, message: str) -> Finding:
    kinds = ("Straight", "curly") if mark in "\"'" else ("Curly", "straight")
    fix = Fix((Edit.replace(at, at + 1, other),), level, message)
    return Finding(Span(at, at + 1), f"{kinds[0]} {mark} where the text has {kinds[1]} marks", fix)
