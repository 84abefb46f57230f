"""What a rule says: findings, and the edits that would mend them."""

from __future__ import annotations

from textmend.span import Span
from textmend.values import IntEnum, NamedTuple, make


class Applicability(IntEnum):
    """How far a fix may be trusted. A fix is applied at or above the level asked for."""

    DISPLAY = 0
    """A suggestion: never applied."""
    UNSAFE = 1
    """Probably right, or right but losing something that a reader may want."""
    SAFE = 2
    """The author's text is recovered, and there are figures that show it."""


class Edit(NamedTuple):
    """Insertion (empty span), deletion (empty text) and replacement in one shape."""

    span: Span
    text: str

    @classmethod
    def insert(cls, offset: int, text: str) -> Edit:
        """Put `text` before the code point at `offset`."""
        return make(cls, (make(Span, (offset, offset)), text))

    @classmethod
    def delete(cls, start: int, end: int) -> Edit:
        """Take away the code points from `start` up to `end`."""
        return make(cls, (make(Span, (start, end)), ""))

    @classmethod
    def replace(cls, start: int, end: int, text: str) -> Edit:
        """Put `text` where the code points from `start` up to `end` were."""
        return make(cls, (make(Span, (start, end)), text))


class Fix(NamedTuple):
    """Edits that are made together or not at all; they do not overlap."""

    edits: tuple[Edit, ...]
    applicability: Applicability
    message: str
    """What the fix does, in the imperative; for an unsafe fix also why it is unsafe."""
    confidence: float | None = None
    """P(this edit is right | something was damaged here), or None where nothing is estimated."""

    def doubted(self, why: str) -> Fix:
        """The same fix, or an unsafe one if it was safe, which says why."""
        if self.applicability is not Applicability.SAFE:
            return self
        message = f"{self.message} (unsafe: {why})"
        return self._replace(applicability=Applicability.UNSAFE, message=message)


class Finding(NamedTuple):
    """One defect in one place. It does not carry the name of its rule: the engine knows it."""

    span: Span
    message: str
    fix: Fix | None = None
    suggestions: tuple[Fix, ...] = ()
    """Ranked alternatives, the best first; never applied."""
