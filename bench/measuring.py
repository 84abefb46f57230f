"""What the rows of `speed.py` share: a corpus, processes and what they take, and the table."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from peers import COMMANDS, program
from processes import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Taken(NamedTuple):
    """What a process took."""

    wall: float
    """Seconds, as is the next."""
    processor: float


class Setting(NamedTuple):
    """What all rows share."""

    folder: Path
    """Where there is room."""
    corpus: Path
    """Small files."""
    size: int
    """Their bytes."""
    pairs: int
    quick: bool

    @property
    def texts(self) -> list[str]:
        """The paths of the small files."""
        return sorted(str(path) for path in self.corpus.rglob("*.txt"))

    def together(self) -> Path:
        """All texts in one file."""
        path = self.folder / "all.txt"
        if not path.exists():
            path.write_bytes(b"\n\n".join(Path(each).read_bytes() for each in self.texts))
        return path


def run(command: Sequence[str], codes: Sequence[int], output: str = os.devnull) -> Taken:
    """Run `command`, which is to end with one of `codes`, its output going to a file."""
    out = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    err = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, err, 2)]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    os.close(out)
    os.close(err)
    code = os.waitstatus_to_exitcode(status)
    if code not in codes:
        raise SystemExit(f"{command[0]}: exit code {code}")
    return Taken(wall, usage.ru_utime + usage.ru_stime)


def check(*arguments: object, output: str = os.devnull, cached: bool = False) -> Taken:
    """Run `textmend check` in one process, unless `arguments` say otherwise."""
    command = [program("textmend"), "check", "--isolated", "--workers", "1"]
    command += [] if cached else ["--no-cache"]
    return run([*command, *map(str, arguments)], (0, 1), output)


def peak_of(path: object) -> float:
    """MiB that a check of `path` has at most, told while it runs.

    The system's own figure begins with the peak of the process that has started it.
    """
    command = [
        program("textmend"),
        "check",
        "--isolated",
        "--workers",
        "1",
        "--no-cache",
        str(path),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        watch = Watch(child.pid)
        watch.start()
        code = child.wait()
        watch.stop()
    if code not in (0, 1):
        raise SystemExit(f"{command[0]}: exit code {code}")
    return watch.peak


def peer(name: str, path: object) -> Taken:
    """Run one of the programs that we are compared with."""
    command = COMMANDS[name]
    return run([program(name), *command.arguments, str(path)], command.exit_codes)


def say(row: str, figures: str, ratio: float | None = None, aim: str = "") -> None:
    """Print a row."""
    print(f"{row:<26}{figures:<44}{'' if ratio is None else f'{ratio:6.2f}×'}  {aim}", flush=True)


def speed(size: float, taken: Sequence[float]) -> str:
    """MB/s, of the median."""
    return f"{size / 1e6 / median(taken):.1f} MB/s"


def records(setting: Setting, size: int) -> Path:
    """JSON lines of `size` bytes of text, the corpus as often as it takes."""
    path = setting.folder / f"records-{size}.jsonl"
    if path.exists():
        return path
    texts, written = setting.texts, 0
    with path.open("w", encoding="ascii") as file:
        while written < size:
            for each in texts:
                text = Path(each).read_text(encoding="utf-8", errors="replace")
                file.write(json.dumps({"text": text}) + "\n")
                written += len(text.encode())
                if written >= size:
                    break
    return path


def pairs_of(setting: Setting, *runs: Callable[[], float]) -> list[list[float]]:
    """What each of `runs` takes, time after time in turn."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(setting.pairs):
        for each, times in zip(runs, taken, strict=True):
            times.append(each())
    return taken


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median of the ratios of pairs."""
    return median(a / b for a, b in zip(above, below, strict=True))


def text_of(path: str) -> str:
    """The file as text, whatever its bytes."""
    return Path(path).read_text(encoding="utf-8", errors="replace")
