"""Names that a document spells in two ways."""

from __future__ import annotations

from itertools import count, islice

from textmend.evidence.lists import is_listed
from textmend.evidence.model import english
from textmend.values import cache, later, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from textmend.evidence.wordlist import english as further
    from textmend.wording import Wording
else:
    further = later(globals(), "further", "textmend.evidence.wordlist:english")

SHORTEST = 4
"""Letters of a name that may have lost one."""
ENOUGH = 5
"""Letters of the right name; shorter ones are near too many others."""

_LONG = 7
_SELDOM = 5
_COMMON = 50.0
"""Letters and occurrences of a name that the training text may have misspelt, and occurrences in a
million words of what it then was meant for."""

_WELL_KNOWN = 1.0
"""Occurrences in a million words of a name that need not be there twice to be the right one, if the
slip is a usual one."""

_TIMES = 2
"""How often another name has to be there to be the right one."""

_MOST_REMEMBERED = 1 << 13
"""Names that are kept from text to text, a megabyte."""

_MOST = 1_000
"""Names in a document; with more it is a list or a whole corpus."""
_LARGE = 1 << 18
"""Code points of a text that is likely to have more."""
_documents = count()
_FEW = 8
"""Documents that are looked through word by word sooner than a pattern is compiled for them."""
_MOST_PAIRS = 50
"""Pairs a slip apart that are looked for in the text: each is a pass or two over it."""

_WITHIN_SENTENCE = r"(?:[a-z,;]|(?:^|[^\w.])[A-Z][\w’'.-]*) \Z"
_GIVEN = r"([A-Z][a-z]+) \Z"
_BEFORE, _BEHIND = frozenset("_@#/.’'-"), frozenset("_@/-")
"""What stands next to a name that is a part of something longer."""
_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Lord Lady Sen Rep Gov Gen Prof President".split())
_ADMITTED = "[sic"
_FAR = 30
"""Code points in which a given name or “[sic]” belongs to a name."""


def find(document: Wording, places: Sequence[int] | None = None) -> Sequence[tuple[int, int, str]]:
    """Start and end of each name that is a slip for another of the document, and that other.

    One of the two is known to no list and is there once, in the middle of a sentence; the other is
    well known, or is there more often. Names that differ in their ending (`Arkansan`, `Roberta`),
    or that follow different given names, are different names.

    Two and two names that are a slip apart begin at `places`, if these are known.
    """
    pairs = _pairs(document.prose) if places is None else _pairs_at(document.prose, places)
    wrong = (pair for pair in pairs if not _is_known(pair[0]) and not _is_derived(*pair))
    found: dict[int, tuple[int, int, str]] = {}
    for name, other in islice(wrong, _MOST_PAIRS):
        place = _place(document, name, other)
        if place >= 0:
            found.setdefault(place, (place, place + len(name), other))
    return sorted(found.values())


def _pairs_at(prose: str, places: Sequence[int]) -> Iterable[tuple[str, str]]:
    """Each of the names that begin at `places`, and what it may be a slip for, in order."""
    names = [_name_at(prose, at) for at in places]
    both = {*zip(names[::2], names[1::2], strict=True), *zip(names[1::2], names[::2], strict=True)}
    return sorted((name, other) for name, other in both if len(other) >= ENOUGH)


def _name_at(prose: str, start: int) -> str:
    end = start + 1
    while "a" <= prose[end : end + 1] <= "z":
        end += 1
    return prose[start:end]


def _pairs(prose: str) -> Iterable[tuple[str, str]]:
    """The same, of all names."""
    names = _names(prose)
    if len(names) > _MOST:
        return
    alike: dict[str, list[str]] = {}
    for name in names:
        for key in _keys(name):
            alike.setdefault(key, []).append(name)
    groups = [group for group in alike.values() if len(group) > 1]
    for name in sorted({name for group in groups for name in group}):
        if not _is_known(name):
            for other in _slips(name, {each for key in _keys(name) for each in alike[key]}):
                yield name, other


def _keys(name: str) -> Sequence[str]:
    """What a name has in common with one that is a slip for it: one of these at least.

    Behind the first letter, that is the first two letters or the last two; or, of five letters,
    all but two in the middle.
    """
    keys = name[:3], f"{name[0]}…{name[-2:]}"
    return keys if len(name) != ENOUGH else (*keys, f"{name[:2]}…{name[-1]}")


def _slips(name: str, others: Iterable[str]) -> Iterator[str]:
    """Those of `others` that `name` may be a slip for, in alphabetical order."""
    near = range(len(name) - 1, len(name) + 2)
    found = [each for each in others if len(each) in near and _is_a_slip(name, each)]
    return (each for each in sorted(found) if len(each) >= ENOUGH)


