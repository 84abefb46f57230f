"""`injected-teaser`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Span, rule
from textmend.values import cache
from textmend_rules.residue.table import anchors, findings, residue

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_LINK = " MORE"
"""What stands at the end of what one site runs together: a name, headlines about it, this."""

_POST = ("https://t.co/", "pic.twitter.com/")
"""What stands in a post that somebody quotes: “WATCH:” is its author’s, not the page’s."""

_FURTHEST = 700
"""Code points before it in which the name begins."""


@rule(
    family="residue",
    anchors=lambda: (*anchors("injected-teaser"), _LINK),
    examples=(
        Example(
            "The mill closed.\n\n⟦READ MORE: Who closed the mill?⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The mill closed.\n\n⟦( PHOTOS: Mills of the island)⟧\n\nNobody spoke.\n",
            "The mill closed.\n\nNobody spoke.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "Sen. Ada Quill⟦ Ada Mary QuillMill on Tern Island closes Who closed the mill? MORE⟧ "
            "(T.I.) said nothing.\n",
            "Sen. Ada Quill (T.I.) said nothing.\n",
        ),
        Example("Read more books, said the miller.\n"),
    ),
)
def injected_teaser(document: Document, hits: Sequence[int]) -> Iterator[Finding]:
    """A headline of another page, set between two paragraphs or into a sentence.

    ## Why
    Sites put links to their other pages into the text: “READ MORE: …”, “( PHOTOS: … )”. Without the
    link it is a sentence about something else.

    ## Fix
    Unsafe: the paragraph is removed with one of the gaps beside it. Its headline may be wanted.
    Safe where a name is followed by the full name, which has the same surname, run together with
    headlines up to “MORE”: that was a box that opened over the name.

    ## Options
    None.
    """
    found = [
        each
        for each in residue(document, hits, "injected-teaser")
        if not _is_a_post(document.prose[slice(*each[0][:2])])
    ]
    yield from findings(
        document, found, "a pointer to another page", "where it points may be wanted"
    )
    for hit in hits:
        if document.prose.startswith(_LINK, hit):
            yield from _boxes(document, hit)


def _is_a_post(paragraph: str) -> bool:
    return any(mark in paragraph for mark in _POST)


def _boxes(document: Document, at: int) -> Iterator[Finding]:
    """What stood in a box over a name, and stands in the sentence now, up to the link at `at`."""
    text = document.prose
    end = at + len(_LINK)
    first = max(0, at - _FURTHEST)
    first = max(first, text.rfind("\n", first, at) + 1)
    earlier = text.rfind(_LINK, first, at)
    box = _box().search(text, first if earlier < 0 else earlier + len(_LINK), end)
    if box is not None and not text[end : end + 1].isalnum():
        fix = Fix((Edit.delete(*box.span("box")),), Applicability.SAFE, "Remove the box")
        yield Finding(Span(*box.span("box")), "Headlines stand in the sentence", fix)


@cache
def _box() -> re.Pattern[str]:
    """A surname; the full name with the same one, and what begins right behind it."""
    import re  # few texts say “MORE”

    return re.compile(
        r"\b(?P<last>[A-Z][\w’'-]+)(?P<box> (?:[A-Z(“\"][\w.’'()”\"-]* ){1,5}(?P=last)"
        r"(?=[A-Z\d“‘\"'(])[^\n]{10,} MORE)\Z"
    )
