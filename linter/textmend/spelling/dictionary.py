"""What the lists know of a language's words: which there are, and how often each is written."""

from __future__ import annotations

from math import log

from textmend.evidence import wordlist
from textmend.evidence.lists import MISSPELT
from textmend.evidence.model import DICTIONARY
from textmend.evidence.model import english as model_of_english
from textmend.evidence.tables import COUNTS
from textmend.spelling.edits import cost, near
from textmend.spelling.index import PATH, SHORTEST_RARE, Index
from textmend.values import NamedTuple, cache, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Protocol

    from textmend._kernel import Frequencies

    class Dictionary(Protocol):
        """Of one language."""

        def near(self, word: str) -> dict[str, float]:
            """What is one slip away from `word`, not `word` itself, and what each slip costs."""
            ...

        def far(self, word: str) -> dict[str, float]:
            """What is two likely slips away, not `word` itself, and what they cost at least."""
            ...

        def weigh(self, costs: dict[str, float]) -> list[Suggestion]:
            """Those words that are written at all, by what their slips cost; the best first."""
            ...

        def fitting(self, previous: str, following: str) -> Callable[[str], float]:
            """What these neighbours say for a word: the logarithm of a likelihood ratio."""
            ...


LISTED = 0.03
"""Occurrences in a million that are granted to a word that a list has without a count."""

_FLOOR = 50
"""The count that pyspellchecker gives to words that its source does not have."""
_MILLIONS = 1646.6
"""Words of pyspellchecker's source."""

_FARTHEST = 3.0
"""The most that neighbours say for a word, or against it."""

_REMEMBERED = 1 << 11
"""Words whose frequency is kept where Python finds it: of halves of words it is asked again."""


class Suggestion(NamedTuple):
    """A word that may have been meant."""

    word: str
    score: float
    """Natural logarithm; of occurrences in a million words, less the cost of the slip."""
    cost: float
    """Of the slip: see `edits`."""


def weighed(costs: dict[str, float], frequency: Callable[[str], float]) -> list[Suggestion]:
    """The words that have a frequency, by what their slips cost.

    The best stand first, and of two that are as good the first of the alphabet.
    """
    found = []
    for word, price in costs.items():
        times = frequency(word)
        if times > 0:
            found.append(Suggestion(word, log(times) - price, price))
    found.sort(key=lambda suggestion: (-suggestion.score, suggestion.word))
    return found


