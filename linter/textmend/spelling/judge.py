"""How sure it is that a suspect is misspelt, and what was meant."""

from __future__ import annotations

from math import log1p

from textmend.evidence import wordlist
from textmend.spelling.dictionary import english
from textmend.spelling.edits import LIKELY, SURE, TWIN, USUAL
from textmend.spelling.forms import is_at_home, is_formed, is_run_together
from textmend.spelling.ranking import Suggestion, suggest
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_BASE = 1.5
_COMMON = 1.02
"""For each unit of the logarithm of occurrences in a million words of what was meant."""
_RARE_SLIP = -2.9
"""For slips beyond `LIKELY`: the rarer the slip, the likelier a word that the lists lack."""
_LETTER, _LONGEST = 0.76, 8
_SHORT, _SHORTEST = -1.4, 4
"""For each letter up to the longest, and for the shortest words, which may be anything."""
_FORMED = -5.1
"""For what could be formed of known words: see `forms`."""
_LENGTHENED = -1.4
"""For what is the word that was meant with letters behind it."""
_NOTHING_BEFORE, _NOTHING_BEHIND = -1.5, -0.95
"""For a mark where a neighbour could be: words of one's own are set off and named."""
_NEAR, _DENSE, _DIALECT = -1.4, -1.85, -1.85
"""For each unit of log(1 + n) of unknown words near, and of those in a thousand words; and for
dialect: see `Company`."""
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

    `tag` is the language's. A logistic regression weighs slips that were made in edited prose
    against unknown words of web news, news, speeches and old books, of the training and tuning
    parts; as many of those are taken for slips as will do no harm among the true ones.
    """
    language = tag.partition("-")[0].lower()
    if language == "en" and (is_at_home(word) or is_run_together(word, english().frequency)):
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
    weight = _weight(word, best, company)
    weight += 0.0 if previous else _NOTHING_BEFORE
    weight += 0.0 if following else _NOTHING_BEHIND
    if weight < 0:
        return None
    formed = best.cost > TWIN and is_formed(word, english().frequency)
    if formed and (weight + _FORMED < 0 or word.startswith(best.word)):
        return None  # “launchings” is no slip for “launching”
    others = [each.score for each in suggestions[1:]] or [best.score - _SAFE_MARGIN]
    is_safe = (
        not formed
        and not company.is_odd
        and len(word) >= _SAFE_LENGTH
        and best.score >= _SAFE
        and best.cost <= USUAL
        and best.score - others[0] >= _SAFE_MARGIN
    )
    return Judgement(is_safe, suggestions)


def _weight(word: str, best: Suggestion, company: Company) -> float:
    """How much more likely `word` is a slip for the `best` suggestion than a word of its own.

    A natural logarithm.
    """
    weight = _BASE + _COMMON * (best.score + best.cost) + _LETTER * min(len(word), _LONGEST)
    if best.cost > LIKELY:
        weight += _RARE_SLIP
    if len(word) == _SHORTEST:
        weight += _SHORT
    if word.startswith(best.word):
        weight += _LENGTHENED
    if company.is_dialect:
        weight += _DIALECT
    return weight + _NEAR * log1p(company.near) + _DENSE * log1p(company.dense)


def _on_this_side(suggestions: Sequence[Suggestion], other_side: str) -> Judgement | None:
    """The spellings of the side that was asked for, of a word that is right on the other.

    Those that this side alone has come first; without one it is what both have, a double letter
    apart.
    """
    sides = {each.word: wordlist.english().find(each.word) for each in suggestions}
    here = [each for each in suggestions if sides[each.word] not in (other_side, "", None)]
    both = [each for each in suggestions if sides[each.word] != other_side and each.cost <= SURE]
    return Judgement(False, here or both) if here or both else None
