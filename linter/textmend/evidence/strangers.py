"""Words of a text that no list has: where damage inside words shows first."""

from __future__ import annotations

from itertools import filterfalse

from textmend.values import NamedTuple, cache, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Sequence


_FOREIGN = 10
_FEW_STRANGERS = 2
"""A text in which so many words to a distinct stranger are too few, but for so many strangers, is
in another language."""

_FEW = 48
"""Words that are looked for one by one; more are found in one pass over all words."""

_SHORT = 2
"""Letters of a word that many others hold."""

_SMALL = 1 << 12
"""Code points that are looked through for each word sooner than a pattern is compiled."""

_MOST_REMEMBERED = 100_000
"""Words that are kept from text to text, some 10 MB; then the memory starts anew."""

_MARKUP = "\N{OBJECT REPLACEMENT CHARACTER}"

# Letters, the apostrophe and bytes beyond ASCII stay, all else divides words; so do the bytes of
# quotation marks, dashes and the ellipsis (E2 80 93 and the like), and of what stands for markup.
# Where one of these is part of a letter, its other byte stays, and the rest is found to be no word
# when it is looked at in place.
_MARKS = f"“”‘’–—…{_MARKUP}".encode()
_DIVIDE = bytes(
    byte if byte == 39 or (byte not in _MARKS if byte >= 128 else chr(byte).isalpha()) else 32
    for byte in range(256)
)
STEMS = frozenset(
    b"ain aren couldn didn doesn don hadn hasn haven isn ll mightn mustn needn re shouldn ve wasn "
    b"weren wouldn".split()
)
"""What a curly apostrophe leaves of a contraction."""
_ALONE = frozenset("bcdefghjklmnpqruvwxyz")
"""Letters that are no word: not a, i, o, nor s and t, which lost an apostrophe more often."""

_BEFORE = frozenset("'’@#/._\\=&")
_BEHIND = frozenset("./@_\\=&")
"""What joins letters to a word that lost some, to an address or to the name of a file."""


class Words(NamedTuple):
    """The words of one text, as far as anything asks."""

    strange: set[bytes]
    """Those in lower case that no list has."""
    number: int
    """How many there are, of any kind."""


class Inventory:
    """Looks up all words of one text after the other, and remembers which are strange."""

    def __init__(self, is_listed: Callable[[str], bool], familiar: Iterable[bytes] = ()) -> None:
        self._is_listed = is_listed
        self._familiar = set(familiar)
        self._strange: set[bytes] = set()

    def words(self, prose: str) -> Words:
        """The words of a text."""
        words = prose.encode("utf-8", "surrogatepass").translate(_DIVIDE).split()
        new = set(filterfalse(self._familiar.__contains__, words))
        unknown = new & self._strange
        new -= unknown
        unknown.update([word for word in new if is_strange(word, self._is_listed)])
        for memory, seen in ((self._familiar, new - unknown), (self._strange, unknown)):
            if len(memory) > _MOST_REMEMBERED:
                memory.clear()
            memory |= seen
        return Words(unknown, len(words))


def whole(prose: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """The strangers among `places`: a start, its end, and so on, of letters that no list has."""
    at = iter(places)
    return [
        (start, end)
        for start, end in zip(at, at, strict=True)
        if prose[start - 1 : start] == " " == prose[end : end + 1]  # as it is with most
        or _is_whole(prose, start, end)
    ]


def strangers(prose: str, words: Words) -> list[tuple[int, int]]:
    """Start and end of each of the strange `words` in `prose`, in order.

    A stranger is in lower case, and on no list. Single letters that are no words are strangers
    too. Words with an apostrophe, with a hyphen or with letters beyond ASCII are none. A text in
    which every tenth word is a new stranger is in another language, and has none either.
    """
    if _FOREIGN * (len(words.strange) - _FEW_STRANGERS) > words.number:
        return []
    wanted = {word.decode("ascii") for word in words.strange}
    if len(wanted) > _FEW:
        return [
            match.span()
            for match in _lower_case().finditer(prose)
            if match[0] in wanted and _is_whole(prose, *match.span())
        ]
    found = []
    is_small = len(prose) <= _SMALL
    for word in wanted:
        if len(word) <= _SHORT and not is_small:
            places = [match.span() for match in _apart(word).finditer(prose)]
            found += [place for place in places if _is_whole(prose, *place)]
            continue
        at = prose.find(word)
        while at >= 0:
            end = at + len(word)
            if _is_whole(prose, at, end):
                found.append((at, end))
            at = prose.find(word, end)
    return sorted(found)


@lru_cache(1 << 10)
def _apart(word: str) -> re.Pattern[str]:
    """Where `word` stands with no letter beside it; what comes first is looked for the fastest."""
    import re

    return re.compile(rf"{word}(?<![^\W_]{word})(?![^\W_])")


@cache
def _lower_case() -> re.Pattern[str]:
    import re

    return re.compile("[a-z]+")


def _is_whole(prose: str, start: int, end: int) -> bool:
    """Whether the letters are a word, possessive or not, and no part of one or of a compound.

    Markup may stand inside a word, as round the first letter of an abbreviation.
    """
    before, after = prose[start - 1 : start], prose[end : end + 1]
    if before == after == " ":
        return True  # as it is with most
    if before == _MARKUP and _beyond(prose, start - 1, -1).isalnum():
        return False
    if after == _MARKUP and _beyond(prose, end, 1).isalnum():
        return False
    if before.isalnum() or after.isalnum() or (before and before in _BEFORE):
        return False
    if after == "-" or after in _BEHIND:
        return not prose[end + 1 : end + 2].isalnum()
    if after and after in "'’":
        tail = prose[end + 1 : end + 3]
        return tail[:1] == "s" and not tail[1:].isalnum()  # else letters may be left out there
    return True


def _beyond(prose: str, at: int, step: int) -> str:
    """What is next to the markup at `at`, to the left or to the right; "" where the text ends."""
    while prose[at : at + 1] == _MARKUP:
        at += step
    return prose[max(0, at) : at + 1]


def is_strange(word: bytes, is_listed: Callable[[str], bool]) -> bool:
    """Whether `word` is in lower case, of the letters a to z, and no word in English."""
    if not (word.islower() and word.isalpha() and word.isascii()):
        return False
    if word in STEMS:
        return False
    text = word.decode("ascii")
    return text in _ALONE if len(text) == 1 else not is_listed(text)
