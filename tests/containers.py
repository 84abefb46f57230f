"""Records in containers of every kind, for tests."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import re

import pyarrow as pa
import pyarrow.parquet as pq

from textmend.records.streams import chunks, compressor

SELECT = ("--select", "trailing-space,zero-width,final-newline")
ROWS = [
    {"id": "a1", "title": "Mill", "text": "The mill closed. \nNobody spoke.", "n": 1},
    {"id": "b2", "title": "", "text": "It rained.", "n": 2},
    {"id": "c3", "title": "Rain", "text": "It is “late”,\u200b he said.\n\nGo. \n", "n": None},
]
MENDED = ["The mill closed.\nNobody spoke.", "It rained.", "It is “late”, he said.\n\nGo.\n"]
COMPRESS = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def zstd(data):
    out = io.BytesIO()
    for half in (data[: len(data) // 2], data[len(data) // 2 :]):  # two frames
        stream = compressor(out, ".zst")
        stream.write(half)
        stream.close()
    return out.getvalue()


COMPRESS[".zst"] = zstd


def as_csv(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_parquet(rows):
    out = io.BytesIO()
    schema = pa.schema(
        {
            "id": pa.large_string(),
            "title": pa.dictionary(pa.int32(), pa.string()),
            "text": pa.string(),
            "n": pa.int16(),
        },
        metadata={"made by": "hand"},
    )
    table = pa.Table.from_pylist(rows, schema)
    pq.write_table(table, out, row_group_size=2, compression={"text": "zstd", "n": "gzip"})
    return out.getvalue()


WRITTEN = {
    "a.jsonl": lambda rows: b"".join(json.dumps(row).encode() + b"\n" for row in rows),
    "a.ndjson": lambda rows: b"\r\n".join(
        json.dumps(row, ensure_ascii=False, separators=(" , ", ":")).encode() for row in rows
    ),
    "a.json": lambda rows: json.dumps(rows, indent=2).encode(),
    "a.csv": as_csv,
    "a.tsv": lambda rows: as_csv(rows).replace(b",", b"\t") if rows else b"",
    "a.parquet": as_parquet,
}
NAMES = [
    *(n + c for n in WRITTEN if n not in ("a.parquet", "a.tsv") for c in COMPRESS),
    "a.parquet",
]


def packed(name, rows):
    """The bytes of a container of that name."""
    base = re.sub(r"\.(gz|bz2|xz|zst)$", "", name)
    return COMPRESS[name[len(base) :]](WRITTEN[base](rows))


def content(name, data):
    ending = os.path.splitext(name)[1]
    return b"".join(chunks(io.BytesIO(data), ending if ending in COMPRESS else ""))


def texts_of(name, data):
    if name == "a.parquet":
        return pq.read_table(io.BytesIO(data)).column("text").to_pylist()
    data = content(name, data).decode()
    if "csv" in name:
        return [row["text"] for row in csv.DictReader(io.StringIO(data, newline=""))]
    if ".json" in name.replace(".jsonl", ""):
        return [row["text"] for row in json.loads(data)]
    return [json.loads(line)["text"] for line in data.splitlines()]
