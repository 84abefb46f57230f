"""Prints what thresholds of confidence are worth, by cross-validation over the training part.

For each fold the model of English is made without it, and letters are cut from its documents; sites
and books stay whole. So there are five times the cases of the tuning part, none of which the model
has seen, and the test part is not looked at. The weights are those that are shipped. It takes some
ten minutes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import damage
import fit
import measure
import split
import train
from bounds import wilson
from textmend.evidence import tiers
from textmend.evidence.model import Model, english

ROWS = {
    "one letter, 3 or more left": (1, 3, 99),
    "one letter, 1 or 2 left": (1, 1, 2),
    "two letters, 3 or more left": (2, 3, 99),
    "three letters, 3 or more left": (3, 3, 99),
}
THRESHOLDS = (0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.992, 0.995, 0.998)


class Answer(NamedTuple):
    """What would be put back in one place."""

    row: str
    letters: int
    """How many would be put back, or 0 where nothing is sure enough of a loss."""
    confidence: float
    """For one letter the lower of the two that `judge` asks for."""
    right: bool


def answers(texts: list[split.Text], most: int) -> Iterator[Answer]:
    """Damage, and ask as `judge` does."""
    for row, (lost, shortest, longest) in ROWS.items():
        for text in texts:
            for case in damage.cut(text, lost, 7, most, shortest, longest):
                at = damage.context(case.text, case.start)
                found, loss = measure.ask(at, None)
                if not found:
                    yield Answer(row, 0, 0.0, False)
                    continue
                best, sure = found[0], found[0].confidence
                if len(best.letters) == 1:
                    if_one, loss = measure.ask(at, 1)
                    agreed = if_one and if_one[0].letters == best.letters
                    sure = min(sure, if_one[0].confidence) if agreed else 0.0
                is_lost = loss >= tiers.SAFE_LOSS_ONE
                right = best.letters == case.letters
                yield Answer(row, len(best.letters) if is_lost else 0, sure, right)


def of_fold(corpora: Path, number: int, most: int) -> list[Answer]:
    """The answers for one fold, of a model that has not seen it; in a process of its own."""
    texts = list(split.documents(corpora, "training"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "en.model"
        train.build((text for text in texts if fit.fold(text) != number), path)
        Model.__init__(english(), str(path))  # which all that is asked here has in its hands
        return list(answers([text for text in texts if fit.fold(text) == number], most))


def main() -> None:
    """Print a table for each row."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--most", type=int, default=8, help="cases a document, of each row")
    arguments = parser.parse_args()
    found: list[Answer] = []
    for number in range(fit.FOLDS):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found += pool.apply(of_fold, (arguments.corpora, number, arguments.most))
    for row in ROWS:
        cases = [answer for answer in found if answer.row == row]
        print(f"\n{row}: {len(cases):,} cases; put back / right of those")
        for least in THRESHOLDS:
            line(f"{least:.3f}", cases, {1: least, 2: least, 3: least})
        in_force = {1: tiers.SAFE_ONE, 2: tiers.SAFE_MORE, 3: tiers.SAFE_MORE}
        line("in force", cases, in_force)


def line(title: str, cases: list[Answer], least: dict[int, float]) -> None:
    """What comes of thresholds, by letters put back."""
    kept = [case for case in cases if case.letters and case.confidence >= least[case.letters]]
    right = sum(case.right for case in kept)
    low, high = wilson(right, len(kept))
    shares = f"{len(kept) / len(cases):7.2%} / {right / max(1, len(kept)):8.3%}"
    print(f"  {title:9}{shares}  [{low:.3%}, {high:.3%}]")


if __name__ == "__main__":
    main()
