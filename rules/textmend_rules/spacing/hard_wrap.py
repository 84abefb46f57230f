"""`hard-wrap`."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FEWEST_LINES = 3
_NARROWEST = 40
"""Code points. Narrower columns are verse, lists and addresses."""

_FULL = 0.75
"""Of the widest line, how much all but the last must fill."""

_VERSE = 0.8
"""Of the lines of verse, how many begin with a capital; names begin lines of prose, too."""

_BULLETS = ("- ", "– ", "— ")
_ENDS = ".,;:!?"
_LAYOUT = "|>#=*•·+\t"
"""What lines of tables, quoted mail, headings and lists begin with."""


@rule(
    family="spacing",
    severity=Severity.INFO,
    views=("may_be_wrapped",),
    examples=(
        Example(
            "The mill by the river closed on a Friday, and for a week⟦\n"
            "⟧after that nobody who had worked there could say why, or\n"
            "whether the wheel would ever turn again.\n",
            "The mill by the river closed on a Friday, and for a week after that nobody who had "
            "worked there could say why, or whether the wheel would ever turn again.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The wheel is still, the water passes by,\n"
            "The miller’s boat lies upturned on the shore,\n"
            "And no one living is able to say why\n"
            "The sluice was shut, or who had closed the door.\n"
        ),
        Example("The mill closed.\n\nNobody spoke.\n"),
    ),
)
def hard_wrap(document: Document) -> Iterator[Finding]:
    """A paragraph whose lines were broken at a fixed width.

    ## Why
    Each break is a space that is none. Sentences are cut in two for what reads line by line, and
    line breaks that mean something cannot be told from those that do not.

    ## Fix
    Unsafe: the lines become one; what looks like a paragraph may be verse or a table. A paragraph
    has at least three lines, all but the last filled to three quarters of a width of at least 40
    characters. Verse, lists, tables, indented and quoted lines are left alone, and so is Markdown,
    where a line ending in a paragraph means a space.

    ## Options
    None.
    """
    if document.is_markup:
        return
    text = document.prose
    has_returns = "\r" in text
    for start, end in _candidates(document):
        if not has_returns and text.count("\n", start, end) < _FEWEST_LINES - 1:
            continue
        own = _lines(document, start, end)
        if len(own) < _FEWEST_LINES or not _is_prose(text, own):
            continue
        edits = []
        for line, following in pairwise(own):
            joint = "" if _is_hyphenated(text, line, following) else " "
            left = line.end
            while text[left - 1] in " \t":
                left -= 1
            edits.append(Edit.replace(left, following.start, joint))
        message = f"A paragraph broken into {len(own)} lines"
        why = "Join the lines (unsafe: it may be verse or a table)"
        fix = Fix(tuple(edits), Applicability.UNSAFE, why)
        yield Finding(Span(own[0].end, own[1].start), message, fix)


def _candidates(document: Document) -> Iterable[Span]:
    """The paragraphs that may have as many lines: those in which a third or later one begins."""
    paragraphs = document.paragraphs
    later = document.candidates("may_be_wrapped")
    if later is None:
        return paragraphs
    numbers = dict.fromkeys([bisect_left(paragraphs, (at + 1,)) - 1 for at in later])
    return [paragraphs[number] for number in numbers if number >= 0]


def _lines(document: Document, start: int, end: int) -> Sequence[Span]:
    """The lines of a paragraph, without their endings."""
    text, starts = document.text, document.line_starts
    own = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    sides = pairwise([*own, end])
    return [Span(start, start + len(text[start:end].rstrip("\r\n"))) for start, end in sides]


def _is_prose(text: str, lines: Sequence[Span]) -> bool:
    """Whether the lines are full, and none looks like verse, a list, a table or a quotation."""
    widths = [end - start for start, end in lines]
    widest = max(widths)
    if widest < _NARROWEST or min(widths[:-1]) < _FULL * widest:
        return False
    heads = [text[start] for start, _ in lines]
    if _is_list(text, lines):
        return False
    if any(head.isspace() or head in _LAYOUT for head in heads):
        return False
    if sum(head.isupper() for head in heads) > _VERSE * len(heads):
        return False
    return not any("   " in text[start:end] or "\t" in text[start:end] for start, end in lines)


def _is_list(text: str, lines: Sequence[Span]) -> bool:
    """Whether bullets begin the lines; one in the middle of a sentence is a dash."""
    bullets = [
        number for number, (start, _) in enumerate(lines) if text[start : start + 2] in _BULLETS
    ]
    if len(bullets) != 1:
        return bool(bullets)
    before = lines[bullets[0] - 1]
    return bullets[0] == 0 or text[before.end - 1] in _ENDS


def _is_hyphenated(text: str, line: Span, following: Span) -> bool:
    """Whether a compound is broken behind its own hyphen or dash: nothing goes between."""
    before = text[max(line.start, line.end - 2) : line.end]
    return before[-1:] in ("-", "—") and before[:1].isalpha() and text[following.start].isalpha()
