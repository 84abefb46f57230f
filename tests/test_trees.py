"""Trees are asked as they were grown, and read as they were written."""

from __future__ import annotations

from math import exp, isclose
from struct import pack
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend.evidence.description import NAMES
from textmend.evidence.trees import MAGIC, Trees, of_confidence


class Branch(NamedTuple):
    feature: int
    threshold: float
    low: Branch | float
    high: Branch | float


FIGURES = 4
numbers = st.floats(-8, 8, width=32)
branches = st.recursive(
    st.builds(Branch, st.integers(0, FIGURES - 1), numbers, numbers, numbers),
    lambda below: st.builds(
        Branch, st.integers(0, FIGURES - 1), numbers, numbers | below, numbers | below
    ),
    max_leaves=6,
)


def asked(node: Branch | float, figures: list[float]) -> float:
    """What a tree says, by recursion."""
    if not isinstance(node, Branch):
        return node
    return asked(node.high if figures[node.feature] > node.threshold else node.low, figures)


def written(trees: list[Branch]) -> bytes:
    """The file, branch by branch, breadth last."""
    features: list[int] = []
    thresholds: list[float] = []
    ways: list[int] = []
    leaves: list[float] = []

    def add(node: Branch | float) -> int:
        if not isinstance(node, Branch):
            leaves.append(node)
            return -len(leaves)
        number = len(features)
        features.append(node.feature)
        thresholds.append(node.threshold)
        ways.extend((0, 0))
        ways[2 * number : 2 * number + 2] = [add(node.low), add(node.high)]
        return number

    roots = [add(tree) for tree in trees]
    data = MAGIC + pack("<2I", len(roots), len(features))
    for kind, section in (
        ("H", roots),
        ("B", features),
        ("h", ways),
        ("f", thresholds),
        ("f", leaves),
    ):
        packed = pack(f"<{len(section)}{kind}", *section)
        data += packed + bytes(-len(packed) % 8)
    return data


@given(
    st.lists(branches, min_size=1, max_size=5),
    st.lists(numbers, min_size=FIGURES, max_size=FIGURES),
)
def test_the_file_says_what_the_trees_say(trees: list[Branch], figures: list[float]) -> None:
    odds = sum(asked(tree, figures) for tree in trees)
    found = Trees(written(trees)).probability(figures)
    assert isclose(found, 1 / (1 + exp(-odds)), rel_tol=1e-9)


def test_other_files_are_refused() -> None:
    with pytest.raises(ValueError, match="no trees of this version"):
        Trees(b"TMTREE0\n" + bytes(64))


@given(st.lists(numbers, min_size=2 * len(NAMES) + 11, max_size=2 * len(NAMES) + 11))
def test_shipped_trees_end_in_a_leaf_for_any_figures(figures: list[float]) -> None:
    assert 0 < of_confidence().probability(figures) < 1
