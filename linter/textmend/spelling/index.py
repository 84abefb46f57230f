"""Which English words are one slip, or two likely ones, away from a word.

Two slips are undone for the words of the model alone; among those that are one slip away are rare
ones too, which only the lists have.

The file `en.slips` is mapped into memory and searched where it lies; a search takes some tens of
microseconds. Its layout, all little-endian, every section 4-byte aligned:

    8 bytes   MAGIC
    7 x u32   where the sections begin, where the last one ends, and the roots of the two graphs
    forward   word graph: u32 targets, then letters
    backward  the same of the words written backwards
    outlines  u32, sorted: of all words of the model
    numbers   u32: the number of the word with each outline

A word's number is its place in the model's lexicon or, behind that, in its dictionary.
`bench/evidence/slips.py` writes the file.
"""

from __future__ import annotations

import mmap
import os
from bisect import bisect_left

from textmend.evidence.model import english
from textmend.spelling.edits import cost_of_two, two_slips
from textmend.spelling.graph import TwoWayGraph, WordGraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

PATH = os.path.join(os.path.dirname(__file__), "en.slips")

MAGIC = b"TMSLIP1\n"
SECTIONS = 7
_VOWELS = str.maketrans("", "", "aeiou")
_SLIPS = 2

SHORTEST_RARE = 7
"""Letters of the words that the model lacks: near a shorter one there is nearly always another."""


def outline(word: str) -> int:
    """The first letter of `word` and which consonants it has: what no likely slip changes.

    A number of 32 bits.
    """
    found = 0
    for letter in word.translate(_VOWELS):
        found |= 1 << (ord(letter) & 31)
    return found << 5 | ord(word[0]) & 31


class Index:
    """The words of the letters a to z that the model has, and rare ones."""

    far: Callable[[str], dict[str, float]]
    """What is two likely slips away from a word, and not the word itself; each with what the slips
    cost that cost the least."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if data[:8] != MAGIC:
            raise ValueError(f"{path} is not an index of this version")
        view = memoryview(data)
        forward, backward, outlines, numbers, end, *roots = view[8 : 8 + 4 * SECTIONS].cast("I")
        self.graph = TwoWayGraph(
            _graph(view[forward:backward], roots[0]), _graph(view[backward:outlines], roots[1])
        )
        self.near = self.graph.near
        self._outlines = view[outlines:numbers].cast("I")
        self._numbers = view[numbers:end].cast("I")
        try:
            from textmend._kernel import Outlines
        except ImportError:
            self.far = self.plainly_far
        else:
            lexica = english().lexicon.parts, english().dictionary.parts
            self.far = Outlines(self._outlines, self._numbers, *lexica).far

    def plainly_far(self, word: str) -> dict[str, float]:
        """What `far` is where no kernel is."""
        consonants = len(word.translate(_VOWELS))
        vowels = len(word) - consonants
        alike = []
        for each in self._alike(word):
            theirs = len(each.translate(_VOWELS))
            if abs(theirs - consonants) + abs(len(each) - theirs - vowels) <= _SLIPS:
                alike.append(each)
        found: dict[str, float] = {}
        for between, each in two_slips(word, alike):
            if each != word:
                price = cost_of_two(word, between, each)
                found[each] = min(price, found.get(each, price))
        return found

    def _alike(self, word: str) -> list[str]:
        """The words with the outline of `word`."""
        wanted = outline(word)
        outlines = self._outlines
        model = english()
        size = model.lexicon.size
        found = []
        at = bisect_left(outlines, wanted)
        while at < len(outlines) and outlines[at] == wanted:
            number = self._numbers[at]
            if number < size:
                found.append(model.lexicon.word(number))
            else:
                found.append(model.dictionary.word(number - size))
            at += 1
        return found


def _graph(section: memoryview, root: int) -> WordGraph:
    """A section of n edges has 4 n bytes of targets, n letters, and what fills it up."""
    edges = len(section) // 5
    return WordGraph(bytes(section[4 * edges : 5 * edges]), section[: 4 * edges], root)
