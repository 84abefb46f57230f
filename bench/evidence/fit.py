"""Fits the weights of `textmend.evidence` on the tuning part; writes `weights.py`.

Needs numpy and scipy (research only). Three fits:

1. shares: a log-linear model over the candidates of a place and “none of these”;
2. confidence: a logistic regression on the best candidate, from shares made by five-fold
   cross-validation, so that it learns how sure they are of what they have not seen;
3. loss: a logistic regression that tells injected losses from other starts in lower case: the
   natural ones of the training and tuning parts, and made ones of four kinds.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import damage
import split
from textmend.evidence import candidates as c
from textmend.evidence import detect, ranking, weights
from textmend.evidence.model import english

Array = NDArray[np.float64]

CORPUS_WEIGHT = {"newswire": 0.4, "webnews": 1, "news": 1, "typography": 0.8, "speeches": 0.8}

SETS = (
    # name, letters cut, letters asked for, shortest remainder, vocabulary, cases a document, weight
    ("one", 1, (1,), 1, False, 24, 1.0),
    ("two", 2, (2,), 3, False, 24, 0.5),
    ("three", 3, (3,), 3, False, 24, 0.4),
    ("one, vocabulary", 1, (1,), 1, True, 12, 0.5),
    ("mixed one", 1, ranking.ANY_LOSS, 1, False, 24, 0.6),
    ("mixed two", 2, ranking.ANY_LOSS, 3, False, 3, 0.17),
    ("mixed three", 3, ranking.ANY_LOSS, 3, False, 2, 0.16),
)
"""Where the number of letters is not told, one is taken to be lost in nine cases of ten."""

FOLDS = 5


def fold(text: split.Text) -> int:
    """The fold of a document: sites and books stay whole."""
    group = text.id.partition("/")[0] if text.corpus in ("webnews", "typography") else text.id
    return hashlib.blake2b(f"{text.corpus} {group}".encode()).digest()[0] % FOLDS


class Table:
    """Cases as arrays: candidates x features, and what is right."""

    def __init__(self, texts: list[split.Text]) -> None:
        model = english()
        known = damage.vocabularies(texts)
        rows: list[tuple[list[list[float]], int, list[float], int, float]] = []
        self.words: list[tuple[c.Place, list[c.Word]]] = []
        for _name, cut, asked, shortest, vouch, most, weight in SETS:
            for text in texts:
                seed = len(asked)
                for case in damage.cut(text, cut, seed, most, shortest, 99):
                    at = damage.context(case.text, case.start)
                    place = c.Place(
                        at.remainder, at.following, at.counts, at.at_document_start, at.previous
                    )
                    if not place.tail:
                        continue
                    vocabulary = None
                    if vouch:
                        word = case.letters + case.head
                        vocabulary = damage.Without(known[text.corpus, text.id], word)
                    words = c.candidates(place, asked, vocabulary, model)  # type: ignore[arg-type]
                    for word_ in words:
                        word_.features = c.describe(word_, place, model)
                    letters = case.letters.lower()
                    right = next((i for i, w in enumerate(words) if w.letters == letters), c.MOST)
                    rows.append(
                        (
                            [w.features for w in words],
                            right,
                            ranking.absence(place, model),
                            fold(text),
                            weight * CORPUS_WEIGHT[text.corpus],
                        )
                    )
                    place.counts = None  # type: ignore[assignment]
                    self.words.append((place, words))
        size = len(rows)
        self.x = np.zeros((size, c.MOST + 1, len(c.NAMES)))
        self.mask = np.full((size, c.MOST + 1), -1e9)
        self.mask[:, c.MOST] = 0
        for index, (features, *_) in enumerate(rows):
            if features:
                self.x[index, : len(features)] = features
                self.mask[index, : len(features)] = 0
        self.right = np.array([row[1] for row in rows])
        self.absent = np.array([row[2] for row in rows])
        self.fold = np.array([row[3] for row in rows])
        self.weight = np.array([row[4] for row in rows])


def shares(table: Table, theta: Array, rows: Array) -> Array:
    """The share of each candidate, and last that of “none of these”."""
    width = table.x.shape[2]
    scores = table.x[rows] @ theta[:width] + table.mask[rows]
    scores[:, c.MOST] += table.absent[rows] @ theta[width:]
    parts = np.exp(scores - scores.max(1, keepdims=True))
    result: Array = parts / parts.sum(1, keepdims=True)
    return result


def descend(loss: Callable[[Array], tuple[float, Array]], size: int) -> Array:
    """The weights with the least loss; it is convex, so the start does not matter."""
    options = {"maxiter": 2000}
    found: Array = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options).x
    return found


def fit_shares(table: Table, rows: Array, ridge: float = 1e-3) -> Array:
    """Weights that give the right candidate the largest share."""
    x, absent, right = table.x[rows], table.absent[rows], table.right[rows]
    weight = table.weight[rows] / table.weight[rows].sum()
    size = np.arange(len(right))

    def loss(theta: Array) -> tuple[float, Array]:
        part = shares(table, theta, rows)
        value = -(weight * np.log(part[size, right] + 1e-300)).sum() + ridge * theta @ theta / 2
        part[size, right] -= 1
        part *= weight[:, None]
        slope = np.concatenate([np.einsum("nc,ncd->d", part, x), part[:, c.MOST] @ absent])
        return value, slope + ridge * theta

    return descend(loss, x.shape[2] + absent.shape[1])


def fit_logistic(x: Array, right: Array, weight: Array, ridge: float = 1e-4) -> Array:
    """Weights of a logistic regression."""
    weight = weight / weight.sum()
    sign = 2.0 * right - 1

    def loss(beta: Array) -> tuple[float, Array]:
        odds = x @ beta
        value = (weight * np.logaddexp(0, -odds * sign)).sum() + ridge * beta @ beta / 2
        chance = 1 / (1 + np.exp(-odds))
        return value, x.T @ (weight * (chance - right)) + ridge * beta

    return descend(loss, x.shape[1])


def fit_confidence(table: Table) -> Array:
    """Weights of the confidence in the best candidate."""
    every = np.arange(len(table.right))
    part = np.zeros((len(every), c.MOST + 1))
    for number in range(FOLDS):
        out = table.fold == number
        part[out] = shares(table, fit_shares(table, every[~out]), every[out])
    best = part[:, : c.MOST].argmax(1)
    rows, right, weight = [], [], []
    for index, (place, words) in enumerate(table.words):
        if words:
            which = int(best[index])
            rows.append(ranking.doubts(words[which], float(part[index, which]), place))
            right.append(float(which == table.right[index]))
            weight.append(table.weight[index])
    return fit_logistic(np.array(rows), np.array(right), np.array(weight))


def starts(texts: list[split.Text], kind: str) -> Iterator[tuple[split.Text, str, int]]:
    """Damaged or natural texts of one kind, with the paragraph to look at."""
    for text in texts:
        if kind == "lost":
            for case in damage.cut(text, 1, 3, 4, 1, 99):
                yield text, case.text, case.start
        elif kind == "natural":
            for start, line in damage.paragraphs(text.text):
                if line[0].islower():
                    yield text, text.text, start
        else:
            for made, start in getattr(damage, kind)(text, 3, 2):
                yield text, made, start


KIND_WEIGHT = {
    "lost": 1.0,
    "natural": 1.0,
    "lose_lead": 0.25,
    "break_paragraph": 0.25,
    "lower_first": 0.25,
    "lower_all": 0.25,
}
"""Of all cases of each kind together."""

MADE = ("lose_lead", "break_paragraph", "lower_first", "lower_all")


def fit_loss(tuning: list[split.Text], natural: list[split.Text]) -> Array:
    """Weights that tell losses from other starts in lower case."""
    rows, lost, weight = [], [], []
    model = english()
    for kind in ("lost", "natural", *MADE):
        before = len(rows)
        for _text, made, start in starts(natural if kind == "natural" else tuning, kind):
            at = damage.context(made, start)
            evidence = detect.weigh(
                at.paragraph,
                at.counts,
                lost=1,
                vocabulary=None,
                at_document_start=at.at_document_start,
                previous=at.previous,
                model=model,
            )
            if evidence:
                rows.append(evidence)
                lost.append(float(kind == "lost"))
        size = len(rows) - before
        total = KIND_WEIGHT[kind]
        weight += [total / size] * size
        print(kind, size, file=sys.stderr)
    x, right, each = np.array(rows), np.array(lost), np.array(weight)
    return fit_logistic(x, right, each, ridge=1e-3)


def constant(name: str, values: Array, names: tuple[str, ...]) -> str:
    """The source text of one tuple of weights."""
    lines = [f"    {value:.4f},  # {label}" for value, label in zip(values, names, strict=True)]
    return f"{name}: tuple[float, ...] = (\n" + "\n".join(lines) + "\n)\n"


ABSENT_NAMES = ("constant", "letters left", "before a capital", "short", "at document start")
DOUBT_NAMES = (
    "constant",
    "log odds of the share",
    "a name, not heard of here",
    "a name, heard of here",
    "one or two letters left",
    "three letters left",
    "here a name, never lower",
    "never at a start",
    "in no list",
    "before a capital",
)


def main() -> None:
    """Fit, and write the weights."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--output", type=Path, default=Path(weights.__file__))
    arguments = parser.parse_args()
    tuning = list(split.documents(arguments.corpora, "tuning"))
    table = Table(tuning)
    every = np.arange(len(table.right))
    theta = fit_shares(table, every)
    beta = fit_confidence(table)
    width = len(c.NAMES)
    # The third fit asks the code for shares and confidence: it must have the new weights.
    ranking.SHARES = tuple(theta[:width])  # type: ignore[misc]
    ranking.ABSENT = tuple(theta[width:])  # type: ignore[misc]
    ranking.CONFIDENCE = tuple(beta)  # type: ignore[misc]
    natural = list(split.documents(arguments.corpora, "training", "tuning"))
    loss = fit_loss(tuning, natural)
    arguments.output.write_text(
        '"""The weights of the evidence, as `bench/evidence/fit.py` found them.\n'
        '\nGenerated: to change them, change the fit.\n"""\n\n'
        "from __future__ import annotations\n\n"
        + constant("SHARES", theta[:width], c.NAMES)
        + "\n"
        + constant("ABSENT", theta[width:], ABSENT_NAMES)
        + "\n"
        + constant("CONFIDENCE", beta, DOUBT_NAMES)
        + "\n"
        + constant("LOSS", loss, detect.EVIDENCE)
    )


if __name__ == "__main__":
    main()
