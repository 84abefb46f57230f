"""What the whole corpus says of its words and paragraphs: a first pass, and a group-by.

Each shard gives a table of its words and one of its paragraphs, as fingerprints; DuckDB sums them
up on the disk, and what occurs more than once is written in the forms that a check reads.
"""

from __future__ import annotations

import json
import os

from textmend import vocabulary
from textmend.corpus.plan import EVIDENCE
from textmend.corpus.texts import texts
from textmend.document import BinaryData, UnreadableText
from textmend.records.record import BrokenContainer, NoSuchField, library
from textmend.records.streams import digest
from textmend.writing import NewFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.corpus.plan import Job, Shard

WORDS = "words.tsv"
"""The vocabulary, as `textmend vocabulary` writes it."""

MOST_WORDS = 200_000
"""Words that are kept, those that occur most: some 30 MB in every worker."""

_MOST_OF_SHARD = 300_000
"""Words of a shard that are counted at a time, some 35 MB."""

_MEMORY = "256MB"
"""What DuckDB may take before it goes to the disk."""

_KEY = b"textmend"


def count_shard(shard: Shard, job: Job) -> None:
    """Write down the words of a shard, and how often it has each.

    Words are counted as `textmend vocabulary` counts them, in bounded memory. A table that is there
    already, of the shard as it is, is kept.

    Raises:
        MissingExtra, OSError
    """
    target = table_of(shard, job)
    key = json.dumps([shard.size, shard.etag, [*job.config.fields]]).encode()
    if _key_in(target) == key:
        return
    arrow = library("pyarrow", "textmend run --evidence")
    parquet = library("pyarrow.parquet", "textmend run --evidence")
    counter = vocabulary.Counter(_MOST_OF_SHARD)
    try:
        for text in texts(shard.source, job.config.fields):
            counter.add(text)
    except (BinaryData, UnreadableText, BrokenContainer, NoSuchField):
        pass  # the second pass says so
    words, counts = zip(*counter.all(), strict=True) if counter else ((), ())
    table = arrow.table(
        {"word": arrow.array(words, arrow.string()), "count": arrow.array(counts, arrow.int64())}
    ).replace_schema_metadata({_KEY: key})
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with NewFile(target) as file:
        sink = arrow.BufferOutputStream()
        parquet.write_table(table, sink, compression="zstd")
        file.write(sink.getvalue())
        file.commit()


def table_of(shard: Shard, job: Job) -> str:
    """Where the words of a shard are written down."""
    return os.path.join(job.output, EVIDENCE, f"{shard.name}.parquet")


def sum_up(shards: Sequence[Shard], job: Job) -> str:
    """Write the vocabulary of all shards, which have been counted.

    Returns:
        Its SHA-256: the same for the same corpus.

    Raises:
        MissingExtra, OSError
    """
    duckdb = library("duckdb", "textmend run --evidence")
    folder = os.path.join(job.output, EVIDENCE)
    connection = duckdb.connect(
        config={"memory_limit": _MEMORY, "temp_directory": folder, "threads": 2}
    )
    with connection, NewFile(vocabulary_of(job)) as file:
        file.write(f"{vocabulary.HEADER}\n".encode())
        tables = [table_of(shard, job) for shard in shards]
        rows = connection.execute(
            "select word, n from ("
            "  select word, sum(count)::bigint n from read_parquet($tables) group by word"
            "  having sum(count) > 1 order by n desc, word limit $most"
            ") order by word",
            {"tables": tables, "most": MOST_WORDS},
        )
        while some := rows.fetchmany(10_000):
            file.write("".join(f"{word}\t{count}\n" for word, count in some).encode())
        file.commit()
    with open(vocabulary_of(job), "rb") as written:
        return digest(written)


def vocabulary_of(job: Job) -> str:
    """Where the vocabulary of the corpus is."""
    return os.path.abspath(os.path.join(job.output, EVIDENCE, WORDS))


def _key_in(path: str) -> bytes | None:
    """What a table was made of; None where there is none."""
    if not os.path.exists(path):
        return None
    parquet = library("pyarrow.parquet", "textmend run --evidence")
    metadata: dict[bytes, bytes] = parquet.read_schema(path).metadata or {}
    return metadata.get(_KEY)
