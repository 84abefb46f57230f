"""What a file's name says of what is in it."""

from __future__ import annotations

from textmend.values import NamedTuple

COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")
CONTAINERS = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "array",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".parquet": "parquet",
}


class Kind(NamedTuple):
    """What a file holds."""

    container: str
    """A value of `CONTAINERS`; empty for a file that is one text."""
    compression: str
    """One of `COMPRESSIONS`, or empty. Parquet compresses by itself."""
    name: str
    """The file's name, in lower case, without the ending of the compression."""


def kind_of(path: str) -> Kind:
    """What the file at `path` is, by its name; in whatever case that is written."""
    name = path.lower()
    compression = next((each for each in COMPRESSIONS if name.endswith(each)), "")
    name = name.removesuffix(compression)
    ending = next((each for each in CONTAINERS if name.endswith(each)), "")
    return Kind(CONTAINERS.get(ending, ""), compression, name)
