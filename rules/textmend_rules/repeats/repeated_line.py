"""`repeated-line`."""

from __future__ import annotations

from textmend import Applicability, Document, Example, Finding, Fix, Span, rule
from textmend_rules.removal import removal
from textmend_rules.repeats.repeated_paragraph import SHORTEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST_WORDS = 3
_SENTENCE_ENDS = ".,;:!?…)]”’\"'"
_MOST_NAMES = 5
"""Words of a name, with a title and a comma's worth of office."""

_FIGURES = 2
"""Numbers of a row of a table; rows may be alike."""

_NEAR = 2
"""Paragraphs on each side, of which as many must be long as short for the text to be prose."""


@rule(
    family="repeats",
    views=("repeated_lines",),
    examples=(
        Example(
            "The mill on Tern Island closed on Friday, after a hundred and nine years of work.\n\n"
            "Vote in our poll on mills\n\n"
            "The miller said that he would stay, whatever anybody on the island thought of it.\n\n"
            "⟦Vote in our poll on mills⟧\n\n"
            "Nobody else on the island wished to say anything about the mill on that Friday.\n",
            "The mill on Tern Island closed on Friday, after a hundred and nine years of work.\n\n"
            "Vote in our poll on mills\n\n"
            "The miller said that he would stay, whatever anybody on the island thought of it.\n\n"
            "Nobody else on the island wished to say anything about the mill on that Friday.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill on Tern Island closed on Friday, after a hundred and nine years of work.\n\n"
            "* * *\n\n"
            "The miller said that he would stay, whatever anybody on the island thought of it.\n\n"
            "* * *\n\n"
            "Nobody else on the island wished to say anything about the mill on that Friday.\n",
        ),
        Example(
            "Ada Quill\n\n"
            "Did you close the mill on Tern Island because of the flood or because of the rent?\n\n"
            "Bo Lind\n\n"
            "It was neither of the two, and I have said so to everybody who came here to ask.\n\n"
            "Ada Quill\n\n"
            "Then you will not mind saying so once more to those who could not come here to ask.\n"
        ),
        Example(
            "The wheel goes round\nin wind and rain;\nthe wheel goes round\nand round again.\n"
        ),
    ),
)
def repeated_line(document: Document) -> Iterator[Finding]:
    """A short line that stands in the text for a second time, and is no sentence.

    ## Why
    Labels of the page come back between the paragraphs: a poll, a headline, the name of a series.

    ## Fix
    Unsafe: the second one and all later ones are removed with one of the gaps beside each.
    Speakers' names, what has no letters (`***`), sentences, rows of figures, and what stands among
    short lines alone (verse, lists, dialogue) are left alone, so a label that looks like a name is
    not found.

    ## Options
    None.
    """
    again = [line for line in document.repeated_lines if len(line) < SHORTEST]
    labels = set(filter(_is_label, again))
    if not labels:
        return
    text = document.prose
    paragraphs = document.paragraphs
    places: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(paragraphs):
        if end - start >= SHORTEST and not (text[start].isspace() or text[end - 1].isspace()):
            continue
        line = text[start:end].strip()
        if line in labels:
            places.setdefault(line, []).append(number)
    for line, numbers in places.items():
        if all(_stands_in_verse(text, paragraphs, number) for number in numbers):
            continue
        for number in numbers[1:]:
            fix = Fix(
                (removal(document, number),),
                Applicability.UNSAFE,
                "Remove it (unsafe: it may be a heading)",
            )
            yield Finding(Span(*paragraphs[number]), f"“{line}” stands here again", fix)


def _is_label(line: str) -> bool:
    """Whether `line` is of several words, and neither a sentence, a name, nor a row of figures."""
    words = line.split()
    if sum(word[0].isdigit() for word in words) >= _FIGURES:
        return False
    if len(words) < _FEWEST_WORDS or line[-1] in _SENTENCE_ENDS or not line[0].isalnum():
        return False
    is_name = len(words) <= _MOST_NAMES and all(not word[0].islower() for word in words)
    return not is_name and any(map(str.isalpha, line))


def _stands_in_verse(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Whether the paragraphs on both sides are short lines, too, and so are most that are near.

    What is the same line again says nothing of either.
    """
    line = text[slice(*paragraphs[number])]
    before = paragraphs[max(0, number - _NEAR) : number][::-1]
    behind = paragraphs[number + 1 : number + 1 + _NEAR]
    sides = [
        [end - start >= SHORTEST for start, end in side if text[start:end] != line]
        for side in (before, behind)
    ]
    is_beside = any(side[0] for side in sides if side)
    near = sides[0] + sides[1]
    return not is_beside and 2 * sum(near) < len(near)
