"""All that is known about the words of one document: what the rules about words ask."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from textmend.evidence import joins
from textmend.evidence.detect import looks_lost
from textmend.evidence.document import DocumentCounts
from textmend.evidence.ranking import Candidate, restore
from textmend.evidence.resource import english
from textmend.evidence.strangers import strangers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.evidence.model import Model

_SHORT = 3
_LEAST_FREQUENT = 1.0
"""Letters, and occurrences in a million words."""

_SMALL = 1 << 16
"""Code points up to which looking through the text once for each stranger is cheap."""

_LOWER = re.compile(r"(?<![^\W_])[a-z]{5,}(?![^\W_])")

_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"


@lru_cache(1 << 16)
def _frequency(word: str) -> float:
    model = english()
    number = model.lexicon.find(word)
    return 1e6 * model.total(number) / model.words if number >= 0 else 0.0


class Evidence:
    """The document's own words, the corpus's, the dictionary's and the language model's.

    Made of prose, with the characters that do not show taken out: rules about words see through
    them. Nothing is counted or opened before the first question.
    """

    def __init__(self, prose: str, vocabulary: Mapping[str, int] | None = None) -> None:
        self._prose = prose
        self._vocabulary = vocabulary
        """How often the corpus has each word, as it is written there."""

    @cached_property
    def counts(self) -> DocumentCounts:
        """How often the document has each word, and where."""
        prose = self._prose
        for character in _INVISIBLE:
            if character in prose:
                prose = prose.replace(character, "")
        return DocumentCounts(prose)

    @cached_property
    def strangers(self) -> Sequence[tuple[int, int]]:
        """Start and end of each word in lower case that no list has: see `strangers`."""
        return strangers(self._prose, self._is_familiar)

    def _is_familiar(self, word: str) -> bool:
        """Whether `word` is listed; what is short also has to be used: the lists have “ent”."""
        if len(word) <= _SHORT and self.frequency(word) < _LEAST_FREQUENT:
            return False
        return self.is_listed(word)

    def longer(self, word: str) -> list[str]:
        """The listed words of the document that are `word` and one to three letters more."""
        if len(self._prose) < _SMALL and not self._goes_on(word):
            return []  # which is so nearly always, and costs a thousandth of the map
        return [whole for whole in self._longer.get(word, ()) if self.is_listed(whole)]

    def _goes_on(self, word: str) -> bool:
        """Whether more letters follow on `word` anywhere in the prose."""
        prose, length = self._prose, len(word)
        at = prose.find(word)
        while at >= 0:
            if prose[at + length : at + length + 1].isalpha():
                return True
            at = prose.find(word, at + length)
        return False

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        """For each word without its last one to three letters, the words in lower case."""
        shortened: dict[str, list[str]] = {}
        for word in sorted(set(_LOWER.findall(self._prose))):
            for lost in (1, 2, 3):
                shortened.setdefault(word[:-lost], []).append(word)
        return shortened

    def _occurs(self, word: str) -> bool:
        """Whether the prose may have `word`, in lower case or with a capital."""
        return word.lower() in self._prose or word.capitalize() in self._prose

    @property
    def _model(self) -> Model:
        return english()

    def is_listed(self, word: str) -> bool:
        """Whether `word` is in the dictionary or in the corpus's vocabulary."""
        if self._vocabulary is not None and self._vocabulary.get(word, 0) > 1:
            return True
        return joins.is_listed(word, self._model)

    def log_odds(self, meant: Sequence[str], standing: Sequence[str], *, least: float) -> float:
        """The logarithm of P(the words `meant`) / P(the words `standing` in their place).

        Where the lists alone put it below `least`, and the document has none of the words meant
        to bring it there, it is not counted for this.
        """
        at_first = joins.log_odds(meant, standing, None, self._model)
        if at_first < least and not any(self._occurs(word) for word in meant):
            return at_first
        return joins.log_odds(meant, standing, self.counts, self._model)

    def has_compound(self, left: str, right: str) -> bool:
        """Whether the document writes the two with a hyphen elsewhere."""
        return f"{left}-{right}" in self._prose

    def frequency(self, word: str) -> float:
        """Occurrences of `word`, which is in lower case, in a million words of training text."""
        return _frequency(word)

    def is_common(self, word: str) -> bool:
        """Whether the training text has `word` more often in lower case than as a name."""
        return joins.is_common(word, self._model)

    def loss(self, paragraph: str, *, previous: str, is_first: bool) -> float:
        """How much speaks for letters lost at the start of `paragraph`, as log odds.

        See `looks_lost`: a score to hold against the thresholds of `textmend.evidence.tiers`.
        """
        return looks_lost(
            paragraph,
            self.counts,
            lost=None,
            vocabulary=self._vocabulary,
            at_document_start=is_first,
            previous=previous,
        )

    def restored(
        self, remainder: str, following: Sequence[str], *, previous: str, is_first: bool
    ) -> list[Candidate]:
        """The words that `remainder` may have been, best first: see `restore`."""
        return restore(
            remainder,
            following,
            self.counts,
            lost=None,
            vocabulary=self._vocabulary,
            at_document_start=is_first,
            previous=previous,
        )