class English:
    """The words of the model of English, and rare ones that only the lists have."""

    kernel: Frequencies | None = None
    """What tells all this, where it is there."""
    frequency: Callable[[str], float]
    """The mean of what news and what films have of a word, in a million words; 0 for none."""
    weigh: Callable[[dict[str, float]], list[Suggestion]]
    """What was meant, of words and what their slips cost: see `weighed`."""
    fit: Callable[[int, str, int, str, int], float]
    """What neighbours say for a word in lower case, from the number and the word before it ("" for
    none), its own number, the word itself and the key of what stands behind it (-1 for nothing)."""

    def __init__(self) -> None:
        self._model = model = model_of_english()
        index = Index(PATH)
        self.near = index.near
        self.far = index.far
        try:
            from textmend._kernel import Frequencies
        except ImportError:
            self.frequency = lru_cache(_REMEMBERED)(self.plainly_frequency)
            self.weigh = self.plainly_weigh
        else:
            lexica = model.lexicon.parts, model.dictionary.parts
            further = wordlist.english().data
            self.kernel = known = Frequencies(
                *lexica, *model.counted, COUNTS, model.words, MISSPELT, further, Suggestion
            )
            self.frequency, self.weigh = known.of, known.weigh
        self.fit = model.followers.fit if model.followers else self.plainly_fit

    def plainly_frequency(self, word: str) -> float:
        """What `frequency` is where no kernel is."""
        if word in MISSPELT:
            return 0.0
        model = self._model
        number = model.lexicon.find(word)
        if number >= 0:
            listed = model.count(number, DICTIONARY)
            paragraphs, sentences, capitalised, lower = model.places(number)
            if not listed and not lower:
                return 0.0  # a name: in lower case it would be as unknown as what it is to replace
            spoken = max(0.0, listed - _FLOOR) / _MILLIONS
            seen = paragraphs + sentences + capitalised + lower
            return 0.5e6 * seen / model.words + 0.5 * spoken
        number = model.dictionary.find(word)
        if number >= 0:
            spoken = max(0.0, model.dictionary_count(number) - _FLOOR) / _MILLIONS
            return 0.5 * spoken + LISTED
        is_rare = len(word) >= SHORTEST_RARE and wordlist.english().find(word) is not None
        return LISTED if is_rare else 0.0

    def plainly_weigh(self, costs: dict[str, float]) -> list[Suggestion]:
        """What `weigh` is where no kernel is."""
        return weighed(costs, self.frequency)

    def fitting(self, previous: str, following: str) -> Callable[[str], float]:
        """What the words before and behind, "" where there is none, say for a word."""
        find, fit, model = self._model.lexicon.find, self.fit, self._model
        previous = previous.lower()
        before = find(previous) if previous else -1
        key = model.key(following) if following else -1
        return lambda word: fit(before, previous, find(word), word, key)

    def plainly_fit(self, before: int, previous: str, number: int, word: str, key: int) -> float:
        """What `fit` is where no kernel is."""
        if number < 0:
            return 0.0
        model = self._model
        said = 0.0
        if previous:
            its_key = 2 * number
            said += log(model.after_any(before, previous, its_key) / model.single(its_key))
        if key >= 0:
            said += log(model.after_any(number, word, key) / model.single(key))
        return max(-_FARTHEST, min(_FARTHEST, said))


class Other:
    """One of pyspellchecker's other languages, read into memory at once."""

    def __init__(self, language: str) -> None:
        from spellchecker import SpellChecker

        self._counts = SpellChecker(language=language).word_frequency.dictionary
        self.words: Collection[str] = self._counts.keys()
        self._millions = sum(self._counts.values()) / 1e6
        letters: dict[str, int] = {}
        for word in self._counts:
            for letter in set(word):
                letters[letter] = letters.get(letter, 0) + 1
        least = len(self._counts) / _RARE_LETTER
        self._alphabet = "".join(sorted(x for x, n in letters.items() if n > least and x.isalpha()))

    def near(self, word: str) -> dict[str, float]:
        """What is one slip away from `word`, not `word` itself, and what each slip costs."""
        found = {*filter(self.words.__contains__, near(word, self._alphabet))} - {word}
        return {each: cost(word, each) for each in found}

    def far(self, word: str) -> dict[str, float]:
        """Nothing: which slips are likely is known for English alone."""
        return {}

    def frequency(self, word: str) -> float:
        """Occurrences in a million words of the list's source; 0 for none."""
        return self._counts.get(word, 0) / self._millions

    def weigh(self, costs: dict[str, float]) -> list[Suggestion]:
        """What was meant, of words and what their slips cost: see `weighed`."""
        return weighed(costs, self.frequency)

    def fitting(self, previous: str, following: str) -> Callable[[str], float]:
        """Nothing is known of neighbours."""
        return lambda word: 0.0


_RARE_LETTER = 2000
"""A letter that fewer than one word in so many has is not the language's own."""

OTHERS = frozenset("es fr pt de it ru lv eu ar nl fa".split())
"""Languages of `Other`, by their tags."""


@cache
def english() -> English:
    """Made once, in well under a millisecond."""
    return English()


@lru_cache(2)
def other(language: str) -> Other:
    """Read once; each takes some tens of MB, so no more than two are kept."""
    return Other(language)


def of(language: str) -> Dictionary:
    """The dictionary of a language: `en`, or one of `OTHERS`."""
    return english() if language == "en" else other(language)
