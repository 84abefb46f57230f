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


def find(prose: str, places: Sequence[int] | None = None) -> Sequence[tuple[int, int, int]]:
    """For each word that stands twice: start of the first, start and end of the second.

    Words of the letters a to z, divided by one space or one line ending; ASCII or general
    punctuation follows. A capital may begin the first, and is then no difference; the second is
    in lower case. Markup may stand on one side of the two.

    `places` are all such triples and maybe others, one after the other, if they are known.
    """
    if places is not None:
        alike: Iterable[tuple[int, int, int]] = zip(*[iter(places)] * 3, strict=True)
    else:
        text = prose.replace(_MARKUP, " ")
        is_one_of_few = next(_documents) < _FEW and len(text) < _LARGE and "\r" not in text
        alike = _word_by_word(text) if is_one_of_few else _by_pattern(text)
    return [triple for triple in alike if _stands(prose, *triple)]


def _stands(prose: str, start: int, second: int, end: int) -> bool:
    """Whether what is known to be twice the same letters is a word that stands twice."""
    if prose[second - 1] == _MARKUP:
        return False
    after = prose[end : end + 1]
    if prose[start - 1 : start] == after == _MARKUP:
        return False  # words that are spoken of
    if after == _MARKUP:
        return True
    if after.isascii():
        return after != "'"
    return "\u2000" <= after < "\u3000" and not after.isalnum()


def _by_pattern(prose: str) -> Iterator[tuple[int, int, int]]:
    """Words that stand twice, whatever comes behind them."""
    has_return = "\r" in prose
    flat = " " + (prose if has_return else prose.replace("\n", " "))
    behind = 0
    for match in _double(has_return).finditer(flat):
        start, (second, end) = match.start(), match.span(2)
        if start >= behind and prose[start].lower() == flat[second]:
            behind = end - 1
            yield start, second - 1, behind


def _word_by_word(prose: str) -> Iterator[tuple[int, int, int]]:
    """What the pattern finds, with nothing to compile."""
    at = behind = 0
    for word, following in pairwise(prose.replace("\n", " ").split(" ")):
        start, at = at, at + len(word) + 1
        if start < behind or not (word.isascii() and word.isalpha()):
            continue
        if not following.startswith(word[0].lower() + word[1:]):
            continue
        after = following[len(word) : len(word) + 1]
        if (len(word) == 1 or word[1:].islower()) and not (after.isalnum() or after == "_"):
            behind = at + len(word)
            yield start, at, behind


@cache
def _double(has_return: bool) -> re.Pattern[str]:
    import re

    # One literal to start from, and possessive repeats: all that is tried at most words. The second
    # word may be the first of another two: “he me me”.
    before, gap = (r"[ \n\r]", r"(?:[ \n\r]|\r\n)") if has_return else (" ", " ")
    return re.compile(rf"{before}[A-Za-z]([a-z]*+)(?={gap}([a-z]\1)\b)")
