"""How much evidence each tier of a fix wants.

Confidences are set by cross-validation over the training part, with the model of English made anew
for each fold (`bench/evidence/thresholds.py`), so that 99.9 % are right with some to spare: nobody
knows what text will come. `bench/evidence/rules.py` prints what they are worth on the test part. A
confidence is that of `restore`, a loss that of `looks_lost`; `one` is for when exactly one letter
was lost, `any` for when nobody says how many.
"""

from __future__ import annotations

SAFE_ONE, SAFE_MORE = 0.99, 0.995
"""For one letter, and for two or three. Of the edits above them 0.5 in 1,000 were wrong where one
letter was lost, 0.9 where two were and 1.4 where three were: most of these put back fewer letters,
as “Iran” for “Tehran”."""

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
    return min(one, any_number) >= SAFE_ONE and loss >= SAFE_LOSS_ONE


def is_safe_for_more(confidence: float, loss: float) -> bool:
    """Whether two or three letters may be."""
    return confidence >= SAFE_MORE and loss >= _SAFE_LOSS_MORE


def is_unsafe(confidence: float, loss: float) -> bool:
    """Whether an edit may be offered, to be made where asked for; safe ones are among these."""
    return confidence >= _UNSAFE_CONFIDENCE and loss >= _UNSAFE_LOSS


def is_shown(confidence: float, loss: float) -> bool:
    """Whether the place is worth a finding, with the best candidates as suggestions."""
    return confidence >= _SHOWN_CONFIDENCE and loss >= SHOWN_LOSS
