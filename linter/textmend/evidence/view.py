"""All that is known about the words of one document: what the rules about words ask.

Most texts are asked for their strangers and for nothing else, so the rest is imported where it is
first needed.
"""

from __future__ import annotations

from textmend.evidence.lists import is_common, is_listed, opens_sentences
from textmend.evidence.model import LOWER, english
from textmend.evidence.strangers import Inventory, strangers, whole
from textmend.values import cached_property, later, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, TypeVar

    from textmend.evidence.compounds import Compounds
    from textmend.evidence.document import DocumentCounts
    from textmend.evidence.endings import Endings
    from textmend.evidence.glue import cuts
    from textmend.evidence.joins import log_odds, most_from_counts
    from textmend.evidence.judge import Judgement, Paragraph, judge
    from textmend.evidence.wordlist import english as further

    T = TypeVar("T")
else:
    DocumentCounts = later(globals(), "DocumentCounts", "textmend.evidence.document:DocumentCounts")
    Endings = later(globals(), "Endings", "textmend.evidence.endings:Endings")
    cuts = later(globals(), "cuts", "textmend.evidence.glue:cuts")
    log_odds = later(globals(), "log_odds", "textmend.evidence.joins:log_odds")
    most_from_counts = later(
        globals(), "most_from_counts", "textmend.evidence.joins:most_from_counts"
    )
    Paragraph = later(globals(), "Paragraph", "textmend.evidence.judge:Paragraph")
    judge = later(globals(), "judge", "textmend.evidence.judge:judge")
    further = later(globals(), "further", "textmend.evidence.wordlist:english")

_SHORT = 3
_LEAST_FREQUENT = 2.0
"""Letters, and occurrences in lower case in a million words."""

_NO_PIECE = 7
"""Letters from which a rare word is not taken for a piece of another."""

_PIECES = frozenset("co com de ed en er ers est et ex ing ly pre pro re st th un".split())
"""Listed, and often beside a hyphen; alone they are more often a piece of a word than one."""

_SMALL = 1 << 16
"""Code points up to which looking through the text once for each stranger is cheap."""

_MEDIUM = 1 << 18
"""The same for looking through it up to the first word that a stranger may be the start of."""

_REMEMBERED = 1 << 11
"""Words whose look-ups are kept: four times as many take a megabyte or two, and no less time."""

_MOST_ANSWERS = 1 << 8
"""Answers about a text that are kept for when it repeats itself; then the memory starts anew."""

_BEHIND_Z = "{"


@lru_cache(_REMEMBERED)
def _is_listed(word: str) -> bool:
    return is_listed(word, english())


@lru_cache(_REMEMBERED)
def frequency(word: str) -> float:
    """Occurrences of `word`, which is in lower case, in a million words of training text."""
    model = english()
    number = model.lexicon.find(word)
    return 1e6 * model.total(number) / model.words if number >= 0 else 0.0


@lru_cache(_REMEMBERED)
def _cuts(word: str) -> tuple[int, ...]:
    return cuts(word, frequency, _is_listed)


def is_familiar(word: str) -> bool:
    """Whether `word`, in lower case, is listed; what is short must be used so: “ted” is a name."""
    if len(word) <= _SHORT:
        model = english()
        number = model.lexicon.find(word)
        if word in _PIECES or number < 0:
            return False
        if 1e6 * model.count(number, LOWER) < _LEAST_FREQUENT * model.words:
            return False
    if _is_listed(word):
        return True
    if len(word) < _NO_PIECE:
        return False
    return further().find(word) is not None


COMMONEST = frozenset(
    b"a about added administration after against all already also an and any are around as at back "
    b"be because been before being bill both business but by called can could country day deal "
    b"debt did do down during economic election end even expected federal first five for foreign "
    b"former four from get go going good group had has have he health help her here high him his "
    b"how if in including interest into is issue it its just know last law like likely long loss "
    b"made major make many may me media meeting might money month months more most much must my "
    b"national need new news next no not now of off official officials oil on one only or other "
    b"our out over own part party people plan policy political public rate report right same say "
    b"see set she should since so some state states still such support system take than that the "
    b"their them then there these they think this those three through time to today told too trade "
    b"two under up us use very vote voters want was way we week well were what when where whether "
    b"which while who will with work world would year years you".split()
)
"""A third of the words of a text, which need not be looked up."""

_inventory = Inventory(is_familiar, COMMONEST)


