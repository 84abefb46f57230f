"""How much evidence each tier of a fix wants.

Set on the tuning part; `bench/evidence/rules.py` prints what they are worth on the test part. A
confidence is that of `restore`, a loss that of `looks_lost`; `one` is for when exactly one letter
was lost, `any` for when nobody says how many.
"""

from __future__ import annotations

SAFE = 0.975
"""On the tuning part 5 in 10,000 of the edits of one letter above it were wrong."""
_SAFE_BESIDE_ONE = 0.985
"""For two and three letters where one would make a word as well, as it does of “ere”. Of the edits
in documents that lost two or three, 2 and 4 in 1,000 were wrong, most because another number fits:
“hran” is Tehran, and Iran."""

SAFE_LOSS_ONE = 0.5
_SAFE_LOSS_MORE = 1.0
"""The highest scores of 850 natural starts in lower case were -1.5 and -2.1 for one letter, -0.1
for any number. Half of those starts were in the fit, so the distance is for new sites."""

_UNSAFE_CONFIDENCE = 0.90
_UNSAFE_LOSS = 1.5

_SHOWN_CONFIDENCE = 0.50
SHOWN_LOSS = 0.5
"""None of the 850 natural starts is above it."""


def is_safe_for_one(one: float, any_number: float, loss: float) -> bool:
    """Whether one letter may be put back unasked: both confidences, and `loss` of one letter."""
    return min(one, any_number) >= SAFE and loss >= SAFE_LOSS_ONE


def is_safe_for_more(confidence: float, loss: float, *, alone: bool) -> bool:
    """Whether two or three letters may be; `alone` where no single letter would do."""
    return confidence >= (SAFE if alone else _SAFE_BESIDE_ONE) and loss >= _SAFE_LOSS_MORE


def is_unsafe(confidence: float, loss: float) -> bool:
    """Whether an edit may be offered, to be made where asked for; safe ones are among these."""
    return confidence >= _UNSAFE_CONFIDENCE and loss >= _UNSAFE_LOSS


def is_shown(confidence: float, loss: float) -> bool:
    """Whether the place is worth a finding, with the best candidates as suggestions."""
    return confidence >= _SHOWN_CONFIDENCE and loss >= SHOWN_LOSS
