"""The parts of a large file put together: the file mended, and all that is said of it."""

from __future__ import annotations

import os
import shutil
from itertools import accumulate, groupby

from textmend.breaker import Breaker
from textmend.corpus.attributes import Attributes
from textmend.corpus.diagnostics import COLUMNS
from textmend.corpus.finalize import commit
from textmend.corpus.parts import EDIT, ROW, SPANS, all_done, folder_of, kept, limits_of
from textmend.corpus.plan import DIAGNOSTICS, etag_of
from textmend.corpus.shard import Report, attributes_of
from textmend.corpus.tables import Table
from textmend.finding import Edit
from textmend.journal import Made
from textmend.records.kinds import kind_of
from textmend.records.parquet import open_parquet
from textmend.records.record import Splice
from textmend.records.splicing import spliced_content
from textmend.records.streams import chunks, compressor
from textmend.repairs import Copy
from textmend.writing import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textmend.corpus.plan import Job, Shard


def bind(shard: Shard, job: Job) -> dict[str, object]:
    """Put together the file that `shard` is a stretch of, when all its parts are whole.

    It needs the memory of no rule, and of Parquet that of a row group. At its end the file's report
    is kept, as `commit` does, and the parts are gone.

    Returns:
        That report.

    Raises:
        Tripped: a rule touches more than it may.
        RuntimeError: the file is not what it was when its stretches were linted.
        OSError
    """
    whole = shard._replace(cut=None, number=0, fields=(), length=0)
    if etag_of(os.stat(shard.source)) != shard.etag:
        raise RuntimeError("changed since it was read")
    reports = all_done(shard, job)
    if not reports or not reports[-1]["is_last"]:
        raise RuntimeError(f"{shard.name}: some of its parts are missing")
    breaker = Breaker(limits_of(job))
    for report in reports:
        breaker.add(report["touched"])
    breaker.check()
    firsts = [0, *accumulate(report["records"] for report in reports)]
    total = Report()
    with (
        Copy(shard.source, look(shard.source), os.path.join(job.output, shard.name)) as copy,
        Table(os.path.join(job.output, DIAGNOSTICS, f"{shard.name}.parquet"), COLUMNS) as table,
        Attributes(attributes_of(job, shard)) as attributes,
    ):
        for number, report in enumerate(reports):
            total.add(report)
            for path, record, *rest in kept(shard, number, job, ROW):
                table.add([(path, record and record + firsts[number], *rest)])
            for record, key, spans in kept(shard, number, job, SPANS):
                attributes.add(record + firsts[number], key, spans)
        if total.as_object()["changed"] and not any(report["is_broken"] for report in reports):
            write = _write_table if kind_of(shard.source).container == "parquet" else _write_lines
            write(shard, copy, _edits(shard, job, firsts))
        copy.commit()
        table.commit()
        attributes.commit()
    commit(whole, job, total.as_object())
    shutil.rmtree(folder_of(shard.name, job))
    return total.as_object()


def _edits(shard: Shard, job: Job, firsts: Sequence[int]) -> Iterator[Made]:
    """The edits of all parts, with the numbers of records in the whole file."""
    for number, first in enumerate(firsts[:-1]):
        for made in map(Made._make, kept(shard, number, job, EDIT)):
            yield made._replace(record=(made.record or 0) + first)


def _write_lines(shard: Shard, copy: Copy, edits: Iterator[Made]) -> None:
    compression = kind_of(shard.source).compression
    splices = (Splice(each.start, _bytes(each.before), _bytes(each.after)) for each in edits)
    stream = compressor(copy.open(), compression)
    with open(shard.source, "rb") as source:
        for piece in spliced_content(chunks(source, compression), splices):
            stream.write(piece)
    stream.close()


def _write_table(shard: Shard, copy: Copy, edits: Iterator[Made]) -> None:
    from textmend.records.row_groups import RowGroups

    by_record = groupby(edits, key=lambda edit: edit.record)
    record, some = next(by_record)
    with open(shard.source, "rb") as source:
        file = open_parquet(source)
        written = RowGroups(file, copy.open())
        first = 0
        for group in range(file.num_row_groups):
            end = first + file.metadata.row_group(group).num_rows
            changed: dict[str, dict[int, list[Edit]]] = {}
            while record is not None and record <= end:
                for each in some:
                    edit = Edit.replace(each.start, each.start + len(each.before), each.after)
                    by_row = changed.setdefault(each.field or "", {})
                    by_row.setdefault(record - first - 1, []).append(edit)
                record, some = next(by_record, (None, iter(())))
            written.add(group, changed)
            first = end
        written.close()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
