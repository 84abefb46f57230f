"""The marks of a text: which characters they are, and what each may stand for."""

from __future__ import annotations

from textmend.values import IntEnum, NamedTuple, cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(IntEnum):
    """Marks of one kind quote one level; the next level takes the other kind."""

    DOUBLE = 0
    SINGLE = 1


class Role(IntEnum):
    """What a mark does."""

    OPEN = 0
    CLOSE = 1
    APOSTROPHE = 2
    PRIME = 3
    """Feet, inches, minutes and seconds."""
    STRAY = 4
    """Part of code or of an address, or of nothing."""


class Mark(NamedTuple):
    """One mark and what was decided about it."""

    at: int
    """The offset of its first code point in the text."""
    glyph: str
    """How it is written: one code point, or two for ` `` ` and `''`."""
    kind: Kind
    role: Role
    confidence: float
    """P(role | the paragraph), between 0 and 1."""
    partner: int
    """The offset of the mark that closes or opens the same quotation; -1 where there is none."""

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.at + len(self.glyph)


BACKTICKS = "``"
TWO_SINGLES = "''"
TWO_CURLY = "’’"
DOUBLE_PRIME = "″"
"""Seconds and inches, and in some newsrooms what closes a quotation."""

_LONGEST_BACKTICKED = 500
"""Code points within which the partner of a backtick or of two single marks is looked for."""

_CERTAIN, _SELDOM, _NEVER = 1.0, 1e-3, 1e-5

# P(glyph | role) up to a factor, for OPEN, CLOSE, APOSTROPHE, PRIME and STRAY. That a program or
# its user turned a mark the wrong way happens about once in a thousand marks of scraped text, and
# ten times as often at an apostrophe that begins a word.
_BOTH_WAYS = (_CERTAIN, _CERTAIN, _CERTAIN, _CERTAIN, _CERTAIN)
_OPENS = (_CERTAIN, _SELDOM, _NEVER, _NEVER, _SELDOM)
_CLOSES = (_SELDOM, _CERTAIN, _NEVER, 1e-2, _SELDOM)
_FACES_LEFT = (_CERTAIN, _SELDOM, 1e-2, _NEVER, _SELDOM)
_FACES_RIGHT = (_SELDOM, _CERTAIN, _CERTAIN, 1e-2, _SELDOM)
_MEASURES = (1e-2, 0.3, _NEVER, _CERTAIN, _SELDOM)
_QUOTES = (_CERTAIN, _CERTAIN, _NEVER, _NEVER, _SELDOM)

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys('"“”„‟«»「」″', Kind.DOUBLE),
    **dict.fromkeys((BACKTICKS, TWO_SINGLES, TWO_CURLY), Kind.DOUBLE),
    **dict.fromkeys("'‘’‚‛‹›『』`", Kind.SINGLE),
}
"""The kind of each glyph. The corner brackets of Japanese nest like the two kinds elsewhere."""

CHARACTERS = frozenset("".join(KINDS))

JOINED = frozenset("'’`")
"""Marks that may be half of another, or none."""

_TOLD = {
    '"': _BOTH_WAYS,
    "'": _BOTH_WAYS,
    BACKTICKS: _OPENS,
    "`": _OPENS,
    TWO_SINGLES: _QUOTES,
    TWO_CURLY: _CLOSES,
    DOUBLE_PRIME: _MEASURES,
    "„": _OPENS,
    "‟": _OPENS,
    "‚": _OPENS,
    "‛": _FACES_LEFT,
    "“": _OPENS,
    "”": _CLOSES,
    "‘": _FACES_LEFT,
    "’": _FACES_RIGHT,
    **dict.fromkeys("«‹「『", _OPENS),
    **dict.fromkeys("»›」』", _CLOSES),
}
"""What each glyph tells of its role in English: see `glyph_weights`."""

_INWARD = "de da sv fi cs sk pl hu sl hr sr".split()
"""Languages in which angled marks may point inwards."""


