"""What a corpus costs: checked, mended, undone, run by workers, killed and gone on with.

    python bench/corpus.py [CORPORA] [--megabytes N] [--shard N] [--folder DIR]

The corpus is made of JSON lines, in a few large files, from the documents in `CORPORA`: they come
again and again with the words of each line in another order, so that paragraphs do not repeat.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from peers import CORPORA, files, program
from processes import Cost, Watch
from textmend.cli import main as textmend
from textmend.document import Document
from textmend.engine import Linter
from textmend.finding import Applicability
from textmend.registry import load, select
from throughput import perturbed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROW_GROUP = 2_000


def main() -> None:
    """Measure, and print a line a figure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    arguments.add_argument("--megabytes", type=int, default=1000)
    arguments.add_argument("--shard", type=float, default=250, help="megabytes")
    arguments.add_argument("--folder", type=Path, help="where the corpus is made; kept")
    parsed = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = parsed.folder or Path(temporary)
        shards = folder / "shards"
        if not shards.exists():
            make(parsed.corpora, shards, parsed.megabytes * 1_000_000, int(parsed.shard * 1e6))
        size = sum(path.stat().st_size for path in shards.iterdir()) / 1e6
        print(f"{size:,.0f} MB of JSON lines in {len(list(shards.iterdir()))} shards")
        one_file(folder, shards, size)
        share_outside_the_rules(shards)
        runs(folder, shards, size)
        as_parquet(folder, shards)


def make(corpora: Path, folder: Path, size: int, shard: int) -> None:
    """Write shards of `shard` bytes until there are `size` bytes."""
    folder.mkdir(parents=True)
    records = perturbed_records(corpora)
    written = 0
    for number in count():
        if written >= size:
            return
        room = min(shard, size - written)
        with (folder / f"{number:03}.jsonl").open("wb") as file:
            while file.tell() < room:
                file.write(next(records))
            written += file.tell()


def perturbed_records(corpora: Path) -> Iterator[bytes]:
    """Lines of JSON, without end."""
    for turn in count():
        for path in files(corpora):
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    record = json.loads(line)
                    record["id"] = f"{record['id']}-{turn}"
                    record["text"] = perturbed(record["text"], turn)
                    yield json.dumps(record).encode() + b"\n"


def run(*arguments: object, folder: Path) -> Cost:
    """The cost of a command of textmend, its own processes included."""
    command = [program("textmend"), *map(str, arguments)]
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    watch = Watch(child.pid)
    watch.start()
    code = child.wait()
    wall = time.perf_counter() - start
    watch.stop()
    if code not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {code}")
    return Cost(wall, sum(watch.cpu.values()), watch.peak, watch.anonymous)


def one_file(folder: Path, shards: Path, size: float) -> None:
    """Check and mend all shards as one file, and undo that."""
    path = folder / "corpus.jsonl"
    with path.open("wb") as file:
        for shard in sorted(shards.iterdir()):
            with shard.open("rb") as source:
                shutil.copyfileobj(source, file)
    before = digest(path)
    common = ("--isolated", "--workers", 1, "--quiet", "--statistics")
    say("check, one file", size, run("check", *common, path, folder=folder))
    say("check --fix, one file", size, run("check", "--fix", *common, path, folder=folder))
    mended = digest(path)
    say("undo, one file", size, run("undo", path, folder=folder))
    same = digest(path) == before
    print(f"undo gives back the input's sha256: {same}; it was another before: {mended != before}")
    path.unlink()
    shutil.rmtree(folder / ".textmend", ignore_errors=True)


