"""One stretch of a large file: linted, and what is to be done to it kept as a part."""

from __future__ import annotations

from textmend.corpus.attributes import spans_of
from textmend.corpus.diagnostics import rows
from textmend.corpus.parts import ROW, SPANS, Keeping, all_done
from textmend.corpus.shard import Report, Ticking
from textmend.diagnostic import unreadable
from textmend.mending import Part, mend
from textmend.records.kinds import kind_of
from textmend.records.lines import Lines
from textmend.records.opening import open_container
from textmend.records.parquet import Parquet
from textmend.records.record import BrokenContainer
from textmend.records.stream import Stream
from textmend.records.stretches import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.corpus.plan import Shard
    from textmend.corpus.shard import Mender, Tick


def lint_stretch(shard: Shard, mender: Mender, tick: Tick | None = None) -> dict[str, object]:
    """Lint a stretch of a file; of one that is compressed, all stretches that are left.

    Returns:
        The report, as that of `lint_shard`.

    Raises:
        OSError
    """
    assert shard.cut is not None
    start, end, is_last = shard.cut
    compression = kind_of(shard.source).compression
    ticking = Ticking(tick)
    if end is None:
        return _lint_all(shard, compression, mender, ticking)
    if kind_of(shard.source).container == "parquet":
        groups = range(start, end)
        table = open_container(shard.source, mender.job.config.fields, groups=groups)
        assert isinstance(table, Parquet)
        with Keeping(shard, shard.number, start, mender.job) as kept:
            report = _lint(shard, table, kept, mender, ticking)
            kept.commit(report, table.rows, end, is_last)
        return report.as_object()
    with (
        open(shard.source, "rb") as file,
        Keeping(shard, shard.number, start, mender.job) as kept,
    ):
        window = Window.of(file, shard.cut)
        report = _lint(shard, _lines(window, shard), kept, mender, ticking)
        kept.commit(report, window.lines, end, is_last)
    return report.as_object()


def _lint_all(
    shard: Shard, compression: str, mender: Mender, ticking: Ticking
) -> dict[str, object]:
    """Lint the stretches that are left, as they come; those before are only decompressed."""
    reports = all_done(shard, mender.job)
    number = len(reports)
    total = Report()
    with open(shard.source, "rb") as file:
        window = Window(file, compression)
        is_last = bool(reports) and reports[-1]["is_last"]
        if reports and not is_last:
            window.skip(reports[-1]["end"])
        while not is_last:
            start = window.at
            window.begin(shard.length)
            with Keeping(shard, number, start, mender.job) as kept:
                report = _lint(shard, _lines(window, shard), kept, mender, ticking)
                is_last = window.has_ended or report.is_broken
                kept.commit(report, window.lines, window.at, is_last)
            total.add(report.as_object())
            number += 1
    return total.as_object()


def _lines(window: Window, shard: Shard) -> Stream:
    return Stream(lambda: window, "", Lines(window.at), shard.fields, is_settled=True)


def _lint(
    shard: Shard, container: Stream | Parquet, kept: Keeping, mender: Mender, ticking: Ticking
) -> Report:
    report = Report()
    session = mender.session
    texts = mend(
        container,
        shard.source,
        session.linter_for(shard.source, 0),
        session.contexts[0],
        mender.request.level,
        breaker=kept.breaker,
        journal=kept,
    )
    for part in _whole(texts, shard, report):
        report.count(part)
        for row in rows(part, shard.name):
            kept.put(ROW, row)
        if mender.job.attributes and part.fixed is not None:
            kept.put(SPANS, spans_of(part))
        ticking.tick(report.characters)
    return report


def _whole(texts: Iterator[Part], shard: Shard, report: Report) -> Iterator[Part]:
    """The texts, and at their end that the rest cannot be read, where that is so."""
    try:
        yield from texts
    except BrokenContainer as error:
        report.is_broken = True
        yield Part([unreadable(shard.source, str(error))])
