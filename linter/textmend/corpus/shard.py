"""One shard: read, mended and written, with all that is said of it. No engine is imported."""

from __future__ import annotations

import os
import time

from textmend.breaker import Breaker
from textmend.corpus.attributes import Attributes, spans_of
from textmend.corpus.diagnostics import COLUMNS, rows
from textmend.corpus.evidence import PARAGRAPHS, WORDS
from textmend.corpus.plan import ATTRIBUTES, DIAGNOSTICS, EVIDENCE
from textmend.corpus.tables import Table
from textmend.decoding import BinaryData, UnreadableText
from textmend.diagnostic import unreadable
from textmend.document import Document
from textmend.mending import Part, mend, mend_text
from textmend.outcome import Request
from textmend.records.kinds import kind_of
from textmend.records.opening import open_container
from textmend.records.record import BrokenContainer, NoSuchField
from textmend.records.streams import compressor, whole
from textmend.repairs import Copy, limits
from textmend.rule import Scope
from textmend.run import Session
from textmend.writing import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from textmend.corpus.plan import Job, Shard

    Tick = Callable[[int], None]
    """Called now and then with the characters that were looked at so far."""

COUNTS = ("texts", "characters", "changed", "failures")
"""What is counted of a shard, beside findings by rule."""

_PERIOD = 0.5
"""Seconds between two ticks."""


class Mender:
    """A job made ready: its rules are loaded once for all the shards that a process does."""

    def __init__(self, job: Job) -> None:
        self.job = job
        config = job.config
        folder = os.path.abspath(os.path.join(job.output, EVIDENCE))
        if job.evidence:
            config = config.setting("vocabulary", os.path.join(folder, WORDS), "--evidence")
        self.request = Request(
            configs=[config],
            plugins=job.plugins,
            mode="fix",
            unsafe=job.unsafe,
            output=job.output,
            repeats=os.path.join(folder, PARAGRAPHS) if job.evidence else "",
        )
        self.session = Session(self.request)


def lint_shard(shard: Shard, mender: Mender, tick: Tick | None = None) -> dict[str, object]:
    """Mend a shard: its copy, its diagnostics and, if they are wanted, its attributes.

    Each is written under another name and takes its own when all of it is on the disk, so that a
    process that is killed leaves a temporary file and nothing else. Whoever calls keeps the report
    as the last thing, as the sign that the shard is done.

    Returns:
        The report: counts that add up over shards.

    Raises:
        Tripped: a rule touches more than it may; nothing was written.
        OSError
    """
    job = mender.job
    report = Report()
    linter = mender.session.linter_for(shard.source, 0)
    exempt = [rule.name for rule, _ in linter.selected if rule.scope is Scope.FILE]
    breaker = Breaker(limits(mender.request), exempt)
    ticking = Ticking(tick)
    target = os.path.join(job.output, shard.name)
    findings = os.path.join(job.output, DIAGNOSTICS, f"{shard.name}.parquet")
    with (
        Copy(shard.source, look(shard.source), target) as copy,
        Table(findings, COLUMNS) as diagnostics,
        Attributes(attributes_of(job, shard)) as attributes,
    ):
        for part in _parts(shard, mender, copy, breaker):
            report.count(part)
            diagnostics.add(rows(part, shard.name))
            if job.attributes and part.fixed is not None:
                attributes.add(*spans_of(part))
            ticking.tick(report.characters)
        breaker.check()
        copy.commit()
        diagnostics.commit()
        attributes.commit()
    return report.as_object()


def _parts(shard: Shard, mender: Mender, copy: Copy, breaker: Breaker) -> Iterator[Part]:
    """What comes of each text; what cannot be read is said and goes on as it is."""
    session = mender.session
    try:
        if kind_of(shard.source).container:
            yield from _of_records(shard, mender, copy, breaker)
        else:
            with open(shard.source, "rb") as file:
                data = whole(file, kind_of(shard.source).compression)
            document = Document.from_bytes(data, path=shard.source, context=session.contexts[0])
            linter = session.linter_for(shard.source, 0)
            part = mend_text(document, linter, mender.request.level)
            breaker.count(document.text, part.changes)
            yield part
            if part.changes and part.fixed is not None:
                stream = compressor(copy.open(), kind_of(shard.source).compression)
                stream.write(part.fixed.document.to_bytes())
                stream.close()
    except (BrokenContainer, NoSuchField, UnreadableText) as error:
        copy.give_up()
        yield Part([unreadable(shard.source, str(error))])
    except BinaryData:
        return


def _of_records(shard: Shard, mender: Mender, copy: Copy, breaker: Breaker) -> Iterator[Part]:
    session = mender.session
    container = open_container(shard.source, mender.job.config.fields, copy.open)
    yield from mend(
        container,
        shard.source,
        session.linter_for(shard.source, 0),
        session.contexts[0],
        mender.request.level,
        breaker=breaker,
    )
    container.finish()


def attributes_of(job: Job, shard: Shard) -> str:
    """Where the attributes of the shard go; empty where nobody wants them."""
    if not job.attributes:
        return ""
    name = kind_of(shard.name).name.rpartition(".")[0]
    stem = shard.name[: len(name)]
    return os.path.join(job.output, ATTRIBUTES, "textmend", f"{stem}.jsonl.gz")


class Ticking:
    """Says now and then how far a shard is, if anybody wants to know."""

    def __init__(self, tick: Tick | None) -> None:
        self._tick = tick
        self._next = 0.0

    def tick(self, characters: int) -> None:
        """Say it, if it is time to."""
        if self._tick is not None and time.monotonic() > self._next:
            self._next = time.monotonic() + _PERIOD
            self._tick(characters)


class Report:
    """Counts of one shard, or of a stretch."""

    def __init__(self) -> None:
        self.is_broken = False
        """Whether it cannot be read to its end, so that nothing in it is changed."""
        self._counts = dict.fromkeys(COUNTS, 0)
        self._left: dict[str, int] = {}
        self._applied: dict[str, int] = {}

    @property
    def characters(self) -> int:
        """Code points of the texts."""
        return self._counts["characters"]

    def count(self, part: Part) -> None:
        """Count one text."""
        counts = self._counts
        for diagnostic in part.diagnostics:
            if diagnostic.is_failure:
                counts["failures"] += 1
            else:
                self._left[diagnostic.rule] = self._left.get(diagnostic.rule, 0) + 1
        if part.document is None or part.fixed is None:
            return
        counts["texts"] += 1
        counts["characters"] += len(part.document.text)
        counts["changed"] += bool(part.changes)
        for rule, count in part.fixed.applied.items():
            self._applied[rule] = self._applied.get(rule, 0) + count

    def add(self, other: Mapping[str, Any]) -> None:
        """Add what another report says, as `as_object` gives it."""
        for count in COUNTS:
            self._counts[count] += other[count]
        for mine, theirs in ((self._applied, other["applied"]), (self._left, other["left"])):
            for rule, count in theirs.items():
                mine[rule] = mine.get(rule, 0) + count

    def as_object(self) -> dict[str, object]:
        """As JSON has it."""
        return {
            **self._counts,
            "applied": dict(sorted(self._applied.items())),
            "left": dict(sorted(self._left.items())),
        }
