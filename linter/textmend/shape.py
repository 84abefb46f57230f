"""How a text is laid out: its lines, and what rules about them ask before anything else."""

from __future__ import annotations

from textmend.span import Span
from textmend.values import NamedTuple, cached_property, later, make

try:
    from textmend._kernel import count_marks, count_openers
    from textmend._kernel import line_starts as starts_of_lines
except ImportError:
    count_marks = count_openers = starts_of_lines = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bisect import bisect_right
    from collections.abc import Iterable, Iterator, Sequence
    from itertools import accumulate
else:
    bisect_right = later(globals(), "bisect_right", "bisect:bisect_right")
    accumulate = later(globals(), "accumulate", "itertools:accumulate")

_LONGEST_LABEL = 13
"""Code points in which a text shows that it may begin with a header."""
LABELS = ("date", "published", "posted", "updated", "last updated", "last modified", "by ")
"""Words with which a header begins, in lower case."""

OPEN = frozenset(
    "the a an and or but nor of to in for with from by at as than that which who whose because "
    "if when while is are was were be been has have had will would could should must can may "
    "his her its their our your my into onto between during without not also "
    "about after before since through under over against toward towards".split()
)
"""Words that no sentence ends with: what followed is lost."""
_OF_MORE = ("more", "reading")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

STRAIGHT = ('"', "'")
CURLY = ("“”„‟«»", "‘’‚‹›")
"""The marks of each kind that are not straight: double, and single with the apostrophe."""

_OPENING = ("“", '"')


class Position(NamedTuple):
    """A place in a text, for people (`line`, `column`) and for programs (`offset`)."""

    line: int
    """1-based; LF, CRLF and CR end a line, and nothing else does."""
    column: int
    """1-based, in code points; a byte order mark is not counted."""
    offset: int
    """In code points, from the start of the text."""


