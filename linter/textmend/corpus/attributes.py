"""Findings in the format of dolma's attributes: an object a document, spans by rule."""

from __future__ import annotations

import json
import os

from textmend.corpus.places import placed
from textmend.finding import Applicability
from textmend.records.streams import compressor
from textmend.writing import NewFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from textmend.mending import Part

_SCORES = {Applicability.SAFE: 1.0, Applicability.UNSAFE: 0.5, Applicability.DISPLAY: 0.0}


def spans_of(part: Part) -> tuple[int | None, str | None, dict[str, object]]:
    """What is said of one text: its record and id, and the spans by rule."""
    spans: dict[str, list[tuple[int, int, float]]] = {}
    for each in placed(part):
        fix = each.finding.fix
        score = _SCORES[fix.applicability if fix else Applicability.DISPLAY]
        spans.setdefault(f"textmend__{each.rule.name}", []).append((each.start, each.end, score))
    return part.address.record, part.address.id, dict(sorted(spans.items()))


class Attributes:
    """The attributes of one shard, which nobody asked for where there is no `target`.

    Spans are `[start, end, score]`, code points of the text as it was read; the score is 1 where
    there is a safe fix, 0.5 where there is an unsafe one, else 0.
    """

    def __init__(self, target: str) -> None:
        self._file: NewFile | None = None
        self._stream: Any = None
        if target:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            self._file = NewFile(target).__enter__()
            self._stream = compressor(self._file, ".gz")

    def add(self, record: int | None, key: str | None, spans: Mapping[str, object]) -> None:
        """Add the object for one text; `key` is its id, which may be its number, too."""
        if key is None:
            key = "" if record is None else str(record)
        line = json.dumps({"id": key, "attributes": spans})
        self._stream.write(line.encode() + b"\n")

    def commit(self) -> None:
        """Let the file take its name."""
        if self._file is not None:
            self._stream.close()
            self._file.commit()

    def __enter__(self) -> Attributes:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.__exit__()
