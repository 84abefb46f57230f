"""The words of a text, counted by where they stand: in plain Python."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain

from textmend.evidence.tokens import MID, PARAGRAPH, SENTENCE, behind, pieces, shown, tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW = 8
"""Questions for which no index of endings is made: `DocumentCounts` wants their words in order."""
_LAST = "\U0010ffff"
_MOST_LOST = 3


class Tally:
    """What `_kernel.Counts` tells of a text, where no kernel is; words are asked in lower case."""

    def __init__(self, text: str) -> None:
        self._asked = 0
        self._reversed: list[str] = []
        self._size = self._paragraphs = self._lower_paragraphs = self._lower_sentences = 0
        self._capitalised: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._lower: dict[str, int] = {}
        self._following: dict[str, dict[str, int]] = {}
        """Next tokens of each word that is capitalised somewhere; keys in lower case."""
        self._spellings: dict[str, str] = {}
        """Words with capitals inside, by their form in lower case; the last spelling wins."""
        for piece in pieces(text):
            self._count(tokens(shown(piece)))

    def _count(self, stream: Sequence[str]) -> None:
        """Count the tokens of some lines.

        Most are words in lower case amid a sentence: these are counted all at once, and only what
        stands between them is looked at one by one.
        """
        lower = self._lower
        for token, times in Counter(stream).items():
            if token[0].isalpha():
                self._size += times
                if not token[0].isupper():
                    lower[token] = lower.get(token, 0) + times
        place, after, last = PARAGRAPH, 0, len(stream)
        for index in [n for n, token in enumerate(stream) if not token.islower()]:
            if place != MID:
                place = self._begin_in_lower_case(stream, after, index, place)
            token, after = stream[index], index + 1
            first = token[0]
            if first.isalpha():
                is_upper = first.isupper()
                if is_upper:
                    self._add(token, stream[after].lower() if after < last else "", place)
                if place != MID:
                    self._begin(place, is_lower=not is_upper)
                place = MID
            else:
                place = behind(token, stream[index - 1] if index else "", place)
        if place != MID:
            self._begin_in_lower_case(stream, after, last, place)

    def _begin_in_lower_case(self, stream: Sequence[str], start: int, end: int, place: int) -> int:
        """Where a word stands behind tokens in lower case: “½a” is one and no word, “ⓐ” a mark."""
        for index in range(start, end):
            first = stream[index][0]
            if first.isalpha():
                self._begin(place, is_lower=True)
            if first.isalnum():
                return MID
        return place

    def _begin(self, place: int, *, is_lower: bool) -> None:
        """Take notice of a word that may be the first of a paragraph or of a sentence."""
        if place == PARAGRAPH:
            self._paragraphs += 1
            self._lower_paragraphs += is_lower
        elif place == SENTENCE:
            self._lower_sentences += is_lower

    def _add(self, word: str, following: str, place: int) -> None:
        """Count a word with a capital, and the token in lower case behind it, if there is one."""
        key = word.lower()
        table = self._capitalised if place == MID else self._starts
        table[key] = table.get(key, 0) + 1
        if not word.istitle() and not word.isupper():
            self._spellings[key] = word
        if following:
            pairs = self._following.get(key)
            if pairs is None:
                self._following[key] = {following: 1}
            else:
                pairs[following] = pairs.get(following, 0) + 1

    def totals(self) -> tuple[int, int, int, int]:
        """See `DocumentCounts.size` and what follows it."""
        return self._size, self._paragraphs, self._lower_paragraphs, self._lower_sentences

    def occurrences(self, word: str) -> tuple[int, int, int]:
        """Times `word` has a capital, inside a sentence and at a start, and times it has none."""
        capitalised, starts = self._capitalised.get(word, 0), self._starts.get(word, 0)
        return capitalised, starts, self._lower.get(word, 0)

    def pairs(self, word: str, following: str) -> int:
        """Times `word`, with a capital, stands directly before the token `following`."""
        return self._following.get(word, {}).get(following, 0)

    def spelling(self, word: str) -> str | None:
        """How the text writes `word`, where that has capitals inside."""
        return self._spellings.get(word)

    def in_lower_case(self) -> Sequence[str]:
        """All words that do not begin with a capital."""
        return list(self._lower)

    def ending_in(self, tail: str) -> Sequence[str]:
        """The words that are one to three letters and `tail`, in no order but for the first few."""
        low, high = len(tail), len(tail) + _MOST_LOST
        self._asked += 1
        if self._asked <= _FEW:  # as it is with nearly all texts
            words = self._words()
            found = [word for word in words if word.endswith(tail) and low < len(word) <= high]
            return list(dict.fromkeys(found))
        if not self._reversed:
            self._reversed = sorted({word[::-1] for word in self._words()})
        first = bisect_left(self._reversed, tail[::-1])
        last = bisect_left(self._reversed, tail[::-1] + _LAST)
        return [word[::-1] for word in self._reversed[first:last] if low < len(word) <= high]

    def _words(self) -> Iterator[str]:
        return chain(self._capitalised, self._starts, self._lower)
