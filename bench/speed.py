"""How fast textmend is, in a table with an aim for each row: whole processes, in pairs, medians.

    python bench/speed.py [ROW …] [--corpora DIR] [--megabytes N] [--pairs N] [--quick]

Without rows it measures all. Ratios are medians over pairs of runs that follow one another, so that
whatever else the machine does hits both alike. A wrong exit code ends it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measuring import (
    Setting,
    check,
    pairs_of,
    peak_of,
    peer,
    ratio,
    records,
    run,
    say,
    speed,
    text_of,
)
from peers import CORPORA, START_UP, documents, program
from sizes import linearity, worst
from throughput import write

if TYPE_CHECKING:
    from collections.abc import Callable

HOOKS = (
    "trailing-whitespace-fixer",
    "end-of-file-fixer",
    "mixed-line-ending",
    "fix-byte-order-marker",
)


def against_peers(row: str, setting: Setting, path: Path, size: int) -> None:
    """Throughput of a processor, against both peers."""
    names = ("textmend", "typos", "codespell")
    taken: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(setting.pairs):
        for name in names:
            taken[name].append(peer(name, path).processor)
    for name, aim in (("typos", "≥ 3"), ("codespell", "≥ 4")):
        ratios = [
            theirs / ours for ours, theirs in zip(taken["textmend"], taken[name], strict=True)
        ]
        figures = f"{speed(size, taken['textmend'])}; {name} {speed(size, taken[name])}"
        say(row, figures, median(ratios), aim)


def small_files(setting: Setting) -> None:
    """Default rules over many small files."""
    against_peers("small files", setting, setting.corpus, setting.size)


def one_file(setting: Setting) -> None:
    """All of it in one file."""
    path = setting.together()
    against_peers("one file", setting, path, path.stat().st_size)


def json_lines(setting: Setting) -> None:
    """All of it as records."""
    path = records(setting, setting.size)
    against_peers("JSON lines", setting, path, path.stat().st_size)


def clean_text(setting: Setting) -> None:
    """Files without findings against those with some."""
    report = setting.folder / "report"
    check("--output-format", "json-lines", setting.corpus, output=str(report))
    with report.open(encoding="ascii") as lines:
        dirty = {json.loads(line)["path"] for line in lines}
    sizes, folders = [], []
    for name in ("clean", "dirty"):
        paths = [each for each in setting.texts if (each in dirty) == (name == "dirty")]
        folder = setting.folder / name
        folder.mkdir()
        for path in paths:
            shutil.copy(path, folder)
        sizes.append(sum(os.path.getsize(path) for path in paths))
        folders.append(folder)
    clean, dirty_ones = pairs_of(setting, *(lambda f=f: check(f).processor for f in folders))
    ratios = [
        (sizes[0] / ours) / (sizes[1] / theirs)
        for ours, theirs in zip(clean, dirty_ones, strict=True)
    ]
    figures = f"{speed(sizes[0], clean)}; dirty {speed(sizes[1], dirty_ones)}"
    say("clean text", figures, median(ratios), "≥ 1.3")


def copied(setting: Setting) -> Path:
    """A new copy of the corpus, all of it on the disk.

    The last one stays: ext4 searches past inodes that were freed within the last minutes, which
    would make each new file cost twenty times as much as it does.
    """
    copy = shutil.copytree(setting.corpus, Path(tempfile.mkdtemp(dir=setting.folder), "copy"))
    os.sync()
    return Path(copy)


def whitespace(setting: Setting) -> None:
    """Spacing and encoding against the four hooks, which mend what they find: a new copy each."""

    def hooks() -> float:
        paths = sorted(str(path) for path in copied(setting).rglob("*.txt"))
        return sum(run([program(hook), *paths], (0, 1)).processor for hook in HOOKS)

    def ours() -> float:
        return check("--select", "spacing,encoding", setting.corpus).processor

    mine, theirs = pairs_of(setting, ours, hooks)
    figures = f"{speed(setting.size, mine)}; four hooks {speed(setting.size, theirs)}"
    say("--select spacing,encoding", figures, ratio(theirs, mine), "≥ 3")


def fixing(setting: Setting) -> None:
    """Mending, journal and all, against checking: wall time, as it waits for the disk."""

    def fix() -> float:
        copy = copied(setting)
        return check("--fix", "--exit-zero", copy).wall

    checked, fixed = pairs_of(setting, lambda: check(setting.corpus).wall, fix)
    figures = f"{speed(setting.size, fixed)}; check {speed(setting.size, checked)}"
    say("--fix", figures, ratio(checked, fixed), "≥ 0.40")


def workers(setting: Setting) -> None:
    """Two workers against one, saying the same."""
    reports = [setting.folder / f"workers-{number}" for number in (1, 2)]

    def by(number: int) -> float:
        report = str(reports[number - 1])
        return check("--workers", number, setting.corpus, output=report).wall

    one, two = pairs_of(setting, lambda: by(1), lambda: by(2))
    same(*reports)
    figures = f"{speed(setting.size, two)}; one {speed(setting.size, one)}; same report"
    say("two workers", figures, ratio(one, two), "≥ 1.65")


def same(*reports: Path) -> None:
    """End it where reports are not the same, byte for byte."""
    if len({sha256(report.read_bytes()).digest() for report in reports}) > 1:
        raise SystemExit(f"not the same: {', '.join(map(str, reports))}")


def start_up(setting: Setting) -> None:
    """One file of 3 KB, as the shell sees it."""
    path = setting.folder / "one.txt"
    text = next(text for text in map(text_of, setting.texts) if len(text) > 3000)
    path.write_text(text[:3000], encoding="utf-8")
    times = max(setting.pairs, 1 if setting.quick else 21)
    names = ("textmend", "typos", "codespell")
    runs = [lambda name=name: peer(name, path).wall for name in names]
    ours, *theirs = pairs_of(setting._replace(pairs=times), *runs)
    for name, taken in zip(names[1:], theirs, strict=True):
        figures = f"{median(ours) * 1e3:.1f} ms; {name} {median(taken) * 1e3:.1f} ms"
        say("start-up", figures, ratio(ours, taken), f"≤ {START_UP[name]}")


def second_run(setting: Setting) -> None:
    """A check of what has not changed since the last, against the last."""
    kept = setting.folder / "kept"
    reports = [setting.folder / f"run-{number}" for number in (1, 2)]

    def first() -> float:
        shutil.rmtree(kept, ignore_errors=True)
        return again(0)

    def again(number: int = 1) -> float:
        report = str(reports[number])
        return check("--cache-dir", kept, setting.corpus, cached=True, output=report).wall

    before, after = pairs_of(setting, first, again)
    same(*reports)
    figures = f"{median(after):.2f} s; the first {median(before):.2f} s; same report"
    say("second run", figures, ratio(before, after), "≥ 3")


def memory(setting: Setting) -> None:
    """The peak of one process."""
    say("memory, small files", f"{peak_of(setting.corpus):.0f} MiB", None, "≤ 60 MiB")
    size = 10_000_000 if setting.quick else 1_000_000_000
    peak = peak_of(records(setting, size))
    say("memory, JSON lines", f"{peak:.0f} MiB with {size / 1e6:,.0f} MB", None, "≤ 150 MiB")


ROWS: dict[str, Callable[[Setting], None]] = {
    "small-files": small_files,
    "one-file": one_file,
    "json-lines": json_lines,
    "clean-text": clean_text,
    "whitespace": whitespace,
    "fix": fixing,
    "workers": workers,
    "start-up": start_up,
    "second-run": second_run,
    "memory": memory,
    "linearity": linearity,
    "worst": worst,
}


def main() -> None:
    """Measure the rows asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(ROWS))
    arguments.add_argument("--corpora", type=Path, default=CORPORA)
    arguments.add_argument("--megabytes", type=float, default=50)
    arguments.add_argument("--pairs", type=int, default=7)
    arguments.add_argument("--quick", action="store_true", help="2 MB and one pair: to try it")
    parsed = arguments.parse_args()
    if unknown := set(parsed.rows) - set(ROWS):
        arguments.error(f"there is no row {', '.join(sorted(unknown))}")
    size, pairs = (2.0, 1) if parsed.quick else (parsed.megabytes, parsed.pairs)
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name, "corpus")
        corpus.mkdir()
        if not any(documents(parsed.corpora)):
            raise SystemExit(f"{parsed.corpora}: there are no documents in it")
        files, written = write(parsed.corpora, str(corpus), int(size * 1e6))
        print(f"{written / 1e6:.1f} MB in {files:,} files, {pairs} pairs, Python {sys.version[:6]}")
        setting = Setting(Path(name), corpus, written, pairs, parsed.quick)
        for row in parsed.rows or ROWS:
            ROWS[row](setting)


if __name__ == "__main__":
    main()
