"""The records of shards that are done, and the end of a run."""

from __future__ import annotations

import json
import os
import shutil

from textmend import __version__
from textmend.corpus.plan import DIAGNOSTICS, MANIFEST, PARTS, STATS, SUCCESS
from textmend.writing import TEMPORARY, NewFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from textmend.corpus.plan import Job, Shard


def commit(shard: Shard, job: Job, report: Mapping[str, object]) -> None:
    """Keep the report of a shard: the sign that it is done.

    Raises:
        OSError
    """
    write_json(_record_of(shard.name, job.output), {"key": shard.key(job), **report})


def committed(shard: Shard, job: Job) -> dict[str, object] | None:
    """The report of a shard that is done: in this version, as it is now, in this configuration."""
    report = read_json(_record_of(shard.name, job.output))
    if report is None:
        return None
    is_there = os.path.exists(os.path.join(job.output, shard.name))
    return report if is_there and report.pop("key", None) == shard.key(job) else None


def clear(job: Job, shards: Sequence[Shard]) -> None:
    """Make the folder ready: take away the signs of an end, and what shards left that are gone.

    Raises:
        OSError
    """
    for name in (SUCCESS, MANIFEST):
        _remove(os.path.join(job.output, name))
    names = {shard.name for shard in shards}
    for folder, name, file in _records_in(os.path.join(job.output, STATS)):
        name = f"{name}/{file}" if name else file
        if name not in names:
            _remove(os.path.join(job.output, name))
            _remove(os.path.join(job.output, DIAGNOSTICS, f"{name}.parquet"))
            _remove(os.path.join(folder, f"{file}.json"))
    for folder, name, _ in _records_in(os.path.join(job.output, PARTS)):
        if name not in names:
            shutil.rmtree(folder, ignore_errors=True)


def finalize(
    shards: Sequence[Shard], job: Job, quarantined: Mapping[str, str]
) -> dict[str, object]:
    """Sum up the records of all `shards`, sweep what was left half-done, and say that it is done.

    Args:
        shards: all that were planned.
        job: what was done to them.
        quarantined: the names of those that could not be done, and why; with any, there is a
            manifest and no `_SUCCESS`.

    Returns:
        The manifest.

    Raises:
        RuntimeError: a shard has neither a record nor a reason.
        OSError
    """
    totals: dict[str, int] = dict.fromkeys(("texts", "characters", "changed", "failures"), 0)
    by_rule: dict[str, dict[str, int]] = {"applied": {}, "left": {}}
    done = []
    for shard in shards:
        if shard.name in quarantined:
            continue
        report = committed(shard, job)
        if report is None:
            raise RuntimeError(f"{shard.name}: planned, and never done")
        _add(totals, report)
        for part, sums in by_rule.items():
            _add(sums, report[part], new=True)
        done.append({"name": shard.name, "size": shard.size, **report})
    _sweep(job.output)
    settings = job.config._replace(source=None, origins={})._asdict()
    manifest: dict[str, object] = {
        "textmend": __version__,
        "configuration": settings,
        "configuration_sha256": job.digest,
        "unsafe_fixes": job.unsafe,
        "evidence_sha256": [*job.evidence],
        **totals,
        **{part: dict(sorted(sums.items())) for part, sums in by_rule.items()},
        "quarantined": dict(sorted(quarantined.items())),
        "shards": done,
    }
    write_json(os.path.join(job.output, MANIFEST), manifest)
    if not quarantined:
        shutil.rmtree(os.path.join(job.output, PARTS), ignore_errors=True)
        write_json(os.path.join(job.output, SUCCESS), None)
    return manifest


def _records_in(top: str) -> Iterator[tuple[str, str, str]]:
    """The records below a folder: the folder of each, its path from the top, and the name."""
    for folder, _, files in os.walk(top):
        name = os.path.relpath(folder, top).replace(os.sep, "/")
        for file in files:
            if file.endswith(".json"):
                yield folder, "" if name == "." else name, file.removesuffix(".json")


def _add(sums: dict[str, int], more: object, *, new: bool = False) -> None:
    assert isinstance(more, dict)
    for key in more if new else sums:
        sums[key] = sums.get(key, 0) + more[key]


def _record_of(name: str, output: str) -> str:
    return os.path.join(output, STATS, f"{name}.json")


def read_json(path: str) -> dict[str, Any] | None:
    """What `write_json` wrote; None where there is no such file."""
    try:
        with open(path, encoding="utf-8") as file:
            value: dict[str, Any] = json.load(file)
    except (FileNotFoundError, ValueError):
        return None
    return value


def write_json(path: str, value: object) -> None:
    """Write JSON, or an empty file for None, whole or not at all.

    Raises:
        OSError
    """
    os.makedirs(os.path.dirname(path), exist_ok=True)
    text = "" if value is None else json.dumps(value, indent=1, default=list) + "\n"
    with NewFile(path) as file:
        file.write(text.encode())
        file.commit()


def _sweep(output: str) -> None:
    """Delete what processes that were killed had not finished."""
    for folder, _, files in os.walk(output):
        for file in files:
            if file.startswith(TEMPORARY) and file.endswith(".tmp"):
                _remove(os.path.join(folder, file))


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
