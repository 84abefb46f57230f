"""How sure it is that a suspect is misspelt, and what was meant."""

from __future__ import annotations

from math import log1p

from textmend.evidence import wordlist
from textmend.evidence.view import is_familiar
from textmend.spelling.dictionary import Suggestion, english
from textmend.spelling.edits import LIKELY, SURE, TWIN, USUAL
from textmend.spelling.forms import is_at_home, is_foreign, is_formed, is_run_together
from textmend.spelling.letters import surprise
from textmend.spelling.ranking import suggest
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST, _SHORTEST = 8, 4
"""Letters from which it is all one how long a word is, and of which it may be anything."""

WEIGHTS = (
    2.9, 0.84, 0.36, -3.17, -1.94, -1.88, -1.67, -0.28, -1.87, -1.68, -1.57, 0.24, -1.94
)  # fmt: skip
"""For each of `figures`: by how much it speaks for a slip; a natural logarithm."""
FORMED = -4.03
"""The same for what could be formed of known words: see `forms`."""

_MANY = 3
"""Unknown words near that are no slips of one hand."""

_SAFE = 0.0
_SAFE_LENGTH = 7
_SAFE_MARGIN = 3.0
"""Score, letters, and the distance to the second suggestion, from which there is no doubt."""

_LEAST_OF_OTHERS = 0.0
_SAME_ENDING = 2
"""Letters. Lists of other languages lack many endings, so a slip is looked for before those."""


class Judgement(NamedTuple):
    """What was probably meant."""

    is_safe: bool
    """Whether the first suggestion is right beyond doubt."""
    suggestions: Sequence[Suggestion]
    """The best first; there is one at least."""


class Company(NamedTuple):
    """What else is strange where a word stands."""

    near: int = 0
    """Other unknown words near it."""
    dense: float = 0.0
    """Other unknown words in the text, in a thousand."""
    is_dialect: bool = False
    """Whether letters are left out nearby that nobody speaks there, or nobody writes any more."""

    @property
    def is_odd(self) -> bool:
        """Whether what is unknown is more than the slips of one hand."""
        return self.is_dialect or self.near >= _MANY


def judge(word: str, tag: str, previous: str, following: str, company: Company) -> Judgement | None:
    """What a suspect was meant for; None where it may well be a word that the lists lack.

    `tag` is the language's. The weights are a logistic regression's (`bench/catalogue/fit.py`),
    which tells slips that were made in edited prose from unknown words of web news, news, speeches
    and old books, of the training and tuning parts. The first is set by hand: so that less than one
    in five of what is reported in web news is wrong.
    """
    language = tag.partition("-")[0].lower()
    if language == "en" and (is_at_home(word) or is_run_together(word)):
        return None
    suggestions = suggest(word, language, previous, following)
    if tag in wordlist.NOT_IN and wordlist.english().find(word) == wordlist.NOT_IN[tag]:
        return _on_this_side(suggestions, wordlist.NOT_IN[tag])
    if not suggestions:
        return None
    best = suggestions[0]
    if language != "en":
        likely = best.score >= _LEAST_OF_OTHERS and best.cost <= LIKELY
        same = best.word[-_SAME_ENDING:] == word[-_SAME_ENDING:]
        return Judgement(False, suggestions) if likely and same else None
    known = figures(word, best, previous, following, company)
    weight = sum([each * figure for each, figure in zip(WEIGHTS, known, strict=True)])
    if weight < 0:
        return None
    others = [each.score for each in suggestions[1:]] or [best.score - _SAFE_MARGIN]
    is_safe = (
        not company.is_odd
        and len(word) >= _SAFE_LENGTH
        and best.score >= _SAFE
        and best.cost <= USUAL
        and best.score - others[0] >= _SAFE_MARGIN
        and not is_foreign(word)
    )
    # “launchings” is no slip for “launching”.
    is_doubtful = weight + FORMED < 0 or word.startswith(best.word)
    if best.cost > TWIN and (is_safe or is_doubtful) and is_formed(word, english()):
        return None if is_doubtful else Judgement(False, suggestions)
    return Judgement(is_safe, suggestions)


def figures(
    word: str, best: Suggestion, previous: str, following: str, company: Company
) -> tuple[float, ...]:
    """What speaks for a slip for the `best` suggestion, and what for a word of its own.

    The logarithm of how common the suggestion is (in a million words, with its neighbours), and how
    long the word; then what is rare: the slip, a short word, a longer suggestion's start, a mark
    where a neighbour could be, other unknown words near and in the text, dialect; how much odder
    its letters are than the suggestion's, in nats; and an unknown name before it, whose second half
    it may be.
    """
    return (
        1.0,
        best.score + best.cost,
        min(len(word), _LONGEST),
        best.cost > LIKELY,
        len(word) == _SHORTEST,
        word.startswith(best.word),
        not previous,
        not following,
        log1p(company.near),
        log1p(company.dense),
        company.is_dialect,
        surprise(word) - surprise(best.word),
        previous[:1].isupper() and not is_familiar(previous.lower()),
    )


def _on_this_side(suggestions: Sequence[Suggestion], other_side: str) -> Judgement | None:
    """The spellings of the side that was asked for, of a word that is right on the other.

    Those that this side alone has come first; without one it is what both have, a double letter
    apart.
    """
    sides = {each.word: wordlist.english().find(each.word) for each in suggestions}
    here = [each for each in suggestions if sides[each.word] not in (other_side, "", None)]
    both = [each for each in suggestions if sides[each.word] != other_side and each.cost <= SURE]
    return Judgement(False, here or both) if here or both else None
