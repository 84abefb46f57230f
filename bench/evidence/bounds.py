"""How sure a rate is that was measured on a sample."""

from __future__ import annotations

from math import sqrt


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """The 95 % interval of a proportion."""
    if not cases:
        return 0.0, 1.0
    z = 1.959964
    share = hits / cases
    middle = share + z * z / (2 * cases)
    half = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return (middle - half) / (1 + z * z / cases), (middle + half) / (1 + z * z / cases)
