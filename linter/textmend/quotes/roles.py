"""How well each role fits a mark, by what stands on both sides of it."""

from __future__ import annotations

from math import exp, inf

from textmend.quotes.context import (
    APART,
    BLANK,
    CLOSER,
    DIGIT,
    LETTER,
    LOOKED_THROUGH,
    POINT,
    SYMBOL,
    Surroundings,
    is_in_address,
)
from textmend.quotes.marks import Kind
from textmend.quotes.solver import Evidence
from textmend.values import later, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.evidence.lists import is_listed
    from textmend.evidence.model import english
else:
    is_listed = later(globals(), "is_listed", "textmend.evidence.lists:is_listed")
    english = later(globals(), "english", "textmend.evidence.model:english")

_REMEMBERED = 1 << 11
"""Characters round a double mark whose weights are kept; news has some five hundred."""

_GOES_ON = LOOKED_THROUGH.union("./>")
"""Neighbours behind a mark that alone do not tell what it does."""

_LONGEST_VALUE = 200
"""Code points of a value in code."""

# In nats. Rows: what stands before, or behind, an opening or a closing mark. They were set by
# what goes wrong on books and web news of the training and tuning parts; see bench/quotes.
#                 blank opener point closer dash letter digit symbol
_BEFORE_OPEN = (2.0, 1.5, -2.5, -3.0, 0.0, -5.0, -5.0, -1.0, 0.5)
_BEHIND_OPEN = (-5.0, 0.0, -3.5, -5.0, -1.0, 1.0, 0.5, 0.0, -1.0)
_BEFORE_CLOSE = (-5.0, -5.0, 2.0, 0.5, 0.5, 0.0, 0.0, 0.0, -1.0)
_BEHIND_CLOSE = (2.0, 0.5, 1.5, 1.5, 0.5, -5.0, -4.0, 0.0, 0.5)
_WITHIN_RUN = 0.4
"""What the side of a mark weighs on which another mark stands first."""

_IMPOSSIBLE = -9.0
_STRAY = -9.0
_LONGEST_MEASURE = 9
_IN_MEASURES = " '’′°º.,½¼¾⅛⅜⅝⅞-/"

_STRAY_APART = -6.5
"""With blanks on both sides."""

_ELISIONS = frozenset(
    "tis tisn twas twasn twere tweren twill twould twouldn twixt tween twon tain em n til cos "
    "bout gainst neath nother fraid fore cept ll ve nuff tude un uns frisco im ow oo ave avin "
    "aving ee ud ull ullo ouse orse eart ead eard elp ome arf imself erself undred undreds "
    "usband ospital appen appened eaven eavens andsome ungry urry urt gator shun zackly scuse "
    "bacco lowance pon mongst sblood zounds swounds slife sdeath swelp cello deed uz gad".split()
)
"""What no word begins with that is whole: an opening mark never stands before these."""

_LIKELY_ELIDED = frozenset(
    "e er ere ole ill eel till cause ad flu sup owl pears long less low gun gin gain".split()
)
"""Elisions that may be something else as well."""

_SELDOM_ELIDED = frozenset(
    "is as and all arm air old at it us ope round ind most course long cross board way change "
    "phone bus plane bye s d m t re night mornin".split()
)
"""Words that may be elisions."""

_CLIPPED = frozenset(
    "o an th wi ol t d mo tho thro fo ha i a y lil po sho bro co ain aroun roun behin fin groun "
    "kin min ole fr ov gi ca awa fu wa l le la qu j m n altho tha de dos mos jus las lef nex wes "
    "eas".split()
)
"""Words that an apostrophe ends, beside those in -in’ and plurals."""


def weigh(kind: Kind, near: Surroundings, told: tuple[float, ...]) -> Evidence:
    """What is known of a mark of whose role its glyph has `told` something."""
    return _evidence(kind, _fits(kind, near), told)


@lru_cache(_REMEMBERED)
def _evidence(kind: Kind, fits: tuple[float, ...], told: tuple[float, ...]) -> Evidence:
    """What is known of a mark that `fits` each role so well, in nats."""
    return Evidence.of(kind, tuple(map(float.__mul__, map(exp, fits), told)))


@lru_cache(_REMEMBERED)
def weigh_double(near: str, told: tuple[float, ...]) -> Evidence | None:
    """The same of a double mark in no address, by `near`: the character on either side, and it.

    None where it takes more of the text. No mark may stand next to those characters.
    """
    if near[0] in LOOKED_THROUGH or near[0].isnumeric() or near[2] in _GOES_ON:
        return None
    return weigh(Kind.DOUBLE, Surroundings(near, 1, 2), told)


def _fits(kind: Kind, near: Surroundings) -> tuple[float, float, float, float, float]:
    """The logarithm of P(surroundings | role), up to a term, for the roles in their order."""
    opens, closes = _directions(near)
    apart = near.before == BLANK == near.after
    stray = _STRAY_APART if apart else _STRAY
    prime = _prime(kind, near)
    if _is_code(near):
        stray = 9.0
    apostrophe = -inf if kind == Kind.DOUBLE else _apostrophe(near)
    return opens, closes, apostrophe, prime, stray


