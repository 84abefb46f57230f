"""`textmend run`."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager

from textmend.cli.parsing import UsageError
from textmend.cli.progress import Progress
from textmend.cli.settings import resolve
from textmend.config import INCLUDE
from textmend.corpus.evidence import sum_up
from textmend.corpus.finalize import clear, committed, finalize
from textmend.corpus.parts import is_done
from textmend.corpus.plan import STATS, BadPlan, Job, cut_up, plan
from textmend.corpus.pool import apart, work
from textmend.outcome import Request
from textmend.records.json_array import is_array
from textmend.records.kinds import COMPRESSIONS, kind_of
from textmend.report.printable import log_line
from textmend.run import Session
from textmend.values import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textmend.cli.settings import Settings
    from textmend.corpus.plan import Shard

_TABLES = tuple(f"*.{each}{end}" for each in ("json", "csv", "tsv") for end in ("", *COMPRESSIONS))
"""What a corpus may be made of, and any other folder is full of, too."""


def run(arguments: SimpleNamespace) -> int:
    """Mend a corpus, or what is left to do of it; the exit code."""
    if not arguments.output:
        raise UsageError("run: --output DIR says where the mended corpus goes")
    given = {**vars(arguments), "paths": [arguments.corpus]}
    settings = resolve(SimpleNamespace(**given))
    (config,) = settings.configs
    if "include" not in config.origins:
        config = config._replace(include=(*INCLUDE, *_TABLES))
        settings = settings._replace(configs=[config])
    session = Session(Request([config], arguments.plugin))  # a mistake is said before any work
    needs_corpus = bool(session.corpus_rules())
    job = Job(
        output=arguments.output,
        config=config,
        plugins=arguments.plugin,
        unsafe=arguments.unsafe_fixes,
        attributes=arguments.attributes,
    )
    shards = plan(arguments.corpus, _files(settings), job.output)
    with _alone(job.output):
        if arguments.evidence or needs_corpus:
            lost = _work(shards, job, arguments, "count")
            counted = [shard for shard in shards if shard.name not in lost]
            job = job._replace(evidence=apart(sum_up, counted, job))
        left = [shard for shard in shards if committed(shard, job) is None]
        clear(job, shards)
        manifest = finalize(shards, job, _mend(left, job, arguments))
    return _say(manifest, len(shards) - len(left), arguments.quiet)


def _mend(left: Sequence[Shard], job: Job, arguments: SimpleNamespace) -> dict[str, str]:
    """Do what is left to do, large files by stretches; what could not be done, and why."""
    stretches = cut_up(left, job)
    lost = _work([each for each in stretches if not is_done(each, job)], job, arguments, "mend")
    cut = {each.name: each for each in stretches if each.cut and each.name not in lost}
    return lost | _work([*cut.values()], job, arguments, "bind")


def _work(left: Sequence[Shard], job: Job, arguments: SimpleNamespace, task: str) -> dict[str, str]:
    """Do a task of `textmend.corpus.pool.work`; the shards that could not be done, and why."""
    workers = arguments.workers or os.cpu_count() or 1
    progress = Progress(sys.stderr, lambda: sum(shard.work for shard in left), time.monotonic())
    quarantined: dict[str, str] = {}
    found: dict[str, int] = {}
    done = 0
    under_way: dict[Shard, int] = {}
    try:
        for shard, characters, report, problem in work(left, job, workers, task):
            if shard is not None:
                under_way[shard] = min(characters, shard.work)
            if shard is not None and (report is not None or problem):
                del under_way[shard]
                done += shard.work
            if shard is not None and problem:
                quarantined[shard.name] = problem
                progress.clear()
                print(log_line(f"{shard.name}: set aside: {problem}"), file=sys.stderr)
            for part in ("applied", "left") if report else ():
                sums = report[part] if report else {}
                assert isinstance(sums, dict)
                for rule, count in sums.items():
                    found[rule] = found.get(rule, 0) + count
            if not arguments.quiet:
                progress.show(done + sum(under_way.values()), found)
    except KeyboardInterrupt:
        progress.clear()
        print("textmend: stopped; the same command does what is left", file=sys.stderr)
        raise
    progress.clear()
    return quarantined


def _files(settings: Settings) -> Iterator[str]:
    for path, _ in settings.files():
        # Beside arrays of records there are all kinds of other JSON.
        if kind_of(path).container != "array" or is_array(path, kind_of(path).compression):
            yield path


@contextmanager
def _alone(output: str) -> Iterator[None]:
    """Make the folder, and keep every other run out of it.

    Raises:
        BadPlan: another run has it, or it holds what no run has written.
        OSError
    """
    stats = os.path.join(output, STATS)
    if os.path.isdir(output) and os.listdir(output) and not os.path.isdir(stats):
        raise BadPlan(f"{output}: not empty, and nothing that textmend run has written")
    os.makedirs(stats, exist_ok=True)
    with open(os.path.join(stats, ".lock"), "wb") as lock:
        try:
            import fcntl
        except ImportError:
            yield  # where there is none, whoever starts two runs must know
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BadPlan(f"{output}: another run is writing there") from error
        yield


def _say(manifest: dict[str, object], skipped: int, quiet: bool) -> int:
    quarantined, failures = manifest["quarantined"], manifest["failures"]
    applied, shards = manifest["applied"], manifest["shards"]
    assert isinstance(applied, dict) and isinstance(shards, list)
    assert isinstance(quarantined, dict) and isinstance(failures, int)
    if not quiet:
        rules = ", ".join(f"{count:,} {rule}" for rule, count in applied.items())
        print(
            f"{len(shards):,} shards, {manifest['texts']:,} texts, {manifest['changed']:,} mended"
            f"{': ' + rules if rules else ''}."
        )
        if skipped:
            print(f"{skipped:,} of the shards were done before.")
    if failures:
        print(f"{failures:,} records or files cannot be read: see diagnostics/.", file=sys.stderr)
    if quarantined:
        print(f"{len(quarantined):,} shards were set aside, and are missing.", file=sys.stderr)
        return 2
    return int(failures > 0)
