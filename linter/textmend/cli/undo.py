"""`textmend undo`."""

from __future__ import annotations

import sys

from textmend.cli.parsing import UsageError
from textmend.report.printable import log_line
from textmend.undo import undo as undo_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from textmend.undo import Undone


def undo(arguments: SimpleNamespace) -> int:
    """Put back what was mended in the files that the arguments name; the exit code."""
    if not arguments.paths:
        raise UsageError("undo: expected the files or folders that are to be as they were")
    rules = [name.strip() for text in arguments.rule for name in text.split(",") if name.strip()]
    failed = False
    for done in undo_all(arguments.paths, rules):
        failed |= bool(done.problem)
        file = sys.stderr if done.problem else sys.stdout
        print(log_line(f"{done.path}: {done.problem or _said(done, rules)}"), file=file)
    return 2 if failed else 0


def _said(done: Undone, rules: list[str]) -> str:
    edits = "edit" if done.edits == 1 else "edits"
    parts = [f"{done.edits:,} {edits} taken back"]
    if done.kept:
        parts.append(f"{done.kept:,} of {', '.join(rules)} and of other rules together stay")
    if done.earlier:
        runs = "run" if done.earlier == 1 else "runs"
        parts.append(f"{done.earlier:,} earlier {runs} can be undone")
    return "; ".join(parts)
