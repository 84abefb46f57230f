"""The shipped figures about English: which words there are, where they start, what follows them.

The file `en.model` is mapped into memory and searched where it lies; opening it reads one page.
Its layout, all little-endian, every section 8-byte aligned:

    8 bytes      MAGIC
    24 x u32     section offsets, in bytes from the start of the file
    lexicon      words of the corpus; COLUMNS bytes of counts for each, one column after the other
    any          u32 words, u32 rows (one more), u32 cells: key of the next token << 8 | count
    start        the same, where the word begins a sentence
    skip         the same, for the token after the next
    triples      u64, sorted: word, key of the next (18 bits), key of the one after (18), count (8)
    dictionary   words of the dictionary that are not in the lexicon, with a column of counts
    company      u32 words, u32 companions, and a byte for each of both: how much more often than
                 elsewhere a sentence that begins with the one has the other later on (`STEP`)

A lexicon holds its words reversed, in order of length and then of bytes: the words that become
`tail` when k letters go from the front are then neighbours, and are found with one search.
Words are in lower case; the *key* of a token is twice its number in the lexicon, plus one where
it is capitalised. Counts are bytes: `code(n)`. `bench/evidence/train.py` writes the file.
"""

from __future__ import annotations

import mmap
import os
from bisect import bisect_left

from textmend.evidence.tables import COUNTS, Lexicon, Table
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textmend._kernel import Followers

    Columns = tuple[list[int], int]

MAGIC = b"TMEVID1\n"
SECTIONS = 24
# The columns of the lexicon.
PARAGRAPH_STARTS, SENTENCE_STARTS, CAPITALISED, LOWER, LEFT_ANY, LEFT_START, DICTIONARY = range(7)
COLUMNS = 7

ENDS = ".!?…"
"""Marks that may end a sentence; what is read may also end before it does."""

EVEN, STEP = 128, 0.02
"""Of a byte of `company`: what says nothing, and the logarithm that a step from it stands for."""

AHEAD = 24
"""Tokens of a sentence that are read, its first one included."""

DISCOUNT = 0.5
"""Taken from every pair that was seen, for those that were not (absolute discounting)."""


def token_key(token: str) -> tuple[str, bool]:
    """The lexicon's word for `token` as a neighbour, and whether it is capitalised."""
    first = token[0]
    if first.isalpha():
        return token.lower(), first.isupper()
    if first.isdigit():
        year = len(token) == 4 and token[:2] in ("17", "18", "19", "20")
        return ("<year>" if year else "<number>"), False
    if first in '"“”‘«»' or token == "'":
        return '"', False
    if first in "—–":
        return "—", False
    return token, False


