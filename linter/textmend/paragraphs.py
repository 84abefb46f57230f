"""Where paragraphs begin and end in plain text, which has no mark for it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, count, pairwise

from textmend.document import MASK
from textmend.span import Span
from textmend.values import cache, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textmend.document import Document

    Together = Callable[[int, int], list[Span]]

WIDEST_WRAP = 120
"""Code points. Nobody wraps wider by hand; a longer line is a paragraph on one line."""

_FEWEST_WRAPPED = 3
"""Lines between longer ones: two may well be a heading and another."""

_WRAPPED_SHARE = 0.8
"""Of the breaks in a block, how many must be where the next word no longer fitted."""

_MASKED = MASK + " \t"
_OPENERS = frozenset("\"'“‘«‹„([*•·–—-\N{NO-BREAK SPACE} \N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}\ufeff")
_MOST_OPENERS = 6
_documents = count()
_INLINE_MARKUP = r"[`\[_\\]|\*+[^\s*]|:[\w:-]+:`|\|\w"
"""What begins code, a link or emphasis, and no heading, item or row of a table."""
_OPENING_MARKUP = r"(?:<[^<>]*>|[*_\[ \t\r\n])+"
"""Tags, emphasis and indentation: all markup that may stand before the first word of a sentence."""
_CODE = ("</code", "</kbd", "</samp", "</tt", "</var", "</math", "</svg", "</script", "</style")
"""What ends something that is masked though people read it: the sentence has begun before it."""
_FEW = 8
"""Documents that are divided into paragraphs sooner than a pattern is compiled to spare them."""

_WORDS = "AI"
_ALONE_BEFORE = ("", " ", "\t", "\n", "\r")
_BEHIND_WORDS = frozenset("0123456789\"'$(“‘")
"""What begins another word than the rest of one."""


def split(document: Document) -> Sequence[Span]:
    """The paragraphs of `document`: from each one's first code point up to its last line ending.

    Lines that nothing blank divides are one paragraph where they look wrapped, that is, where the
    first word of the next line would not have fitted on the line before; else each line is one.
    In markup a line ending is a space, so a line goes on with the paragraph unless markup stands
    at its start that is no link, code or emphasis, or nothing but markup in the line before it.
    HTML says itself what is one.
    """
    prose = document.prose
    if document.is_hypertext:
        from textmend.hypertext import paragraphs as marked

        return marked(document.text, prose)
    if "\r" in prose:
        return _of_lines(document, [(start, prose[start:end]) for start, end in document.lines])

    def together(start: int, end: int) -> list[Span]:
        lines = prose[start:end].split("\n")
        starts = accumulate([len(line) + 1 for line in lines], initial=start)
        return _of_lines(document, zip(starts, lines, strict=False))

    return _of_runs(document, together)


def _of_lines(document: Document, lines: Iterable[tuple[int, str]]) -> list[Span]:
    """The paragraphs in lines, each with where it starts."""
    together = _of_markup if document.is_markup else _of_block
    paragraphs: list[Span] = []
    block: list[Span] = []
    for start, line in lines:
        if line and not line.isspace():
            block.append(Span(start, start + len(line)))
        elif block:
            paragraphs += block if len(block) == 1 else together(document, block)
            block = []
    if block:
        paragraphs += together(document, block)
    return paragraphs


def odd_openings(document: Document) -> Sequence[tuple[int, int]]:
    """Number and first character of each paragraph that begins as if a letter were lost or apart.

    That is, whose first character, behind at most six that open something (quotation marks,
    brackets, bullets, dashes, spaces, characters without width), is a letter, and no capital; or a
    capital that stands alone, or twice before the rest of a word (“TThe”), and is no word (“A
    mill”). Few are, so rules about lost letters look at these.
    """
    prose = document.prose
    places = document.candidates("openings")
    seen: Sequence[int] | None = None
    if places is not None:
        odd = _odd_line("")
        if all(_is_in_order(document, prose, odd.match(prose, at)) for at in places):
            return ()  # so it is with most, and their paragraphs need not be divided
        seen = None if document.is_hypertext else places
    elif not document.is_hypertext and next(_documents) >= _FEW:
        ends = [end for end in "\n\r" if end == "\n" or end in prose]
        edged = [end + prose for end in ends]
        if all(
            _is_in_order(document, each, match)
            for end, each in zip(ends, edged, strict=True)
            for match in _odd_line(end).finditer(each)
        ):
            return ()
    found = []
    paragraphs = document.paragraphs
    for number in range(len(paragraphs)) if seen is None else begun(paragraphs, seen):
        start, end = paragraphs[number]
        at = start
        if prose[at] == MASK:
            at = _behind_markup(document, start, end)
        if prose[at : at + 1] in _OPENERS:
            limit = min(end, at + _MOST_OPENERS)
            while at < limit and prose[at] in _OPENERS:
                at += 1
        if _is_odd(prose[at : at + 4]) and not _is_word(document, prose, at):
            found.append((number, at))
    return found


def begun(paragraphs: Sequence[Span], places: Iterable[int]) -> Iterator[int]:
    """The numbers of the paragraphs that begin at one of `places`, which are in order."""
    for at in places:
        number = bisect_left(paragraphs, (at,))
        if number < len(paragraphs) and paragraphs[number].start == at:
            yield number


def _behind_markup(document: Document, start: int, end: int) -> int:
    """Where the first word begins behind the markup at `start`; `end` where it begins before."""
    import re

    prose = document.prose
    at = start
    while at < end and prose[at] == MASK:
        at += 1
    markup = document.text[start:at]
    is_plain = re.fullmatch(_OPENING_MARKUP, markup) and not any(map(markup.lower().count, _CODE))
    return at if is_plain and not prose[at : at + 1].isspace() else end


def _is_in_order(document: Document, text: str, match: re.Match[str] | None) -> bool:
    """Whether what looks like an odd opening is none, or a capital that is a word."""
    return match is None or (match[1] is not None and _is_word(document, text, match.start(1)))


def _is_odd(letters: str) -> bool:
    """Whether what begins with these four code points does not begin as a sentence does.

    It may be a word of one letter.
    """
    first, second, third = letters[:1], letters[1:2], letters[2:3]
    if not first.isalpha() or not first.isupper():
        return first.isalpha()
    if second == first:  # of “BBC” no letter is one too many
        return third.islower() or (third.isupper() and letters[3:].isupper())
    return second in _ALONE_BEFORE


def _is_word(document: Document, text: str, at: int) -> bool:
    """Whether the capital at `at` in `text` is a word of one letter, and not part of the next."""
    if text[at] not in _WORDS or text[at + 1 : at + 2] != " ":
        return False
    behind = text[at + 2 : at + 3]
    if behind in _BEHIND_WORDS:
        return True
    if behind.isupper():  # “A Mill” are two words; “A MILL” and “A Apple” may be one
        return behind != text[at] and not text[at + 3 : at + 4].isupper()
    end = at + 2
    while text[end : end + 1].islower():
        end += 1
    joined = text[at] + text[at + 2 : end]
    evidence = document.evidence
    return len(joined) > 1 and not evidence.is_listed(joined) and not evidence.has(joined)


@cache
def _odd_line(end: str) -> re.Pattern[str]:
    """A line ending, and behind it what an odd opening looks like; maybe more than that.

    A pattern that begins with one character, and not with one of several, is five times faster.
    """
    import re

    openers = "".join(map(re.escape, sorted(_OPENERS)))
    capital = "[A-ZÀ-ÖØ-Þ]"
    return re.compile(
        rf"{end}{MASK}*[{openers}]{{0,{_MOST_OPENERS}}}"
        rf"(?:({capital})(?:[ \t\n\r]|\1|\Z)|(?!{capital})[^\W\d_])"
    )


def _of_markup(document: Document, block: list[Span]) -> list[Span]:
    """The paragraphs in lines that nothing blank divides, of a text with markup."""
    import re

    paragraphs: list[Span] = []
    is_apart = True
    for start, end in block:
        line = document.text[start:end].lstrip()
        words = document.prose[end - len(line) : end]
        if is_apart or (words.startswith(MASK) and not re.match(_INLINE_MARKUP, line)):
            paragraphs.append(Span(start, end))
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, end)
        is_apart = not words.strip(_MASKED)
    return paragraphs


def _of_block(document: Document, block: list[Span]) -> list[Span]:
    """The paragraphs in lines that nothing blank divides; longer ones stand by themselves."""
    prose = document.prose
    if all(end - start <= WIDEST_WRAP for start, end in block):
        return _joined(prose, block)
    paragraphs: list[Span] = []
    run: list[Span] = []
    for line in block:
        if line.end - line.start <= WIDEST_WRAP:
            run.append(line)
            continue
        paragraphs += run if len(run) < _FEWEST_WRAPPED else _joined(prose, run)
        paragraphs.append(line)
        run = []
    return paragraphs + (run if len(run) < _FEWEST_WRAPPED else _joined(prose, run))


def _joined(prose: str, lines: list[Span]) -> list[Span]:
    if len(lines) > 1 and _is_wrapped(prose, lines):
        return [Span(lines[0].start, lines[-1].end)]
    return lines


def _is_wrapped(prose: str, block: list[Span]) -> bool:
    width = max(end - start for start, end in block)
    full = 0
    for line, following in pairwise(block):
        first_word = prose[following.start : following.end].split(None, 1)[0]
        if line.end - line.start + 1 + len(first_word) > width:
            full += 1
    return full >= _WRAPPED_SHARE * (len(block) - 1)


def plainly_of_runs(document: Document, together: Together) -> list[Span]:
    """The paragraphs of a text without returns; `together` tells of lines next to each other."""
    paragraphs: list[Span] = []
    start = 0
    for part in document.prose.split("\n\n"):
        end = start + len(part)
        feed = part.find("\n")
        if 0 <= feed < len(part) - 1:
            paragraphs += together(start, end)
        elif part and not part.isspace():
            paragraphs.append(make(Span, (start, end if feed < 0 else end - 1)))
        start = end + 2
    return paragraphs


_of_runs: Callable[[Document, Together], list[Span]]
try:
    from textmend._kernel import paragraphs as _runs
except ImportError:
    _of_runs = plainly_of_runs
else:

    def _of_runs(document: Document, together: Together) -> list[Span]:
        return _runs(document.as_read(document.prose), Span, together)
