"""Builds `linter/textmend/evidence/en.model` from the training part of the corpora.

Needs pyspellchecker for its word list. The same input gives the same bytes. Nothing that occurs
in fewer than three documents is kept, so no sentence can be read out of the file.
"""

from __future__ import annotations

import gzip
import json
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from math import log
from pathlib import Path

import split

sys.path.insert(0, str(split.ROOT / "linter"))

from company import DOCUMENTS, OPENS, Company, places, starts
from textmend.evidence import model as m
from textmend.evidence.tables import LONGEST, code
from textmend.evidence.tokens import MID, PARAGRAPH, SENTENCE, tokens

LEAST_LISTED = 50
"""The word list gives this count to words that its own source did not have."""

SHORT_LISTED = 7
"""Such words are kept up to this length: there are too many of the others."""

SKIP_STARTS = 200
"""Words that begin this many sentences have a table of what stands after their neighbour."""

TRIPLES = 90_000
"""How many runs of three tokens are kept: those that tell most."""

RARE_START = 150
"""Words that begin fewer sentences than this lend their next words to their class."""

LEAST_CAPITAL = 3
"""Pairs are kept only for words that occur capitalised, or at a start, this often."""

Columns = list[Counter[str]]


def count_words(texts: Iterable[list[str]]) -> tuple[Columns, Counter[str]]:
    """How often each word stands in each place, and in how many documents it occurs."""
    columns: Columns = [Counter() for _ in range(m.COLUMNS)]
    spread: Counter[str] = Counter()
    for stream in texts:
        seen = set()
        for token, place in zip(stream, places(stream), strict=True):
            if token == "\n":
                continue
            word, capital = m.token_key(token)
            seen.add(word)
            if not capital:
                column = m.LOWER
            elif place == PARAGRAPH:
                column = m.PARAGRAPH_STARTS
            elif place == SENTENCE:
                column = m.SENTENCE_STARTS
            else:
                column = m.CAPITALISED
            columns[column][word] += 1
        spread.update(seen)
    return columns, spread


def ordered(words: Iterable[str]) -> list[str]:
    """The words in the order of a lexicon."""
    return sorted(words, key=lambda word: (len(word.encode()), word.encode()[::-1]))


def lexicon(words: list[str]) -> bytes:
    """The bytes of a lexicon section."""
    heads = [0] * (LONGEST + 1)
    blob = bytearray()
    for word in words:
        raw = word.encode()[::-1]
        heads[len(raw)] += 1
        blob += raw
    return struct.pack(f"<{LONGEST + 1}I", *heads) + bytes(blob)


class Pairs:
    """Counts of n-grams, as numbers, with the documents that each occurs in."""

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        self.spread: Counter[int] = Counter()

    def add(self, grams: list[int]) -> None:
        """Count the n-grams of one document."""
        self.counts.update(grams)
        self.spread.update(set(grams))

    def kept(self) -> dict[int, int]:
        """Those that occur in enough documents."""
        spread = self.spread
        return {gram: n for gram, n in self.counts.items() if spread[gram] >= DOCUMENTS}


def table(kept: dict[int, int], size: int) -> tuple[list[bytes], list[float], list[int]]:
    """The sections of a table of pairs; and, of each word, the mass and the number kept."""
    words, rows, cells = array("I"), array("I"), array("I")
    mass = [0.0] * size
    types = [0] * size
    for gram in sorted(kept):
        number, key = gram >> 18, gram & 0x3FFFF
        if not words or words[-1] != number:
            words.append(number)
            rows.append(len(cells))
        cells.append(key << 8 | code(kept[gram]))
        mass[number] += kept[gram]
        types[number] += 1
    rows.append(len(cells))
    if len(words) % 2:
        words.append(0xFFFFFFFF)  # so that padding is not taken for the first word
    return [words.tobytes(), rows.tobytes(), cells.tobytes()], mass, types


def left(total: float, mass: float, types: int) -> int:
    """The share of what follows a word that its kept pairs do not account for, in 255ths."""
    if total <= 0:
        return 255
    return round(255 * min(1.0, max(0.004, (total - mass + m.DISCOUNT * types) / total)))


