"""Findings of one kind that are mended alike: where there is a kernel, it makes all in one call."""

from __future__ import annotations

from textmend.finding import Edit, Finding, Fix
from textmend.span import Span
from textmend.values import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.finding import Applicability


def plainly_replaced(
    places: list[int], size: int, text: str, message: str, level: Applicability, advice: str
) -> list[Finding]:
    """What `replaced` is where no kernel is."""
    found = []
    for at in places:
        span = make(Span, (at, at + size))
        fix = make(Fix, ((make(Edit, (span, text)),), level, advice, None))
        found.append(make(Finding, (span, message, fix, ())))
    return found


try:
    from textmend._kernel import replaced as _at_once
except ImportError:
    replaced = plainly_replaced
else:

    def replaced(
        places: list[int], size: int, text: str, message: str, level: Applicability, advice: str
    ) -> list[Finding]:
        """That `text` should stand at each of `places` for so many code points.

        All have the same `message`, and a fix at this level and with this `advice`.
        """
        same = size, text, message, level, advice
        return _at_once(places, *same, Span, Edit, Fix, Finding)
