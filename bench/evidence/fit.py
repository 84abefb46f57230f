"""Fits `textmend.evidence` on the training part, out of the fold, and on the tuning part.

Needs numpy, scipy and LightGBM (research only). Three fits; the first and the last are written to
`weights.py`, the second to `en.trees`:

1. shares: a log-linear model over the candidates of a place and “none of these”;
2. confidence: trees that say whether the best candidate is right, from shares that were fitted
   without the fold, so that they learn how sure these are of what they have not seen;
3. loss: a logistic regression that tells injected losses from other starts in lower case: the
   natural ones, and made ones of four kinds.

It takes some ten minutes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import damage
import grow
import split
from table import FOLDS, Array, Table, ask, table, with_model_of_fold
from textmend.evidence import candidates as c
from textmend.evidence import description, detect, ranking, weights


def masks(table: Table) -> Array:
    """Cases x candidates and “none of these”: 0, or next to nothing where there is no candidate."""
    mask = np.full((len(table.cases), c.MOST + 1), -1e9)
    mask[:, c.MOST] = 0
    for number, case in enumerate(table.cases):
        mask[number, : len(case.letters)] = 0
    return mask


def shares(table: Table, theta: Array, rows: Array) -> Array:
    """The share of each candidate, and last that of “none of these”."""
    width = table.features.shape[2]
    scores = masks(table)[rows]
    scores[:, : c.MOST] += table.features[rows] @ theta[:width].astype(np.float32)
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
    x, absent, mask = table.features[rows], table.absent[rows], masks(table)[rows]
    right = np.array([case.right for case in table.cases])[rows]
    weight = np.array([case.weight for case in table.cases])[rows]
    weight /= weight.sum()
    size = np.arange(len(right))
    width = x.shape[2]

    def loss(theta: Array) -> tuple[float, Array]:
        scores = mask.copy()
        scores[:, : c.MOST] += x @ theta[:width].astype(np.float32)
        scores[:, c.MOST] += absent @ theta[width:]
        parts = np.exp(scores - scores.max(1, keepdims=True))
        part = parts / parts.sum(1, keepdims=True)
        value = -(weight * np.log(part[size, right] + 1e-300)).sum() + ridge * theta @ theta / 2
        part[size, right] -= 1
        part *= weight[:, None]
        slope = np.tensordot(part[:, : c.MOST].astype(np.float32), x, axes=([0, 1], [0, 1]))
        return value, np.concatenate([slope, part[:, c.MOST] @ absent]) + ridge * theta

    return descend(loss, width + absent.shape[1])


def shares_out_of_fold(table: Table) -> Array:
    """The share of each candidate, by weights that were fitted without its fold."""
    folds = np.array([case.fold for case in table.cases])
    part = np.zeros((len(folds), c.MOST + 1))
    for number in range(FOLDS):
        out = np.flatnonzero(folds == number)
        part[out] = shares(table, fit_shares(table, np.flatnonzero(folds != number)), out)
    return part


def fit_logistic(x: Array, right: Array, weight: Array, ridge: float) -> Array:
    """Weights of a logistic regression."""
    weight = weight / weight.sum()
    sign = 2.0 * right - 1

    def loss(beta: Array) -> tuple[float, Array]:
        odds = x @ beta
        value = (weight * np.logaddexp(0, -odds * sign)).sum() + ridge * beta @ beta / 2
        chance = 1 / (1 + np.exp(-odds))
        return value, x.T @ (weight * (chance - right)) + ridge * beta

    return descend(loss, x.shape[1])


KIND_WEIGHT = {
    "lost": 1.0,
    "natural": 1.0,
    "lose_lead": 0.25,
    "break_paragraph": 0.25,
    "lower_first": 0.25,
    "lower_all": 0.25,
}
"""Of all cases of each kind together."""

_MADE = 4
"""Every so many documents the made kinds are made of one: the natural ones are too few for more."""


def starts(texts: Sequence[split.Text], kind: str) -> Iterator[tuple[str, int]]:
    """Damaged or natural texts of one kind, with the paragraph to look at."""
    for number, text in enumerate(texts):
        if kind == "natural":
            for start, line in damage.paragraphs(text.text):
                if line[0].islower():
                    yield text.text, start
        elif number % _MADE == 0:
            if kind == "lost":
                for lost, shortest, most in (1, 1, 4), (2, 3, 1), (3, 3, 1):
                    for case in damage.cut(text, lost, 3, most, shortest, 99):
                        yield case.text, case.start
            else:
                yield from getattr(damage, kind)(text, 3, 2)


Evidence = dict[str, list[list[float]]]


def evidence_of_fold(corpora: Path, number: int, theta: tuple[float, ...]) -> Evidence:
    """What speaks for a loss in each start of a fold, by kind; in a process of its own."""
    width = len(description.NAMES)
    ranking.SHARES, ranking.ABSENT = theta[:width], theta[width:]
    texts = with_model_of_fold(corpora, number)
    found: Evidence = {}
    for kind in KIND_WEIGHT:
        rows = found[kind] = []
        for text, start in starts(texts, kind):
            at = damage.context(text, start)
            known, _ = ask(at)
            if known is not None:
                rows.append(detect.weigh(at.paragraph, known, at.previous))
        found[kind] = [row for row in rows if row]
    return found


def evidence(corpora: Path, theta: Array) -> list[Evidence]:
    """The same for all folds, and last for the tuning part."""
    told = tuple(theta.tolist())
    with multiprocessing.get_context("spawn").Pool(2, maxtasksperchild=1) as pool:
        numbers = range(FOLDS + 1)
        return pool.starmap(evidence_of_fold, [(corpora, number, told) for number in numbers], 1)


def fit_loss(parts: Sequence[Evidence]) -> Array:
    """Weights that tell losses from other starts in lower case."""
    rows, lost, weight = [], [], []
    for kind, total in KIND_WEIGHT.items():
        mine = [row for part in parts for row in part[kind]]
        rows += mine
        lost += [float(kind == "lost")] * len(mine)
        weight += [total / len(mine)] * len(mine)
    return fit_logistic(np.array(rows), np.array(lost), np.array(weight), ridge=1e-3)


def nearest(parts: Sequence[Evidence]) -> None:
    """Print how near natural starts come, and how many losses are found, out of the fold."""
    natural, lost = [], []
    for number, part in enumerate(parts):
        beta = fit_loss([other for at, other in enumerate(parts) if at != number])
        natural += [float(np.dot(row, beta)) for row in part["natural"]]
        lost += [float(np.dot(row, beta)) for row in part["lost"]]
    print(f"{len(natural)} natural starts, the highest:", end=" ")
    print(", ".join(f"{score:.2f}" for score in sorted(natural)[:-11:-1]))
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5):
        print(f"  losses above {least:4}: {np.mean(np.array(lost) > least):.2%}")


def constant(name: str, values: Array, names: tuple[str, ...]) -> str:
    """The source text of one tuple of weights."""
    lines = [f"    {value:.4f},  # {label}" for value, label in zip(values, names, strict=True)]
    return f"{name}: tuple[float, ...] = (\n" + "\n".join(lines) + "\n)\n"


ABSENT_NAMES = ("constant", "letters left", "before a capital", "short", "at document start")


def main() -> None:
    """Fit, and write the weights and the trees."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--output", type=Path, default=Path(weights.__file__).parent)
    arguments = parser.parse_args()
    cases = table(arguments.corpora)
    theta = fit_shares(cases, np.arange(len(cases.cases)))
    x, right, _ = grow.figures(cases, shares_out_of_fold(cases))
    grow.write(grow.grow(x, right, grow.weights(cases)), arguments.output / "en.trees")
    parts = evidence(arguments.corpora, theta)
    nearest(parts)
    width = len(description.NAMES)
    (arguments.output / "weights.py").write_text(
        '"""The weights of the evidence, as `bench/evidence/fit.py` found them.\n'
        '\nGenerated: to change them, change the fit.\n"""\n\n'
        "from __future__ import annotations\n\n"
        + constant("SHARES", theta[:width], description.NAMES)
        + "\n"
        + constant("ABSENT", theta[width:], ABSENT_NAMES)
        + "\n"
        + constant("LOSS", fit_loss(parts), detect.EVIDENCE)
    )


if __name__ == "__main__":
    main()
