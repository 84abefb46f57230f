"""Which words a text has once: a slip that is made again is hardly one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from textmend.wording import Wording

_FEW = 8
"""Words that are looked for one by one; more are found in one pass over all words."""
_LARGE = 1 << 16
"""Code points of a text whose words are counted for other questions as well."""


def there_once(document: Wording, words: Collection[str]) -> Collection[str]:
    """Those of `words`, which the prose has, that it has nowhere else, with capitals or without.

    What has letters before or behind it is another word.
    """
    prose = document.prose
    if len(prose) > _LARGE:
        times = document.evidence.times
        return {word for word in words if times(word) == 1}
    if len(words) > _FEW:
        import re

        found: dict[str, int] = {}
        for word in re.findall(r"[^\W\d_]+", prose.lower()):
            if word in words:
                found[word] = found.get(word, 0) + 1
        return {word for word in words if found.get(word) == 1}
    data = document.as_read(prose)
    return {word for word in words if not stands_again(data, word) or _is_there_once(prose, word)}


def plainly_stands_again(text: str | bytes, word: str) -> bool:
    """What `stands_again` is where no kernel is."""
    if not (len(word) > 1 and word.isascii() and word.isalpha() and word.islower()):
        return True
    data = (text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text).lower()
    first = data.find(word.encode())
    return first >= 0 and data.find(word.encode(), first + 1) >= 0


try:
    from textmend._kernel import stands_again
except ImportError:
    stands_again = plainly_stands_again
"""Whether the letters of a word may stand in a text twice or more, be it within words, and with
capitals or without: of letters a to z alone anybody looks for that."""


def _is_there_once(prose: str, word: str) -> bool:
    rest, capitals = word[1:], word.upper()
    has_capitals = capitals in prose
    if prose.count(rest) + has_capitals == 1:
        return True
    forms = {word, word.capitalize(), capitals}  # of which scripts without capitals have one
    return sum([_times(prose, form) for form in forms]) == 1


def _times(prose: str, word: str) -> int:
    """How often `prose` has `word` with no letter before or behind it."""
    times = 0
    at = prose.find(word)
    while at >= 0:
        end = at + len(word)
        times += not (prose[at - 1 : at].isalpha() or prose[end : end + 1].isalpha())
        at = prose.find(word, end)
    return times
