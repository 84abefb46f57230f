"""The kernel, compiled from `linter/kernel/`: one look at the bytes of a text, and words looked up.

Whatever it tells, plain Python finds too: `tests/test_kernel.py`, `tests/test_kernel_words.py`,
`tests/test_counts.py`, `tests/test_language.py` and `tests/test_reading.py` hold the one to the
other.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property
from mmap import mmap
from typing import Any

from textmend.changes import Change
from textmend.diagnostic import Diagnostic, Flagged
from textmend.finding import Applicability, Edit, Finding, Fix
from textmend.quotes.marks import Mark, Role
from textmend.quotes.reading import Decided
from textmend.quotes.seen import Found, Told
from textmend.quotes.solver import Evidence
from textmend.rule import Rule
from textmend.shape import Position
from textmend.span import Span
from textmend.spelling.dictionary import Suggestion

VIEWS: tuple[str, ...]
"""The attributes of `Document` of which it tells whether they may hold anything."""

DIGEST: str
"""Of the sources that it was compiled from."""

class CachedProperty(cached_property[Any]):
    """An attribute that is made when it is first asked for, and then kept: see `values`."""

class Scanner:
    """Anchors and views, made ready to be looked for in one text after another."""

    def __new__(
        cls,
        rules: tuple[tuple[tuple[str, ...], bool], ...],
        views: Container[str],
        words: Mapped | mmap | bytes | None = None,
        common: Mapped | mmap | bytes | None = None,
        further: Mapped | mmap | bytes | None = None,
        beside: tuple[str, ...] = (),
    ) -> Scanner:
        """Take the anchors of each rule, and whether their places are wanted.

        `words` is the table of the words that are no strangers, and `common` that of the commonest
        (see `evidence.known`); without them there are no strangers. `further` is the list of
        `evidence.wordlist`, of words that are spelled right though they are strange. The views
        that are `beside` others make no file matter by themselves.

        Raises:
            ValueError: where one of them is no such table.
        """

    def scan(
        self, text: str | bytes
    ) -> tuple[dict[int, Sequence[int]], Mapping[str, Sequence[int]]]:
        """Look for all of it. Bytes are to be UTF-8, which is not looked at.

        Returns:
            For each rule of which some anchor occurs, by its number, where: offsets in code points,
            in order, -1 for an edge of a line that is the start of the text. Nothing is in it where
            places are not wanted.
            For each view that may hold something, where: what these offsets are, the view says. It
            has nothing in it where that is not told.
        """

    def scan_files(
        self, paths: Sequence[str]
    ) -> list[
        int
        | tuple[bytes, tuple[dict[int, Sequence[int]], Mapping[str, Sequence[int]]]]
        | bytes
        | None
    ]:
        """Read files and look at each, the first at least; behind a large one it ends.

        Not where the system has no calls of POSIX.

        Returns:
            For each how many bytes it has, if nothing is found; else its bytes with what `scan`
            tells of them. The bytes alone are not clean UTF-8 (see `is_clean_utf8`), and were not
            looked at; None is for what cannot be read.
        """

class TwoWayGraph:
    """The graphs of words and of the same backwards, searched where they lie: see `spelling.graph`.

    Of each it takes the letters of all edges, where they lead, in 32 bits each, and the root.
    """

    def __new__(
        cls, forward: tuple[bytes, memoryview, int], backward: tuple[bytes, memoryview, int]
    ) -> TwoWayGraph: ...
    def near(self, word: str, /) -> dict[str, float]:
        """The words that are one slip away from `word`, and what each slip costs."""

class Outlines:
    """Which words have which consonants, searched where they lie: see `spelling.index`."""

    def __new__(
        cls,
        outlines: memoryview,
        numbers: memoryview,
        lexicon: tuple[mmap, int],
        dictionary: tuple[mmap, int],
    ) -> Outlines:
        """Take outlines and the numbers of their words, of 32 bits each, and two lexicons.

        Raises:
            ValueError: where a lexicon is none.
        """

    def far(self, word: str, /) -> dict[str, float]:
        """The words that are two likely slips away from `word`, and what these cost at least."""

class Frequencies:
    """How often words are written: see `spelling.dictionary`."""

    def __new__(
        cls,
        lexicon: tuple[mmap, int],
        dictionary: tuple[mmap, int],
        columns: memoryview,
        others: memoryview,
        counts: tuple[float, ...],
        words: float,
        misspelt: frozenset[str],
        further: mmap,
        suggestion: type[Suggestion],
    ) -> Frequencies:
        """Take two lexicons and the counts of their words, and the counts that bytes stand for.

        Then how many words the training text has, those that it misspells, and a list of lines.

        Raises:
            IndexError: where there are too few counts that bytes stand for.
            TypeError: where `suggestion` is no class of tuples.
            ValueError: where a lexicon is none, or has more words than counts.
        """

    def of(self, word: str, /) -> float:
        """Occurrences of `word` in a million; 0 for what is none."""

    def weigh(self, costs: dict[str, float], /) -> list[Suggestion]:
        """Those words that are written at all, by what their slips cost; the best first."""

    def is_formed(self, word: str, prefixes: bytes, suffixes: bytes, /) -> bool:
        """Whether a word of ASCII is made of known ones: see `spelling.forms`.

        Raises:
            ValueError: where the word is not of ASCII.
        """

class Lexicon:
    """Words with numbers, searched where they lie: see `evidence.tables`."""

    def __new__(cls, data: mmap, offset: int) -> Lexicon:
        """Take the lexicon that begins at `offset`.

        Raises:
            ValueError: where `data` ends before it does.
        """

    def find(self, word: str) -> int:
        """The number of `word`, or -1."""

    def ending_in(self, tail: str, lost: int, /) -> list[tuple[int, str]]:
        """Numbers and first letters of the words that are `lost` bytes longer than `tail`."""

class Table:
    """Counts of pairs, searched where they lie: see `evidence.tables`."""

    def __new__(cls, words: memoryview, rows: memoryview, cells: memoryview, /) -> Table:
        """Take sections of a table, of 32 bits a number."""

    def code(self, number: int, key: int) -> int:
        """The byte for how often the word with this number stands before `key`."""

class Followers:
    """How likely tokens are behind words: see `evidence.model`."""

    def __new__(
        cls,
        columns: memoryview,
        anywhere: tuple[memoryview, memoryview, memoryview],
        start: tuple[memoryview, memoryview, memoryview],
        counts: tuple[float, ...],
        amid: float,
        classes: tuple[int, ...],
    ) -> Followers:
        """Take the columns of counts, sections of two tables, and the counts that bytes stand for.

        Then the words and marks in the middle of sentences, and the numbers of the `CLASSES`.

        Raises:
            IndexError: where there are too few counts or classes.
            ValueError: where a class has no number in the columns.
        """

    def after_any(self, number: int, word: str, key: int, /) -> float:
        """P(key | `word` stands before it, anywhere).

        Raises:
            IndexError: where no word has such a number, or such a key.
        """

    def after_start(self, number: int, word: str, key: int, /) -> float:
        """P(key | a sentence begins with `word`); raises the same."""

    def fit(self, before: int, previous: str, number: int, word: str, key: int, /) -> float:
        """What its neighbours say for a word: see `spelling.dictionary`; raises the same."""

class Mapped:
    """A buffer: the bytes of a file, mapped into memory, where the system has calls of POSIX."""

    def __new__(cls, path: str) -> Mapped:
        """Map the file at `path`, which has at least one byte; raises OSError."""

class Counts:
    """The words of a text, counted by where they stand: see `evidence.document.DocumentCounts`.

    Words are asked for in lower case, and told as `evidence.tally` tells them without the kernel.
    """

    def __new__(
        cls,
        text: str | bytes,
        invisible: str,
        abbreviations: Iterable[str],
        terminal: Iterable[str],
        clears: Iterable[str],
        clitics: Iterable[str],
        /,
    ) -> Counts:
        """Count the words of a text, as if characters that are `invisible` were not there.

        The tables of tokens are those of `evidence.tokens`.

        Raises:
            OverflowError: for a text of more than a gigabyte.
        """

    def totals(self) -> tuple[int, int, int, int]:
        """Words, paragraphs, those that begin in lower case, and later sentences that do."""

    def occurrences(self, word: str, /) -> tuple[int, int, int]:
        """Times `word` has a capital, inside a sentence and at a start, and times it has none."""

    def pairs(self, word: str, following: str, /) -> int:
        """Times `word`, with a capital, stands directly before the token `following`."""

    def spelling(self, word: str, /) -> str | None:
        """How the text writes `word`, where that has capitals inside."""

    def in_lower_case(self) -> list[str]:
        """All words that do not begin with a capital."""

    def ending_in(self, tail: str, /) -> list[str]:
        """The words that are one to three letters and `tail`, in order of when they first came."""

class WordList:
    """Sorted lines, searched where they lie: see `evidence.wordlist`."""

    def __new__(cls, data: mmap | bytes) -> WordList:
        """Take the lines, the first of which is empty."""

    def find(self, word: str) -> str | None:
        """What stands behind `word` in its line; None where it has none."""

class Reader:
    """What is known of quotations in general, to read one paragraph after another with.

    See `quotes.solver`, of which `quotes.reading` gives it all it needs.
    """

    def __new__(
        cls,
        mark: type[Mark],
        steps: tuple[tuple[tuple[int, float, int, float], ...], ...],
        roles: tuple[Role, ...],
        window: int,
        deepest: int,
        clear: float,
        negligible: float,
        rounding: float,
    ) -> Reader:
        """Take the steps from each state, by the kind of a mark and the one that is primary.

        Raises:
            TypeError: where `mark` is no class of tuples.
            ValueError: for states that there are none of, or too many or too few of anything.
        """

    def plain(self, found: Found, evidence: list[Evidence], /) -> Decided | None:
        """The marks that were found, if they are clear and pair; None for any others.

        Raises:
            ValueError: where there are not as many of the one as of the other.
        """

    def solve(
        self,
        found: Found,
        evidence: list[Evidence],
        primary: int,
        ends: tuple[float, ...],
        enough: float,
        /,
    ) -> Decided:
        """The same, read as is most likely: `ends` has each state's factor behind the last.

        Raises:
            ValueError: where there are not as many of the one as of the other.
        """

def letter_steps(table: bytes, word: str, /) -> int:
    """How odd the letters of `word` are: see `spelling.letters`.

    Raises:
        ValueError: where the table is too small.
    """

def alphabet(text: str | bytes) -> str:
    """The characters of a text but letters of ASCII, each once; a space may be among them."""

def arranged(
    by_rule: list[tuple[Rule, list[Finding]]], length: int, flagged: type[Flagged], /
) -> list[Flagged] | None:
    """The findings by place, as the engine arranges them.

    None where two edits of one fix overlap, and where one lies outside a text of `length` code
    points: then the engine takes a closer look.
    """

def briefly(
    text: str | bytes,
    flagged: list[Flagged],
    path: str,
    of_rule: tuple[int, ...],
    fail_level: int,
    printable: Callable[[str], str],
    /,
) -> tuple[str, dict[str, int], int, int, int]:
    """A line a finding, as `textmend.report.concise` writes it, where they are in order.

    `of_rule` are the places of a rule's name and severity among its fields.

    Returns:
        The lines; how many findings there are by rule, how many of them are at or above the
        `fail_level`, and how many have a safe fix, and an unsafe one.
    """

def line_starts(text: str | bytes) -> list[int]:
    """Where each line starts, and that behind a last line ending: see `Document.line_starts`."""

def diagnostics(
    text: str | bytes,
    flagged: list[Flagged],
    where: tuple[str, int | None, str | None, str | None],
    of_rule: tuple[int, ...],
    position: type[Position],
    diagnostic: type[Diagnostic],
    /,
) -> list[Diagnostic]:
    """What is told of findings, which are in order: see `textmend.diagnostic`.

    `where` is the path, and where in a container the text stands; `of_rule` are the places of a
    rule's name, family and severity among its fields.

    Raises:
        TypeError: where `position` or `diagnostic` is no class of tuples.
    """

def paragraphs(
    text: str | bytes, span: type[Span], together: Callable[[int, int], list[Span]], /
) -> list[Span]:
    """The paragraphs of a text without returns.

    `together` tells which are in lines that nothing blank divides, from where the first begins up
    to where the last ends, and in a line of which it takes Python to tell whether it is blank.

    Raises:
        TypeError: where `span` is no class of tuples.
    """

def count(text: str | bytes, literal: str, /) -> int:
    """How often a literal stands in a text, no two of them overlapping.

    Raises:
        ValueError: for an empty one.
    """

def offsets(text: str | bytes, literals: tuple[str, ...], /) -> list[int]:
    """Where any of some literals stand in a text, in order; they may overlap. Raises the same."""

def count_marks(text: str | bytes, /) -> tuple[tuple[int, int], tuple[int, int]]:
    """How many marks are straight, and how many are curly: of double ones, and of single ones."""

def count_openers(text: str | bytes, /) -> tuple[int, int]:
    """How many lines begin with a double mark that may open, and with a single one."""

def find_marks(
    text: str, start: int, end: int, glyph_at: Callable[[str, int, int, int], str], /
) -> Found:
    """The marks of quotation in a paragraph: see `quotes.seen`.

    Raises:
        IndexError: where the text has no such paragraph.
    """

def weigh_marks(
    text: str,
    found: Found,
    told: Told,
    inside: Evidence,
    by_neighbours: Callable[[str, tuple[float, ...]], Evidence | None],
    otherwise: Callable[[int, str], Evidence],
    /,
) -> list[Evidence]:
    """What is known of each of the marks that were found: see `quotes.seen`.

    Raises:
        IndexError: where one of them does not stand in the text.
        KeyError: where it is `told` nothing of how one of them is written.
    """

def make_files(files: tuple[tuple[str, bytes, int, int, int], ...]) -> list[int]:
    """Make files that are not there yet, and wait until all are on the disk; on Linux alone.

    Of each it takes the path, what is in it, its mode, and the numbers of its user and group, -1
    for those of the process. What cannot be made is not there. Other threads run meanwhile.

    Returns:
        For each file the number of the error that is in its way, or 0.
    """

def name_files(
    files: tuple[tuple[str, str, tuple[int, int, int, int] | None], ...],
) -> list[int]:
    """Let each file take the name of another, which it replaces; on Linux alone.

    Of each it takes both paths and, where the other is to be the file that was read, its number,
    size in bytes, and the seconds and nanoseconds when it was changed. Other threads run meanwhile.

    Returns:
        For each file the number of the error that is in its way, -1 where the other is not that
        file, or 0.
    """

def notes(data: bytes, changes: list[Change]) -> bytes:
    """What is done to a text that is UTF-8 and a file of its own: a line an edit, as in a journal.

    Changes come in the order of their places and do not overlap.
    """

def is_clean_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, have no NUL, and do not begin with a byte order mark."""

def is_encodable(text: str, /) -> bool:
    """Whether a text has no lone surrogates. It keeps its UTF-8: what reads it then costs less."""

def read_file(path: str) -> bytes:
    """All bytes of the file at `path`; not where the system has no calls of POSIX.

    Raises:
        OSError
    """

def replaced(
    places: list[int],
    size: int,
    text: str,
    message: str,
    level: Applicability,
    advice: str,
    span: type[Span],
    edit: type[Edit],
    fix: type[Fix],
    finding: type[Finding],
    /,
) -> list[Finding]:
    """The findings that `text` should stand at each of `places`: see `textmend.replacing`.

    Raises:
        OverflowError: where a place or the size is too large, or less than 0.
        TypeError: where one is no number, or a class is none of tuples.
    """

def shows_english(text: str | bytes) -> bool:
    """Whether a text without markup is English at a glance: see `textmend.language`."""

def stands_again(text: str | bytes, word: str, /) -> bool:
    """Whether a text may have the letters of `word` twice: see `spelling.once`."""

def parts_of_code(text: str | bytes) -> int:
    """How many parts of signs of code a text has: see `textmend.code`."""
