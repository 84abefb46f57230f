"""A word graph: a set of words as the smallest automaton that accepts them, searched where it lies.

Words that begin or end alike share edges (Daciuk et al. 2000), so that a search one slip away
follows a handful of them, where trying every letter in every place takes hundreds of look-ups.
The kernel follows them at a tenth of the price; where it was not compiled, plain Python does.
"""

from __future__ import annotations

from textmend.spelling.edits import cost

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A target: where the edges of the next node begin, how many there are, and whether a word ends.
EDGES, COUNT, END = 6, 0b11111, 0b1


class WordGraph:
    """`letters` has one byte for each edge, and `targets` says in 32 bits where it leads."""

    def __init__(self, letters: bytes, targets: memoryview, root: int) -> None:
        self.parts = letters, targets, root
        """What the kernel takes of it."""
        self._letters = letters
        self._targets = targets.cast("I")
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

        A letter is left out, put in, mistaken, or changes places with the next one. The word itself
        may be among them, and some come twice.
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
        before, here, after = word[:at], word[at], word[at + 1 :]
        following, rest = (after[0], after[1:]) if after else (0, b"")
        found = []
        first = node >> EDGES
        last = first + (node >> 1 & COUNT)
        edge = letters.find(following, first, last) if after else -1
        if edge >= 0:
            if ends(targets[edge], rest):
                found.append(before + after)
            if ends(targets[edge], word[at : at + 1] + rest):
                found.append(before + after[:1] + word[at : at + 1] + rest)
        elif not after and node & END:
            found.append(before)
        for edge, target in enumerate(targets[first:last], first):
            start = target >> EDGES
            end = start + (target >> 1 & COUNT)
            # Most edges lead to nothing, as one look at the next letter tells.
            onward = letters.find(here, start, end)
            if onward >= 0 and ends(targets[onward], after):
                found.append(before + letters[edge : edge + 1] + word[at:])
            if after:
                onward = letters.find(following, start, end)
                if onward >= 0 and ends(targets[onward], rest):
                    found.append(before + letters[edge : edge + 1] + after)
            elif target & END:
                found.append(before + letters[edge : edge + 1])
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


class TwoWayGraph:
    """The graph of some words, of the letters a to z, and that of the same words backwards."""

    near: Callable[[str], dict[str, float]]
    """What is one slip away from a word, and not the word itself; each with what the slip costs.

    A slip behind the middle is looked for forwards, one before it backwards: where half of the word
    is right already, few words are left to follow.
    """

    def __init__(self, forward: WordGraph, backward: WordGraph) -> None:
        self.forward = forward
        self.backward = backward
        try:
            from textmend._kernel import TwoWayGraph as Search
        except ImportError:
            self.near = self.plainly_near
        else:
            self.near = Search(forward.parts, backward.parts).near

    def plainly_near(self, word: str) -> dict[str, float]:
        """What `near` is where no kernel is."""
        data = word.encode()
        half = len(data) // 2
        found = {each.decode("ascii") for each in self.forward.one_slip_away(data, half)}
        # One letter less, for a swap may reach over the middle.
        behind = self.backward.one_slip_away(data[::-1], max(0, len(data) - half - 1))
        found.update([each[::-1].decode("ascii") for each in behind])
        found.discard(word)
        return {each: cost(word, each) for each in found}
