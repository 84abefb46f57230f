"""`space-before-punctuation`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = frozenset(",.;:!?")
_FRENCH = frozenset(";:!?")
"""Marks that French typography sets off by a space."""

_ENDS = frozenset("!?")
"""Marks that stand alone where they are spoken of, or where an encoding had no dash."""

_MAY_FOLLOW = frozenset(" \t\r\n\"”’')]»")
_NO_WORD = frozenset("([{“‘«.,;:!?…=<>|*#_")
"""What may stand before the spaces and is no end of a word."""

_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
_CLOSING = "</"
_EMPHASIS = tuple(f"</{name}>" for name in "a b cite em i q span strong u".split())
_LONGEST_EMPHASIS = max(map(len, _EMPHASIS))
"""Closing tags of what stands amid a sentence."""

_EYES = frozenset(":;")
_FURTHEST = 500
"""Code points that are looked back at for an open bracket."""

_MOUTHS = frozenset(")(DPpO-|/\\")


@rule(
    family="spacing",
    wary_of_code=True,
    views=("loose_marks",),
    examples=(
        Example(
            "The mill⟦ ⟧, the wheel⟦ ⟧; nobody spoke⟦ ⟧.\n", "The mill, the wheel; nobody spoke.\n"
        ),
        Example("“Who spoke⟦ ⟧?” she asked⟦  ⟧!\n", "“Who spoke?” she asked!\n"),
        Example("The mill . . . closed ... at 5 : 30, with .5 left ; )\n"),
        Example("Le moulin est fermé ; qui a parlé ? Personne : il pleut sur la roue !\n"),
    ),
)
def space_before_punctuation(document: Document) -> Iterator[Finding]:
    """A space before a comma, a stop or another mark of punctuation.

    ## Why
    Markup stood there, or words were joined again that had been taken apart. For a program the
    mark is a word of its own.

    ## Fix
    Safe: the space is removed; unsafe where a sentence goes on behind “?” or “!”. Spaced ellipses,
    ratios, emoticons and figures such as .5 are left alone, and in French the marks that a space
    belongs before.
    In a text that speaks of code it is unsafe, and what is unsafe elsewhere is left out.

    ## Options
    None.
    """
    text = document.prose
    for at in document.loose_marks:
        if text[at] not in _MARKS:
            continue
        after = text[at + 1 : at + 2] or "\n"
        is_inside = after == _MASK and document.text.startswith(_CLOSING, at + 1)
        if after not in _MAY_FOLLOW and not is_inside:
            continue
        start = at
        while start > 0 and text[start - 1] in " \N{NO-BREAK SPACE}":
            start -= 1
        before = text[start - 1 : start]
        if not before.strip() or before in _NO_WORD or _is_set_so(text, before, at):
            continue
        if before == _MASK and not _is_emphasis(document.text, start):
            continue
        if text[at] in _FRENCH and document.language.partition("-")[0] == "fr":
            continue
        level, why = Applicability.SAFE, ""
        if text[at] in _ENDS and after == " " and text[at + 2 : at + 3].islower():
            level, why = Applicability.UNSAFE, " (unsafe: the sentence goes on)"
        elif text[at] in _ENDS and document.text.startswith(_EMPHASIS, at + 1):
            level, why = Applicability.UNSAFE, " (unsafe: the mark may be spoken of)"
        fix = Fix((Edit.delete(start, at),), level, f"Remove the space{why}")
        yield Finding(Span(start, at), f"Space before “{text[at]}”", fix)


def _is_emphasis(text: str, end: int) -> bool:
    """Whether the markup that ends at `end` closes an element amid a sentence, behind a word."""
    start = text.rfind(_CLOSING, max(0, end - _LONGEST_EMPHASIS), end)
    return text[start:end] in _EMPHASIS and text[start - 1].isalnum()


def _is_set_so(text: str, before: str, at: int) -> bool:
    """Whether the mark is part of an ellipsis, a figure, an emoticon or a row of marks."""
    mark = text[at]
    end = at + 1
    while text[end : end + 1] == " ":
        end += 1
    after = text[end : end + 1]
    if after in _MARKS and after:
        return True
    if mark in ":." and before.isdigit() and after.isdigit():
        return True
    return mark in _EYES and after in _MOUTHS and end < at + 3 and not _is_open(text, at)


def _is_open(text: str, at: int) -> bool:
    """Whether a bracket was opened before `at` in its line, which a closing one may belong to."""
    furthest = max(0, at - _FURTHEST)
    line = max(text.rfind("\n", furthest, at) + 1, furthest)
    return text.count("(", line, at) > text.count(")", line, at)
