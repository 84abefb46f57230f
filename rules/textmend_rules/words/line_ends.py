"""Where a line ends inside a word: what becomes of the line ending when the word is joined."""

from __future__ import annotations

from bisect import bisect_right

from textmend import Document, Edit


def is_in_lines(document: Document, at: int) -> bool:
    """Whether the text is set in lines of one width, so that a line ending belongs there."""
    index = bisect_right(document.paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    return any(document.are_of_lines[max(0, index - 3) : index + 4])


def with_line_end_after(text: str, left_end: int, right_start: int, end: int) -> tuple[Edit, ...]:
    """Move the line ending, with the indentation, behind the word and the mark that follows it."""
    line_end = text[left_end:right_start].lstrip("-‐\xad¬ \t")
    at = end
    while at < len(text) and text[at] not in " \t\r\n":
        at += 1
    if text[at : at + 1] in (" ", "\t"):
        return Edit.delete(left_end, right_start), Edit.replace(at, at + 1, line_end)
    return (Edit.delete(left_end, right_start),)
