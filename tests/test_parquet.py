"""Parquet: what is mended stays the file that it was."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

import textmend.records.parquet
import textmend.records.splicing
from containers import (
    SELECT,
)


def test_parquet_keeps_schema_metadata_row_groups_and_codecs(run, put):
    path, before = put("a.parquet")
    run("check", "--fix", path, *SELECT)
    old, new = pq.ParquetFile(io.BytesIO(before)), pq.ParquetFile(path)
    assert new.schema_arrow.equals(old.schema_arrow, check_metadata=True)
    assert new.metadata.metadata == old.metadata.metadata
    assert new.metadata.num_row_groups == old.metadata.num_row_groups == 2
    for group in range(2):
        assert new.metadata.row_group(group).num_rows == old.metadata.row_group(group).num_rows
        for column in range(4):
            mine, theirs = (file.metadata.row_group(group).column(column) for file in (new, old))
            assert mine.compression == theirs.compression
            assert mine.encodings == theirs.encodings


def test_row_groups_stay_where_they_are_empty_or_larger_than_a_batch(run, tmp_path, monkeypatch):
    monkeypatch.setattr(textmend.records.parquet, "_BATCH_SIZE", 100)
    path = tmp_path / "a.parquet"
    texts = [f"It rained on day {number}.{' ' * (number % 3 == 0)}" for number in range(50)]
    with pq.ParquetWriter(path, pa.schema({"text": pa.string(), "n": pa.int8()})) as writer:
        for size in (0, 20, 0, 30, 0):
            table = pa.table({"text": texts, "n": pa.array(range(50), pa.int8())})
            writer.write_table(table.slice(20 if size == 30 else 0, size))
    assert run("check", "--fix", path, *SELECT)[0] == 0
    file = pq.ParquetFile(path)
    groups = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert groups == [0, 20, 0, 30, 0]
    assert file.read()["text"].to_pylist() == [text.rstrip() for text in texts]
    assert file.read()["n"].to_pylist() == list(range(50))
    assert run("undo", path)[0] == 0
    assert pq.read_table(path)["text"].to_pylist() == texts
