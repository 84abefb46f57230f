"""How long a check of one small file takes, from the shell's point of view, against its peers.

    python bench/start_up.py [CORPORA] [--pairs N]

Each run of a pair checks the same document, and each pair another, so that whatever else the
machine does hits all alike; figures are medians. What pip wrote as the command before version 25.1
imports `re`, which takes 6 ms: the second row is what pip and uv write today.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from peers import COMMANDS, CORPORA, START_UP, documents, program

SIZE = 3_000
DOCUMENTS = 20

COMMAND = """\
#!{python}
import sys
from textmend_start import run
if __name__ == '__main__':
    sys.argv[0] = sys.argv[0].removesuffix('.exe')
    sys.exit(run())
"""


def main() -> None:
    """Measure, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    arguments.add_argument("--pairs", type=int, default=41)
    parsed = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        today = Path(folder, "textmend")
        today.write_text(COMMAND.format(python=sys.executable))
        today.chmod(0o755)
        programs = {name: (name, program(name)) for name in COMMANDS}
        programs["written today"] = ("textmend", str(today))
        times: dict[str, list[float]] = {row: [] for row in programs}
        for path in islice(cycle(write(parsed.corpora, folder)), parsed.pairs):
            for row, (name, executable) in programs.items():
                command = [executable, *COMMANDS[name].arguments, str(path)]
                times[row].append(run(name, command))
    print(f"{'start-up':<16}{'ms':>8}" + "".join(f"{f'× {peer}':>14}" for peer in START_UP))
    for row, taken in times.items():
        ratios = [
            median(ours / theirs for ours, theirs in zip(taken, times[peer], strict=True))
            for peer in START_UP
        ]
        print(
            f"{row:<16}{median(taken) * 1e3:>8.1f}" + "".join(f"{each:>14.2f}" for each in ratios)
        )
    print(f"{'aim':<24}" + "".join(f"{f'≤ {aim}':>14}" for aim in START_UP.values()))


def write(corpora: Path, folder: str) -> list[Path]:
    """The start of some documents as files in `folder`, each up to the end of a paragraph."""
    long = (text for text in documents(corpora) if len(text) > SIZE)
    paths = []
    for number, text in enumerate(islice(long, DOCUMENTS)):
        start = text[:SIZE].rpartition("\n\n")[0] or text[:SIZE]
        paths.append(Path(folder, f"{number}.txt"))
        paths[-1].write_text(start.rstrip() + "\n", encoding="utf-8", newline="\n")
    return paths


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
