"""What is shown of a long command."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys

import pytest

from textmend.cli import progress
from textmend.cli.progress import Progress, state


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass when they are told to."""

    class Clock:
        now = 100.0

        def monotonic(self):
            return self.now

    made = Clock()
    monkeypatch.setattr(progress, "time", made)
    return made


def test_done_rate_time_left_and_the_rules_with_the_most_findings():
    found = {"lost-initial": 9, "leading-space": 1200, "final-newline": 9, "soft-hyphen": 1}
    assert state(400_000_000, 1_000_000_000, 20.0, found) == (
        "40 % of 1,000 MB, 20.0 MB/s, 0:00:30 left, 1,219 findings"
        " (1,200 leading-space, 9 final-newline, 9 lost-initial, …)"
    )
    assert state(0, 0, 0.0, {}) == "0 MB, 0.0 MB/s, 0 findings"
    assert state(3_000_000, 2_000_000, 1.0, {"lost-initial": 1}).startswith("100 % of 2 MB")


def test_a_terminal_has_one_line_that_is_rewritten_after_a_second(clock):
    out = Terminal()
    shown = Progress(out, lambda: 10_000_000, clock.now)
    shown.show(1_000_000, {})
    assert out.getvalue() == ""
    clock.now += 1.1
    shown.show(2_000_000, {})
    shown.show(3_000_000, {})  # too soon
    clock.now += 0.3
    shown.show(4_000_000, {})
    shown.clear()
    shown.clear()
    lines = out.getvalue().split("\r\x1b[K")
    assert [line.partition(" of")[0] for line in lines] == ["", "20 %", "40 %", ""]


def test_elsewhere_there_is_a_line_now_and_then(clock):
    out = io.StringIO()
    shown = Progress(out, lambda: 10_000_000, clock.now)
    for _ in range(100):
        clock.now += 0.25
        shown.show(1_000_000, {})
    shown.clear()
    assert out.getvalue().count("\n") == 2
    assert "\x1b" not in out.getvalue()


def test_a_long_check_on_a_terminal_shows_it_and_leaves_a_clean_line(tmp_path):
    (tmp_path / "slow.py").write_text(
        "import time\nfrom textmend import rule\n\n"
        '@rule(family="spacing", anchors=("rained",))\ndef slow(document, hit):\n'
        '    """Slow."""\n    time.sleep(0.02)\n    return []\n'
    )
    line = '{"text": "It rained. ' + "Nobody spoke. " * 3000 + '\\n"}\n'
    (tmp_path / "a.jsonl").write_text(line * 120)
    terminal, theirs = pty.openpty()
    command = [sys.executable, "-m", "textmend", "check", "a.jsonl", "--plugin", "slow.py"]
    command += ["--select", "slow", "--workers", "1"]
    child = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = b""
    while chunk := _read(terminal):
        said += chunk
    assert child.wait() == 0
    os.close(terminal)
    assert b" % of 5 MB" in said
    assert said.endswith(b"\r\x1b[K")


def _read(terminal):
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other end is closed
        return b""
