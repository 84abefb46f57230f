"""Fits the weights by which `misspelling` tells a slip from a word that the lists lack.

    python bench/catalogue/fit.py [--cases 2000]

Slips are made in edited prose of the training and tuning parts, as for `injected.py`. Against them
stand the unknown words of web news and of edited prose there, unless somebody has called them
misspelt (`verdicts/`). A logistic regression over `judge.figures`, each side weighing as much as
the other. Printed: the weights fitted and those of `judge.py`; for some first weights, which is set
by hand, the share of slips and the number of words of natural text that those of `judge.py` report;
and how many such words there are if each fifth is judged by weights that were fitted without it.
Needs numpy.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import numpy as np

from injected import cases
from natural import read
from textmend import Document
from textmend.spelling.dictionary import english
from textmend.spelling.edits import TWIN
from textmend.spelling.forms import is_at_home, is_formed, is_run_together
from textmend.spelling.judge import FORMED, WEIGHTS, Company, Judgement, figures
from textmend.spelling.ranking import suggest
from texts import CLEAN, argument_parser, linter, texts

PARTS = ("training", "tuning")
_RIDGE = 1.0
_ROUNDS = 40
_FOLDS = 5

Row = tuple[float, ...]


def judged(text: str) -> Iterator[tuple[int, Row]]:
    """Where each word begins that is judged, and its figures; the last is whether it is formed."""
    document = Document(text, path="case.txt")
    known: dict[str, Row] = {}

    def note(
        word: str, _: str, previous: str, following: str, company: Company
    ) -> Judgement | None:
        suggestions = suggest(word, "en", previous, following)
        if not suggestions or is_at_home(word) or is_run_together(word):
            return None
        best = suggestions[0]
        formed = best.cost > TWIN and is_formed(word, english())
        if formed and word.startswith(best.word):
            return None
        row = (*figures(word, best, previous, following, company), formed)
        known[word] = tuple(map(float, row))
        return Judgement(False, suggestions)

    with patch("textmend.spelling.misspellings.judge", note):
        for start, end, _ in document.misspellings:
            yield start, known[document.prose[start:end]]


def slips(corpora: Path, most: int) -> list[Row]:
    """The figures of slips that were made, `most` in each part."""
    found = []
    for part in PARTS:
        sources = list(texts(corpora, CLEAN, [part]))
        for case in cases("misspelling", linter("misspelling"), sources, most):
            for at, row in judged(case.bad):
                if at <= case.start <= at + len(case.bad[at:].split(maxsplit=1)[0]):
                    found.append(row)
    return found


def words(corpora: Path) -> list[Row]:
    """The figures of unknown words that nobody has called misspelt."""
    verdicts = read()
    return [
        row
        for text in texts(corpora, (*CLEAN, "webnews"), PARTS)
        for at, row in judged(text.text)
        if verdicts.get(("misspelling", text.id, at)) is not True
    ]


def main() -> None:
    """Print the weights, and what comes of some thresholds."""
    parser = argument_parser(__doc__)
    parser.add_argument("--cases", type=int, default=2000, help="slips, a part")
    arguments = parser.parse_args()
    made, own = slips(arguments.corpora, arguments.cases), words(arguments.corpora)
    slip, other = np.array(made), np.array(own)
    print(f"{len(made):,} slips, {len(own):,} words of their own")
    weights = fitted(slip, other)
    print("fitted  " + " ".join(f"{weight:.2f}" for weight in weights[1:]))
    print("in use  " + " ".join(f"{weight:.2f}" for weight in (*WEIGHTS[1:], FORMED)))
    rest = np.array((*WEIGHTS[1:], FORMED))
    for first in np.arange(WEIGHTS[0] - 2, WEIGHTS[0] + 2.1, 0.5):
        share = (slip[:, 1:] @ rest + first >= 0).mean()
        print(f"{first:5.1f}: {share:.1%}, {(other[:, 1:] @ rest + first >= 0).sum()} words")
    kept = (slip @ np.array((*WEIGHTS, FORMED)) >= 0).mean()
    print(f"out of the fold, at {kept:.1%}: {sum(out_of_fold(slip, other, kept))} words")


def fitted(slip: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression, by Newton's method; each side weighs as much."""
    rows = np.concatenate([slip, other])
    truth = np.repeat([1.0, 0.0], [len(slip), len(other)])
    share = np.repeat([1000 / len(slip), 1000 / len(other)], [len(slip), len(other)])
    ridge = _RIDGE * np.concatenate([[0.0], rows[:, 1:].var(axis=0)])
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (share * (truth - likely)) - ridge * weights
        curve = (rows.T * (share * likely * (1 - likely))) @ rows + np.diag(ridge)
        weights += np.linalg.solve(curve, slope)
    return weights


def out_of_fold(slip: np.ndarray, other: np.ndarray, kept: float) -> Iterator[int]:
    """For each fold, the words reported by weights, and a threshold, that are fitted without it.

    The threshold keeps the share `kept` of the slips of the other folds.
    """
    for fold in range(_FOLDS):
        inside, outside = (np.arange(len(each)) % _FOLDS == fold for each in (slip, other))
        weights = fitted(slip[~inside], other[~outside])
        threshold = np.quantile(slip[~inside] @ weights, 1 - kept)
        yield (other[outside] @ weights >= threshold).sum()


if __name__ == "__main__":
    main()
