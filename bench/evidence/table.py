"""Cases to fit on: letters are cut from documents that the model of English has not seen.

For each fold of the training part the model is made anew without it; the tuning part is asked of
the model that is shipped. Sites and books stay whole.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

import damage
import split
import train
from textmend.evidence.candidates import MOST
from textmend.evidence.description import NAMES
from textmend.evidence.detect import LOWEST, looks_lost
from textmend.evidence.model import Model, english
from textmend.evidence.ranking import Ranking, absence, rank

Array = NDArray[np.float64]

CORPUS_WEIGHT = {"newswire": 0.4, "webnews": 1, "news": 1, "typography": 0.8, "speeches": 0.8}


class Row(NamedTuple):
    """A kind of case."""

    lost: int
    shortest: int
    longest: int
    """Letters that are left."""
    vouched: bool
    """Whether the words of the corpus, or of the site, are known."""
    most: int
    """Cases a document."""
    weight: float


ROWS = {
    "one letter, 3 or more left": Row(1, 3, 99, False, 8, 1.0),
    "one letter, 1 or 2 left": Row(1, 1, 2, False, 8, 1.0),
    "two letters, 3 or more left": Row(2, 3, 99, False, 8, 0.25),
    "three letters, 3 or more left": Row(3, 3, 99, False, 8, 0.25),
    "one letter, with a vocabulary": Row(1, 1, 99, True, 4, 0.5),
}

FOLDS = 5
_SEED = 7


class Case(NamedTuple):
    """What is asked of one place; of no candidates where nothing attests any."""

    row: str
    fold: int
    weight: float
    tail: str
    first: str
    at_document_start: bool
    letters: list[str]
    """What each candidate restores, as they are ordered by the weights that are shipped."""
    right: int
    """The candidate that is right; `MOST` for none of them."""
    loss: float
    """By the weights that are shipped."""


class Table(NamedTuple):
    """Cases, and what speaks for each of their candidates."""

    cases: list[Case]
    features: NDArray[np.float32]
    """Cases x `MOST` x figures."""
    absent: Array
    """Cases x figures."""


def fold(text: split.Text) -> int:
    """The fold of a document: sites and books stay whole."""
    group = text.id.partition("/")[0] if text.corpus in ("webnews", "typography") else text.id
    return hashlib.blake2b(f"{text.corpus} {group}".encode()).digest()[0] % FOLDS


def with_model_of_fold(corpora: Path, number: int) -> list[split.Text]:
    """Make `english` the model that has not seen the fold, for all of this process.

    Returns: the documents of the fold. Where `number` is `FOLDS`, those of the tuning part, of
    which no model has seen any.
    """
    if number == FOLDS:
        return list(split.documents(corpora, "tuning"))
    texts = list(split.documents(corpora, "training"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "en.model"
        train.build((text for text in texts if fold(text) != number), path)
        Model.__init__(english(), str(path))  # which all that is asked here has in its hands
    return [text for text in texts if fold(text) == number]


def ask(
    at: damage.Context, vocabulary: damage.Without | None = None
) -> tuple[Ranking | None, float]:
    """What the evidence says of one paragraph: what it may have been, and whether it lost any."""
    ranking = rank(at.place(), vocabulary)  # type: ignore[arg-type]
    if ranking is None:
        return None, LOWEST
    return ranking, looks_lost(at.paragraph, ranking, previous=at.previous)


def table_of(texts: Sequence[split.Text]) -> Table:
    """Damage these texts, and ask."""
    known = damage.vocabularies(texts)
    cases, features, absent = [], [], []
    for name, row in ROWS.items():
        for text in texts:
            for case in damage.cut(text, row.lost, _SEED, row.most, row.shortest, row.longest):
                at = damage.context(case.text, case.start)
                own = known[text.corpus, text.id]
                word = case.letters + case.head
                ranking, loss = ask(at, damage.Without(own, word) if row.vouched else None)
                place = ranking.place if ranking else at.place()
                letters = [word.letters for word in ranking.words] if ranking else []
                lost = case.letters.lower()
                right = letters.index(lost) if lost in letters else MOST
                weight = row.weight * CORPUS_WEIGHT[text.corpus]
                start = place.at_document_start
                about = (place.tail, place.first[:1], start, letters, right, loss)
                cases.append(Case(name, fold(text), weight, *about))
                speaks = np.zeros((MOST, len(NAMES)), np.float32)
                if ranking:
                    speaks[: len(letters)] = [word.features for word in ranking.words]
                features.append(speaks)
                absent.append(absence(place))
    return Table(cases, np.array(features), np.array(absent))


def _of_fold(corpora: Path, number: int) -> Table:
    return table_of(with_model_of_fold(corpora, number))


def table(corpora: Path) -> Table:
    """The cases of all folds and of the tuning part. It takes some five minutes."""
    with multiprocessing.get_context("spawn").Pool(2, maxtasksperchild=1) as pool:
        parts = pool.starmap(_of_fold, [(corpora, number) for number in range(FOLDS + 1)], 1)
    return Table(
        [case for part in parts for case in part.cases],
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.absent for part in parts]),
    )
