"""`textmend check --profile`: a check, and on standard error where its time has gone."""

from __future__ import annotations

import sys

import textmend.cli.check as command
from textmend.cli.output import Output
from textmend.profile import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace


def check(arguments: SimpleNamespace) -> int:
    """Check what the arguments name, all of it, and say where the time went; the exit code."""
    arguments.no_cache = True
    with Profile() as profile:
        profile.time(Output, "add", "print")
        profile.time_steps(command, "_wanted", "walk")
        profile.add_of_workers(command, "_checked")
        profile.time_steps(command, "_checked", "share out and wait")
        code = command.check(arguments)
        sys.stdout.flush()
        for line in profile.table():
            print(line, file=sys.stderr)
    return code
