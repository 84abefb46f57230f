"""Whether a place in a text is about mark-up, so that mark-up there is what is meant."""

from __future__ import annotations

_NEAR = 300
"""Code points on each side in which a word that gives it away is looked for."""

_WORDS = ("HTML", "html", "XML", "mark-up", "markup", "Markdown", "ampersand", "escaped")
_CODE = "`"
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", _CODE: _CODE}


def is_about_markup(text: str, start: int, end: int) -> bool:
    """Whether the place from `start` up to `end` is quoted by itself, in code, or talked about."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _QUOTES and after == _QUOTES[before]:
        return True
    furthest = max(0, start - _NEAR)
    line = max(text.rfind("\n", furthest, start) + 1, furthest)
    if text.count(_CODE, line, start) % 2:
        return True
    near = text[max(0, start - _NEAR) : start] + " " + text[end : end + _NEAR]
    return any(word in near for word in _WORDS)
