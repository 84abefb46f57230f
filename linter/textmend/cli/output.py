"""What `textmend check` prints, where, and the exit code that follows from it."""

from __future__ import annotations

import os
import sys

from textmend.outcome import Outcome
from textmend.report import FOR_PEOPLE, reporter
from textmend.report.printable import log_line, printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace
    from typing import BinaryIO

    from textmend.cli.tally import Tally
    from textmend.config import Config
    from textmend.rule import Rule


class Output:
    """The report as it grows, and the sums over all files."""

    def __init__(self, arguments: SimpleNamespace) -> None:
        self._arguments = arguments
        self._prints_text = arguments.fix and not arguments.diff and arguments.paths == ["-"]
        """Standard output carries the fixed text, so the report goes to standard error."""
        self._stream: BinaryIO = (sys.stderr if self._prints_text else sys.stdout).buffer
        self._owns_stream = False
        if arguments.output_file:
            self._stream = _open(arguments.output_file)
            self._owns_stream = True
        self.to_terminal = self._stream.isatty()
        self.format = arguments.output_format or ("full" if self.to_terminal else "concise")
        self.color = _wants_color(arguments.color, self.to_terminal)
        self.width = _width(self._stream) if self.to_terminal else 100
        self._reporter = reporter(self.format, color=self.color, width=self.width)
        self._is_report = not arguments.diff and not arguments.statistics
        # A diff is exact, and GitHub obeys commands in its context lines; `patch` passes these by.
        in_workflow = arguments.diff and "GITHUB_ACTIONS" in os.environ and not self._owns_stream
        self._guard = os.urandom(16).hex() if in_workflow else ""
        self._parts = 0
        self._files = self._binary = self._fixed_files = 0
        self._found: dict[str, int] = {}
        self._applied: dict[str, int] = {}
        self.tally: Tally | None = None
        """Where there is more to say of files than what is found in them."""
        self._failing = self._failed = self._skipped = self._safe = self._unsafe = 0

    def __enter__(self) -> Output:
        if self._is_report:
            self._write(self._reporter.start)
        elif self._guard:
            self._write(f"::stop-commands::{self._guard}\n")
        return self

    def __exit__(self, *_: object) -> None:
        if self._owns_stream:
            self._stream.close()
        else:
            self._stream.flush()

    def add(self, outcome: Outcome) -> None:
        """Report one file, and count it."""
        self._files += outcome.files
        self._binary += outcome.is_binary
        if outcome.found:
            self._failing += outcome.failing
            self._safe += outcome.safe
            self._unsafe += outcome.unsafe
            _add(self._found, outcome.found)
        if outcome.applied:
            self._fixed_files += 1
            self._skipped += outcome.skipped
            _add(self._applied, outcome.applied)
        if self.tally is not None:
            self.tally.add(outcome)
        if (outcome.report or outcome.spool) and not self._arguments.statistics:
            self._add_part(outcome.report)
        if outcome.spool:
            self._copy(outcome.spool)
        if outcome.problems:
            self._failed += len(outcome.problems)
            for problem in outcome.problems if not self._is_report else ():
                self.say(problem)
        if self._arguments.verbose and outcome.files:
            self.say(f"{outcome.path}: {_state(outcome)}")

    def write_fixed(self, outcome: Outcome) -> None:
        """Put the fixed text of standard input on standard output; to a terminal, as escapes."""
        text = outcome.text or b""
        if sys.stdout.isatty():
            lines = text.decode("utf-8", "surrogateescape").split("\n")
            text = "\n".join(map(printable, lines)).encode()
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()

    def finish(self, configs: Sequence[Config]) -> int:
        """End the report with a summary for people; the exit code."""
        if self._is_report:
            self._write(self._reporter.finish(self._found, lambda: self._rules(configs)))
            if self._reporter.notice:
                self.say(self._reporter.notice)
        elif self._guard:
            self._write(f"::{self._guard}::\n")
        if self._arguments.statistics and self.tally is not None:
            self._write(_table(self._found, self.tally.words))
        if self._arguments.verbose:
            for config in configs:
                self.say(f"configuration: {config.source or 'none'}")
        dense = self._finish_tally(configs)
        if not self._arguments.quiet:
            for line in self._summary():
                if self.format in FOR_PEOPLE and self._is_report:
                    self._write(line + "\n")
                else:
                    self.say(line)
        if self._failed:
            return 2
        if self._applied and self._arguments.exit_non_zero_on_fix:
            return 1
        return int((self._failing > 0 or dense) and not self._arguments.exit_zero)

    def _finish_tally(self, configs: Sequence[Config]) -> bool:
        """Write down what is accepted, and say what is stale; whether a rule found too much."""
        if self.tally is None:
            return False
        for line in self.tally.write(configs):
            if not self._arguments.quiet:
                self.say(line)
        dense = self.tally.too_dense(configs)
        for line in dense:
            self.say(line)
        return bool(dense)

    def _summary(self) -> list[str]:
        lines = []
        left = sum(self._found.values())
        if self._applied:
            rules = ", ".join(f"{count} {rule}" for rule, count in sorted(self._applied.items()))
            total = sum(self._applied.values())
            lines.append(
                f"Fixed {_count(total, 'finding')} in {_count(self._fixed_files, 'file')}: {rules}."
            )
        if self._skipped:
            lines.append(
                f"{_count(self._skipped, 'fix', 'fixes')} overlapped others and waited "
                f"for another round."
            )
        if left and self._arguments.diff:
            safe = self._safe + (self._unsafe if self._arguments.unsafe_fixes else 0)
            lines.append(
                f"Would fix {safe} of {_count(left, 'finding')}; {left - safe} would be left."
            )
        elif left:
            findings = _count(left, "finding")
            state = f"{findings} left" if self._arguments.fix else f"Found {findings}"
            lines.append(f"{state}{self._fixable()}.")
        elif not self._failed and not self._applied and not (self.tally and self.tally.fresh):
            lines.append(f"No findings in {_count(self._files - self._binary, 'file')}.")
        if self.tally is not None:
            lines += self.tally.summary()
        if self._binary:
            lines.append(f"Skipped {_count(self._binary, 'binary file')}.")
        if self._failed:
            lines.append(f"{_count(self._failed, 'problem')} kept something from being checked.")
        return lines

    def _fixable(self) -> str:
        parts = []
        if self._safe:
            parts.append(f"{self._safe} fixable with --fix")
        if self._unsafe:
            parts.append(
                f"{self._unsafe} more with --fix --unsafe-fixes"
                if self._safe
                else f"{self._unsafe} fixable with --fix --unsafe-fixes"
            )
        return f" ({', '.join(parts)})" if parts else ""

    def _write(self, text: str) -> None:
        # A diff carries bytes that are not UTF-8 as they were; reports have escaped them.
        self._stream.write(text.encode("utf-8", "surrogateescape"))

    def _add_part(self, part: str) -> None:
        if self._is_report:
            if self._parts and self._reporter.between:
                self._write(self._reporter.between)
            part = self._reporter.add(part)
        self._parts += 1
        self._write(part)

    def _rules(self, configs: Sequence[Config]) -> Sequence[Rule]:
        """All rules of all configurations, with documentation."""
        from textmend.patterns import with_patterns
        from textmend.registry import load

        plugins = [*self._arguments.plugin]
        for config in configs:
            plugins += (each for each in config.plugins if each not in plugins)
        rules = load(plugins, documented=True)
        for config in configs:
            rules = with_patterns(rules, config) if config.pattern else rules
        return rules

    def _copy(self, spool: str) -> None:
        """Write what a worker left in a file, and delete that."""
        with open(spool, "rb") as file:
            while not self._arguments.statistics and (lines := file.readlines(1 << 20)):
                text = b"".join(lines).decode("utf-8", "surrogateescape")
                self._write(self._reporter.add(text) if self._is_report else text)
        os.unlink(spool)

    def say(self, text: str) -> None:
        """Tell people something that is no part of the report."""
        print(log_line(text), file=sys.stderr)


