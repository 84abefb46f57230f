"""Writes `linter/textmend/spelling/en.letters`: which letters follow which in English words.

    python bench/evidence/letters.py

Each word of the lists that ship counts once. It has to be made anew when one of these changes;
`tests/test_spelling.py` holds it to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log
from pathlib import Path

from textmend.evidence import wordlist
from textmend.evidence.model import english
from textmend.spelling.letters import PATH, SIZE, STEP, places

_SMOOTHING = 0.3
"""Added to each count: what was never seen may be."""
_MOST = 255


def words() -> Iterator[str]:
    """The words of the letters a to z."""
    model = english()
    found = set(Path(wordlist.PATH).read_text(encoding="ascii").split("\n"))
    found = {line.partition(" ")[0] for line in found}
    for lexicon in (model.lexicon, model.dictionary):
        found.update(map(lexicon.word, range(lexicon.size)))
    return (word for word in found if word.isascii() and word.isalpha() and word.islower())


def table() -> bytes:
    """The bytes of the file."""
    counts: Counter[int] = Counter()
    for word in words():
        counts.update(places(word))
    found = bytearray()
    for start in range(0, SIZE**3, SIZE):
        row = [counts[at] + _SMOOTHING for at in range(start, start + SIZE)]
        found += bytes(min(_MOST, round(log(sum(row) / each) / STEP)) for each in row)
    return bytes(found)


def main() -> None:
    """Write the file."""
    Path(PATH).write_bytes(table())


if __name__ == "__main__":
    main()
