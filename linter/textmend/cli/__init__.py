"""The command line: `main` reads the arguments and hands over to a command."""

from __future__ import annotations

import os
import sys

from textmend.cli.arguments import understand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ERROR = 2
"""Exit code: usage, configuration, input or output."""


def run(finish: Callable[[], None] | None = None) -> None:
    """What the installed command calls: `main`, `finish`, and then the quickest way out.

    Taking an interpreter apart costs a seventh of a whole check of one file; nothing that we hold
    needs it once the output is flushed.
    """
    code = main()
    sys.stderr.flush()
    if finish is not None:
        finish()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name (those of the process by default).

    Returns:
        The exit code: 0 nothing is left to report, 1 something is, 2 something went wrong.
    """
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_output()  # whoever read our output has seen enough
        return ERROR
    except OSError as error:  # what concerns one file is in the report: this is the output's
        _drop_output()
        return _fail(f"cannot write the output: {error.strerror or error}")
    except ValueError as error:  # BadConfig, BadPlugin, UnknownName, UsageError
        return _fail(str(error))
    return code


def _run(arguments: Sequence[str]) -> int:
    parsed = understand(arguments)
    if isinstance(parsed, str):
        sys.stdout.write(parsed)
        return 0
    if parsed.command == "check":
        if parsed.profile:
            from textmend.cli.profiled import check
        else:
            from textmend.cli.check import check
        return check(parsed)
    if parsed.command == "run":
        from textmend.cli.run import run

        return run(parsed)
    if parsed.command == "completion":
        from textmend.cli.completion import completion

        return completion(parsed)
    if parsed.command == "schema":
        from textmend.cli.schema import print_schema

        return print_schema(parsed)
    if parsed.command == "stats":
        from textmend.cli.stats import stats

        return stats(parsed)
    if parsed.command == "undo":
        from textmend.cli.undo import undo

        return undo(parsed)
    if parsed.command == "vocabulary":
        from textmend.cli.vocabulary import vocabulary

        return vocabulary(parsed)
    from textmend.cli.rules import explain, list_rules

    return list_rules(parsed) if parsed.command == "rules" else explain(parsed)


def _fail(problem: str) -> int:
    from textmend.report.printable import log_line

    print(log_line(f"textmend: {problem}"), file=sys.stderr)
    return ERROR


def _drop_output() -> None:
    """Let what is still held back go nowhere: Python flushes once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
