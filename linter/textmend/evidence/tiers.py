"""How much evidence each tier of a fix wants.

Confidences are set by cross-validation over the training part, with the model of English made anew
for each fold (`bench/evidence/thresholds.py`), so that 99.9 % are right with some to spare: nobody
knows what text will come. `bench/evidence/rules.py` prints what they are worth on the test part. A
confidence is that of `ranking`, a loss that of `looks_lost`.
"""

from __future__ import annotations

SAFE_ONE, SAFE_OF_SHORT, SAFE_MORE = 0.983, 0.99, 0.996
"""For one letter of a word that keeps three or more, or fewer; and for two letters or three."""

_SHORT = 3
"""Letters."""

SAFE_LOSS = 0.5
"""Of 225 natural starts in lower case that might have been losses the highest scores were 0.06 and
0.01, by weights that were fitted without them; the next was -0.5."""

_UNSAFE_CONFIDENCE = 0.90
_UNSAFE_LOSS = 1.5

_SHOWN_CONFIDENCE = 0.50
SHOWN_LOSS = 0.5


def is_safe(confidence: float, loss: float, *, lost: int, left: int) -> bool:
    """Whether so many letters may be put back unasked before so many that are left."""
    of_one = SAFE_OF_SHORT if left < _SHORT else SAFE_ONE
    return confidence >= (of_one if lost == 1 else SAFE_MORE) and loss >= SAFE_LOSS


def is_unsafe(confidence: float, loss: float) -> bool:
    """Whether an edit may be offered, to be made where asked for; safe ones are among these."""
    return confidence >= _UNSAFE_CONFIDENCE and loss >= _UNSAFE_LOSS


def is_shown(confidence: float, loss: float) -> bool:
    """Whether the place is worth a finding, with the best candidates as suggestions."""
    return confidence >= _SHOWN_CONFIDENCE and loss >= SHOWN_LOSS
