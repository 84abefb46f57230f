"""How fast a corpus is checked by one process, and in how much memory, against its peers.

    python bench/throughput.py [CORPORA] [--megabytes N] [--pairs N]

The corpora are written out as files. Where they are too small, they come again with every word
that is not the first of its sentence in another place, so that no cache can know a document.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from itertools import count
from pathlib import Path
from statistics import median

from peers import COMMANDS, CORPORA, documents, program


def main() -> None:
    """Measure, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    arguments.add_argument("--megabytes", type=int, default=50)
    arguments.add_argument("--pairs", type=int, default=5)
    parsed = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files, size = write(parsed.corpora, folder, parsed.megabytes * 1_000_000)
        print(f"{size / 1e6:.1f} MB in {files:,} files")
        walls: dict[str, list[float]] = {name: [] for name in COMMANDS}
        processors: dict[str, list[float]] = {name: [] for name in COMMANDS}
        peaks: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(parsed.pairs):
            for name in COMMANDS:
                wall, processor, peak = run(name, folder)
                walls[name].append(wall)
                processors[name].append(processor)
                peaks[name].append(peak)
    print(f"{'':<12}{'MB/s':>8}{'CPU s':>8}{'peak MB':>9}{'faster':>8}  (aim: faster than each)")
    for name in COMMANDS:
        ratio = median(
            theirs / ours for ours, theirs in zip(walls["textmend"], walls[name], strict=True)
        )
        print(
            f"{name:<12}{size / 1e6 / median(walls[name]):>8.1f}{median(processors[name]):>8.1f}"
            f"{median(peaks[name]):>9.0f}{ratio:>7.2f}×"
        )


def write(corpora: Path, folder: str, size: int) -> tuple[int, int]:
    """Write documents as files until there are `size` bytes; how many files and bytes there are."""
    files = written = 0
    for turn in count():
        for text in documents(corpora):
            if written >= size:
                return files, written
            data = perturbed(text, turn).encode("utf-8", "surrogatepass")
            place = Path(folder, f"{files // 1000:03}")
            place.mkdir(exist_ok=True)
            Path(place, f"{files:06}.txt").write_bytes(data)
            files += 1
            written += len(data)
    raise AssertionError("unreachable")


def perturbed(text: str, turn: int) -> str:
    """The text itself at first; later with words of each line changed about, damage and all."""
    if not turn:
        return text
    generator = random.Random(turn)
    lines = []
    for line in text.split("\n"):
        words = line.split(" ")
        inner = words[1:-1]
        generator.shuffle(inner)
        lines.append(" ".join((*words[:1], *inner, *words[1:][-1:])))
    return "\n".join(lines)


def run(name: str, folder: str) -> tuple[float, float, float]:
    """Wall time and processor time in seconds, and the peak of memory in MB."""
    command = [program(name), *COMMANDS[name].arguments, folder]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, nowhere, 1), (os.POSIX_SPAWN_DUP2, nowhere, 2)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    os.close(nowhere)
    code = os.waitstatus_to_exitcode(status)
    if code not in COMMANDS[name].exit_codes:
        raise SystemExit(f"{name}: exit code {code}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
