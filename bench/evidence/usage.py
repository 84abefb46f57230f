"""Writes `linter/textmend/spelling/en.usage`: words that people write and no list has.

    python bench/evidence/usage.py FILE

FILE is `en_lexeme_prob.json.gz` of the package spacy-lookups-data, 1.0.5: the logarithm of the
probability of each of a million tokens in English comments on the web. Taken are words that are
written more often than whatever they might be misspelt for, or not much more seldom where the slip
would be an odd one: nobody who writes them means that. What is commoner only by chance, what is two
common words without a space, and what codespell corrects is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from importlib.resources import files
from pathlib import Path

from textmend.evidence.view import is_familiar
from textmend.spelling.edits import USUAL
from textmend.spelling.forms import USAGE, is_run_together
from textmend.spelling.misspellings import SHORTEST
from textmend.spelling.ranking import suggest

LEAST, MARGIN, ODD_MARGIN = -18.2, 0.5, -2.0
"""Natural logarithms: of the probability of a word, and of how much more often it is written than
what a slip of the commonest kinds would make it of, or an odder one."""
_NEVER = -21.0
"""Of what is not among the million."""


def is_in_use(word: str, known: dict[str, float]) -> bool:
    """Whether no list has `word`, but people write it more often than what it may be meant for."""
    is_plain = word.isascii() and word.isalpha() and word.islower() and len(word) >= SHORTEST
    if not is_plain or is_familiar(word) or is_run_together(word):
        return False
    meant = suggest(word, "en", "", "")
    if not meant:
        return False
    is_odd = min(each.cost for each in meant) >= USUAL
    most = max(known.get(each.word, _NEVER) for each in meant)
    return known[word] >= most + (ODD_MARGIN if is_odd else MARGIN)


def corrected() -> set[str]:
    """What codespell holds to be misspelt."""
    lists = [each for each in files("codespell_lib.data").iterdir() if "dictionary" in each.name]
    lines = [line for each in lists for line in each.read_text(encoding="utf-8").splitlines()]
    return {line.partition("->")[0] for line in lines}


def main() -> None:
    """Write the file, and say how many words it has."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    with gzip.open(arguments.parse_args().file) as file:
        known = json.load(file)
    wrong = corrected()
    words = sorted(
        word
        for word, logarithm in known.items()
        if logarithm >= LEAST and word not in wrong and is_in_use(word, known)
    )
    Path(USAGE).write_text("\n" + "".join(f"{word}\n" for word in words), encoding="ascii")
    print(f"{len(words):,} words")


if __name__ == "__main__":
    main()
