"""How much of its speed the installed command keeps with some rules on.

    python bench/evidence/cost.py [--rules RULE,FAMILY] [--aim SHARE] [--corpora DIR] ...

On against off is all rules against all but these; by default those about words that lost letters or
fell apart, and those about what hides words. Both check the same files, in one process; runs come
in pairs, each kind first in every other pair, and shares are taken pair by pair.
"""

from __future__ import annotations

import sys
import tempfile
from statistics import median

import split

sys.path.insert(0, str(split.ROOT / "bench"))  # before this folder: its peers.py is another

import throughput
from peers import COMMANDS, Peer

ALL = COMMANDS["textmend"]

HIDDEN = "soft-hyphen,zero-width,mojibake,control-character"
LETTERS = (
    "lost-initial,split-initial,doubled-initial,lost-lead-in,displaced-initial,"
    "split-word,glued-words,lost-ending"
)


def run(command: Peer, folder: str) -> tuple[float, float]:
    """Wall time and processor time in seconds."""
    COMMANDS["textmend"] = command
    wall, processor, _ = throughput.run("textmend", folder)
    return wall, processor


def main() -> None:
    """Measure, and print a table."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--megabytes", type=int, default=50)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--rules", default=f"{HIDDEN},{LETTERS}", help="or families")
    parser.add_argument("--aim", type=float, default=0.80)
    arguments = parser.parse_args()
    runs = {
        "on": ALL,
        "off": Peer((*ALL.arguments, "--ignore", arguments.rules), ALL.exit_codes),
    }
    times: dict[str, list[tuple[float, float]]] = {kind: [] for kind in runs}
    with tempfile.TemporaryDirectory() as folder:
        files, size = throughput.write(arguments.corpora, folder, arguments.megabytes * 1_000_000)
        for pair in range(arguments.pairs):
            for kind in sorted(runs, reverse=bool(pair % 2)):
                times[kind].append(run(runs[kind], folder))
    print(f"{size / 1e6:.1f} MB in {files:,} files, medians of {arguments.pairs} pairs")
    print(f"{arguments.rules}:")
    print(f"{'':20}{'MB/s, wall':>12}{'MB/s, CPU':>12}")
    for kind, row in times.items():
        wall, processor = (size / 1e6 / median(column) for column in zip(*row, strict=True))
        print(f"{kind:20}{wall:>12.2f}{processor:>12.2f}")
    pairs = list(zip(times["on"], times["off"], strict=True))
    wall, processor = (median(off[i] / on[i] for on, off in pairs) for i in (0, 1))
    print(f"{'share kept':20}{wall:>12.1%}{processor:>12.1%}", end="  ")
    print(f"(aim: ≥ {arguments.aim:.0%}: {'met' if wall >= arguments.aim else 'not met'})")


if __name__ == "__main__":
    main()