def share_outside_the_rules(shards: Path) -> None:
    """How much of the processor's time goes to reading, writing and keeping a journal.

    Both are measured in this process, with all that rules load once already there.
    """
    shard = sorted(shards.iterdir())[0]
    lines = shard.read_bytes()[: 1 << 25].splitlines(keepends=True)[:-1]
    records = [json.loads(line) for line in lines]
    linter = Linter(select(load(), ["all"], [], {}))
    rules, whole = [], []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, shard.name)
        arguments = ["check", "--fix", "--isolated", "--workers", "1", "--quiet", "--exit-zero"]
        for _ in range(3):
            start = time.process_time()
            for record in records:
                title = record.get("title") or ""
                document = Document(record["text"], is_record=True, title=title)
                linter.fix(document, Applicability.SAFE)
            rules.append(time.process_time() - start)
            path.write_bytes(b"".join(lines))
            start = time.process_time()
            if textmend([*arguments, "--output-file", os.devnull, str(path)]) != 0:
                raise SystemExit(f"{path}: not mended")
            whole.append(time.process_time() - start)
    print(
        f"outside the rules: {100 * (1 - min(rules) / min(whole)):.1f} % of {min(whole):.1f} s of "
        "processor time to mend 32 MB (aim: no more than 15 %)",
        flush=True,
    )


def runs(folder: Path, shards: Path, size: float) -> None:
    """One worker against two, and a run that is killed half-way."""
    common = ("run", shards, "--isolated", "--quiet", "--output")
    one = run(*common, folder / "one", "--workers", 1, folder=folder)
    say("run, one worker", size, one)
    two = run(*common, folder / "two", "--workers", 2, folder=folder)
    say("run, two workers", size, two)
    same = tree(folder / "one") == tree(folder / "two")
    print(
        f"two workers are {one.wall / two.wall:.2f} times as fast (aim: 1.65); same bytes: {same}"
    )
    command = [program("textmend"), *map(str, common), str(folder / "killed"), "--workers", "2"]
    killed = subprocess.Popen(command, cwd=folder)
    time.sleep(two.wall / 2)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    time.sleep(1)  # until the workers have noticed
    rest = run(*common, folder / "killed", "--workers", 2, folder=folder)
    same = tree(folder / "killed") == tree(folder / "two")
    print(
        f"after a kill at half-way: {100 * rest.wall / two.wall:.0f} % of a whole run "
        f"(aim: no more than 55 %); same bytes: {same}",
        flush=True,
    )
    for name in ("one", "two", "killed"):
        shutil.rmtree(folder / name)


def as_parquet(folder: Path, shards: Path) -> None:
    """The same as Parquet with zstd: checked, and mended by two workers."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    tables = folder / "tables"
    tables.mkdir()
    schema = pa.schema({"id": pa.string(), "title": pa.string(), "text": pa.string()})
    for shard in sorted(shards.iterdir()):
        path = tables / f"{shard.stem}.parquet"
        with shard.open("rb") as lines, pq.ParquetWriter(path, schema, compression="zstd") as out:
            for rows in batched(lines, ROW_GROUP):
                out.write_table(pa.Table.from_pylist([json.loads(row) for row in rows], schema))
    text = sum(shard.stat().st_size for shard in shards.iterdir()) / 1e6
    packed = sum(path.stat().st_size for path in tables.iterdir()) / 1e6
    print(f"the same as Parquet with zstd: {packed:,.0f} MB; rates are of the JSON lines")
    common = ("--isolated", "--workers", 1, "--quiet", "--statistics")
    say("check, Parquet", text, run("check", *common, tables, folder=folder))
    output = folder / "mended"
    cost = run(
        *("run", tables, "--isolated", "--quiet", "--workers", 2, "--output", output), folder=folder
    )
    say("run, Parquet, two workers", text, cost)
    shutil.rmtree(output)
    shutil.rmtree(tables)


def batched(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    """The lines, `size` at a time."""
    lines = iter(lines)
    while some := list(islice(lines, size)):
        yield some


def say(what: str, size: float, cost: Cost) -> None:
    """Print a line."""
    print(
        f"{what:<28}{size / cost.wall:>7.1f} MB/s{cost.wall:>8.1f} s wall{cost.cpu:>8.1f} s "
        f"processor{cost.peak:>7.0f} MiB peak, {cost.anonymous:.0f} of its own (aim: 150)",
        flush=True,
    )


def tree(folder: Path) -> str:
    """A digest of all that a run wrote."""
    digests = [
        f"{path.relative_to(folder)} {digest(path)}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    ]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
