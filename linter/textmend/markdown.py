"""What of a Markdown text is prose, and what is markup that must be left alone."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate

import pyromark

from textmend.document import MASK
from textmend.masking import fill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPAQUE_BLOCKS = frozenset({"CodeBlock", "MetadataBlock", "HtmlBlock"})
_OPAQUE_INLINES = frozenset({"Code", "InlineHtml", "Html"})
_LABELS = frozenset({"Autolink", "Email", "Collapsed", "Shortcut"})
"""Links whose text is also their address, or the name that it is found by."""
_OPTIONS = (
    pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    | pyromark.Options.ENABLE_TABLES
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
# What is text to the parser, and yet must stay: a bare URL, and what follows a backslash. Without
# the blanks after it a backslash would be a hard break, and before another mark an escape.
_KEPT = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|\\(?:[ \t]+(?=[\r\n])|[^\w\s])")
_FIRST = bytes(byte & 0xC0 != 0x80 for byte in range(256))
"""For each byte of UTF-8, 1 if it begins a code point."""

_LINE_END = re.compile(r"(\r\n|\r|\n)")


def mask(text: str) -> str:
    """`text` with all that is not prose filled with `MASK`, line endings kept.

    The parser is pulldown-cmark, which gives the byte range of every event; prose is what it
    calls text, outside code and metadata. Blanks at a line's end stay, unless they are a break.
    """
    source = _parseable(text)
    code_point = _code_points(source)
    masked: list[str] = []
    done = 0
    for start, end, is_prose in _regions(source, code_point):
        if start < done:
            continue  # nested in what was masked already
        masked.append(_fill_between(text[done:start]))
        masked.append(text[start:end] if is_prose else fill(text[start:end]))
        done = end
    *whole_lines, last = _LINE_END.split(text[done:])
    masked.append(_fill_between("".join(whole_lines)) + _fill_body(last))
    return _fill_kept("".join(masked), text)


def named_events(text: str) -> Iterator[tuple[str, int, int]]:
    """What the parser calls each element and each piece of HTML, with its start and end."""
    source = _parseable(text)
    code_point = _code_points(source)
    for event, where in pyromark.events_with_range(source, options=_OPTIONS):
        if isinstance(event, dict):
            name: str
            ((name, value),) = event.items()
            if name == "Start":
                name = str(next(iter(value)) if isinstance(value, dict) else value)
            if name != "End":
                yield name, code_point[where["start"]], code_point[where["end"]]


def _parseable(text: str) -> str:
    """`text` as the parser can take it, of the same length."""
    source = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return _LONE_RETURN.sub("\n", source)  # the parser would not see a fence end there


def _regions(source: str, code_point: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each stretch that is surely prose (True) or surely not (False)."""
    for event, where in pyromark.events_with_range(source, options=_OPTIONS):
        start, end = code_point[where["start"]], code_point[where["end"]]
        if event == "HardBreak":
            yield start, end, False
        elif isinstance(event, dict):
            ((kind, value),) = event.items()
            if kind == "Start":
                name, about = next(iter(value.items())) if isinstance(value, dict) else (value, {})
                if name in _OPAQUE_BLOCKS or _is_label(name, about):
                    yield start, end, False
            elif kind in _OPAQUE_INLINES or (kind == "Text" and value != source[start:end]):
                yield start, end, False  # a text that is not as it is written: an entity
            elif kind == "Text":
                yield start, end, True


def _is_label(name: object, about: object) -> bool:
    return (
        name in ("Link", "Image") and isinstance(about, dict) and about.get("link_type") in _LABELS
    )


def _code_points(source: str) -> Sequence[int]:
    """A table from byte offsets of the UTF-8 form of `source` to its code points."""
    if source.isascii():
        return range(len(source) + 1)
    return array("L", accumulate(source.encode().translate(_FIRST), initial=0))


def _fill_kept(masked: str, text: str) -> str:
    """`masked` with `_KEPT` filled too, but for a URL that begins in markup: a link's target.

    It is looked for in `text`, for the parser cuts a URL in two at `&` or `*`.
    """
    pieces: list[str] = []
    done = 0
    for kept in _KEPT.finditer(text):
        if kept[0][0] == "\\" or masked[kept.start()] != MASK:
            pieces += (masked[done : kept.start()], fill(kept[0]))
            done = kept.end()
    pieces.append(masked[done:])
    return "".join(pieces)


def _fill_body(line: str) -> str:
    body = line.rstrip(" \t")
    return fill(body) + line[len(body) :]


def _fill_between(markup: str) -> str:
    """Fill what stands between two stretches: all but the blanks at the ends of lines."""
    if "\n" not in markup and "\r" not in markup:
        return fill(markup)
    *lines, indentation = _LINE_END.split(markup)
    return "".join(map(_fill_body, lines)) + fill(indentation)
