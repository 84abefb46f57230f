"""Where a word stands twice in a row."""

from __future__ import annotations

from itertools import count, pairwise

from textmend.values import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

_MARKUP = "\N{OBJECT REPLACEMENT CHARACTER}"

_documents = count()
_FEW = 8
_LARGE = 1 << 14
"""Documents, and code points of one, that are looked through word by word sooner than a pattern is
compiled for them."""


def find(prose: str) -> Sequence[tuple[int, int, int]]:
    """For each word that stands twice: start of the first, start and end of the second.

    Words of the letters a to z, divided by one space or one line ending; ASCII or general
    punctuation follows. A capital may begin the first, and is then no difference; the second is
    in lower case. Markup may stand on one side of the two.
    """
    text = prose.replace(_MARKUP, " ")
    is_one_of_few = next(_documents) < _FEW and len(text) < _LARGE and "\r" not in text
    alike = _word_by_word(text) if is_one_of_few else _by_pattern(text)
    found = []
    for start, second, end in alike:
        after = text[end : end + 1]
        is_whole = after.isascii() or "\u2000" <= after < "\u3000"  # no letter, no apostrophe
        if prose[second - 1] == _MARKUP:
            continue
        if prose[start - 1 : start] == prose[end : end + 1] == _MARKUP:
            continue  # words that are spoken of
        if is_whole and after != "'" and prose[start].lower() == prose[second]:
            found.append((start, second, end))
    return found


def _by_pattern(prose: str) -> Iterable[tuple[int, int, int]]:
    """The same, of words that may differ in their first letter."""
    has_return = "\r" in prose
    flat = " " + (prose if has_return else prose.replace("\n", " "))
    for match in _double(has_return).finditer(flat):
        start, end = match.start(), match.end() - 1
        yield start, end - len(match[1]) - 1, end


def _word_by_word(prose: str) -> Iterator[tuple[int, int, int]]:
    """What the pattern finds, with nothing to compile."""
    at = behind = 0
    for word, following in pairwise(prose.replace("\n", " ").split(" ")):
        start, at = at, at + len(word) + 1
        if start < behind or not (word.isascii() and word.isalpha()):
            continue
        if not following.startswith(word[1:], 1) or not "a" <= following[0] <= "z":
            continue
        after = following[len(word) : len(word) + 1]
        if (len(word) == 1 or word[1:].islower()) and not (after.isalnum() or after == "_"):
            behind = at + len(word)
            yield start, at, behind


@cache
def _double(has_return: bool) -> re.Pattern[str]:
    import re

    # One literal to start from, and possessive repeats: all that is tried at most words.
    before, gap = (r"[ \n\r]", r"(?:[ \n\r]|\r\n)") if has_return else (" ", " ")
    return re.compile(rf"{before}[A-Za-z]([a-z]*+){gap}[a-z]\1\b")
