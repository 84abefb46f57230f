"""Counts what sentences have later on, by the word that they begin with: for `train.py`."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from textmend.evidence import model as m
from textmend.evidence.place import BEHIND, sentence
from textmend.evidence.tokens import PARAGRAPH, SENTENCE, behind

DOCUMENTS = 3
"""In how many documents a word and a companion must meet for that to count."""

OPENS = 100
"""Sentences that a word begins in the corpora, to have a row of its own."""

COMPANIONS = 400
"""How many are kept: those that tell most. An even number, as sections are of eight bytes."""

_LEAST_SENTENCES = 20
"""Sentences that a companion is in."""

_WEIGHT = 30.0
"""Sentences of no particular beginning that are added to those of each word."""


class Start(NamedTuple):
    """The start of one sentence, of one document."""

    opener: int
    """The number of its first word, or of the class of that."""
    companions: frozenset[int]
    end: int


def places(stream: Sequence[str]) -> Iterator[int]:
    """For each token of `stream`, where it stands."""
    place, before = PARAGRAPH, ""
    for token in stream:
        yield place
        place, before = behind(token, before, place), token


def starts(
    stream: Sequence[str], keys: Sequence[int], stands: Sequence[int], capital: int
) -> Iterator[Start]:
    """The sentences of a document; `stands` has the word or class that each word counts as."""
    for index, place in enumerate(places(stream)):
        if place not in (PARAGRAPH, SENTENCE) or not stream[index][0].isupper():
            continue
        ahead = stream[index : index + m.AHEAD]
        size = sentence(ahead)
        later = keys[index + BEHIND : index + size]
        mark = ahead[size] if size < len(ahead) and ahead[size] in m.ENDS else ""
        yield Start(
            stands[keys[index] >> 1],
            frozenset(capital if key & 1 else key >> 1 for key in later),
            m.ENDS.find(mark) if mark else len(m.ENDS),
        )


class Company:
    """How many sentences begin with each word, and with each word and have each companion."""

    def __init__(self) -> None:
        self._sentences: Counter[int] = Counter()
        self._alone: Counter[int] = Counter()
        self._ends: Counter[tuple[int, int]] = Counter()
        self._both: Counter[tuple[int, int]] = Counter()
        self._spread: Counter[tuple[int, int]] = Counter()

    def add(self, document: Iterator[Start]) -> None:
        """Count the sentences of one document."""
        here: Counter[tuple[int, int]] = Counter()
        for opener, companions, end in document:
            self._sentences[opener] += 1
            self._ends[opener, end] += 1
            self._alone.update(companions)
            here.update((opener, companion) for companion in companions)
        self._both.update(here)
        self._spread.update(here.keys())

    def sections(self) -> list[bytes]:
        """The openers, the companions, and what each two tell, as the model file has them."""
        every = self._sentences.total()
        openers = sorted(word for word, times in self._sentences.items() if times >= OPENS)
        openers = openers[: len(openers) // 2 * 2]
        gains: Counter[int] = Counter()
        known = set(openers)
        for (opener, companion), times in self._both.items():
            if opener in known and self._alone[companion] >= _LEAST_SENTENCES:
                gains[companion] += abs(times * self._told(opener, companion, every))
        companions = sorted(companion for companion, _ in gains.most_common(COMPANIONS))
        cells = bytearray()
        ends = range(len(m.ENDS) + 1)
        usual = [sum(self._ends[opener, end] for opener in self._sentences) for end in ends]
        for opener in openers:
            cells += bytes(_byte(self._told(opener, each, every)) for each in companions)
            for end in ends:
                plain = max(1, usual[end]) / every
                seen = self._ends[opener, end] + _WEIGHT * plain
                told = log(seen / (self._sentences[opener] + _WEIGHT) / plain)
                cells.append(_byte(told))
        return [array("I", openers).tobytes(), array("I", companions).tobytes(), bytes(cells)]

    def _told(self, opener: int, companion: int, every: int) -> float:
        """The logarithm of how much more often than elsewhere the two meet."""
        times = self._both[opener, companion]
        if self._spread[opener, companion] < DOCUMENTS:
            times = 0
        plain = self._alone[companion] / every
        seen = (times + _WEIGHT * plain) / (self._sentences[opener] + _WEIGHT)
        return log(seen / plain)


def _byte(told: float) -> int:
    return max(1, min(255, m.EVEN + round(told / m.STEP)))
