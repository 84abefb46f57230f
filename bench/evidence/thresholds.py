"""Prints what thresholds of confidence are worth, by cross-validation over the training part.

For each fold the model of English, the weights of the shares and the trees are made without it, and
letters are cut from its documents; sites and books stay whole. So there are six times the cases of
the tuning part, and the test part is not looked at. Only the weights of the loss are those that are
shipped. It takes some seven minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import fit
import grow
import split
from bounds import wilson
from table import ROWS, table
from textmend.evidence import tiers

THRESHOLDS = (0.9, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.995, 0.997, 0.998, 0.999)


class Answer(NamedTuple):
    """What would be put back in one place."""

    row: str
    letters: int
    """How many; 0 where nothing is attested."""
    left: int
    confidence: float
    loss: float
    right: bool


def main() -> None:
    """Print a table for each row."""
    parser = split.argument_parser(__doc__)
    arguments = parser.parse_args()
    cases = table(arguments.corpora)
    x, right, letters = grow.figures(cases, fit.shares_out_of_fold(cases))
    sure = grow.out_of_fold(cases, x, right)
    found = [
        Answer(case.row, len(best), len(case.tail), float(how_sure), case.loss, bool(is_right))
        for case, best, how_sure, is_right in zip(cases.cases, letters, sure, right, strict=True)
    ]
    for row in ROWS:
        answers = [answer for answer in found if answer.row == row]
        print(f"\n{row}: {len(answers):,} cases; put back / right of those")
        for least in THRESHOLDS:
            enough = [a for a in answers if a.letters and a.confidence >= least]
            line(f"{least:.3f}", answers, [a for a in enough if a.loss >= tiers.SAFE_LOSS])
        line("in force", answers, [answer for answer in answers if is_safe(answer)])


def is_safe(answer: Answer) -> bool:
    """Whether it would be put back, by the thresholds in force."""
    _, lost, left, confidence, loss, _ = answer
    return bool(lost) and tiers.is_safe(confidence, loss, lost=lost, left=left)


def line(title: str, cases: Sequence[Answer], kept: Sequence[Answer]) -> None:
    """What comes of thresholds, and of those for one letter and for more each alone."""
    right = sum(case.right for case in kept)
    low, high = wilson(right, len(kept))
    shares = f"{len(kept) / len(cases):7.2%} / {right / max(1, len(kept)):8.3%}"
    print(f"  {title:9}{shares}  [{low:.3%}, {high:.3%}]", end="")
    for name, mine in (
        ("one", [case for case in kept if case.letters == 1]),
        ("more", [case for case in kept if case.letters > 1]),
    ):
        print(f"  {name} {len(mine)}, wrong {sum(not case.right for case in mine)}", end="")
    print()


if __name__ == "__main__":
    main()