def glyph_at(text: str, at: int, start: int, end: int) -> str:
    """The mark that begins at `at`, in the paragraph from `start` up to `end`; "" for none.

    A backtick is one only where a single mark may close what it opens, and two where no other two
    do, so that code between backticks is left alone; two single marks are one where another two are
    their partner, or where they close what a double mark opened.
    """
    glyph = text[at]
    if glyph == "`":
        if text.startswith(BACKTICKS, at):
            is_code = text[at + 2 : at + 3] in ("`", "") or _is_round_code(text, at, start, end)
            return "" if is_code else BACKTICKS
        opens = text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isalnum()
        if not opens or text[at - 1 : at] == "`":
            return ""
        limit = min(end, at + _LONGEST_BACKTICKED)
        closing = text.find("'", at, limit)
        backtick = text.find("`", at + 1, limit)
        return "`" if closing >= 0 and (backtick < 0 or closing < backtick) else ""
    if text.startswith(TWO_SINGLES, at, end) and (
        _are_doubles(text, at, start, end) or _close_a_double(text, at, start)
    ):
        return TWO_SINGLES
    if text.startswith(TWO_CURLY, at, end) and _close_a_double(text, at, start):
        return TWO_CURLY
    return glyph


def _is_round_code(text: str, at: int, start: int, end: int) -> bool:
    """Whether the next two backticks after those at `at`, or the last two before, are their pair.

    They are where no mark between the two closes a quotation.
    """
    following = text.find(BACKTICKS, at + 2, min(end, at + _LONGEST_BACKTICKED))
    if following >= 0 and not _has_closing(text, at + 2, following):
        return True
    before = text.rfind(BACKTICKS, max(start, at - _LONGEST_BACKTICKED), at)
    return before >= 0 and not _has_closing(text, before + 2, at)


def _has_closing(text: str, start: int, end: int) -> bool:
    closing = (TWO_SINGLES, TWO_CURLY, DOUBLE_PRIME, '"', "”")
    return any(text.find(mark, start, end) >= 0 for mark in closing)


def _close_a_double(text: str, at: int, start: int) -> bool:
    """Whether a double mark is open before the two single marks at `at`, and no single one is."""
    if text[at + 2 : at + 3].isalnum() or text[at - 1 : at].isspace():
        return False
    passage = text[max(start, at - _LONGEST_BACKTICKED) : at]
    if passage.count('"') % 2 == 0 and passage.rfind("“") <= passage.rfind("”"):
        return False
    return not any(single in passage for single in ("‘", " '", "\"'", "“'"))


def _are_doubles(text: str, at: int, start: int, end: int) -> bool:
    """Whether two single marks at `at` have a partner before or behind them."""
    opens = text[at + 2 : at + 3].isalnum() and not text[at - 1 : at].isalnum()
    if opens:
        limit = min(end, at + _LONGEST_BACKTICKED)
        other = text.find(TWO_SINGLES, at + 2, limit)
        return other >= 0 and not text[other + 2 : other + 3].isalnum()
    first = max(start, at - _LONGEST_BACKTICKED)
    other = text.rfind(TWO_SINGLES, first, at)
    if other >= 0 and text[other + 2 : other + 3].isalnum():
        return True
    return BACKTICKS in text[first:at]


def glyph_weights(language: str, marks: frozenset[str]) -> dict[str, tuple[float, ...]]:
    """What each glyph tells of its role in a text: P(glyph | role), up to a factor.

    `marks` has the characters of marks that the text has: where „ is one of them, “ closes.
    """
    lows = "„" in marks, "‚" in marks
    return _glyph_weights(language.partition("-")[0], *lows, has_closing="”" in marks)


@cache
def _glyph_weights(
    primary: str, has_low: bool, has_low_single: bool, *, has_closing: bool
) -> dict[str, tuple[float, ...]]:
    table: dict[str, tuple[float, ...]] = {**_TOLD}
    if has_low:
        table["“"] = _QUOTES if has_closing else _CLOSES
    if has_low_single:
        table["‘"] = (_SELDOM, _CERTAIN, 1e-2, _NEVER, _SELDOM)
    if primary in ("sv", "fi"):
        table["”"] = _QUOTES
        table["’"] = (_CERTAIN, _CERTAIN, _CERTAIN, 1e-2, _SELDOM)
    if primary in _INWARD:
        table.update(dict.fromkeys("«»‹›", _QUOTES))
    return table
