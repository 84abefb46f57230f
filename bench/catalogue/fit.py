"""Fits the weights by which `misspelling` tells a slip from a word that the lists lack.

    python bench/catalogue/fit.py [--cases 2000]

Slips are made in edited prose of the training and tuning parts, as for `injected.py`. Against them
stand the unknown words of web news and of edited prose there, unless somebody has called them
misspelt (`verdicts/`). A logistic regression over `judge.figures`, each side weighing as much as
the other. Printed: the weights fitted and those of `judge.py`, which differ as far as verdicts were
added since; and for some first weights, which is set by hand, the share of slips and the number of
words of natural text that those of `judge.py` report. Needs numpy.
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

Row = tuple[float, ...]


def judged(text: str) -> Iterator[tuple[int, Row]]:
    """Where each word begins that is judged, and its figures; the last is whether it is formed."""
    document = Document(text, path="case.txt")
    known: dict[str, Row] = {}

    def note(
        word: str, _: str, previous: str, following: str, company: Company
    ) -> Judgement | None:
        suggestions = suggest(word, "en", previous, following)
        frequency = english().frequency
        if not suggestions or is_at_home(word) or is_run_together(word):
            return None
        best = suggestions[0]
        formed = best.cost > TWIN and is_formed(word, frequency)
        if formed and word.startswith(best.word):
            return None
        row = (*figures(word, best, previous, following, company), formed)
        known[word] = tuple(map(float, row))
        return Judgement(False, suggestions)

    with patch("textmend.spelling.judge.judge", note):
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
    rows = np.array(made + own)
    truth = np.repeat([1.0, 0.0], [len(made), len(own)])
    share = np.repeat([1000 / len(made), 1000 / len(own)], [len(made), len(own)])
    ridge = _RIDGE * np.concatenate([[0.0], rows[:, 1:].var(axis=0)])
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):  # Newton's method
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (share * (truth - likely)) - ridge * weights
        curve = (rows.T * (share * likely * (1 - likely))) @ rows + np.diag(ridge)
        weights += np.linalg.solve(curve, slope)
    print(f"{len(made):,} slips, {len(own):,} words of their own")
    print("fitted  " + " ".join(f"{weight:.2f}" for weight in weights[1:]))
    print("in use  " + " ".join(f"{weight:.2f}" for weight in (*WEIGHTS[1:], FORMED)))
    rest = rows[:, 1:] @ np.array((*WEIGHTS[1:], FORMED))
    for first in np.arange(WEIGHTS[0] - 2, WEIGHTS[0] + 2.1, 0.5):
        above = rest + first >= 0
        print(f"{first:5.1f}: {above[: len(made)].mean():.1%}, {above[len(made) :].sum()} words")


if __name__ == "__main__":
    main()