class Model:
    """Counts and conditional probabilities, read where they lie."""

    after_any: Callable[[int, str, int], float]
    """P(key | a word stands before it, anywhere); the word's number is -1 if it is unknown."""
    after_start: Callable[[int, str, int], float]
    """P(key | a sentence begins with a word)."""
    followers: Followers | None = None
    """The kernel, where it is there, which tells both of these."""

    def __init__(self, path: str) -> None:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            data = mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
        finally:
            os.close(descriptor)
        if data[:8] != MAGIC:
            raise ValueError(f"{path} is not a model of this version")
        view = memoryview(data)
        at = view[8 : 8 + 4 * SECTIONS].cast("I")
        self.lexicon = Lexicon(data, at[0])
        size = self.lexicon.size
        self._columns = view[at[1] : at[1] + COLUMNS * size]
        self._size = size
        self._any = Table(view, at[2:5], at[5])
        self._start = Table(view, at[5:8], at[8])
        self._skip = Table(view, at[8:11], at[11])
        self._triples = view[at[11] : at[12]].cast("Q")
        self.dictionary = Lexicon(data, at[12])
        self._dictionary = view[at[13] : at[13] + self.dictionary.size]
        self.counted = self._columns, self._dictionary
        """What the kernel takes of the counts of words."""
        self.totals = view[at[14] : at[14] + 4 * COLUMNS].cast("I")
        self._openers = {number: row for row, number in enumerate(view[at[15] : at[16]].cast("I"))}
        self._companions = view[at[16] : at[17]].cast("I")
        self._company = view[at[17] : at[18]]
        self._column_of: dict[int, int] = {}
        self.words = sum(self.totals[:4])
        """Words and marks of the training text."""
        self._amid = self.totals[LOWER] + self.totals[CAPITALISED]
        """Those of them that stand in the middle of sentences."""
        self.capital = self.lexicon.find("<capital>")
        self.small = self.lexicon.find("<small>")
        self._classes: dict[str, int] = {}
        self._after_classes: dict[tuple[int, int], float] = {}
        self._keys: dict[str, int] = {}
        try:
            from textmend._kernel import Followers
        except ImportError:
            self.after_any, self.after_start = self.plainly_after_any, self.plainly_after_start
        else:
            classes = tuple(map(self.lexicon.find, CLASSES))
            tables = self._any.sections, self._start.sections
            self.followers = followers = Followers(
                self._columns, *tables, COUNTS, self._amid, classes
            )
            self.after_any, self.after_start = followers.after_any, followers.after_start

    def count(self, number: int, column: int) -> float:
        """How often the word with this number stands in the place of `column`."""
        return COUNTS[self._columns[column * self._size + number]]

    def places(self, number: int) -> tuple[float, float, float, float]:
        """How often the word begins a paragraph, begins a sentence, is capitalised, is not."""
        columns = self._columns
        size = self._size
        return (
            COUNTS[columns[number]],
            COUNTS[columns[size + number]],
            COUNTS[columns[2 * size + number]],
            COUNTS[columns[3 * size + number]],
        )

    def dictionary_count(self, number: int) -> float:
        """How often a word of `dictionary` occurs in the dictionary's own source."""
        return COUNTS[self._dictionary[number]]

    def key(self, token: str) -> int:
        """The key of `token` as a neighbour; unknown words share one."""
        known = self._keys.get(token)
        if known is None:
            if len(self._keys) > _CACHED:
                self._keys.clear()
            word, capital = token_key(token)
            number = self.lexicon.find(word)
            if number < 0:
                number = self.capital if capital else self.small
            known = self._keys[token] = 2 * number + capital
        return known

    def single(self, key: int) -> float:
        """P(token), in the middle of sentences."""
        column = CAPITALISED if key & 1 else LOWER
        return (self.count(key >> 1, column) + 0.5) / self._amid

    def _class(self, number: int, word: str) -> int:
        """The number of the class that stands in for a rare word; `number` is -1 if unknown."""
        name = word_class(
            word,
            number < 0 or self.count(number, CAPITALISED) > self.count(number, LOWER),
        )
        known = self._classes.get(name)
        if known is None:
            known = self._classes[name] = self.lexicon.find(name)
        return known

    def _after_class(self, number: int, key: int) -> float:
        """P(key | a sentence begins with some rare word of this class)."""
        known = self._after_classes.get((number, key))
        if known is None:
            if len(self._after_classes) > _CACHED:
                self._after_classes.clear()
            total = max(1.0, self.count(number, SENTENCE_STARTS))
            left = self._columns[LEFT_START * self._size + number] / 255
            seen = max(0.0, self._start.count(number, key) - DISCOUNT)
            known = self._after_classes[number, key] = seen / total + left * self.single(key)
        return known

    def plainly_after_any(self, number: int, word: str, key: int) -> float:
        """What `after_any` is where no kernel is."""
        base = self._after_class(self._class(number, word), key)
        if number < 0:
            return base
        total = self.total(number)
        if total <= 0:
            return base
        left = self._columns[LEFT_ANY * self._size + number] / 255
        seen = max(0.0, self._any.count(number, key) - DISCOUNT)
        share = total / (total + _CLASS_WEIGHT)
        return share * (seen / total + left * self.single(key)) + (1 - share) * base

    def plainly_after_start(self, number: int, word: str, key: int) -> float:
        """What `after_start` is where no kernel is."""
        base = self.plainly_after_any(number, word, key)
        if number < 0:
            return base
        total = self.count(number, PARAGRAPH_STARTS) + self.count(number, SENTENCE_STARTS)
        if total <= 0:
            return base
        left = self._columns[LEFT_START * self._size + number] / 255
        seen = max(0.0, self._start.count(number, key) - DISCOUNT)
        share = total / (total + _START_WEIGHT)
        return share * (seen / total + left * base) + (1 - share) * base

    def columns(self, later: Iterable[str], end: str) -> Columns:
        """Where `company` finds these tokens of a sentence, and the mark that ends it."""
        if not self._column_of:
            self._column_of = {number: at for at, number in enumerate(self._companions)}
        found = (self._column_of.get(self._companion(token)) for token in later)
        ending = len(self._companions) + (ENDS.find(end) if end else len(ENDS))
        return [column for column in found if column is not None], ending

    def _companion(self, token: str) -> int:
        """The number of the word that `token` counts as; those with a capital count as one."""
        key = self.key(token)
        return self.capital if key & 1 else key >> 1

    def company(self, number: int, word: str, columns: Columns) -> tuple[float, float]:
        """What the rest of its sentence says for `word` at its start: two log likelihood ratios.

        The first is that of the tokens, as if each came alone; the second that of the end.
        """
        row = self._openers.get(number)
        if row is None:
            row = self._openers.get(self._class(number, word))
            if row is None:
                return 0.0, 0.0
        width = len(self._companions) + len(ENDS) + 1
        cells = self._company[row * width : (row + 1) * width]
        later, end = columns
        told = sum([cells[column] for column in later]) - EVEN * len(later)
        return STEP * told, STEP * (cells[end] - EVEN)

    def total(self, number: int) -> float:
        """How often the word occurs at all."""
        paragraphs, sentences, capitalised, lower = self.places(number)
        return paragraphs + sentences + capitalised + lower

    def pair(self, number: int, key: int) -> float:
        """How often the word stands before `key`, anywhere."""
        return self._any.count(number, key)

    def skip(self, number: int, key: int) -> float:
        """How often the word stands before `key` with one token between them."""
        return self._skip.count(number, key)

    def triple(self, number: int, key: int, second: int) -> float:
        """How often the word stands before `key` and then `second`, anywhere."""
        wanted = (number << 36 | key << 18 | second) << 8
        at = bisect_left(self._triples, wanted)
        if at < len(self._triples) and self._triples[at] >> 8 == wanted >> 8:
            return COUNTS[self._triples[at] & 255]
        return 0.0


_CACHED = 20_000
"""Entries a cache may have before it is emptied: memory must not grow with the corpus."""

_CLASS_WEIGHT = 8.0
_START_WEIGHT = 4.0


def word_class(word: str, is_name: bool) -> str:
    """What a word with too few counts of its own is taken for; also used in training."""
    if is_name:
        return "<name>"
    for ending in ("ing", "ed", "ly", "s"):
        if word.endswith(ending):
            return f"<{ending}>"
    return "<other>"


CLASSES = ("<name>", "<ing>", "<ed>", "<ly>", "<s>", "<other>")


@cache
def english() -> Model:
    """The model that is shipped, opened once. It takes well under a millisecond."""
    return Model(os.path.join(os.path.dirname(__file__), "en.model"))
