"""Words of a text that no list has: where damage inside words shows first."""

from __future__ import annotations

import re
from itertools import filterfalse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_FOREIGN = 0.1
_FEW_STRANGERS = 2
"""Distinct strangers, in proportion to all words and beside that, from which a text is in another
language."""

_FEW = 8
"""Words that are looked for one by one; more are found in one pass over all words."""

_MOST_REMEMBERED = 400_000
"""Words that are kept from text to text, some 40 MB; then the memory starts anew."""

# Letters, the apostrophe and bytes beyond ASCII stay, all else divides words; so do the bytes of
# quotation marks, dashes and the ellipsis (E2 80 93 and the like). Where one of these is part of a
# letter, its other byte stays, and the rest is found to be no word when it is looked at in place.
_MARKS = "“”‘’–—…".encode()
_DIVIDE = bytes(
    byte if (byte >= 128 and byte not in _MARKS) or chr(byte).isalpha() or byte == 39 else 32
    for byte in range(256)
)
_STEMS = frozenset(
    b"ain aren couldn didn doesn don hadn hasn haven isn ll mightn mustn needn re shouldn ve wasn "
    b"weren wouldn".split()
)
"""What a curly apostrophe leaves of a contraction."""
_WORD = re.compile(r"(?<![^\W_])(?<!['’])[a-z]+(?![^\W_]|-[^\W_]|['’](?!s(?![^\W_]))[^\W_])")
_ALONE = frozenset("bcdefghjklmnpqruvwxyz")
"""Letters that are no word: not a, i, o, nor s and t, which lost an apostrophe more often."""

_familiar: set[bytes] = set()
_strange: set[bytes] = set()


def strangers(prose: str, is_listed: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Start and end of each word in lower case that `is_listed` does not know, in order.

    Single letters that are no words are strangers too. Words with an apostrophe, with a hyphen
    or with letters beyond ASCII are none. A text in which every tenth word is a new stranger is in
    another language, and has none either.
    """
    words = prose.encode("utf-8", "surrogatepass").translate(_DIVIDE).split()
    new = set(filterfalse(_familiar.__contains__, words))
    unknown = new & _strange
    new -= unknown
    unknown.update([word for word in new if _is_strange(word, is_listed)])
    for memory, seen in ((_familiar, new - unknown), (_strange, unknown)):
        if len(memory) > _MOST_REMEMBERED:
            memory.clear()
        memory |= seen
    if not unknown or len(unknown) > _FOREIGN * len(words) + _FEW_STRANGERS:
        return []
    wanted = {word.decode("ascii") for word in unknown}
    if len(wanted) > _FEW:
        return [match.span() for match in _WORD.finditer(prose) if match[0] in wanted]
    found = []
    for word in wanted:
        at = prose.find(word)
        while at >= 0:
            match = _WORD.match(prose, at)
            if match is not None and match.end() == at + len(word):
                found.append(match.span())
            at = prose.find(word, at + len(word))
    return sorted(found)


def _is_strange(word: bytes, is_listed: Callable[[str], bool]) -> bool:
    if not (word.islower() and word.isalpha() and word.isascii()):
        return False
    if word in _STEMS:
        return False
    text = word.decode("ascii")
    return text in _ALONE if len(text) == 1 else not is_listed(text)
