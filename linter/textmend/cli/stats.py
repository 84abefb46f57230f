"""`textmend stats`."""

from __future__ import annotations

import sys

from textmend.cli.settings import resolve
from textmend.cli.tally import per_million
from textmend.outcome import Request
from textmend.report.printable import log_line
from textmend.run import Session
from textmend.values import NamedTuple
from textmend.workers import check_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import SimpleNamespace

_BAR = 30
"""Columns of the longest bar."""
_MOST_PATHS = 10
_EIGHTHS = " ▏▎▍▌▋▊▉"


class Row(NamedTuple):
    """What a rule found, or what was found in a file."""

    name: str
    findings: int
    files: int
    words: int


def stats(arguments: SimpleNamespace) -> int:
    """Count the findings in all files that the arguments name, and print them; the exit code."""
    settings = resolve(arguments)
    session = Session(Request(configs=settings.configs, plugins=arguments.plugin, count_words=True))
    for index in range(len(settings.configs)):
        session.linter(index)
    by_rule: dict[str, dict[str, int]] = {}
    by_path: dict[str, list[int]] = {}
    problems = 0
    for outcome in check_all(session, settings.files(), 1):
        for problem in outcome.problems:
            problems += 1
            print(log_line(problem), file=sys.stderr)
        mine = by_path.setdefault(outcome.path, [0, 0])
        mine[0] += sum(outcome.found.values())
        mine[1] += sum(ledger.words for ledger in outcome.ledgers)
        for rule, count in outcome.found.items():
            found = by_rule.setdefault(rule, {})
            found[outcome.path] = found.get(outcome.path, 0) + count
    words = sum(each for _, each in by_path.values())
    rules = _sorted(
        Row(rule, sum(found.values()), len(found), words) for rule, found in by_rule.items()
    )
    paths = _sorted(Row(path, count, 1, each) for path, (count, each) in by_path.items() if count)
    if arguments.output_format == "json":
        _print_json(rules, paths, len(by_path), words)
    else:
        print(f"{len(by_path):,} files, {words:,} words")
        _print_table("rule", rules)
        _print_table("file", paths[:_MOST_PATHS])
    return 2 if problems else 0


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-row.findings, row.name))


def _print_json(rules: list[Row], paths: list[Row], files: int, words: int) -> None:
    from textmend.report.json import dumped, path_of

    value = {
        "files": files,
        "words": words,
        "rules": [
            {
                "rule": row.name,
                "findings": row.findings,
                "files": row.files,
                "per_million_words": _density(row),
            }
            for row in rules
        ],
        "paths": [
            {
                "path": path_of(row.name),
                "findings": row.findings,
                "words": row.words,
                "per_million_words": _density(row),
            }
            for row in paths
        ],
    }
    print(dumped(value, indent=2))


def _density(row: Row) -> float:
    return round(per_million(row.findings, row.words), 1)


def _print_table(what: str, rows: list[Row]) -> None:
    """A row each, with a bar as long as its findings are many."""
    if not rows:
        return
    cells = [("findings", "per million words", what, "")]
    most = max(row.findings for row in rows)
    cells += [
        (f"{row.findings:,}", f"{_density(row):,}", log_line(row.name), _bar(row.findings / most))
        for row in rows
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(3)]
    print()
    for count, density, name, bar in cells:
        row = f"{count:>{widths[0]}}  {density:>{widths[1]}}  {name:<{widths[2]}}  {bar}"
        print(row.rstrip())


def _bar(share: float) -> str:
    eighths = max(1, round(share * _BAR * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
