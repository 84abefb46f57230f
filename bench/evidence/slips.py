"""Writes `linter/textmend/spelling/en.slips`, which says what words are a slip away from a word.

    python bench/evidence/slips.py FOLDER

It is made of the words of `en.model` and, of the longer ones of `en.words`, those that both the
word lists in FOLDER (see `words.py`) and pyspellchecker's dictionary have: what only one has is
often a name, or nobody writes it. It has to be made anew when the model or the list changes.
"""

from __future__ import annotations

import argparse
from array import array
from collections.abc import Sequence
from pathlib import Path

from textmend.evidence import wordlist
from textmend.evidence.model import english
from textmend.evidence.tables import Lexicon
from textmend.spelling import index
from textmend.spelling.graph import EDGES, END
from textmend.spelling.index import MAGIC, SECTIONS, SHORTEST_RARE, outline
from words import pyspellchecker, scowl


def plain(lexicon: Lexicon) -> list[tuple[int, str]]:
    """The words of the letters a to z, with their numbers."""
    numbered = [(number, lexicon.word(number)) for number in range(lexicon.size)]
    return [(number, word) for number, word in numbered if word.isascii() and word.isalpha()]


class Graph:
    """The smallest automaton that accepts some words; nodes that go on alike are one."""

    def __init__(self, words: Sequence[str]) -> None:
        self.targets = array("I")
        self.letters = bytearray()
        self._nodes: dict[tuple[tuple[int, int], ...], int] = {}
        self._words = sorted(words)
        self.root = self._node(0, len(self._words), 0)

    def _node(self, low: int, high: int, depth: int) -> int:
        """A target that leads to what the words from `low` to `high` have behind `depth`."""
        words = self._words
        ends = len(words[low]) == depth
        low += ends
        edges = []
        while low < high:
            letter = words[low][depth]
            end = next((at for at in range(low, high) if words[at][depth] != letter), high)
            edges.append((ord(letter), self._node(low, end, depth + 1)))
            low = end
        key = tuple(edges)
        if key not in self._nodes:
            self._nodes[key] = len(self.letters)
            for code, target in edges:
                self.letters.append(code)
                self.targets.append(target)
        return self._nodes[key] << EDGES | len(edges) << 1 | (END if ends else 0)

    def section(self) -> bytes:
        """Targets, then letters, filled up to a multiple of four bytes."""
        data = self.targets.tobytes() + bytes(self.letters)
        return data + bytes(-len(data) % 4)


def rare(folder: Path) -> set[str]:
    """The words of the list that both have."""
    lists = scowl(folder / "american-english-huge") | scowl(folder / "british-english-huge")
    both = {word for word in lists & pyspellchecker() if len(word) >= SHORTEST_RARE}
    return {word for word in both if wordlist.english().find(word) is not None}


def main() -> None:
    """Write the file, and print how large it is."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    folder = arguments.parse_args().folder
    model = english()
    in_lexicon, in_dictionary = plain(model.lexicon), plain(model.dictionary)
    size = model.lexicon.size
    numbered = in_lexicon + [(size + number, word) for number, word in in_dictionary]
    words = sorted({word for _, word in numbered} | rare(folder))
    forward, backward = Graph(words), Graph([word[::-1] for word in words])
    outlines = sorted((outline(word), number) for number, word in numbered)
    columns = [array("I", column).tobytes() for column in zip(*outlines, strict=True)]
    sections = [forward.section(), backward.section(), *columns]
    offsets = [len(MAGIC) + 4 * SECTIONS]
    for section in sections:
        offsets.append(offsets[-1] + len(section))
    head = array("I", [*offsets, forward.root, backward.root])
    data = b"".join((MAGIC, head.tobytes(), *sections))
    Path(index.PATH).write_bytes(data)
    print(f"{len(words):,} words, {len(data) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
