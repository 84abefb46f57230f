"""Writes `en.usage` and `en.foreign` in `linter/textmend/spelling`: words that no list has.

    python bench/evidence/usage.py FILE

FILE is `en_lexeme_prob.json.gz` of the package spacy-lookups-data, 1.0.5: the logarithm of the
probability of each of a million tokens in English comments on the web. Taken are words that are
written more often than whatever they might be misspelt for, or not much more seldom where the slip
would be an odd one: nobody who writes them means that. The foreign words are common in a language
that English quotes, by pyspellchecker's dictionaries, and no slip of the commonest kinds makes them
of English ones, unless they are very common. What is two common words without a space is left out,
and of the words of the web what codespell corrects.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from textmend.evidence.view import is_familiar
from textmend.spelling.edits import SURE
from textmend.spelling.forms import FOREIGN, USAGE, is_run_together
from textmend.spelling.misspellings import SHORTEST
from textmend.spelling.ranking import Suggestion, suggest

LEAST = -18.2
"""Natural logarithm of the probability of a word that is written often enough to tell."""
_MARGINS = ((SURE, 0.5), (3.0, -1.0))
_ODD_MARGIN = -3.0
"""By how much more often it is written than what it may be meant for, where the slip costs no more
than that; and where it costs more."""
_NEVER = -21.0
"""Of what is not among the million."""

ABROAD = ("de", "es", "fr", "it", "nl", "pt")
_OFTEN, _COMMON = 10.0, 25.0
"""Occurrences in a million words of another language, and of words that no slip speaks against."""


def is_in_use(word: str, known: dict[str, float]) -> bool:
    """Whether no list has `word`, but people write it more often than what it may be meant for."""
    meant = _meant(word)
    return bool(meant) and all(
        known[word] >= known.get(each.word, _NEVER) + _margin(each.cost) for each in meant
    )


def is_foreign(word: str, often: float) -> bool:
    """Whether no list has a word of another language, so frequent, and it is no likely slip."""
    meant = _meant(word)
    return bool(meant) and (often >= _COMMON or all(each.cost > SURE for each in meant))


def _meant(word: str) -> Sequence[Suggestion]:
    """What `word` may be meant for; nothing where that is never asked."""
    is_plain = word.isascii() and word.isalpha() and word.islower() and len(word) >= SHORTEST
    if not is_plain or is_familiar(word) or is_run_together(word):
        return ()
    return suggest(word, "en", "", "")


def _margin(cost: float) -> float:
    return next((margin for most, margin in _MARGINS if cost <= most), _ODD_MARGIN)


def corrected() -> set[str]:
    """What codespell holds to be misspelt."""
    lists = [each for each in files("codespell_lib.data").iterdir() if "dictionary" in each.name]
    lines = [line for each in lists for line in each.read_text(encoding="utf-8").splitlines()]
    return {line.partition("->")[0] for line in lines}


def abroad() -> dict[str, float]:
    """The common words of other languages, with their occurrences in a million."""
    found: dict[str, float] = {}
    for language in ABROAD:
        path = files("spellchecker.resources") / f"{language}.json.gz"
        times = json.loads(gzip.decompress(path.read_bytes()))
        million = sum(times.values()) / 1_000_000
        for word, count in times.items():
            found[word] = max(found.get(word, 0), count / million)
    return found


def main() -> None:
    """Write the files, and say how many words they have."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    with gzip.open(arguments.parse_args().file) as file:
        known = json.load(file)
    ours = {word for word, often in known.items() if often >= LEAST and is_in_use(word, known)}
    theirs = {
        word for word, often in abroad().items() if often >= _OFTEN and is_foreign(word, often)
    }
    wrong = corrected()
    for path, words in ((USAGE, ours - wrong), (FOREIGN, theirs - ours)):
        lines = "".join(f"{word}\n" for word in sorted(words))
        Path(path).write_text("\n" + lines, encoding="ascii")
        print(f"{len(words):,} words in {Path(path).name}")


if __name__ == "__main__":
    main()