def _names(prose: str) -> set[str]:
    """The words behind a space that have a capital and then small letters, four or more.

    Where they are more than `_MOST`, some are left out.
    """
    is_one_of_few = next(_documents) < _FEW and len(prose) < _LARGE
    names_in = _word_by_word if is_one_of_few else _name().findall
    found: set[str] = set()
    for piece in _pieces(prose):
        if len(found) > _MOST:
            break
        found.update(names_in(piece))
    return found


@cache
def _name() -> re.Pattern[str]:
    import re

    return re.compile(f" ([A-Z][a-z]{{{SHORTEST - 1},}})")


def _word_by_word(prose: str) -> Iterator[str]:
    """What the pattern finds, with nothing to compile."""
    for word in set(prose.split(" ")[1:]):
        if "A" <= word < "[":
            at = len(word) if word.isalpha() and word.isascii() and word[1:].islower() else 1
            while "a" <= word[at : at + 1] <= "z":
                at += 1
            if at >= SHORTEST:
                yield word[:at]


def _pieces(prose: str) -> Iterable[str]:
    if len(prose) < _LARGE:
        return (prose,)
    from textmend.evidence.tokens import pieces

    return pieces(prose)


@lru_cache(_MOST_REMEMBERED)
def _is_known(name: str) -> bool:
    """Whether the model has `name`, or a word that is written like it.

    The training text has misspelt names, too: what it has a few times is none if it is long.
    """
    small = name.lower()
    model = english()
    number = model.lexicon.find(small)
    if number >= 0 and (len(name) < _LONG or model.total(number) > _SELDOM):
        return True
    return is_listed(small, model)


def _is_derived(name: str, other: str) -> bool:
    """Whether `name` is a rare word, as those are for people of a place: `Arkansans`.

    What is short, has a letter less, and is a rare word, is hardly meant for that.
    """
    if len(name) < min(len(other), _LONG):
        return False
    return further().find(name.lower()) is not None


def _is_a_slip(name: str, other: str) -> bool:
    """Whether one letter behind the first is left out, put in, mistaken, or changed places.

    Not at the end, where names have endings, unless a letter stands there twice.
    """
    at, most = 1, min(len(name), len(other))
    while at < most and name[at] == other[at]:
        at += 1
    if at == most:  # one is the start of the other
        longer = max(name, other, key=len)
        return len(name) != len(other) and longer[-1] == longer[-2]
    rest, others = name[at:], other[at:]
    if len(name) != len(other):
        shorter, longer = sorted((rest, others), key=len)
        return longer[1:] == shorter
    if rest[2:] == others[2:] and rest[:2] == others[1::-1]:
        return True
    return len(rest) > 1 and rest[1:] == others[1:]


def _place(document: Wording, name: str, other: str) -> int:
    """Where `name` stands for `other`; -1 if it does not."""
    context = document.context
    if name.lower() in context.known_words or (context.vocabulary or {}).get(name, 0) > 1:
        return -1
    prose = document.prose
    places, others = _places(prose, name), _places(prose, other)
    frequency = document.evidence.frequency
    if frequency(name.lower()) > 0 and frequency(other.lower()) < _COMMON:
        return -1
    from textmend.spelling.edits import USUAL, cost

    is_usual = cost(name.lower(), other.lower()) <= USUAL
    well_known = is_usual and frequency(other.lower()) >= _WELL_KNOWN
    enough = others if well_known else others[_TIMES - 1 :]
    if len(places) == 1 and enough and _is_same(document, places[0], others):
        return places[0]
    return -1


def _places(prose: str, name: str) -> list[int]:
    """Where `name` begins, as a word of its own."""
    found = []
    at = prose.find(name)
    while at >= 0:
        end = at + len(name)
        before, behind = prose[at - 1 : at], prose[end : end + 1]
        is_part = before.isalnum() or before in _BEFORE or behind.isalnum() or behind in _BEHIND
        if not (is_part or (behind == "." and _is_letter(prose[end + 1 : end + 2]))):
            found.append(at)
        at = prose.find(name, end)
    return found


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_same(document: Wording, place: int, others: Iterable[int]) -> bool:
    """Whether nothing says that the name at `place` is not the one at `others`."""
    import re

    prose = document.prose
    before = prose[max(0, place - _FAR) : place]
    if not re.search(_WITHIN_SENTENCE, before) or _ADMITTED in prose[place : place + _FAR]:
        return False
    given = _given(document, place)
    theirs = {_given(document, at) for at in others} - {""}
    return not given or not theirs or given in theirs


def _given(document: Wording, place: int) -> str:
    """The given name before the one at `place`; "" where there is none, but a title, a word."""
    import re

    match = re.search(_GIVEN, document.prose[max(0, place - _FAR) : place])
    if match is None or match[1] in _TITLES or document.evidence.is_common(match[1]):
        return ""
    return match[1]
