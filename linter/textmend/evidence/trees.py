"""Decision trees that were grown by gradient boosting, read from the file where they lie.

The layout, all little-endian, every section 8-byte aligned; a *branch* is an inner node:

    8 bytes      MAGIC
    2 x u32      trees, branches of all trees
    roots        u16, for each tree its first branch
    features     u8, for each branch the figure that it looks at
    ways         i16, two for each branch: where to go for a figure that is at most the threshold,
                 and for others; a branch, or, below 0, one less than minus the number of a leaf
    thresholds   f32, for each branch
    leaves       f32, one more than branches for each tree

`bench/evidence/grow.py` writes the file.
"""

from __future__ import annotations

import os
from math import exp
from struct import calcsize, unpack_from

from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC = b"TMTREE1\n"


class Trees:
    """A sum of decision trees: the logarithm of the odds that something is so."""

    def __init__(self, data: bytes) -> None:
        """Read what `bench/evidence/grow.py` wrote.

        Raises:
            ValueError: These are no trees of this version.
        """
        if data[:8] != MAGIC:
            raise ValueError("these are no trees of this version")
        trees, branches = unpack_from("<2I", data, 8)
        at = 16
        found: list[list[int]] = []
        for kind, size in ("H", trees), ("B", branches), ("h", 2 * branches):
            found.append(list(unpack_from(f"<{size}{kind}", data, at)))
            at += _aligned(size * calcsize(f"<{kind}"))
        self._roots, self._features, self._ways = found
        self._thresholds: list[float] = list(unpack_from(f"<{branches}f", data, at))
        at += _aligned(4 * branches)
        self._leaves: list[float] = list(unpack_from(f"<{branches + trees}f", data, at))

    def probability(self, figures: Sequence[float]) -> float:
        """P(it is so), for the figures that the trees were grown on."""
        features, thresholds, ways = self._features, self._thresholds, self._ways
        odds = 0.0
        for at in self._roots:
            while at >= 0:
                at = ways[2 * at + (figures[features[at]] > thresholds[at])]
            odds += self._leaves[-1 - at]
        return 1 / (1 + exp(-odds))


def _aligned(size: int) -> int:
    return size + -size % 8


@cache
def of_confidence() -> Trees:
    """The trees that are shipped, opened once: how sure the best candidate is."""
    with open(os.path.join(os.path.dirname(__file__), "en.trees"), "rb") as file:
        return Trees(file.read())
