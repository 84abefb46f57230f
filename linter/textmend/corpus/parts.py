"""What came of a stretch of a file, kept until all of the file is done and it is put together.

A part is two files in `_parts/`: lines of JSON, each with what it is, and then its report, the sign
that it is whole. It holds edits and findings, so it is small; the content stays where it is.
"""

from __future__ import annotations

import json
import os
from itertools import count

from textmend.breaker import Breaker, Limits
from textmend.corpus.finalize import read_json, write_json
from textmend.corpus.plan import PARTS
from textmend.journal import made_of
from textmend.records.streams import CHUNK
from textmend.writing import NewFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from textmend.corpus.plan import Job, Shard
    from textmend.corpus.shard import Report
    from textmend.diagnostic import Address
    from textmend.records.record import Splice
    from textmend.shape import Position

EDIT, ROW, SPANS = "edit", "row", "spans"
"""What a line may be: an edit as a journal has it, a finding, the attributes of a text."""


class Keeping:
    """A part in the making. Left without `commit`, it is gone.

    Numbers of records begin anew in each stretch.

    Raises:
        OSError: from whatever writes.
    """

    def __init__(self, shard: Shard, number: int, start: int, job: Job) -> None:
        self._record, target = _paths(shard, number, job)
        self._key = _key(shard, start, job)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        self._file = NewFile(target).__enter__()
        self.breaker = Breaker(limits_of(job))
        """Counts what rules touch; whether that is too much shows when the file is put together."""
        self._lines: list[str] = []
        self._size = 0

    def add(
        self, splice: Splice, rules: tuple[str, ...], address: Address, position: Position
    ) -> None:
        """Add an edit: as to a journal, in the order of the places."""
        self.put(EDIT, made_of(splice, rules, address, position))

    def put(self, kind: str, value: object) -> None:
        """Add a line of that kind."""
        line = json.dumps((kind, value), check_circular=False)
        self._lines.append(line)
        self._size += len(line)
        if self._size > CHUNK:
            self._flush()

    def commit(self, report: Report, records: int, end: int, is_last: bool) -> None:
        """Let the part be whole.

        Args:
            report: counts of what is in it.
            records: how many there are in the stretch, whether they can be read or not.
            end: where it ends, as the start is meant.
            is_last: whether nothing follows.
        """
        self._flush()
        self._file.commit()
        about = {
            "records": records,
            "end": end,
            "is_last": is_last,
            "is_broken": report.is_broken,
            "touched": self.breaker.counts,
        }
        write_json(self._record, {"key": self._key, **about, **report.as_object()})

    def __enter__(self) -> Keeping:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.__exit__()

    def _flush(self) -> None:
        self._file.write("".join(f"{line}\n" for line in self._lines).encode())
        self._lines, self._size = [], 0


def done(shard: Shard, number: int, start: int, job: Job) -> dict[str, Any] | None:
    """The report of a part that is whole, of the file as it is, from byte or row group `start`."""
    report = read_json(_paths(shard, number, job)[0])
    is_it = report is not None and report.pop("key") == _key(shard, start, job)
    return report if is_it else None


def is_done(stretch: Shard, job: Job) -> bool:
    """Whether there is a whole part of the stretch; never of one that goes on to the end."""
    cut = stretch.cut
    return (
        cut is not None
        and cut.end is not None
        and bool(done(stretch, stretch.number, cut.start, job))
    )


def all_done(shard: Shard, job: Job) -> list[dict[str, Any]]:
    """The reports of the parts of a file, from the first on, as far as they are whole."""
    reports: list[dict[str, Any]] = []
    start = 0
    for number in count():
        report = done(shard, number, start, job)
        if report is None:
            break
        reports.append(report)
        start = report["end"]
        if report["is_last"]:
            break
    return reports


def kept(shard: Shard, number: int, job: Job, kind: str) -> Iterator[Any]:
    """The lines of that kind in a part.

    Raises:
        OSError
    """
    prefix = json.dumps(kind).encode()
    with open(_paths(shard, number, job)[1], "rb") as lines:
        for line in lines:
            if line.startswith(prefix, 1):
                yield json.loads(line)[1]


def limits_of(job: Job) -> Limits:
    """How much one rule may touch."""
    return Limits(job.config.max_touched_records, job.config.max_touched_characters)


def folder_of(name: str, job: Job) -> str:
    """Where the parts of a file are."""
    return os.path.join(job.output, PARTS, name)


def _paths(shard: Shard, number: int, job: Job) -> tuple[str, str]:
    """The record of a part and the part itself."""
    stem = os.path.join(folder_of(shard.name, job), f"{number:06}")
    return f"{stem}.json", f"{stem}.jsonl"


def _key(shard: Shard, start: int, job: Job) -> dict[str, object]:
    return {**shard.key(job), "start": start}
