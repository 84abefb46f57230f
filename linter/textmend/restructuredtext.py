"""What of a reStructuredText is prose, and what is markup that must be left alone.

Docutils gives no columns, so the markup is told by its lines, as its specification describes it:
directives, comments, targets, literal and doctest blocks, tables, field names, adornments, and
inside paragraphs literals, roles, references, substitutions and the marks of emphasis.
"""

from __future__ import annotations

import re
from itertools import chain

from textmend.masking import URL, fill, fill_indentation, fill_spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*\Z")
_EXPLICIT = re.compile(r"\.\.(?:\s+|\Z)")
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]+\|\s+)?([\w.:+-]+?)::(?:\s+|\Z)")
_FOOTNOTE = re.compile(r"\.\.\s+\[[^\]\s]+\]\s+")
_FIELD = re.compile(r":(?![\s:])[^:\r\n]*:(?:\s+|\Z)")
_BULLET = re.compile(r"(?:[-*+•‣⁃]|\(?(?:[0-9]+|[A-Za-z#]|[ivxlcIVXLC]{1,6})[.)])(?:[ \t]+|\s*\Z)")
_LINE_BLOCK = re.compile(r"\|(?:[ \t]+|\s*\Z)")
_OPTION = re.compile(
    r"(?:-{1,2}[\w-]+|/\w)(?:[ =]<?[\w-]+>?)?(?:, -{1,2}[\w-]+(?:[ =]<?[\w-]+>?)?)*[ \t]{2,}"
)
_GRID = re.compile(r"\+[-=+]+\+\s*\Z|\|.*\|\s*\Z")
_SIMPLE = re.compile(r"={2,}(?:[ \t]+={2,})+\s*\Z")
_PROSE = frozenset(
    "admonition attention caution compound container danger deprecated epigraph error figure "
    "footer header highlights hint important note only parsed-literal pull-quote rubric seealso "
    "sidebar tip topic versionadded versionchanged warning".split()
) - {"parsed-literal"}
"""Directives whose content is prose."""

_ARGUMENT = _PROSE - {"compound", "container", "figure", "only"}
"""Those whose argument is prose, too."""

_GOES_ON = r"(?:[^`\r\n]|(?:\r\n|\r|\n)(?![ \t]*[\r\n]))"
_NAME_BEHIND = r"(?::[\w.+:-]+:|__?)?"
# Each kind begins with a character that is none of prose: so the next one is soon found.
_INLINE = re.compile(
    rf"``(?:{_GOES_ON}|`(?!`))+``"  # a literal
    rf"|`{_GOES_ON}+`{_NAME_BEHIND}|:[\w.+:-]+:`{_GOES_ON}+`{_NAME_BEHIND}"  # a role, a reference
    r"|\|[^|\s](?:[^|\r\n]*[^|\s])?\|_{0,2}"  # a substitution
    r"|\[(?:[0-9]+|\#?[\w.-]*|\*)\]_"  # a footnote
    rf"|{URL}"
    r"|\\(?:\r\n|[^\w])|\*(?<!\w\*)\*?(?=\S)|\*(?<=\S\*)\*?(?!\w)"  # an escape, emphasis
)
_REFERENCE = re.compile(r"\b[A-Za-z0-9](?:(?:[\w.-]*[A-Za-z0-9])?(__?)(?!\w)|[\w.-]*)")
"""A reference of one word, with its mark; or a word without one, which is not looked at again: if
none begins with its first letter, none begins with another."""


def mask(text: str) -> str:
    """`text` with all that is not prose filled with `MASK`, line endings kept."""
    masked = _mask_blocks(_LINE.findall(text))
    references = (match for match in _REFERENCE.finditer(masked) if match[1])
    inline = chain(_INLINE.finditer(masked), references)
    masked = fill_spans(masked, sorted(match.span() for match in inline))
    return fill_indentation(masked)


def _mask_blocks(lines: Sequence[str]) -> str:
    masked: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        body = line.strip()
        indent = _indent(line)
        end = number + 1
        if not body:
            masked.append(line)
        elif _EXPLICIT.match(body):
            end, shown = _explicit(lines, number, indent)
            masked += shown
        elif _SIMPLE.match(body):
            end = _simple_table_end(lines, number)
            masked += map(fill, lines[number:end])
        elif _ADORNMENT.match(body) or _GRID.match(body):
            masked.append(fill(line))
        elif body.startswith(">>> "):
            while end < len(lines) and lines[end].strip():
                end += 1
            masked += map(fill, lines[number:end])
        else:
            masked.append(_mask_marker(line, indent))
            if body.endswith("::"):
                masked[-1] = _without_colons(masked[-1])
                end = _literal_end(lines, end, indent)
                masked += map(fill, lines[number + 1 : end])
        number = end
    return "".join(masked)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _block_end(lines: Sequence[str], number: int, indent: int) -> int:
    """Behind the last line from `number` on that is blank or indented deeper than `indent`."""
    while number < len(lines) and (not lines[number].strip() or _indent(lines[number]) > indent):
        number += 1
    return number


def _literal_end(lines: Sequence[str], number: int, indent: int) -> int:
    """Behind the literal block that `::` announces: indented, or quoted by a mark."""
    first = number
    while first < len(lines) and not lines[first].strip():
        first += 1
    if first == number or first == len(lines) or _indent(lines[first]) > indent:
        return _block_end(lines, number, indent)
    mark = lines[first].lstrip()[0]
    if mark.isalnum() or ord(mark) > 126:
        return number
    while first < len(lines) and lines[first].lstrip().startswith(mark):
        first += 1
    return first


def _explicit(lines: Sequence[str], number: int, indent: int) -> tuple[int, list[str]]:
    """The end of the block that begins with `..`, and its lines, masked where they are no prose."""
    line = lines[number]
    footnote = _FOOTNOTE.match(line, indent)
    if footnote:
        return number + 1, [fill(line[: footnote.end()]) + line[footnote.end() :]]
    directive = _DIRECTIVE.match(line, indent)
    name = directive[1].lower() if directive else ""
    if directive is None or name not in _PROSE:
        end = _block_end(lines, number + 1, indent)
        return end, [fill(each) for each in lines[number:end]]
    shown = directive.end() if name in _ARGUMENT else len(line)
    masked = [fill(line[:shown]) + line[shown:]]
    end = number + 1
    while end < len(lines) and _indent(lines[end]) > indent and _FIELD.match(lines[end].lstrip()):
        masked.append(fill(lines[end]))
        end += 1
    return end, masked


def _simple_table_end(lines: Sequence[str], number: int) -> int:
    """Behind the last border of a simple table: one with a blank line, or nothing, behind it."""
    end = number + 1
    while end < len(lines):
        is_border = _SIMPLE.match(lines[end].strip())
        end += 1
        if is_border and (end == len(lines) or not lines[end].strip()):
            return end
    return number + 1


def _mask_marker(line: str, indent: int) -> str:
    """`line` with the marks filled that begin a list item, a field or a line of verse."""
    start = indent
    while found := _BULLET.match(line, start) or _LINE_BLOCK.match(line, start):
        start = found.end()
    field = _FIELD.match(line, start) or _OPTION.match(line, start)
    start = field.end() if field else start
    return fill(line[:start]) + line[start:]


def _without_colons(line: str) -> str:
    """`line` with the `::` filled that it ends with."""
    body = line.rstrip()
    return body[:-2] + fill("::") + line[len(body) :]
