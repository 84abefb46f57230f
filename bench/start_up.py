"""How long a check of one small file takes, from the shell's point of view, against its peers.

    python bench/start_up.py [CORPORA] [--pairs N]

Runs alternate, so that whatever else the machine does hits all alike; figures are medians.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

from peers import COMMANDS, CORPORA, START_UP, documents, program

SIZE = 3_000


def main() -> None:
    """Measure, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    arguments.add_argument("--pairs", type=int, default=41)
    parsed = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document.txt")
        path.write_text(next(text for text in documents(parsed.corpora) if len(text) > SIZE)[:SIZE])
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(parsed.pairs):
            for name, command in COMMANDS.items():
                times[name].append(run(name, [program(name), *command.arguments, str(path)]))
    print(f"{'start-up':<12}{'ms':>8}{'ratio':>8}{'aim':>8}")
    for name, taken in times.items():
        ratios = [ours / theirs for ours, theirs in zip(times["textmend"], taken, strict=True)]
        aim = f"{START_UP[name]:>8}" if name in START_UP else ""
        print(f"{name:<12}{median(taken) * 1e3:>8.1f}{median(ratios):>8.2f}{aim}")


def run(name: str, command: list[str]) -> float:
    """Seconds of wall time that the command takes."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in COMMANDS[name].exit_codes:
        raise SystemExit(f"{name}: exit code {done.returncode}: {done.stderr.decode()}")
    return taken


if __name__ == "__main__":
    main()
