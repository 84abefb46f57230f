"""A word graph: a set of words as the smallest automaton that accepts them, searched where it lies.

Words that begin or end alike share edges (Daciuk et al. 2000), so that a search one slip away
follows a handful of them, where trying every letter in every place takes hundreds of look-ups.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A target: where the edges of the next node begin, how many there are, and whether a word ends.
EDGES, COUNT, END = 6, 0b11111, 0b1


class WordGraph:
    """`letters` has one byte for each edge, and `targets` says where it leads."""

    def __init__(self, letters: bytes, targets: Sequence[int], root: int) -> None:
        self._letters = letters
        self._targets = targets
        self._root = root

    def words(self) -> Iterator[bytes]:
        """All words, in no order."""
        waiting = [(b"", self._root)]
        while waiting:
            word, node = waiting.pop()
            if node & END:
                yield word
            first = node >> EDGES
            waiting += [
                (word + self._letters[edge : edge + 1], self._targets[edge])
                for edge in range(first, first + (node >> 1 & COUNT))
            ]

    def one_slip_away(self, word: bytes, kept: int) -> list[bytes]:
        """The words that are one slip away from `word` behind its first `kept` letters.

        A letter is left out, put in, mistaken, or changes places with the next one. The word
        itself may be among them, and some come twice.
        """
        letters, targets = self._letters, self._targets
        node = self._root
        found: list[bytes] = []
        for at, letter in enumerate(word):
            if at >= kept:
                found += self._slips(node, word, at)
            first = node >> EDGES
            edge = letters.find(letter, first, first + (node >> 1 & COUNT))
            if edge < 0:
                return found
            node = targets[edge]
        edges = range(node >> EDGES, (node >> EDGES) + (node >> 1 & COUNT))
        return found + [word + letters[edge : edge + 1] for edge in edges if targets[edge] & END]

    def _slips(self, node: int, word: bytes, at: int) -> list[bytes]:
        """The words to which `node` leads and that are a slip away, of the letter at `at`."""
        letters, targets, ends = self._letters, self._targets, self._ends
        before, rest = word[:at], word[at:]
        after = rest[1:]
        here, following = rest[0], after[0] if after else 0
        found = []
        if ends(node, after):
            found.append(before + after)
        if after:
            swapped = after[:1] + rest[:1] + after[1:]
            if ends(node, swapped):
                found.append(before + swapped)
        first = node >> EDGES
        for edge in range(first, first + (node >> 1 & COUNT)):
            target = targets[edge]
            start = target >> EDGES
            end = start + (target >> 1 & COUNT)
            # Most edges lead to nothing, as one look at the next letter tells.
            if letters.find(here, start, end) >= 0 and ends(target, rest):
                found.append(before + letters[edge : edge + 1] + rest)
            if (not after or letters.find(following, start, end) >= 0) and ends(target, after):
                found.append(before + letters[edge : edge + 1] + after)
        return found

    def _ends(self, node: int, rest: bytes) -> int:
        """Whether a word ends where `rest` leads from `node`."""
        letters, targets = self._letters, self._targets
        for letter in rest:
            first = node >> EDGES
            edge = letters.find(letter, first, first + (node >> 1 & COUNT))
            if edge < 0:
                return 0
            node = targets[edge]
        return node & END
