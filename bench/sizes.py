"""The rows of `speed.py` about growth: documents of each size, and what is worst for the rules."""

from __future__ import annotations

import gc
import json
import shutil
import time
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measuring import check, say, text_of
from textmend import Document
from textmend.engine import Linter
from textmend.registry import load, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measuring import Setting

HOSTILE = Path(__file__).parent.parent / "tests" / "hostile.json"
"""What is worst for the rules, to be repeated."""

ENOUGH = 4_000_000
"""Code points of the documents of one size, if one is not as long."""


GARBAGE = 200_000
"""Objects that are made before they are looked through for garbage, as in a check."""


def linearity(setting: Setting) -> None:
    """Processor time for documents of each size, less what an empty one takes.

    Small ones are so many that it can be measured; all begin and end with a paragraph.
    """
    text = text_of(str(setting.together()))
    folder = setting.folder / "sizes"
    base = 0.0
    for size in (0, *(10**power for power in range(3, 7 if setting.quick else 9))):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        text = longer(text, size)
        number = max(1, ENOUGH // size) if size else 1
        written = 0
        for each, part in enumerate(parts(text, size, number)):
            written += (folder / f"{each}.txt").write_bytes(part.encode())
        taken = median(check(folder).processor for _ in range(setting.pairs)) - base
        if not size:
            base = taken
            continue
        figures = f"{number:,} of {size / 1e6:,g} MB: {taken / written * 1e9:,.0f} ms/MB"
        say("documents", figures, None, "level")


def longer(text: str, size: int) -> str:
    """The text, and again with two, three, … of its paragraphs made one, until it has `size`.

    So no paragraph of a large document stands there twice.
    """
    paragraphs = text.split("\n\n")
    copies = [text]
    while sum(map(len, copies)) < size:
        many = len(copies) + 1
        starts = range(0, len(paragraphs), many)
        copies.append("\n\n".join(" ".join(paragraphs[at : at + many]) for at in starts))
    return "\n\n".join(copies)


def parts(text: str, size: int, number: int) -> Iterator[str]:
    """So many documents of about `size` code points, from one end of a paragraph to another."""
    start = 0
    for _ in range(number):
        end = text.find("\n\n", start + size)
        yield (text[start:end] if end >= 0 else text[start : start + size]).strip() + "\n"
        start = end + 2 if end >= 0 else 0


def worst(setting: Setting) -> None:
    """The rules over what is worst for them: growth of the time for ten times as much of it.

    The shorter text is one that is looked through for single words, and the longer one is not.
    """
    size = 5_000 if setting.quick else 50_000
    rows = []
    gc.freeze()
    gc.set_threshold(GARBAGE)
    for piece in json.loads(HOSTILE.read_text(encoding="ascii")):
        once, tenfold = (
            min(_lint(piece * (many // len(piece))) for _ in range(times))
            for many, times in ((size, 3), (10 * size, 2))
        )
        rows.append((tenfold / once / 10, tenfold / size / 10 * 1e9, piece))
    slowest = max(rows, key=lambda row: row[1])
    for growth, cost, piece in (*sorted(rows, reverse=True)[:5], slowest):
        say("worst inputs", f"{piece[:24]!r}: {cost:,.0f} ms/MB", growth, "1")


@cache
def _linter() -> Linter:
    return Linter(select(load(), ["all"], [], {}))


def _lint(text: str) -> float:
    """Processor time of all rules over one text."""
    start = time.process_time()
    _linter().lint(Document(text))
    return time.process_time() - start
