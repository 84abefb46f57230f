"""How sure it is that a suspect is misspelt, and what was meant."""

from __future__ import annotations

from textmend.evidence import wordlist
from textmend.spelling.dictionary import english
from textmend.spelling.edits import LIKELY, SURE, USUAL
from textmend.spelling.forms import is_at_home, is_formed
from textmend.spelling.ranking import Suggestion, suggest
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_BY_COST = ((2.6, -4.6), (3.4, -4.2), (4.8, -2.8), (99.0, -1.5))
"""The score of the best suggestion from which a word is misspelt, for slips up to a cost: the rarer
the slip, the likelier a word that the lists lack."""

_SHORT = {4: (0.5, 1.9, 9.0), 5: (-1.5, 0.4, 3.4), 6: (-2.95, -2.95, 1.0)}
_LONG = (-9.0, -9.0, -0.5)
"""For words of so many letters: the least score for slips up to `LIKELY` and for others; and the
logarithm of occurrences in a million words from which what was meant is so common that any one slip
will do."""

_LEAST_IF_FORMED = ((SURE, -1.5), (LIKELY, 0.0), (99.0, 1.5))
"""The score for slips up to a cost if the word could be formed of known ones: see `forms`."""

_PLAIN = -1.0
_PLAIN_LENGTH = 7
"""Score and letters from which a common slip shows even among words that are spelled by ear."""

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
    is_plain: bool
    """Whether it is a slip even where other words are spelled as nobody else does."""
    suggestions: Sequence[Suggestion]
    """The best first; there is one at least."""

    def in_doubt(self) -> Judgement:
        """The same, but for the certainty."""
        return self._replace(is_safe=False)


def judge(word: str, tag: str, previous: str, following: str) -> Judgement | None:
    """What a suspect was meant for; None where it may well be a word that the lists lack.

    `tag` is the language's. The thresholds were set on web news, news and speeches of the training
    and tuning parts.
    """
    language = tag.partition("-")[0].lower()
    if language == "en" and is_at_home(word):
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
        return Judgement(False, False, suggestions) if likely and same else None
    if not (_is_likely(word, False, best) or _is_likely(word, True, best)):
        return None
    formed = is_formed(word, english().frequency)
    if formed and word.startswith(best.word):
        return None  # “launchings” is no slip for “launching”
    if not _is_likely(word, formed, best):
        return None
    others = [each.score for each in suggestions[1:]] or [best.score - _SAFE_MARGIN]
    is_safe = (
        not formed
        and len(word) >= _SAFE_LENGTH
        and best.score >= _SAFE
        and best.cost <= USUAL
        and best.score - others[0] >= _SAFE_MARGIN
    )
    is_plain = (
        not formed
        and len(word) >= _PLAIN_LENGTH
        and best.score >= _PLAIN
        and best.cost <= LIKELY
        and not best.word.startswith(word)
    )
    return Judgement(is_safe, is_plain, suggestions)


def _is_likely(word: str, formed: bool, best: Suggestion) -> bool:
    """Whether `word` is rather a slip for the `best` suggestion than a word of its own."""
    least_by_cost = _LEAST_IF_FORMED if formed else _LEAST_BY_COST
    least = next(least for most, least in least_by_cost if best.cost <= most)
    if formed:
        return best.score >= least
    if_cheap, if_not, common = _SHORT.get(len(word), _LONG)
    if best.score + best.cost >= common:
        return True
    return best.score >= max(least, if_cheap if best.cost <= LIKELY else if_not)


def _on_this_side(suggestions: Sequence[Suggestion], other_side: str) -> Judgement | None:
    """The spellings of the side that was asked for, of a word that is right on the other.

    Those that this side alone has come first; without one it is what both have, a double letter
    apart.
    """
    sides = {each.word: wordlist.english().find(each.word) for each in suggestions}
    here = [each for each in suggestions if sides[each.word] not in (other_side, "", None)]
    both = [each for each in suggestions if sides[each.word] != other_side and each.cost <= SURE]
    return Judgement(False, True, here or both) if here or both else None
