"""How much evidence each tier of a fix wants, as measured by `bench/evidence/measure.py`."""

from __future__ import annotations

SAFE_CONFIDENCE = 0.992
"""On the tuning part 5 in 10,000 of the edits above it were wrong, where one letter was lost."""
SAFE_LOSS = 2.5
"""The highest scores of 850 natural starts in lower case were -1.5 and -2.1. Above that their
number falls by a factor of about e a step, so there is room for a hundred times more text."""

UNSAFE_CONFIDENCE = 0.90
UNSAFE_LOSS = 1.0

SHOWN_CONFIDENCE = 0.50
SHOWN_LOSS = -1.5
"""One of the 850 natural starts is above it, and 3 % of true losses are below."""


def is_safe(confidence: float, loss: float) -> bool:
    """Whether an edit may be made unasked: `confidence` of `restore`, `loss` of `looks_lost`."""
    return confidence >= SAFE_CONFIDENCE and loss >= SAFE_LOSS


def is_unsafe(confidence: float, loss: float) -> bool:
    """Whether an edit may be offered, to be made where asked for; safe ones are among these."""
    return confidence >= UNSAFE_CONFIDENCE and loss >= UNSAFE_LOSS


def is_shown(confidence: float, loss: float) -> bool:
    """Whether the place is worth a finding, with the best candidates as suggestions."""
    return confidence >= SHOWN_CONFIDENCE and loss >= SHOWN_LOSS