def build(documents: Iterable[split.Text], path: Path) -> None:
    """Count, prune, write the model to `path`; print how large it is."""
    texts = [tokens(text.text) for text in documents]
    columns, spread = count_words(texts)
    resource = files("spellchecker").joinpath("resources", "en.json.gz")
    listed: dict[str, int] = json.loads(gzip.decompress(resource.read_bytes()))

    special = {*m.CLASSES, "<capital>", "<small>", "<year>", "<number>"}
    words = ordered(
        {w for w, n in spread.items() if n >= DOCUMENTS and len(w.encode()) <= LONGEST} | special
    )
    numbers = {word: number for number, word in enumerate(words)}
    size = len(words)
    capital, small = numbers["<capital>"], numbers["<small>"]
    kinds = [
        numbers[m.word_class(w, columns[m.CAPITALISED][w] > columns[m.LOWER][w])] for w in words
    ]
    begins = [columns[m.SENTENCE_STARTS][w] + columns[m.PARAGRAPH_STARTS][w] for w in words]
    rare = [times < RARE_START for times in begins]
    leads = [times >= SKIP_STARTS for times in begins]
    stands = [n if times >= OPENS else kinds[n] for n, times in enumerate(begins)]
    stands[capital] = stands[small] = numbers["<name>"]
    anywhere, start, triples, skips = Pairs(), Pairs(), Pairs(), Pairs()
    company = Company()
    class_total: Counter[int] = Counter()
    for stream in texts:
        here: list[int] = []
        begin: list[int] = []
        three: list[int] = []
        over: list[int] = []
        keys = []
        for token in stream:
            word, upper = m.token_key(token)
            keys.append(2 * numbers.get(word, capital if upper else small) + upper)
        last = len(stream) - 1
        company.add(starts(stream, keys, stands, capital))
        for index, place in enumerate(places(stream)):
            token = stream[index]
            if index >= last or token == "\n" or stream[index + 1] == "\n":
                continue
            number = keys[index] >> 1
            if not token[0].isalpha():
                continue
            gram = number << 18 | keys[index + 1]
            here.append(gram)
            if place != MID and token[0].isupper():
                known = number not in (capital, small)
                if place in (PARAGRAPH, SENTENCE) and known:
                    begin.append(gram)
                if rare[number] or not known:
                    kind = kinds[number] if known else numbers["<name>"]
                    begin.append(kind << 18 | keys[index + 1])
                    class_total[kind] += 1
            if index + 2 <= last and stream[index + 2] != "\n":
                three.append(gram << 18 | keys[index + 2])
                if leads[number]:
                    over.append(number << 18 | keys[index + 2])
        anywhere.add(here)
        start.add(begin)
        triples.add(three)
        skips.add(over)

    total = [sum(columns[c][w] for c in range(4)) for w in words]
    can_start = [
        times + columns[m.CAPITALISED][w] >= LEAST_CAPITAL
        for w, times in zip(words, begins, strict=True)
    ]
    pairs = {g: n for g, n in anywhere.kept().items() if can_start[g >> 18]}
    scored = []
    for gram, n in triples.kept().items():
        number, second = gram >> 36, gram & 0x3FFFF
        middle = gram >> 18 & 0x3FFFF
        context = pairs.get(gram >> 18)
        if context is None or not can_start[number]:
            continue
        # How much more probable the third token is than without the first.
        plain = anywhere.counts[(middle >> 1) << 18 | second] / max(1, total[middle >> 1])
        gain = n * abs(log(n / context / plain)) if plain else 0.0
        scored.append((-gain, gram, n))
    scored.sort()
    kept_triples = sorted((gram << 8 | code(n)) for _, gram, n in scored[:TRIPLES])

    any_table, mass, types = table(pairs, size)
    start_table, start_mass, start_types = table(start.kept(), size)
    skip_table, _, _ = table(skips.kept(), size)
    bytes_of = [bytearray(size) for _ in range(m.COLUMNS)]
    for number, word in enumerate(words):
        for column in range(4):
            bytes_of[column][number] = code(columns[column][word])
        sentences = begins[number]
        if number in class_total:
            sentences = class_total[number]
            bytes_of[m.SENTENCE_STARTS][number] = code(sentences)
        bytes_of[m.LEFT_ANY][number] = left(total[number], mass[number], types[number])
        bytes_of[m.LEFT_START][number] = left(sentences, start_mass[number], start_types[number])
        bytes_of[m.DICTIONARY][number] = code(listed.get(word, 0))
    unknown = Counter(
        2 * (capital if upper else small) + upper
        for stream in texts
        for word, upper in (m.token_key(token) for token in stream if token != "\n")
        if word not in numbers
    )
    bytes_of[m.CAPITALISED][capital] = code(unknown[2 * capital + 1])
    bytes_of[m.LOWER][small] = code(unknown[2 * small])

    others = ordered(
        w
        for w, n in listed.items()
        if (n > LEAST_LISTED or len(w) <= SHORT_LISTED)
        and w not in numbers
        and w.isalpha()
        and len(w.encode()) <= LONGEST
    )
    sections = [
        lexicon(words),
        b"".join(bytes_of),
        *any_table,
        *start_table,
        *skip_table,
        array("Q", kept_triples).tobytes(),
        lexicon(others),
        bytes(code(listed[word]) for word in others),
        struct.pack(f"<{m.COLUMNS}I", *(sum(column.values()) for column in columns)),
        *company.sections(),
    ]
    write(path, sections)
    print(f"words {size}, dictionary {len(others)}, pairs {len(pairs)}")
    print(f"triples {len(scored)}, kept {len(kept_triples)}")
    print("bytes", [len(section) for section in sections], path.stat().st_size)


def write(path: Path, sections: list[bytes]) -> None:
    """Write the file: magic, offsets, sections."""
    offsets = []
    at = 8 + 4 * m.SECTIONS
    for section in sections:
        offsets.append(at)
        at += len(section) + -len(section) % 8
    offsets += [at] * (m.SECTIONS - len(offsets))
    with path.open("wb") as out:
        out.write(m.MAGIC + struct.pack(f"<{m.SECTIONS}I", *offsets))
        for section in sections:
            out.write(section + bytes(-len(section) % 8))


def main() -> None:
    """Make the model that is shipped."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--output", type=Path, default=Path(m.__file__).parent / "en.model")
    arguments = parser.parse_args()
    build(split.documents(arguments.corpora, "training"), arguments.output)


if __name__ == "__main__":
    main()
