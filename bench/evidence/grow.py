"""Grows the trees of `textmend.evidence.trees`, by LightGBM; `fit.py` writes them.

They say how sure the best candidate of a place is. Small ones, many, and slowly: as good out of
the fold as larger ones, and less than a millisecond to ask.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from table import FOLDS, ROWS, Array, Table
from textmend.evidence.candidates import MOST, Word
from textmend.evidence.place import Place
from textmend.evidence.ranking import Ranking, doubts
from textmend.evidence.trees import MAGIC

_TIMES = {1: 1.0, 2: 2.0, 3: 2.0}
"""How much more a case counts here than for the shares, by letters lost."""

TREES = 300
_SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}


def rankings(table: Table, portions: Array) -> Iterator[Ranking | None]:
    """The cases of `table` as the rules rank them, by these shares (cases x candidates)."""
    place = Place.__new__(Place)
    for number, case in enumerate(table.cases):
        if not case.letters:
            yield None
            continue
        place.tail, place.first = case.tail, case.first
        place.at_document_start = case.at_document_start
        words = []
        for at, letters in enumerate(case.letters):
            word = Word(letters, letters + case.tail, -1, 0.0, 0)
            word.features = table.features[number, at].tolist()
            words.append(word)
        mine = portions[number, : len(words)].tolist()
        order = sorted(range(len(words)), key=lambda at: -mine[at])
        yield Ranking(place, [words[at] for at in order], [mine[at] for at in order])


def figures(table: Table, portions: Array) -> tuple[Array, Array, list[str]]:
    """What the trees are grown on: of each case `doubts`, and whether its best candidate is right.

    And what that restores; nothing, and figures of 0, where there is no candidate.
    """
    rows: list[list[float]] = []
    right, letters = [], []
    width = 0
    for case, ranking in zip(table.cases, rankings(table, portions), strict=True):
        best = ranking.words[0].letters if ranking else ""
        letters.append(best)
        right.append(bool(best) and case.right < MOST and case.letters[case.right] == best)
        rows.append(doubts(ranking) if ranking else [])
        width = max(width, len(rows[-1]))
    filled = [row or [0.0] * width for row in rows]
    return np.array(filled, np.float32).astype(float), np.array(right, float), letters


def weights(table: Table) -> Array:
    """What each case counts for: to put back two or three letters is rare, but has to be right."""
    return np.array([case.weight * _TIMES[ROWS[case.row].lost] for case in table.cases])


def grow(x: Array, right: Array, weight: Array) -> Any:
    """The trees for these cases, as LightGBM has them."""
    return lightgbm.train(_SETTINGS, lightgbm.Dataset(x, right, weight=weight), TREES)


def out_of_fold(table: Table, x: Array, right: Array) -> Array:
    """For each case its confidence, by trees that were grown without its fold."""
    folds = np.array([case.fold for case in table.cases])
    weight = weights(table)
    found = np.zeros(len(folds))
    for number in range(FOLDS):
        out = folds == number
        grown = grow(x[~out], right[~out], weight[~out])
        found[out] = grown.predict(x[out])
    return found


def write(grown: Any, path: Path) -> None:
    """Write the file that `textmend.evidence.trees` reads."""
    roots, leaves = array("H"), array("f")
    features, thresholds, ways = array("B"), array("f"), array("h")

    def add(node: dict[str, Any]) -> int:
        """Write `node` and all below it; its number, as `ways` have it."""
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return -len(leaves)
        number = len(features)
        features.append(node["split_feature"])
        thresholds.append(node["threshold"])
        ways.extend((0, 0))
        ways[2 * number] = add(node["left_child"])
        ways[2 * number + 1] = add(node["right_child"])
        return number

    for tree in grown.dump_model()["tree_info"]:
        roots.append(add(tree["tree_structure"]))
    with path.open("wb") as out:
        out.write(MAGIC + struct.pack("<2I", len(roots), len(features)))
        for section in (roots, features, ways, thresholds, leaves):
            data = section.tobytes()
            out.write(data + bytes(-len(data) % 8))
