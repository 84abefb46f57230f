"""What of an HTML text is prose, and what is markup that must be left alone."""

from __future__ import annotations

import re

from textmend.document import MASK
from textmend.masking import URL, fill_indentation, fill_spans
from textmend.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPAQUE = frozenset(
    "script style pre code kbd samp tt var textarea xmp math svg template noscript iframe "
    "head".split()
)
"""Elements whose content is no prose, or prose whose spaces count."""

_BLOCKS = (
    "address article aside blockquote body br center dd details div dl dt figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
"""Elements that begin or end on a line of their own."""

_EDGE = re.compile(rf"</?(?:{'|'.join(_BLOCKS)})(?:[\s/][^<>]*)?>|\n[ \t\r]*\n", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]*")
_TAG_END = re.compile(r"[>\"']")
_INLINE = re.compile(rf"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);|{URL}")


def mask(text: str) -> str:
    """`text` with all that is not prose filled with `MASK`, line endings kept.

    Tags, comments, declarations and entities are markup, and so is all that stands in an element
    of code, script or style. A `<` that begins none of these is prose.
    """
    masked = fill_spans(text, _markup(text))
    masked = fill_spans(masked, (match.span() for match in _INLINE.finditer(masked)))
    return fill_indentation(masked)


def paragraphs(text: str, prose: str) -> Sequence[Span]:
    """What stands between two tags that begin a line of their own, or blank lines.

    `prose` is the masked `text`. What has nothing but markup and blanks is no paragraph.
    """
    found = []
    start = 0
    for end, following in [*(edge.span() for edge in _EDGE.finditer(text)), (len(text), 0)]:
        piece = prose[start:end]
        if piece.replace(MASK, " ").strip():
            inside = len(piece) - len(piece.lstrip())
            found.append(Span(start + inside, start + len(piece.rstrip())))
        start = following
    return found


def _markup(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of markup, in order, in one pass over the text."""
    at = text.find("<")
    while at >= 0:
        end = _end(text, at)
        if end > at:
            yield at, end
        at = text.find("<", max(end, at + 1))


def _end(text: str, start: int) -> int:
    """Where the markup at `start` ends; `start` itself where there is none."""
    if text.startswith("<!--", start):
        return _behind(text, "-->", start + 4)
    if text[start + 1 : start + 2] in ("!", "?"):
        return _behind(text, ">", start)
    is_closing = text.startswith("</", start)
    name = _NAME.match(text, start + 1 + is_closing)
    if name is None:
        return start
    end = _tag_end(text, name.end())
    element = name[0].lower()
    if is_closing or element not in _OPAQUE or text[end - 2 : end] == "/>":
        return end
    closing = re.compile(f"</{element}(?![A-Za-z0-9:-])", re.IGNORECASE).search(text, end)
    return len(text) if closing is None else _tag_end(text, closing.end())


def _tag_end(text: str, at: int) -> int:
    """Behind the `>` that ends a tag, which is none inside quotation marks."""
    while True:
        found = _TAG_END.search(text, at)
        if found is None:
            return len(text)
        if found[0] == ">":
            return found.end()
        at = _behind(text, found[0], found.end())


def _behind(text: str, literal: str, start: int) -> int:
    at = text.find(literal, start)
    return len(text) if at < 0 else at + len(literal)
