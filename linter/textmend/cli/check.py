"""`textmend check`."""

from __future__ import annotations

import gc
import os
import sys

from textmend.cli.output import Output
from textmend.cli.settings import resolve
from textmend.run import Outcome, Request, Session, check_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace

    from textmend.cli.settings import Settings

_WORTH_WORKERS = 256
"""Files. A second process takes as long to start as this many take to be checked."""


def check(arguments: SimpleNamespace) -> int:
    """Check, fix or diff what the arguments name; the exit code."""
    settings = resolve(arguments)
    with Output(arguments) as output:
        request = Request(
            configs=settings.configs,
            plugins=arguments.plugin,
            mode="diff" if arguments.diff else "fix" if arguments.fix else "check",
            unsafe=arguments.unsafe_fixes,
            format=output.format,
            color=output.color,
            width=output.width,
            escape_diff=output.to_terminal,
        )
        session = Session(request)
        for index in range(len(settings.configs)):
            session.linter(index)  # an unknown rule is an error before anything is read or written
        gc.freeze()
        gc.enable()
        if arguments.paths == ["-"]:
            path = arguments.stdin_filename or "<stdin>"
            data = sys.stdin.buffer.read()
            if settings.excludes(path, 0):
                outcome = Outcome(path, text=data)
            else:
                outcome = session.check_stdin(data, path, 0)
                output.add(outcome)
            if request.mode == "fix":
                output.write_fixed(outcome)
        else:
            files, workers = _workers(settings, arguments.workers)
            for outcome in check_all(session, files, workers):
                output.add(outcome)
        return output.finish(settings.configs)


def _workers(settings: Settings, asked: int) -> tuple[Iterator[tuple[str, int]], int]:
    """The files, and how many processes are to share them."""
    files = settings.files()
    if asked:
        return files, asked
    first = []
    for file in files:
        first.append(file)
        if len(first) == _WORTH_WORKERS:
            break
    enough = len(first) == _WORTH_WORKERS
    from itertools import chain

    return chain(first, files), (os.cpu_count() or 1) if enough else 1
