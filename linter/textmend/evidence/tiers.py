"""How much evidence each tier of a fix wants.

Set on the tuning part; `bench/evidence/rules.py` prints what they are worth on the test part. A
confidence is that of `restore`, a loss that of `looks_lost`; `one` is for when exactly one letter
was lost, `any` for when nobody says how many.
"""

from __future__ import annotations

SAFE_ONE = 0.992
_SAFE_ANY = 0.99
"""On the tuning part 4 in 10,000 of the edits of one letter above both were wrong."""
_SAFE_TWO = 0.993
_SAFE_THREE = 0.999
"""Of edits of more letters 2 in 1,000 were, of which half belong to losses of another number."""

SAFE_LOSS_ONE = 1.0
_SAFE_LOSS_MORE = 1.5
"""The highest scores of 850 natural starts in lower case were -1.5 and -2.1 for one letter, -0.1
for any number. Half of those starts were in the fit, so the distance is for new sites."""

_UNSAFE_CONFIDENCE = 0.90
_UNSAFE_LOSS = 1.5

_SHOWN_CONFIDENCE = 0.50
SHOWN_LOSS = 0.5
"""None of the 850 natural starts is above it."""


def is_safe_for_one(one: float, any_number: float, loss: float) -> bool:
    """Whether one letter may be put back unasked: both confidences, and `loss` of one letter."""
    return one >= SAFE_ONE and any_number >= _SAFE_ANY and loss >= SAFE_LOSS_ONE


def is_safe_for_more(letters: int, confidence: float, loss: float) -> bool:
    """Whether two or three letters may be."""
    least = _SAFE_TWO if letters == 2 else _SAFE_THREE
    return confidence >= least and loss >= _SAFE_LOSS_MORE


def is_unsafe(confidence: float, loss: float) -> bool:
    """Whether an edit may be offered, to be made where asked for; safe ones are among these."""
    return confidence >= _UNSAFE_CONFIDENCE and loss >= _UNSAFE_LOSS


def is_shown(confidence: float, loss: float) -> bool:
    """Whether the place is worth a finding, with the best candidates as suggestions."""
    return confidence >= _SHOWN_CONFIDENCE and loss >= SHOWN_LOSS
