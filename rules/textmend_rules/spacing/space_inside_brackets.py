"""`space-inside-brackets`."""

from __future__ import annotations

from itertools import pairwise

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSING = {")": "(", "]": "[", "”": "“"}
_OPENING = {opener: closer for closer, opener in _CLOSING.items()}
_EYES = (":", ";", "=")
_QUOTES = frozenset("“”‘’\"'")
_BLANKS = " \N{NO-BREAK SPACE}"
_USUAL = 3
"""Square brackets with a space inside them; where there are more that is how they are set."""

_FURTHEST = 1000
"""Code points to the other bracket."""

_POSSESSIVE = (" ’s", " 's")
_LENGTH = len(_POSSESSIVE[0])
_LETTER_NAMES = frozenset("the a an and or of in every each two three with an as to".split())
"""Words before an “’s” that is no ending: “the ’s in the word”."""


@rule(
    family="spacing",
    wary_of_code=True,
    views=("loose_marks",),
    anchors=_POSSESSIVE,
    examples=(
        Example(
            "The mill (⟦ ⟧closed⟦ ⟧) had a “⟦ ⟧wheel⟦ ⟧”.\n", "The mill (closed) had a “wheel”.\n"
        ),
        Example("The mill⟦ ⟧’s wheel [⟦ ⟧sic⟦ ⟧].\n", "The mill’s wheel [sic].\n"),
        Example("[ ] closed [x] open :( and ( ) 6 ” “ ‘It rained,’ ” he said.\n"),
        Example("The mill’s wheel (closed).\n"),
    ),
)
def space_inside_brackets(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """A space inside brackets or curly quotation marks, or before ’s.

    ## Why
    A link or emphasis stood there: its markup went, and the space round it stayed.

    ## Fix
    The space is removed, where the bracket has its other half: safe, but not for square ones in a
    text that sets four of them so. Empty brackets, boxes to tick, emoticons, inches, spaced
    ellipses and marks inside marks are left alone.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    is_usual: bool | None = None
    for at in document.loose_marks:
        mark = text[at]
        if mark in _CLOSING and text[at - 1 : at] == " ":
            gap = _before_closing(text, at)
        elif mark in _OPENING:
            gap = _after_opening(text, at)
        else:
            continue
        if gap is not None:
            level, why = Applicability.SAFE, ""
            if mark in "[]":
                is_usual = _sets_them_so(document) if is_usual is None else is_usual
                if is_usual:
                    level, why = Applicability.UNSAFE, " (unsafe: the text sets them so)"
            fix = Fix((Edit.delete(*gap),), level, f"Remove the space{why}")
            yield Finding(gap, f"Space inside “{mark}”", fix)
    for at in hits:
        if _is_possessive(document, at, at + _LENGTH):
            fix = Fix((Edit.delete(at, at + 1),), Applicability.SAFE, "Remove the space")
            yield Finding(Span(at, at + 1), f"Space before “{text[at + 1 : at + _LENGTH]}”", fix)


def _sets_them_so(document: Document) -> bool:
    """Whether the text sets many square brackets with a space inside."""
    from textmend.literals import count

    return count(document, "[ ") > _USUAL


def _before_closing(text: str, at: int) -> Span | None:
    mark = text[at]
    start = at
    while start > 0 and text[start - 1] in _BLANKS:
        start -= 1
    before, after = text[start - 1 : start], text[at + 1 : at + 2]
    if not before.strip() or before in _OPENING or before in _QUOTES or before == "\ufffc":
        return None
    if mark == "”" and (before.isdigit() or after.isalnum()):
        return None
    if text[start - 2 : start] == " .":
        return None  # a spaced ellipsis
    opened = text.rfind(_CLOSING[mark], max(0, at - _FURTHEST), start)
    if mark == ")" and (before in _EYES or text[opened - 1 : opened] in _EYES):
        return None
    if opened < 0 or "\n" in text[opened:start] or mark in text[opened:start]:
        return None
    return Span(start, at) if _has_word(text[opened + 1 : start]) else None


def _after_opening(text: str, at: int) -> Span | None:
    mark = text[at]
    end = at + 1
    while text[end : end + 1] and text[end] in _BLANKS:
        end += 1
    before, after = text[at - 1 : at], text[end : end + 1]
    closer = _OPENING[mark]
    if not after.strip() or after in _QUOTES or after in _CLOSING or after == "\ufffc":
        return None
    if (
        text[end : end + 2] == ". "
        or before in (":", ";", "=", "-")
        or (mark != "(" and before.isalnum())
    ):
        return None
    if mark == "“" and before and before in ".,!?…":
        return None
    closed = text.find(closer, end, end + _FURTHEST)
    if closed < 0 or "\n" in text[end:closed] or mark in text[end:closed]:
        return None
    return Span(at + 1, end) if _has_word(text[end:closed]) else None


def _has_word(inner: str) -> bool:
    """Whether a figure or two letters together stand in it: in a face, `( o_o )`, none do."""
    return any(
        left.isdigit() or (left.isalpha() and right.isalpha()) for left, right in pairwise(inner)
    )


def _is_possessive(document: Document, start: int, end: int) -> bool:
    """Whether the `’s` up to `end`, behind the space at `start`, belongs to the word before it."""
    text = document.prose
    after = text[end : end + 1]
    if after.isalnum() or after in ("-", "'", "’") or not text[start - 1 : start].isalnum():
        return False
    first = start
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    word = text[first:start]
    return word not in _LETTER_NAMES and document.language.partition("-")[0] not in ("nl", "af")
