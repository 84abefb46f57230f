"""The words of a corpus and how often it has them: counted once, asked by rules about words."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEADER = "# textmend vocabulary 1"

_MOST = 1_000_000
"""Words that are counted at a time, some 100 MB."""

_FEWEST = 2
"""Occurrences from which a word is written down: what stands once may be damage itself."""

_WORD = re.compile(r"[^\W\d_]{1,40}")


class BadVocabulary(ValueError):
    """A file that is no vocabulary; the message names the file and the line."""


class Counter:
    """Counts words in bounded memory.

    When there are too many, one is taken from each count, and words that have none left are
    forgotten: how often that was done is the most by which a count is too low, whether its word was
    ever forgotten or not (Misra and Gries, 1982).
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._counts: dict[str, int] = {}
        self.error = 0
        """The most by which a count may be too low."""

    def add(self, text: str) -> None:
        """Count the words of `text`, as they are written there."""
        counts = self._counts
        for word in _WORD.findall(text):
            counts[word] = counts.get(word, 0) + 1
        while len(counts) > self._most:
            self.error += 1
            self._counts = counts = {word: count - 1 for word, count in counts.items() if count > 1}

    def __len__(self) -> int:
        return len(self._counts)

    def all(self) -> Iterable[tuple[str, int]]:
        """All words, in order, and their counts."""
        return sorted(self._counts.items())

    def items(self) -> Iterable[tuple[str, int]]:
        """The words that were seen more than once, in order, and their counts."""
        return ((word, n) for word, n in sorted(self._counts.items()) if n >= _FEWEST)


def write(path: str, counter: Counter) -> int:
    """Write what was counted to the file at `path`; the number of words.

    Raises:
        OSError
    """
    number = 0
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"{HEADER}\n")
        for word, count in counter.items():
            file.write(f"{word}\t{count}\n")
            number += 1
    return number


def read(path: str) -> Mapping[str, int]:
    """The counts in the file at `path`, by the word as it is written.

    Raises:
        BadVocabulary: also where the file cannot be read.
    """
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadVocabulary(f"{path}: {error}") from error
    if lines[0] != HEADER:
        raise BadVocabulary(f"{path}:1: not a vocabulary, which begins with {HEADER!r}")
    counts = {}
    for number, line in enumerate(lines[1:-1], start=2):
        word, _, count = line.partition("\t")
        if not count.isdecimal():
            raise BadVocabulary(f"{path}:{number}: expected a word, a tab and a number")
        counts[word] = int(count)
    return counts