class Evidence:
    """The document's own words, the corpus's, the dictionary's and the language model's.

    Made of prose. Nothing is counted or opened before the first question.
    """

    def __init__(
        self,
        prose: str,
        vocabulary: Mapping[str, int] | None = None,
        strange: Sequence[int] | None = None,
        as_read: str | bytes | None = None,
    ) -> None:
        self._prose = prose
        self._vocabulary = vocabulary
        """How often the corpus has each word, as it is written there."""
        self._strange = strange
        """Start and end of letters that no list has, and so on; None where nobody looked."""
        self._as_read = as_read
        """The prose as the kernel reads it, where that is another value."""
        self._answers: dict[tuple[object, ...], Any] = {}

    @cached_property
    def counts(self) -> DocumentCounts:
        """How often the document has each word, and where."""
        return DocumentCounts(self._prose, self._as_read)

    @cached_property
    def strangers(self) -> Sequence[tuple[int, int]]:
        """Start and end of each word in lower case that no list has: see `strangers`."""
        if self._strange is not None:
            return self.strangers_at(self._strange)
        return self._unknown(strangers(self._prose, _inventory.words(self._prose)))

    def strangers_at(self, places: Sequence[int] | None) -> Sequence[tuple[int, int]]:
        """Those of the strangers that start and end at `places`; all, where these are not known."""
        return self.strangers if places is None else self._unknown(whole(self._prose, places))

    def _unknown(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Those of which the corpus knows nothing, either."""
        if self._vocabulary is None:
            return spans
        return [span for span in spans if not self.is_listed(self._prose[slice(*span)])]

    def longer(self, word: str) -> list[str]:
        """The listed words of the document that are `word` and one to three letters more.

        None where `word` is one that a larger list has.
        """
        return self._answer(Evidence._longer, word)

    def _longer(self, word: str) -> list[str]:
        from textmend.evidence.longer import LOST, may_go_on

        if len(self._prose) < _MEDIUM and not may_go_on(self._prose, word, self.is_listed):
            return []  # which is so nearly always, and costs a thousandth of the list
        if further().find(word) is not None:
            return []
        from bisect import bisect_left, bisect_right

        words = self._lower_case
        first, last = bisect_right(words, word), bisect_left(words, word + _BEHIND_Z)
        longer = [whole for whole in words[first:last] if len(whole) <= len(word) + LOST]
        return [whole for whole in longer if self.is_listed(whole)]

    @cached_property
    def _lower_case(self) -> Sequence[str]:
        """The words in lower case, in alphabetical order."""
        return sorted(word for word in self.counts.in_lower_case() if word.islower())

    def _occurrences(self, word: str) -> int:
        """The most that the prose can have of `word`, in lower case or with a capital."""
        lower = word.lower()
        return self._prose.count(lower) + self._prose.count(lower.capitalize())

    def is_listed(self, word: str) -> bool:
        """Whether `word` is in the dictionary or in the corpus's vocabulary."""
        if self._vocabulary is not None and self._vocabulary.get(word, 0) > 1:
            return True
        return _is_listed(word)

    def has(self, word: str) -> bool:
        """Whether the document has `word`, as a word of its own or, in a short text, within one."""
        return self._answer(Evidence._has, word)

    def _has(self, word: str) -> bool:
        return self.counts.has(word) if len(self._prose) > _SMALL else word in self._prose

    def may_have(self, word: str) -> bool:
        """Whether it pays to look for `word`, which is in lower case, in whatever case."""
        return len(self._prose) <= _SMALL or self.counts.has(word)

    def times(self, word: str) -> int:
        """How often the document has `word`, which is in lower case, in whatever case."""
        counts = self.counts
        return counts.lower(word) + counts.capitalised(word) + counts.starts(word)

    def log_odds(self, meant: Sequence[str], standing: Sequence[str], *, least: float) -> float:
        """The logarithm of P(the words `meant`) / P(the words `standing` in their place).

        Where the lists alone put it below `least`, and the document cannot have enough of the words
        meant to bring it there, it is not counted for this.
        """
        return self._answer(Evidence._log_odds, meant, standing, least)

    def _log_odds(self, meant: Sequence[str], standing: Sequence[str], least: float) -> float:
        at_first = log_odds(meant, standing, None, english())
        if at_first < least and len(self._prose) < _SMALL:
            most = at_first + sum(
                most_from_counts(word, self._occurrences(word), english()) for word in meant
            )
            if most < least:
                return at_first
        return log_odds(meant, standing, self.counts, english())

    def has_compound(self, left: str, right: str) -> bool:
        """Whether the document writes the two with a hyphen elsewhere."""
        return self._compounds.has(left, right)

    @cached_property
    def _compounds(self) -> Compounds:
        from textmend.evidence.compounds import Compounds

        return Compounds(self._prose)

    def frequency(self, word: str) -> float:
        """Occurrences of `word`, which is in lower case, in a million words of training text."""
        return frequency(word)

    def opens_sentences(self, word: str) -> bool:
        """Whether a tenth of what the training text has of `word` stands at the start of one."""
        return opens_sentences(word, english())

    def cuts(self, word: str) -> tuple[int, ...]:
        """Where `word`, which no list has, falls into two common words: see `glue.cuts`."""
        return _cuts(word)

    def is_slip(self, word: str) -> bool:
        """Whether `word`, which no list has, lacks one letter of a word in use: see `glue`."""
        from textmend.evidence.glue import is_slip

        return is_slip(word, frequency)

    def is_common(self, word: str) -> bool:
        """Whether the training text has `word` more often in lower case than as a name."""
        return is_common(word, english())

    def lost_letters(self, paragraph: str, *, previous: str, is_first: bool) -> Judgement | None:
        """What a paragraph that starts in lower case may have lost there: see `judge`."""
        is_counted = "counts" in self.__dict__
        return self._answer(Evidence._lost_letters, paragraph, previous, is_first, is_counted)

    def _lost_letters(
        self, paragraph: str, previous: str, is_first: bool, is_counted: bool
    ) -> Judgement | None:
        start = Paragraph(paragraph, previous, is_first, self._endings, self._vocabulary)
        return judge(start, lambda: self.counts, is_counted=is_counted)

    @cached_property
    def _endings(self) -> Endings:
        return Endings(self._prose)

    def _answer(self, question: Callable[..., T], *asked: object) -> T:
        """The answer to `question`, which is put once where a text repeats itself."""
        key = question, *asked
        if key not in self._answers:
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            self._answers[key] = question(self, *asked)
        answer: T = self._answers[key]
        return answer
