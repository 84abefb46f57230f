"""What both measurements of speed share: the programs that are compared, and the text."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora"


class Peer(NamedTuple):
    """A program, and the exit codes that say that it did its work."""

    arguments: tuple[str, ...]
    exit_codes: tuple[int, ...]


COMMANDS = {
    "textmend": Peer(("check", "--isolated", "--workers", "1", "--no-cache"), (0, 1)),
    "typos": Peer(("--isolated", "-j1"), (0, 2)),
    "codespell": Peer((), (0, 65)),
}


START_UP = {"typos": 1.5, "codespell": 0.2}
"""The most of their time that a check of one small file may take."""


def program(name: str) -> str:
    """The installed command: that of this interpreter's environment first."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed: pip install -e '.[bench]'")
    return found


def files(corpora: Path) -> list[Path]:
    """The files of the corpora; that there are none ends the measurement, which could not end."""
    found = sorted(path for path in corpora.glob("*.jsonl") if path.stat().st_size)
    if not found:
        raise SystemExit(f"{corpora}: there is nothing in any *.jsonl")
    return found


def documents(corpora: Path) -> Iterator[str]:
    """The text of each document, file by file."""
    for path in files(corpora):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]