def _directions(near: Surroundings) -> tuple[float, float]:
    """How well opening and closing fit."""
    before, after = near.before, near.after
    left = 1.0 if near.first else _WITHIN_RUN
    right = 1.0 if near.last else _WITHIN_RUN
    opens = left * _BEFORE_OPEN[before] + right * _BEHIND_OPEN[after]
    closes = left * _BEFORE_CLOSE[before] + right * _BEHIND_CLOSE[after]
    if after == POINT and near.text[near.right : near.right + 3] in ("...", ". ."):
        opens += 2.5
    if after == POINT and near.text[near.right : near.right + 1] == "…":
        opens += 2.5
    return opens, closes


def _prime(kind: Kind, near: Surroundings) -> float:
    """How well feet, inches, minutes and seconds fit."""
    if near.before != DIGIT or not near.first:
        return _IMPOSSIBLE
    text, at = near.text, near.at
    start = at
    while start > max(0, at - _LONGEST_MEASURE) and (
        text[start - 1].isnumeric() or text[start - 1] in _IN_MEASURES
    ):
        start -= 1
    measure = text[start:at]
    if kind == Kind.DOUBLE and ("'" in measure or "’" in measure or "′" in measure):
        return 7.0
    if "°" in measure or "º" in measure:
        return 5.0
    if kind == Kind.SINGLE:
        follows = text[near.end : near.end + 4].lstrip(" ")
        digits = len(follows) - len(follows.lstrip("0123456789"))
        if digits and follows[digits : digits + 1] in ('"', "”", "″", "'", " "):
            return 4.0 if follows[digits : digits + 1] == '"' else 2.5
    if near.after == LETTER:
        return 0.0 if near.word_after().lower() == "x" else -3.0
    return -0.5 if len(measure.strip()) <= 3 else -2.5


def _apostrophe(near: Surroundings) -> float:
    """How well an apostrophe fits."""
    before, after = near.before, near.after
    if after == LETTER and before in (LETTER, DIGIT):
        return 5.0 if near.alone else 0.0
    if (
        after == LETTER
        and before in (POINT, CLOSER, SYMBOL)
        and near.first
        and near.word_after().lower() in ("s", "d", "ll")
    ):
        return 3.0
    if after == LETTER and near.last and not near.first and near.word_after() == "s":
        return 3.0
    if before == POINT or after == SYMBOL:
        return _IMPOSSIBLE
    if after in (LETTER, DIGIT):
        return _elision(near) if near.last else _IMPOSSIBLE
    if before in (LETTER, DIGIT):
        return _omission(near) if near.first else _IMPOSSIBLE
    return _IMPOSSIBLE


def _elision(near: Surroundings) -> float:
    """How well an apostrophe fits at the start of a word."""
    if near.after == DIGIT:
        digits = near.text[near.right : near.right + 4]
        if not digits[:2].isdecimal() or digits[2:3].isalnum():
            return 6.0 if digits[:2].isdecimal() and digits[2:3] == "s" else -4.0
        return 2.0
    word = near.word_after()
    lower = word.lower()
    if lower in _ELISIONS:
        return 7.0
    if lower in _LIKELY_ELIDED:
        return 2.5 if word == lower or len(word) == 1 else 0.0
    start = near.left - 2 if near.before == APART else near.left
    starts_paragraph = start <= 0 or near.text[start - 1] in "\r\n"
    if lower in _SELDOM_ELIDED:
        return 0.0 if word == lower else -6.0 if starts_paragraph else -3.0
    if lower[:1] in "aeiou" and _drops_h(lower):
        return 4.5
    if word == lower and near.before == BLANK and _is_unknown(lower):
        return 0.0
    return -7.0 if starts_paragraph else -4.0


def _is_unknown(word: str) -> bool:
    return not is_listed(word, english())


def _drops_h(word: str) -> bool:
    """Whether `word` is none, and would be one with an h before it."""
    model = english()
    return not is_listed(word, model) and is_listed("h" + word, model)


def _omission(near: Surroundings) -> float:
    """How well an apostrophe fits at the end of a word."""
    if near.before == DIGIT:
        return -4.0
    written = near.word_before()
    word = written.lower()
    if word == "n" and near.text[near.left - 2 : near.left - 1] in ("'", "’", "‘"):
        return 6.0
    if word in _CLIPPED:
        return 3.0
    if len(word) > 2 and written.islower() and _is_unknown(word):
        return 3.0 if word.endswith("in") else 1.0
    if word[-1:] in ("s", "z", "x") and len(word) > 1:
        return 0.5 if near.after == BLANK else -0.5
    return -4.0


def _is_code(near: Surroundings) -> bool:
    """Whether the mark stands in an address, or at an edge of an attribute's value."""
    text, at = near.text, near.at
    if text[at - 1 : at] == "=":
        return True
    if text[near.end : near.end + 1] in (">", "/"):
        return f"={text[at]}" in text[max(0, at - _LONGEST_VALUE) : at]
    return is_in_address(text, at)