def _open(path: str) -> BinaryIO:
    try:
        return open(path, "wb")
    except OSError as error:
        raise ValueError(f"--output-file: {path}: {error.strerror}") from error


def _width(terminal: BinaryIO) -> int:
    try:
        return os.get_terminal_size(terminal.fileno()).columns
    except OSError:  # not every terminal knows
        return 80


def _wants_color(choice: str, to_terminal: bool) -> bool:
    """As asked; by itself on a terminal, unless https://no-color.org's variable is set."""
    if choice != "auto":
        return choice == "always"
    return to_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _add(sums: dict[str, int], more: object) -> None:
    assert isinstance(more, dict)
    for rule, count in more.items():
        sums[rule] = sums.get(rule, 0) + count


def _count(number: int, thing: str, things: str = "") -> str:
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def _state(outcome: Outcome) -> str:
    if outcome.is_binary:
        return "skipped, binary"
    left = sum(outcome.found.values())
    fixed = sum(outcome.applied.values())
    return f"{_count(left, 'finding')}{f', {fixed} fixed' if fixed else ''}"


def _table(found: dict[str, int], words: int) -> str:
    """Findings, findings per million words, and the rule; most first."""
    from textmend.cli.tally import per_million

    rows = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    cells = [(f"{count:,}", f"{per_million(count, words):,.1f}", rule) for rule, count in rows]
    wide = [max((len(row[column]) for row in cells), default=0) for column in range(2)]
    return "".join(
        f"{count:>{wide[0]}}  {density:>{wide[1]}} per million words  {rule}\n"
        for count, density, rule in cells
    )
