"""What a process and all below it take, as Linux tells it."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import NamedTuple

PERIOD = 0.05
"""Seconds between two looks at memory and processor time."""


class Cost(NamedTuple):
    """What a command took."""

    wall: float
    cpu: float
    """Seconds, as `wall`; of all processes."""
    peak: float
    """Resident, in MiB, of the largest process; pages of libraries that are shared are counted."""
    anonymous: float
    """Likewise, without them."""


class Watch(threading.Thread):
    """What a process and those below it take, as Linux tells it.

    `ru_maxrss` would not do: a process inherits it from the one that it was forked from.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = self.anonymous = 0.0
        self.cpu: dict[int, float] = {}
        self._pid = pid
        self._done = threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while not self._done.wait(PERIOD):
            for pid in descendants(self._pid):
                status = status_of(pid)
                self.peak = max(self.peak, status.get("VmHWM", 0.0))
                self.anonymous = max(self.anonymous, status.get("RssAnon", 0.0))
                self.cpu[pid] = max(self.cpu.get(pid, 0.0), processor_time(pid))

    def stop(self) -> None:
        """End."""
        self._done.set()
        self.join()


def descendants(pid: int) -> list[int]:
    """The process, and those that it started, and those that they did."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def status_of(pid: int) -> dict[str, float]:
    """Figures of `/proc/PID/status` in MiB; none of a process that is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    values = (line.split() for line in lines if line.endswith(" kB"))
    return {name.rstrip(":"): int(value) / 1024 for name, value, _ in values}


def processor_time(pid: int) -> float:
    """Seconds."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
