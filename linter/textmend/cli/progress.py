"""How far a long command is: a line that is rewritten on a terminal, else a line now and then."""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TextIO

_PERIOD, _PERIOD_OF_LINES = 0.2, 10.0
"""Seconds between two states, on a terminal and elsewhere."""

_PATIENCE = 1.0
"""Seconds before anything is shown."""

_RULES = 3
"""Rules whose findings are shown, those with the most."""


class Progress:
    """Shows what is done, how fast, how long it will take, and what has been found so far.

    Args:
        stream: where it is shown.
        total: gives the bytes in all, 0 where nobody knows; asked when it is first shown.
        started: by `time.monotonic`.
    """

    def __init__(self, stream: TextIO, total: Callable[[], int], started: float) -> None:
        self._stream = stream
        self._count = total
        self._total: int | None = None
        self._started = started
        self._is_terminal = stream.isatty()
        self._period = _PERIOD if self._is_terminal else _PERIOD_OF_LINES
        self._next = started + (_PATIENCE if self._is_terminal else _PERIOD_OF_LINES)
        self._is_shown = False

    def show(self, done: int, found: Mapping[str, int]) -> None:
        """Show that `done` bytes are, if it is time to."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + self._period
        if self._total is None:
            self._total = self._count()
        line = state(done, self._total, now - self._started, found)
        if self._is_terminal:
            self._stream.write(f"\r\x1b[K{line}")
            self._is_shown = True
        else:
            self._stream.write(line + "\n")
        self._stream.flush()

    def clear(self) -> None:
        """Make room for something else to be printed."""
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._is_shown = False


def state(done: int, total: int, seconds: float, found: Mapping[str, int]) -> str:
    """What is said: `40 % of 1,000 MB, 21.3 MB/s, 0:28 left, 12 findings (9 lost-initial, …)`."""
    rate = done / max(seconds, 1e-3)
    parts = [f"{done / 1e6:,.0f} MB"]
    if total:
        done = min(done, total)
        parts = [f"{100 * done // total} % of {total / 1e6:,.0f} MB"]
    parts.append(f"{rate / 1e6:.1f} MB/s")
    if total and rate:
        left = round((total - done) / rate)
        parts.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
    most = sorted(found.items(), key=lambda rule: (-rule[1], rule[0]))
    named = ", ".join(f"{count:,} {rule}" for rule, count in most[:_RULES])
    more = ", …" if len(most) > _RULES else ""
    number = sum(found.values())
    things = "finding" if number == 1 else "findings"
    parts.append(f"{number:,} {things}" + (f" ({named}{more})" if named else ""))
    return ", ".join(parts)
