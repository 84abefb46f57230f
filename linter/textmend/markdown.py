"""What of a Markdown text is prose, and what is markup that must be left alone."""

from __future__ import annotations

import re

import pyromark

from textmend.document import MASK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPAQUE_BLOCKS = frozenset({"CodeBlock", "MetadataBlock", "HtmlBlock"})
_OPAQUE_INLINES = frozenset({"Code", "InlineHtml", "Html"})
_OPTIONS = pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS | pyromark.Options.ENABLE_TABLES

_SURROGATE = re.compile("[\ud800-\udfff]")
_BARE_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+")
_INSIDE_LINE = re.compile(r"[^\r\n]")
_LINE_END = re.compile(r"(\r\n|\r|\n)")


def mask(text: str) -> str:
    """`text` with all that is not prose filled with `MASK`, line endings kept.

    The parser is pulldown-cmark, which gives the byte range of every event; prose is what it
    calls text, outside code and metadata. Blanks at a line's end stay, unless they are a break.
    """
    source = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    code_point = _code_points(source)
    masked: list[str] = []
    done = 0
    for start, end, is_prose in _regions(source, code_point):
        if start < done:
            continue  # nested in what was masked already
        masked.append(_fill_between(text[done:start]))
        part = text[start:end]
        masked.append(_BARE_URL.sub(lambda url: _fill(url[0]), part) if is_prose else _fill(part))
        done = end
    *whole_lines, last = _LINE_END.split(text[done:])
    masked.append(_fill_between("".join(whole_lines)) + _fill_body(last))
    return "".join(masked)


def _regions(source: str, code_point: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each stretch that is surely prose (True) or surely not (False)."""
    for event, where in pyromark.events_with_range(source, options=_OPTIONS):
        start, end = code_point[where["start"]], code_point[where["end"]]
        if event == "HardBreak":
            yield start, end, False
        elif isinstance(event, dict):
            ((kind, value),) = event.items()
            if kind == "Start":
                name = next(iter(value)) if isinstance(value, dict) else value
                if name in _OPAQUE_BLOCKS:
                    yield start, end, False
            elif kind in _OPAQUE_INLINES or (kind == "Text" and value != source[start:end]):
                yield start, end, False  # a text that is not as it is written: an entity
            elif kind == "Text":
                if start and source[start - 1] == "\\":
                    yield start, start + 1, False  # escaped: the backslash needs what follows it
                    start += 1
                yield start, end, True


def _code_points(source: str) -> Sequence[int]:
    """A table from byte offsets of the UTF-8 form of `source` to its code points."""
    if source.isascii():
        return range(len(source) + 1)
    table: list[int] = []
    for offset, character in enumerate(source):
        table += [offset] * len(character.encode())
    table.append(len(source))
    return table


def _fill(markup: str) -> str:
    return _INSIDE_LINE.sub(MASK, markup)


def _fill_body(line: str) -> str:
    body = line.rstrip(" \t")
    return _fill(body) + line[len(body) :]


def _fill_between(markup: str) -> str:
    """Fill what stands between two stretches: all but the blanks at the ends of lines."""
    *lines, indentation = _LINE_END.split(markup)
    return "".join(map(_fill_body, lines)) + _fill(indentation)
