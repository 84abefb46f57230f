"""What the rules about quotation marks share: counting styles, and trusting the solver."""

from __future__ import annotations

from textmend import Applicability, Edit, Finding, Fix, Role, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend import Mark

STRAIGHT = ('"', "'")
CURLY = ("“”„‟«»", "‘’‚‹›")
"""The marks of each kind that are not straight: double, and single with the apostrophe."""

SAFE_FROM = 0.99
"""The confidence from which a fix is safe: on unseen books none of the marks above it is wrong."""

OFFERED_FROM = 0.7
"""The confidence from which a fix is offered at all."""

OFFERED_ALONE_FROM = 0.9
"""The same for a mark that opens or closes something, and has no partner."""


def turned(mark: Mark, glyph: str | None, message: str, confidence: float | None = None) -> Finding:
    """The finding that `mark` should be written as `glyph`; without a fix where that is a guess."""
    at, written, _, role, sure, partner = mark  # sooner than one by one
    sure = sure if confidence is None else confidence
    span = Span(at, at + len(written))
    is_alone = partner < 0 and role in (Role.OPEN, Role.CLOSE)
    if glyph is None or sure < (OFFERED_ALONE_FROM if is_alone else OFFERED_FROM):
        return Finding(span, message)
    level = Applicability.SAFE if sure >= SAFE_FROM else Applicability.UNSAFE
    why = "" if sure >= SAFE_FROM else f" (unsafe: {sure:.0%} sure)"
    edit = Edit(span, glyph)
    return Finding(span, message, Fix((edit,), level, f"Make it {glyph}{why}", sure))


def straightened(at: int, glyph: str, straight: str, message: str, *, certain: bool) -> Finding:
    """The finding that the mark at `at` should be `straight`."""
    level = Applicability.SAFE if certain else Applicability.UNSAFE
    why = "" if certain else " (unsafe: its direction is lost)"
    span = Span(at, at + len(glyph))
    fix = Fix((Edit(span, straight),), level, f"Make it {straight}{why}")
    return Finding(span, message, fix)
