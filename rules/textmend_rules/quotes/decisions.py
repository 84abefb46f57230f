"""What the rules about quotation marks share: counting styles, and trusting the solver."""

from __future__ import annotations

from textmend import Applicability, Edit, Finding, Fix, Role, Span
from textmend.literals import count, places
from textmend.replacing import replaced
from textmend.values import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend import Document, Mark

STRAIGHT = ('"', "'")
CURLY = ("“”„‟«»", "‘’‚‹›")
"""The marks of each kind that are not straight: double, and single with the apostrophe."""

SAFE_FROM = 0.99
"""The confidence from which a fix is safe: on unseen books none of the marks above it is wrong."""

OFFERED_FROM = 0.7
"""The confidence from which a fix is offered at all."""

OFFERED_ALONE_FROM = 0.9
"""The same for a mark that opens or closes something, and has no partner."""


def apostrophe_of(document: Document) -> str:
    """The apostrophe that the text has most, straight where it has none."""
    return "’" if count(document, "’") > count(document, "'") else "'"


def turned(mark: Mark, glyph: str | None, message: str, confidence: float | None = None) -> Finding:
    """The finding that `mark` should be written as `glyph`; without a fix where that is a guess."""
    at, written, _, role, sure, partner = mark  # sooner than one by one
    sure = sure if confidence is None else confidence
    span = make(Span, (at, at + len(written)))
    if glyph is None or (sure < SAFE_FROM and sure < _offered_from(role, partner)):
        return Finding(span, message)
    level, advice = Applicability.SAFE, f"Make it {glyph}"
    if sure < SAFE_FROM:
        level, advice = Applicability.UNSAFE, f"{advice} (unsafe: {sure:.0%} sure)"
    fix = make(Fix, ((make(Edit, (span, glyph)),), level, advice, sure))
    return make(Finding, (span, message, fix, ()))


def _offered_from(role: Role, partner: int) -> float:
    """The confidence from which a fix is offered for such a mark."""
    is_alone = partner < 0 and role in (Role.OPEN, Role.CLOSE)
    return OFFERED_ALONE_FROM if is_alone else OFFERED_FROM


def straightened(
    places: list[int], glyph: str, straight: str, message: str, *, certain: bool
) -> list[Finding]:
    """The findings that the marks at `places`, all of them `glyph`, should be `straight`."""
    level, advice = Applicability.SAFE, f"Make it {straight}"
    if not certain:
        level, advice = Applicability.UNSAFE, f"{advice} (unsafe: its direction is lost)"
    return replaced(places, len(glyph), straight, message, level, advice)


def all_straightened(
    document: Document, glyph: str, straight: str, message: str, *, certain: bool
) -> list[Finding]:
    """The same of each `glyph` in a text."""
    found = [*places(document, (glyph,))]
    return straightened(found, glyph, straight, message, certain=certain)
