"""The command line: `main` reads the arguments and hands over to a command."""

from __future__ import annotations

import os
import sys

from textmend.cli.arguments import parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

ERROR = 2
"""Exit code: usage, configuration, input or output."""


def run() -> None:
    """What the installed command calls: `main`, and then the quickest way out.

    Taking an interpreter apart costs a seventh of a whole check of one file; nothing that we hold
    needs it once the output is flushed.
    """
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name (those of the process by default).

    Returns:
        The exit code: 0 nothing is left to report, 1 something is, 2 something went wrong.
    """
    parsed = parser().parse_args(arguments)
    try:
        if parsed.command == "check":
            from textmend.cli.check import check

            return check(parsed)
        from textmend.cli.rules import explain, list_rules

        return list_rules(parsed) if parsed.command == "rules" else explain(parsed)
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR
    except KeyboardInterrupt:
        return 130
    except ValueError as error:  # BadConfig, BadPlugin, UnknownName
        from textmend.report.printable import printable

        print(f"textmend: {printable(str(error))}", file=sys.stderr)
        return ERROR
