"""`<!-- textmend: ignore RULE -->` in Markdown and HTML: what one block, or the file, may hold.

Names stand behind it, of rules or families, with commas or blanks between them; none stands for
all. `ignore` is for the block that comes next, and `ignore-file` for the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from textmend.registry import precision
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textmend.diagnostic import Flagged
    from textmend.document import Document
    from textmend.rule import Rule

_COMMENT = re.compile(r"<!--\s*textmend:\s*(ignore-file|ignore)\b(?!-)([^<>]{0,1000}?)-->")
# A comment counts as a tag without a name: text may begin behind it.
_TAG = re.compile(r"<!--[^<>]*-->|<(/?)([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?>")
_BLOCKS = frozenset(
    "Paragraph Heading BlockQuote CodeBlock HtmlBlock List Item Table FootnoteDefinition".split()
)


class _Silence(NamedTuple):
    """Rules and families that say nothing from `start` to `end`, in code points."""

    start: int
    end: int
    names: Sequence[str]


def without_ignored(document: Document, flagged: list[Flagged]) -> list[Flagged]:
    """The findings that no comment in the document speaks of."""
    silences = sorted(_silences(document))
    if not silences:
        return flagged
    silent: dict[str, list[tuple[int, int]]] = {}
    kept = []
    for each in flagged:
        name = each.rule.name
        if name not in silent:
            silent[name] = _merged(silences, each.rule)
        before = bisect_right(silent[name], (each.finding.span.start, len(document.text) + 1)) - 1
        if before < 0 or silent[name][before][1] <= each.finding.span.start:
            kept.append(each)
    return kept


def _merged(silences: Sequence[_Silence], rule: Rule) -> list[tuple[int, int]]:
    """Where the rule says nothing, in order, with gaps between."""
    merged: list[tuple[int, int]] = []
    for start, end, names in silences:
        if precision(rule, names):
            if merged and start <= merged[-1][1]:
                start, end = merged[-1][0], max(end, merged.pop()[1])
            merged.append((start, end))
    return merged


def _silences(document: Document) -> Iterator[_Silence]:
    text = document.text
    comments = list(_COMMENT.finditer(text))
    if not comments:
        return
    if not document.is_hypertext:
        blocks, html = _markdown_blocks(text)
        inside = [
            before >= 0 and html[before][1] > comment.start()
            for comment in comments
            for before in [bisect_right(html, (comment.start(), len(text))) - 1]
        ]  # in a block of code it is an example
        comments = [comment for comment, is_html in zip(comments, inside, strict=True) if is_html]
    else:
        blocks = _elements(text)
    for comment in comments:
        names = comment[2].replace(",", " ").split() or ["all"]
        if comment[1] == "ignore-file":
            yield _Silence(0, len(text) + 1, names)
            continue
        following = bisect_left(blocks, (comment.end(), 0))
        if following < len(blocks):
            yield _Silence(*blocks[following], names)


def _markdown_blocks(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Start and end of each block, and of each piece of HTML, in order."""
    from textmend.markdown import named_events

    blocks, html = [], []
    for name, start, end in named_events(text):
        if name in ("Html", "InlineHtml"):
            html.append((start, end))
        elif name in _BLOCKS:
            blocks.append((start, end))
    return blocks, html


def _elements(text: str) -> list[tuple[int, int]]:
    """Each element of HTML that has an end tag, and each piece of text up to a tag, in order."""
    found: list[tuple[int, int]] = []
    open_at: dict[str, list[int]] = {}
    done = 0
    for tag in _TAG.finditer(text):
        if text[done : tag.start()].strip():
            found.append((_skip_blanks(text, done), tag.start()))
        done = tag.end()
        if tag[2] is None:
            continue
        name = tag[2].lower()
        starts = open_at.setdefault(name, [])
        if not tag[1]:
            starts.append(tag.start())
        elif starts:
            found.append((starts.pop(), tag.end()))
    found.append((_skip_blanks(text, done), len(text) + 1))
    return sorted(found)


def _skip_blanks(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
