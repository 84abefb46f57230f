"""`truncated-ending`."""

from __future__ import annotations

from textmend import Document, Example, Finding, Severity, Span, rule
from textmend.shape import OPEN
from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_WINDOW = 120
"""Code points at the end in which a mark of truncation stands."""

_PARTS = ("…", "...", " chars]")
"""What each mark of truncation holds."""

_SHORTEST = 80
"""Code points of a paragraph that is sure to be prose, and no credit or label."""

_LONGEST_LINE = 1_000
"""Code points of the last line that are looked at."""

_FEWEST = 3
"""Paragraphs that must end as sentences do, for the last to be one that does not."""

_MOSTLY = 0.8
"""And the share of all others that must."""

_ENDS = ".!?…:;\"”’'»)]*"

_INSIDE = frozenset(":=")
"""What no last word of an announcement has inside."""

_MORE = ("MORE", "More", "more")
"""What a wire puts behind the last sentence of a part that others follow."""


@rule(
    family="residue",
    severity=Severity.INFO,
    wary_of_code=True,
    anchors=(" chars]", "[...]\n", "[…]\n"),
    views=("breaks_off",),
    examples=(
        Example("The mill closed on Friday, and nobody on the isl… ⟦[+1743 chars]⟧\n"),
        Example("The mill closed on Friday. Its owner said why.\n\nHere is the whole ⟦letter:⟧\n"),
        Example(
            "The mill closed.\n\nNobody spoke.\n\nIt rained.\n\n"
            "The miller had told everybody on the island long before that he would not wait for "
            "⟦the⟧\n"
        ),
        Example("The mill closed.\n\nNobody spoke.\n\nIt rained.\n\nAda Quill in Tern Harbour\n"),
        Example("He wondered what the mill would be without the …\n"),
    ),
)
def truncated_ending(document: Document) -> Iterator[Finding]:
    """A text that stops in the middle.

    ## Why
    Feeds and search services give the first lines of an article and say how much they left out;
    an extractor leaves out the film, the letter or the list that the last line announces; wires
    divide what is long, and say “MORE”; other texts end where a limit was. A model learns from
    them to stop anywhere.

    ## Fix
    None: what is lost is lost. The rest of the document may be had from where it came. Credits,
    handles, addresses and labels, which need no full stop, are left alone, and so is a single word
    with a colon, with which questions and forms end (“Answer:”).
    A text that speaks of code is left alone.

    ## Options
    None.
    """
    text = document.prose
    start, written = len(text), ""
    while start and not written:  # the whole of a long text is not copied
        start, end = max(0, start - _LONGEST_LINE), start
        written = text[start:end].rstrip()
    end = start + len(written)
    tail = text[max(0, end - _WINDOW) : end]
    if any(part in tail for part in _PARTS):
        mark = _mark().search(text, max(0, end - _WINDOW), end)
        if mark is not None:
            yield Finding(Span(*mark.span(1)), "The text stops here and says so")
            return
    if not document.breaks_off or document.text[end:].strip():
        return  # or what it goes on with is no prose: code, a picture
    *before, last = text[max(0, end - _LONGEST_LINE) : end].rsplit(maxsplit=2)
    span = Span(end - len(last), end)
    if last[-1] == ":":
        start = document.paragraphs[-1].start
        line = text[max(start, text.rfind("\n", 0, end)) : end]
        if start and len(line.split()) > 1 and last != ":" and not _INSIDE & {*last[:-1]}:
            yield Finding(span, "What the last line announces is not there")
    elif last in _MORE:
        if before and before[-1][-1] in _ENDS:
            yield Finding(span, "The text stops here and says so")
    elif (last[-1] == "," or last in OPEN) and _should_end(document, end):
        yield Finding(span, "The text stops in the middle of a sentence")


def _should_end(document: Document, end: int) -> bool:
    """Whether the last paragraph, up to `end`, is prose, and others end as sentences do."""
    if end - document.paragraphs[-1].start < _SHORTEST:
        return False
    *others, _ = [document.prose[start:end].rstrip()[-1:] for start, end in document.paragraphs]
    ended = sum(other in _ENDS for other in others if other)
    return ended >= max(_FEWEST, _MOSTLY * len(others))


@cache
def _mark() -> re.Pattern[str]:
    """What services put where they cut: the number of characters left out, or three points."""
    import re  # few texts end so

    return re.compile(
        r"(\[\+\d{1,7} chars\]|\[(?:…|\.\.\.)\]"
        r"|(?:…|\.\.\.) ?\(?(?:[Rr]ead [Mm]ore|[Cc]ontinue [Rr]eading|more)\)?[ .»>→]*)\Z"
    )
