"""The quotation marks of a text, solved paragraph by paragraph when they are asked for."""

from __future__ import annotations

from bisect import bisect_right

from textmend.literals import count, places
from textmend.quotes.context import LONGEST_ADDRESS, Surroundings, is_in_address
from textmend.quotes.marks import (
    CHARACTERS,
    KINDS,
    Kind,
    Mark,
    Role,
    glyph_at,
    glyph_weights,
)
from textmend.quotes.reading import plain, solve
from textmend.quotes.roles import weigh, weigh_double
from textmend.quotes.seen import INSIDE, find_marks, joins_letters, weigh_marks
from textmend.quotes.solver import Evidence, Frame
from textmend.shape import STRAIGHT
from textmend.values import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textmend.document import Document
    from textmend.quotes.styles import Style

_STRAIGHT = frozenset(STRAIGHT)
_FOREIGN = frozenset("„‟‚«»‹›「」『』")
"""Marks that make it matter which language a text is in."""

_MANY, _DENSE = 10_000, 8
"""Marks in a paragraph, and code points to a mark: with so many so near each other it is no prose,
and nothing is decided about them."""

_INSIDE_WORD = 0.9999
_BETWEEN_VOWELS = 0.95
"""It may be an ʻokina."""


class Quotes:
    """All marks of a text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._prose = document.prose
        self._solved: dict[int, Mapping[int, Mark]] = {}
        self._mostly_straight: dict[int, bool] = {}
        self._last_bounds = (0, 0)

    def written(self, glyphs: Iterable[str]) -> Iterator[Mark]:
        """Each mark that begins where one of `glyphs` stands, in order.

        Only the paragraphs in which these stand are solved, and none for an apostrophe that
        stands between letters.
        """
        text = self._prose
        start = end = 0
        marks: Mapping[int, Mark] = {}
        for at in places(self._document, tuple(glyphs)):
            if _is_inside_word(text, at):
                yield _apostrophe(text, at)
                continue
            if not start <= at < end:
                start, end = self.bounds(at)
                marks = self.around(at)
            if at in marks:
                yield marks[at]

    def paired(self, glyphs: str, others: str) -> Iterator[tuple[Mark, Mark]]:
        """Each mark written with one of `glyphs` whose partner is one of `others`, and the partner.

        The one are straight and the others curly, or the other way round. Paragraphs are solved
        where both stand.
        """
        text = self._prose
        partners = self._marks.intersection(others)
        looked_at = (0, 0)
        has_both = False
        for at in self._document.mixed_marks:
            if text[at] not in glyphs or _is_inside_word(text, at):
                continue
            bounds = self.bounds(at)
            if bounds != looked_at:
                looked_at = bounds
                has_both = any(text.find(other, *bounds) >= 0 for other in partners)
            if not has_both:
                continue
            marks = self.around(at)
            mark = marks.get(at)
            if mark is not None and mark.partner >= 0 and marks[mark.partner].glyph in others:
                yield mark, marks[mark.partner]

    def at(self, offset: int) -> Mark | None:
        """The mark that begins at `offset`; None where there is none."""
        return self.around(offset).get(offset)

    def around(self, offset: int, *, enough: float = 1.0) -> Mapping[int, Mark]:
        """The marks of the paragraph in which `offset` lies, by their offsets and in order.

        It costs less to ask whether confidences are `enough`: those that are may then be too low,
        but not below it.
        """
        start, end = self.bounds(offset)
        marks = self._solved.get(start)
        if marks is None:
            marks = self._solve(start, end, enough)
            if enough == 1.0:
                self._solved[start] = marks
        return marks

    def bounds(self, offset: int) -> tuple[int, int]:
        """Where the paragraph starts and ends in which `offset` lies, or the one before it."""
        start, end = self._last_bounds
        if start <= offset < end:
            return start, end
        self._last_bounds = start, end = self._find_bounds(offset)
        return start, end

    def _find_bounds(self, offset: int) -> tuple[int, int]:
        text = self._prose
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        if start <= 1 or text[start - 2] == "\n":
            if end < 0:
                return start, len(text)
            if text[end + 1 : end + 2] in ("", "\n"):
                return start, end
        paragraphs = self._document.paragraphs  # lines that may have been wrapped
        number = bisect_right(paragraphs, offset, key=lambda span: span.start) - 1
        return paragraphs[number] if number >= 0 else (offset, offset)

    def reopened(self, end: int) -> str:
        """The kinds of the marks at the start of the next paragraph behind `end`.

        D for a double mark and S for a single one, from the outside in; at most four.
        """
        text = self._prose
        at = end
        while text[at : at + 1].isspace():
            at += 1
        letters = ""
        while text[at : at + 1] in KINDS and len(letters) < 4:
            letters += "DS"[KINDS[text[at]]]
            at += 1
            if text[at : at + 1].isspace() and text[at + 1 : at + 2] in KINDS:
                at += 1
        return letters

    def is_mostly_straight(self, kind: int) -> bool:
        """Whether more marks of this kind are straight than are curly."""
        known = self._mostly_straight.get(kind)
        if known is None:
            straight, curly = self._document.mark_counts[kind]
            known = straight > curly and self._has_more(STRAIGHT[kind], curly)
            self._mostly_straight[kind] = known
        return known

    def _has_more(self, straight: str, most: int) -> bool:
        """Whether `straight` occurs over `most` times but behind a digit, where it measures."""
        text = self._prose
        for at in places(self._document, (straight,)):
            most -= not text[at - 1 : at].isdigit()
            if most < 0:
                return True
        return False

    @cached_property
    def style(self) -> Style:
        """The curly marks that the text has most of; the language's if it has half as many."""
        from textmend.quotes.styles import ENGLISH, OTHERS, style_of

        own = style_of(self._document.language)
        if own is ENGLISH and _FOREIGN.isdisjoint(self._marks):
            return ENGLISH
        marks = {mark for style in (own, ENGLISH, *OTHERS) for mark in style.double}
        counts = {mark: count(self._document, mark.strip()) for mark in marks}

        def pairs(style: Style) -> int:
            return min(counts[mark] for mark in style.double)

        most = max((own, ENGLISH, *OTHERS), key=pairs)
        return own if 2 * pairs(own) >= pairs(most) else most

    @cached_property
    def _primary(self) -> Kind:
        """The kind of mark with which more lines begin."""
        double, single = self._document.opening_lines
        return Kind.SINGLE if single > double else Kind.DOUBLE

    @cached_property
    def _weights(self) -> dict[str, tuple[float, ...]]:
        marks = self._marks
        one_way = "“" in marks or "”" not in marks
        matters = not one_way or not _FOREIGN.isdisjoint(marks)
        return glyph_weights(self._document.language if matters else "en", marks)

    @cached_property
    def _marks(self) -> frozenset[str]:
        """The characters of marks that the text may have, but for backticks."""
        if self._document.text.isascii():
            return _STRAIGHT
        return (CHARACTERS & self._document.alphabet).union(STRAIGHT)

    def _solve(self, start: int, end: int, enough: float) -> dict[int, Mark]:
        found = find_marks(self._prose, start, end, glyph_at)
        if len(found) > _MANY and end - start < _DENSE * len(found):
            return {}
        evidence = self._evidence(found, start, end)
        decided = plain(found, evidence)
        if decided is None:
            frame = Frame(self._primary, self.reopened(end))
            decided = solve(found, evidence, frame, enough=enough)
        return decided

    def _evidence(self, found: list[tuple[int, str]], start: int, end: int) -> list[Evidence]:
        """What is known about each of the marks that were found in a paragraph."""
        text = self._prose
        if text.find("://", max(0, start - LONGEST_ADDRESS), end) >= 0:
            return [self._known(at, glyph) for at, glyph in found]
        return weigh_marks(text, found, self._weights, INSIDE, weigh_double, self._weighed)

    def _known(self, at: int, glyph: str) -> Evidence:
        """What is known about one mark by all that stands round it."""
        if KINDS[glyph] is Kind.SINGLE and _is_inside_word(self._prose, at):
            return INSIDE
        return self._weighed(at, glyph)

    def _weighed(self, at: int, glyph: str) -> Evidence:
        """The same of a mark that does not stand between letters."""
        near = Surroundings(self._prose, at, at + len(glyph))
        return weigh(KINDS[glyph], near, self._weights[glyph])


def _is_inside_word(text: str, at: int) -> bool:
    """Whether the mark at `at` is an apostrophe between letters, as most marks are."""
    return joins_letters(text, at) and not is_in_address(text, at)


def _apostrophe(text: str, at: int) -> Mark:
    """The one at `at`, inside a word."""
    vowels = text[at - 1] in "aeiou" and text[at + 1] in "aeiou" and text[at - 2 : at] != "qu"
    sure = _BETWEEN_VOWELS if vowels else _INSIDE_WORD
    return Mark(at, text[at], Kind.SINGLE, Role.APOSTROPHE, sure, -1)
