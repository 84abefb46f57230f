"""What one document says about its own words: the first and best witness of a lost letter."""

from __future__ import annotations

from textmend.evidence.tokens import GIVEN, INVISIBLE, PIECE, places, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend._kernel import Counts
    from textmend.evidence.tally import Tally

_FEW = 8
"""Answers about endings that are in order of when words first came: those behind are sorted."""
_FEW_LOOKS = 16
"""Words that are looked for one by one before all are counted, which takes longer than that."""


def _counted(text: str, as_read: str | bytes) -> Counts | Tally:
    """What is counted of a text: by the kernel, if there is one and the text not too large."""
    try:
        from textmend._kernel import Counts

        return Counts(as_read, INVISIBLE, *GIVEN)
    except (ImportError, OverflowError):
        from textmend.evidence.tally import Tally

        return Tally(text)


class DocumentCounts:
    """How often each word of one document occurs, and where; seen through what does not show.

    Built once, in linear time, when something is asked that a few looks do not answer.
    """

    __slots__ = (
        "_as_read",
        "_asked",
        "_looks",
        "_text",
        "_words",
        "lower_paragraphs",
        "lower_sentences",
        "paragraphs",
        "size",
    )

    def __init__(self, text: str, as_read: str | bytes | None = None) -> None:
        """Take a text, and what the kernel reads of it where that is another value."""
        self._as_read = as_read or text
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
        self._looks = self._asked = 0
        self._words = _counted(self._text, self._as_read)
        self._text = self._as_read = ""
        totals = self._words.totals()
        self.size = totals[0]
        """Words in the document."""
        self.paragraphs = totals[1]
        """Lines that begin with a letter, leading marks apart."""
        self.lower_paragraphs = totals[2]
        """Those that begin with a small one."""
        self.lower_sentences = totals[3]
        """Later sentences that do."""

    def capitalised(self, word: str) -> int:
        """Times `word` occurs with a capital where no sentence starts."""
        return self._words.occurrences(word.lower())[0]

    def starts(self, word: str) -> int:
        """Times `word` occurs with a capital that its place may explain."""
        return self._words.occurrences(word.lower())[1]

    def lower(self, word: str) -> int:
        """Times `word` occurs in lower case."""
        word = word.lower()
        if self._is_looked_for(word):
            return sum(1 for _ in places(self._text, word))
        return self._words.occurrences(word)[2]

    def upper(self, word: str) -> int:
        """Times `word` occurs with a capital, wherever it stands."""
        word = word.lower()
        if self._is_looked_for(word):
            text, small = self._text, self._text.lower()
            if len(small) == len(text):  # else a letter has become two
                return sum(text[at].isupper() for at in places(small, word))
        return sum(self._words.occurrences(word)[:2])

    def occurrences(self, word: str) -> tuple[int, int, int]:
        """What `capitalised`, `starts` and `lower` say of `word`, once all is counted."""
        return self._words.occurrences(word.lower())

    def _is_looked_for(self, word: str) -> bool:
        """Whether it costs less to look for `word` once more than to count all words."""
        if not self._looks or not (word.isalpha() and word.isascii()):
            return False
        self._looks -= 1
        return True

    def in_lower_case(self) -> Sequence[str]:
        """All words that do not begin with a capital."""
        return self._words.in_lower_case()

    def spelling(self, word: str) -> str | None:
        """How the document writes `word`, where that has capitals inside (“McConnell”)."""
        return self._words.spelling(word.lower())

    def has(self, word: str) -> bool:
        """Whether the document has `word` at all, in whatever case."""
        return any(self._words.occurrences(word.lower()))

    def pairs(self, word: str, following: str) -> int:
        """Times `word`, capitalised, stands directly before the token `following`."""
        return self._words.pairs(word.lower(), following.lower())

    def ending_in(self, tail: str) -> Sequence[str]:
        """The words, in lower case, that become `tail` when 1 to 3 letters go from the front."""
        words = self._words.ending_in(tail)
        self._asked += 1
        return words if self._asked <= _FEW else sorted(words)
