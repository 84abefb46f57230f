"""What stands before the letters that words of a text end in."""

from __future__ import annotations

from textmend.evidence.candidates import LOST
from textmend.values import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FEW = 16
"""Endings that are looked for one by one before an index of all is made."""
_MOST_LOST = max(LOST)


class Endings:
    """Which words of a text what is left of one may be the end of; each ending is judged once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._as_written = _Words(text)
        self._longer: dict[str, bool] = {}
        self._named: dict[str, bool] = {}

    @cached_property
    def _in_lower_case(self) -> _Words:
        return _Words(self.text.lower())

    def is_of_longer(self, tail: str) -> bool:
        """Whether letters stand before `tail`, in whatever case, where it ends a word."""
        tail = tail.lower()
        known = self._longer.get(tail)
        if known is None:
            found = self._in_lower_case.before(tail)
            known = self._longer[tail] = any(before[-1:].isalpha() for before in found)
        return known

    def is_of_name(self, tail: str) -> bool:
        """Whether a capital stands before `tail`, as written, where it ends a word.

        It may be as far away as letters may be lost, but not behind a space.
        """
        known = self._named.get(tail)
        if known is None:
            known = self._named[tail] = any(map(_has_capital, self._as_written.before(tail)))
        return known


def _has_capital(before: str) -> bool:
    if before.islower() or before[-1:].isspace():
        return False  # as it is with most
    return any(map(str.isupper, before))


class _Words:
    """The words of one text, by how they end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._looks = 0

    def before(self, tail: str) -> Iterable[str]:
        """What stands before `tail` where that ends a word: as many letters as may be lost.

        It is told for every such place, or once for all places where it is the same.
        """
        self._looks += 1
        if self._looks <= _FEW or not tail.isalpha():
            return self._plainly_before(tail)
        return self._before(tail[::-1])

    def _plainly_before(self, tail: str) -> Iterator[str]:
        text, length = self._text, len(tail)
        at = text.find(tail)
        while at >= 0:
            if not text[at + length : at + length + 1].isalpha():
                yield text[max(0, at - _MOST_LOST) : at]
            at = text.find(tail, at + 1)

    def _before(self, reversed_tail: str) -> Iterator[str]:
        from bisect import bisect_left

        words, length = self._reversed, len(reversed_tail)
        number = bisect_left(words, reversed_tail)
        while number < len(words) and words[number].startswith(reversed_tail):
            yield words[number][length : length + _MOST_LOST][::-1]
            number += 1

    @cached_property
    def _reversed(self) -> Sequence[str]:
        """Each word from its last letter to what stands before it, in order."""
        import re

        text = self._text
        runs = (match.span() for match in re.finditer(r"[^\W\d_]+", text))
        words = {text[max(0, start - _MOST_LOST) : end] for start, end in _of_letters(text, runs)}
        return sorted([word[::-1] for word in words])


def _of_letters(text: str, runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The letters among `runs` of characters that patterns take for such: “½” is none."""
    from itertools import groupby

    for start, end in runs:
        if text[start:end].isalpha():
            yield start, end
            continue
        at = start
        for is_alpha, characters in groupby(text[start:end], str.isalpha):
            length = len(list(characters))
            if is_alpha:
                yield at, at + length
            at += length
