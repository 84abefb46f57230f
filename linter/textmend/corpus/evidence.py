"""What the whole corpus says of its words and paragraphs: a first pass, and a group-by.

Each shard gives a table of its words and one of its paragraphs, as fingerprints; DuckDB sums them
up on the disk, and what occurs more than once is written in the forms that a check reads.
"""

from __future__ import annotations

import json
import os
from itertools import chain
from struct import Struct

from textmend import vocabulary
from textmend.corpus.plan import EVIDENCE
from textmend.corpus.tables import Table, key_in
from textmend.corpus.texts import texts
from textmend.decoding import BinaryData, UnreadableText
from textmend.records.record import BrokenContainer, NoSuchField, library
from textmend.records.streams import Hashing
from textmend.repeats import fingerprint
from textmend.values import NamedTuple
from textmend.writing import NewFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from textmend.corpus.plan import Job, Shard

WORDS = "words.tsv"
"""The vocabulary, as `textmend vocabulary` writes it."""

PARAGRAPHS = "paragraphs.counts"
"""In how many texts a paragraph stands, as `textmend.repeats` writes it."""

WORDS_OF_SHARD, PARAGRAPHS_OF_SHARD = "words", "paragraphs"

_HALVES = Struct(">QQ")
_ENTRY = Struct(">QQI")
_MOST_COUNT = (1 << 32) - 1

MOST_WORDS = 200_000
"""Words that are kept, those that occur most: some 30 MB in every worker."""

_MOST_OF_SHARD = 300_000
"""Words of a shard that are counted at a time, some 35 MB."""

_MEMORY = "256MB"
"""What DuckDB may take before it goes to the disk."""


class Evidence(NamedTuple):
    """What a first pass has found: SHA-256 of its files in the output folder, in hexadecimal."""

    words: str
    paragraphs: str


def count_shard(shard: Shard, job: Job) -> None:
    """Write down the words of a shard with their counts, and the paragraphs of its texts.

    Words are counted as `textmend vocabulary` counts them, in bounded memory; of paragraphs there
    is a row for each text that has it. Tables that are there already, of the shard as it is, are
    kept.

    Raises:
        MissingExtra, OSError
    """
    targets = [table_of(shard, job, kind) for kind in (WORDS_OF_SHARD, PARAGRAPHS_OF_SHARD)]
    key = json.dumps([shard.size, shard.etag, [*job.config.fields]]).encode()
    if all(key_in(target) == key for target in targets):
        return
    counter = vocabulary.Counter(_MOST_OF_SHARD)
    with (
        Table(targets[0], {"word": "string", "count": "int64"}, key) as words,
        Table(targets[1], {"high": "uint64", "low": "uint64"}, key) as paragraphs,
    ):
        try:
            for document in texts(shard.source, job.config.fields):
                text = document.prose
                counter.add(text)
                found = {fingerprint(text[start:end]) for start, end in document.paragraphs}
                paragraphs.add(map(_HALVES.unpack, sorted(found)))
        except (BinaryData, UnreadableText, BrokenContainer, NoSuchField):
            pass  # the second pass says so
        words.add(counter.all())
        words.commit()
        paragraphs.commit()


def sum_up(shards: Sequence[Shard], job: Job) -> Evidence:
    """Write what all shards together say, which have been counted.

    Raises:
        MissingExtra, OSError
    """
    duckdb = library("duckdb", "textmend run --evidence")
    folder = os.path.join(job.output, EVIDENCE)
    config = {"memory_limit": _MEMORY, "temp_directory": folder, "threads": 2}
    with duckdb.connect(config=config) as connection:
        rows = connection.execute(
            "select word, n from ("
            "  select word, sum(count)::bigint n from read_parquet($tables) group by word"
            "  having sum(count) > 1 order by n desc, word limit $most"
            ") order by word",
            {"tables": _tables(shards, job, WORDS_OF_SHARD), "most": MOST_WORDS},
        )
        header = f"{vocabulary.HEADER}\n".encode()
        lines = (f"{word}\t{count}\n".encode() for word, count in _fetched(rows))
        words = _write(os.path.join(folder, WORDS), chain((header,), lines))
        rows = connection.execute(
            "select high, low, count(*) n from read_parquet($tables) group by all"
            "  having count(*) > 1 order by high, low",
            {"tables": _tables(shards, job, PARAGRAPHS_OF_SHARD)},
        )
        entries = (_ENTRY.pack(high, low, min(n, _MOST_COUNT)) for high, low, n in _fetched(rows))
        paragraphs = _write(os.path.join(folder, PARAGRAPHS), entries)
    return Evidence(words, paragraphs)


def _tables(shards: Sequence[Shard], job: Job, kind: str) -> list[str]:
    return [table_of(shard, job, kind) for shard in shards]


def table_of(shard: Shard, job: Job, kind: str) -> str:
    """Where what a shard says is written down; `kind` is one of the constants above."""
    return os.path.join(job.output, EVIDENCE, kind, f"{shard.name}.parquet")


def _fetched(rows: Any) -> Iterator[tuple[Any, ...]]:
    while some := rows.fetchmany(10_000):
        yield from some


def _write(path: str, parts: Iterable[bytes]) -> str:
    """Write a file whole or not at all; its SHA-256."""
    with NewFile(path) as file:
        hashing = Hashing(file)
        for part in parts:
            hashing.write(part)
        file.commit()
    return hashing.digest()
