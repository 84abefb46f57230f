"""What one document says about its own words: the first and best witness of a lost letter."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain

from textmend.evidence.tokens import (
    GIVEN,
    INVISIBLE,
    MID,
    PARAGRAPH,
    PIECE,
    SENTENCE,
    behind,
    pieces,
    places,
    shown,
    tokens,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FEW = 8
"""Questions for which no index of endings is made."""
_LAST = "\U0010ffff"
_FEW_LOOKS = 16
"""Words that are looked for one by one before all are counted, which takes longer than that."""


class DocumentCounts:
    """How often each word of one document occurs, and where; seen through what does not show.

    Built once, in linear time, when something is asked that a few looks do not answer.
    """

    __slots__ = (
        "_asked",
        "_capitalised",
        "_following",
        "_looks",
        "_lower",
        "_reversed",
        "_spellings",
        "_starts",
        "_text",
        "lower_paragraphs",
        "lower_sentences",
        "paragraphs",
        "size",
    )

    def __init__(self, text: str) -> None:
        self._looks = _FEW_LOOKS if len(text) < PIECE else 0
        self._text = shown(text) if self._looks else text

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """What is not there before all is counted: then it is."""
            if name not in self.__slots__:
                raise AttributeError(name)
            self._count_all()
            return getattr(self, name)

    def _count_all(self) -> None:
        self._asked = 0
        self._reversed: list[str] = []
        self.size = 0
        """Words in the document."""
        self.paragraphs = 0
        """Lines that begin with a letter, leading marks apart."""
        self.lower_paragraphs = 0
        """Those that begin with a small one."""
        self.lower_sentences = 0
        """Later sentences that do."""
        self._capitalised: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._lower: dict[str, int] = {}
        self._following: dict[str, dict[str, int]] = {}
        """Next tokens of each word that is capitalised somewhere; keys in lower case."""
        self._spellings: dict[str, str] = {}
        """Words with capitals inside, by their form in lower case; the last spelling wins."""
        self._looks = 0
        if not self._count_by_kernel():
            for piece in pieces(self._text):
                self._count(tokens(shown(piece)))
        self._text = ""

    def _count_by_kernel(self) -> bool:
        """Have the kernel count all words, if it is there and the text is not too large for it."""
        try:
            from textmend._kernel import count_words
        except ImportError:
            return False
        counted = count_words(self._text, INVISIBLE, *GIVEN)
        if counted is None:
            return False
        self._lower, self._capitalised, self._starts, self._spellings, self._following = counted[:5]
        self.size, self.paragraphs, self.lower_paragraphs, self.lower_sentences = counted[5:]
        return True

    def _count(self, stream: Sequence[str]) -> None:
        """Count the tokens of some lines.

        Most are words in lower case amid a sentence: these are counted all at once, and only what
        stands between them is looked at one by one.
        """
        lower = self._lower
        for token, times in Counter(stream).items():
            if token[0].isalpha():
                self.size += times
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
            self.paragraphs += 1
            self.lower_paragraphs += is_lower
        elif place == SENTENCE:
            self.lower_sentences += is_lower

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

    def capitalised(self, word: str) -> int:
        """Times `word` occurs with a capital where no sentence starts."""
        return self._capitalised.get(word.lower(), 0)

    def starts(self, word: str) -> int:
        """Times `word` occurs with a capital that its place may explain."""
        return self._starts.get(word.lower(), 0)

    def lower(self, word: str) -> int:
        """Times `word` occurs in lower case."""
        word = word.lower()
        if self._is_looked_for(word):
            return sum(1 for _ in places(self._text, word))
        return self._lower.get(word, 0)

    def upper(self, word: str) -> int:
        """Times `word` occurs with a capital, wherever it stands."""
        word = word.lower()
        if self._is_looked_for(word):
            text, small = self._text, self._text.lower()
            if len(small) == len(text):  # else a letter has become two
                return sum(text[at].isupper() for at in places(small, word))
        return self._capitalised.get(word, 0) + self._starts.get(word, 0)

    def occurrences(self, word: str) -> tuple[int, int, int]:
        """What `capitalised`, `starts` and `lower` say of `word`, once all is counted."""
        key = word.lower()
        capitalised, starts = self._capitalised.get(key, 0), self._starts.get(key, 0)
        return capitalised, starts, self._lower.get(key, 0)

    def _is_looked_for(self, word: str) -> bool:
        """Whether it costs less to look for `word` once more than to count all words."""
        if not self._looks or not (word.isalpha() and word.isascii()):
            return False
        self._looks -= 1
        return True

    def in_lower_case(self) -> Iterable[str]:
        """All words that do not begin with a capital."""
        return self._lower

    def spelling(self, word: str) -> str | None:
        """How the document writes `word`, where that has capitals inside (“McConnell”)."""
        return self._spellings.get(word.lower())

    def has(self, word: str) -> bool:
        """Whether the document has `word` at all, in whatever case."""
        key = word.lower()
        return key in self._capitalised or key in self._starts or key in self._lower

    def pairs(self, word: str, following: str) -> int:
        """Times `word`, capitalised, stands directly before the token `following`."""
        pairs = self._following.get(word.lower())
        return pairs.get(following.lower(), 0) if pairs else 0

    def ending_in(self, tail: str) -> Sequence[str]:
        """The words, in lower case, that become `tail` when 1 to 3 letters go from the front."""
        low, high = len(tail), len(tail) + 3
        self._asked += 1
        if self._asked <= _FEW:  # as it is with nearly all documents
            words = self._words()
            found = [word for word in words if word.endswith(tail) and low < len(word) <= high]
            return list(dict.fromkeys(found))
        if not self._reversed:
            self._reversed = sorted({word[::-1] for word in self._words()})
        first = bisect_left(self._reversed, tail[::-1])
        last = bisect_left(self._reversed, tail[::-1] + _LAST)
        ending = self._reversed[first:last]
        return sorted([word[::-1] for word in ending if low < len(word) <= high])

    def _words(self) -> Iterator[str]:
        return chain(self._capitalised, self._starts, self._lower)