class Shape:
    """The questions that cost least; most texts answer no to all of them."""

    @property
    def text(self) -> str:
        """All of it."""
        raise NotImplementedError

    @property
    def prose(self) -> str:
        """The text with markup masked."""
        raise NotImplementedError

    @property
    def alphabet(self) -> frozenset[str]:
        """The characters of the text but the commonest."""
        raise NotImplementedError

    def as_read(self, text: str) -> str | bytes:
        """The text, or the prose, as the kernel reads it without encoding it."""
        raise NotImplementedError

    def candidates(self, view: str) -> Sequence[int] | None:
        """Where a view of the prose may hold something; None where it has to be looked for."""
        raise NotImplementedError

    @property
    def lacks_newline(self) -> bool:
        """Whether the last line does not end. A text of nothing but blanks there has none."""
        last = self.text[-1:]
        if last in " \t":
            last = self.text.rstrip(" \t")[-1:]
        return last not in "\r\n"

    @property
    def may_have_header(self) -> bool:
        """Whether the text begins with a word with which the header of a page begins."""
        start = self.prose[:_LONGEST_LABEL]
        if start[:1].isspace():
            start = self.prose.lstrip()[:_LONGEST_LABEL]
        return start.lower().startswith(LABELS)

    @property
    def breaks_off(self) -> bool:
        """Whether the text ends as no sentence does: with a comma, a colon, a word that is `OPEN`.

        Or with a word that tells of more: “MORE”, “Continue Reading”.
        """
        tail = self.prose[-64:].rstrip()
        word = tail[len(tail.rstrip(_LETTERS)) :]
        return word in OPEN or word.lower() in _OF_MORE or tail.endswith((",", ":"))

    @property
    def has_gaps(self) -> bool:
        """Whether two blank lines stand together somewhere."""
        prose = self.prose
        if "\n\n\n" in prose:
            return True
        return "\r" in prose and ("\r\n\r\n\r\n" in prose or "\r\r\r" in prose)

    @property
    def may_be_wrapped(self) -> bool:
        """Whether three lines may stand together with nothing blank between them.

        Its `candidates` are where the third of them begins, and each that follows.
        """
        prose = self.prose
        return "\r" in prose or prose.count("\n") - 2 * prose.count("\n\n") > 1

    @cached_property
    def mixes_quotes(self) -> Sequence[int]:
        """The kinds of quotation marks, double or single, of which there are straight and curly."""
        if self.alphabet.isdisjoint("".join(CURLY)):
            return ()
        counts = self.mark_counts
        return [kind for kind, (straight, curly) in enumerate(counts) if straight and curly]

    @cached_property
    def mark_counts(self) -> Sequence[tuple[int, int]]:
        """How many quotation marks of each kind are straight, and how many are curly."""
        prose = self.prose
        if count_marks is None:
            return [
                (prose.count(straight), sum(map(prose.count, curly)))
                for straight, curly in zip(STRAIGHT, CURLY, strict=True)
            ]
        return count_marks(self.as_read(prose))

    @property
    def opening_lines(self) -> tuple[int, int]:
        """How many lines begin with a double mark that may open, and with a single one."""
        prose = self.prose
        if count_openers is None:
            double, single = (
                prose.startswith(tuple(marks)) + sum([prose.count(f"\n{mark}") for mark in marks])
                for marks in ('"“', "'‘")
            )
            return double, single
        return count_openers(self.as_read(prose))

    @cached_property
    def turned_marks(self) -> Sequence[int]:
        """Offsets of curly quotation marks with the spacing of another direction."""
        places = self.candidates("turned_marks")
        if places is None and self.alphabet.isdisjoint("“‘”’"):
            return ()
        from textmend.facing import suspects

        return sorted(suspects(self.prose, places))

    @cached_property
    def odd_lines(self) -> Sequence[int]:
        """Where the lines start in which not all double quotation marks can have a partner.

        A quotation over several lines may be opened anew in each of them.
        """
        places = self.candidates("odd_lines")
        if places is not None:
            return places
        prose = self.prose
        if '"' not in prose and "“" not in prose and "”" not in prose:
            return ()
        starts = accumulate((len(line) + 1 for line in prose.split("\n")), initial=0)
        return [start for start in starts if start <= len(prose) and _is_odd(prose, start)]

    @cached_property
    def repeated_lines(self) -> frozenset[str]:
        """The lines that stand more than once and are not blank; most texts have none."""
        text = self.prose.replace("\r", "\n") if "\r" in self.prose else self.prose
        places = self.places_of_repeats
        lines = _lines_again(text) if places is None else _lines_at(text, places)
        return frozenset(line for line in lines if not line.isspace())

    @property
    def places_of_repeats(self) -> Sequence[int] | None:
        """Where lines begin that stand more than once; None where they have to be counted."""
        places = self.candidates("repeated_lines")
        return None if places and places[0] < 0 else places

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The offset of each line's first code point."""
        if starts_of_lines is None:
            return _line_starts(self.text)
        return starts_of_lines(self.as_read(self.text))

    @cached_property
    def lines(self) -> Sequence[Span]:
        """Each line without its ending. After a final newline there is no further line."""
        text = self.text
        starts = self.line_starts
        ends = [start - 1 for start in starts[1:]]
        if "\r" in text:
            ends = [
                end - 1 if text[end] == "\n" and text[end - 1 : end] == "\r" else end
                for end in ends
            ]
        if len(starts) == 1 or starts[-1] < len(text):
            ends.append(len(text))
        return [make(Span, line) for line in zip(starts, ends, strict=False)]

    def position(self, offset: int) -> Position:
        """The line and column of `offset`, which may be the end of the text.

        Raises:
            ValueError: where `offset` lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside a text of {len(self.text)} code points")
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)


def _line_starts(text: str) -> Sequence[int]:
    """What the kernel tells, where it was not compiled."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")  # of the same length
    starts = list(accumulate([len(line) + 1 for line in text.split("\n")], initial=0))
    starts.pop()  # one past the last line
    return starts


def _lines_at(text: str, starts: Iterable[int]) -> Iterator[str]:
    """The lines that begin at `starts`."""
    for start in starts:
        end = text.find("\n", start)
        yield text[start : None if end < 0 else end]


def _lines_again(text: str) -> Iterable[str]:
    """The lines that stand more than once, and are not empty."""
    lines = text.split("\n")
    if len(lines) - len(set(lines)) <= lines.count("") - 1:
        return ()
    from collections import Counter

    return [line for line, times in Counter(lines).items() if times > 1 and line]


def _is_odd(prose: str, start: int) -> bool:
    """Whether double marks of the line that starts there can have no partners, wherever it ends."""
    end = prose.find("\n", start)
    end = len(prose) if end < 0 else end
    odd = abs(prose.count("“", start, end) - prose.count("”", start, end))
    odd += prose.count('"', start, end) % 2
    if odd != 1 or not prose.startswith(_OPENING, start):
        return odd > 0
    following = end + 1 + prose.startswith("\n", end + 1)  # a blank line may stand between
    return not prose.startswith(_OPENING, following)
