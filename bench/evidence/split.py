"""Which part a document belongs to: training, tuning or test.

Decided by a hash of its group, so that no site and no book is in two parts, and so that a part
stays the same when documents are added.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ("news", "newswire", "speeches", "typography", "webnews")
ELSEWHERE = "newsarticles"
"""A corpus for measuring only, which `catalogue/elsewhere.py` writes."""
PARTS = ("training", "tuning", "test")

_GROUPED = ("typography", "webnews")
"""Corpora whose ids begin with a book or a site: those of one group are in one part."""

_READ = ("abcnews.go.com", "tass.com", "www.aljazeera.com", "www.huffingtonpost.com")
"""Sites of the corpus from elsewhere that were read to find what rules get wrong; on the others
nothing was decided."""

_TRAINING, _TUNING = 70, 85
"""Out of 100: below the first, training; below the second, tuning; else test."""


class Text(NamedTuple):
    """One document of one corpus."""

    corpus: str
    id: str
    text: str


def part(corpus: str, name: str) -> str:
    """The part of the document with the id `name`."""
    if corpus == ELSEWHERE:
        return "tuning" if name.startswith(_READ) else "test"
    group = name.partition("/")[0] if corpus in _GROUPED else name
    digest = hashlib.blake2b(f"{corpus}\0{group}".encode(), digest_size=8).digest()
    bucket = int.from_bytes(digest, "big") % 100
    return PARTS[(bucket >= _TRAINING) + (bucket >= _TUNING)]


def documents(corpora: Path, *parts: str, names: Sequence[str] = CORPORA) -> Iterator[Text]:
    """The documents of these parts (of all, where none is named), corpus by corpus."""
    for corpus in names:
        path = corpora / f"{corpus}-dev.jsonl"
        with path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                row = json.loads(line)
                if not parts or part(corpus, row["id"]) in parts:
                    yield Text(corpus, row["id"], row["text"])


def argument_parser(description: str | None) -> argparse.ArgumentParser:
    """A parser with the one argument that all scripts here share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--corpora",
        type=Path,
        default=ROOT / ".." / "shared" / "corpora",
        metavar="DIR",
        help="where the JSONL files are (default: %(default)s)",
    )
    return parser
