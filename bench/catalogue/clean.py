"""Prints how often each rule fires on clean edited prose, a measure of its false alarms.

    python bench/catalogue/clean.py [RULE or FAMILY ...] [--part test ...] [--show N]

News, speeches and typographic gold, all rules but those about white space; codespell and typos
over the same documents for comparison, where they are installed. Aim: 2 findings per 10,000 words.
Edited prose has its slips as well; what people found to be no damage (`verdicts/`) is apart.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from texts import CLEAN, PARTS, Text, argument_parser, linter, texts

sys.path.append(str(Path(__file__).resolve().parent.parent))

from natural import read
from peers import COMMANDS, program
from textmend import Document

BLANKS = frozenset(
    "leading-space trailing-space final-newline double-space exotic-space mixed-newlines "
    "blank-lines hard-wrap".split()
)
"""Rules about white space alone."""


def peer(name: str, sources: list[Text]) -> int:
    """How many findings another program has: one a line, as all of them print."""
    brief = {"typos": ["--format", "brief"]}.get(name, [])
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(sources):
            Path(folder, f"{number}.txt").write_text(source.text, encoding="utf-8")
        command = [program(name), *COMMANDS[name].arguments, *brief, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in COMMANDS[name].exit_codes:
        raise SystemExit(f"{name}: exit code {done.returncode}\n{done.stderr}")
    return sum(1 for line in done.stdout.splitlines() if line.strip())


def main() -> None:
    """Print a table for each corpus and for all."""
    parser = argument_parser(__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE or FAMILY")
    parser.add_argument("--part", nargs="*", choices=PARTS, default=["test"])
    parser.add_argument("--show", type=int, default=0, help="findings to show, a rule and corpus")
    parser.add_argument("--preview", action="store_true", help="with the rules in preview")
    arguments = parser.parse_args()
    chosen = linter(*arguments.rules, preview=arguments.preview)
    sources = list(texts(arguments.corpora, CLEAN, arguments.part))
    words: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    verdicts = read()
    false: Counter[str] = Counter()
    unread = 0
    for source in sources:
        words[source.corpus] += len(source.text.split())
        for rule, finding in chosen.lint(Document(source.text, path="case.txt")).flagged:
            found[source.corpus, rule.name] += 1
            if rule.name not in BLANKS:
                verdict = verdicts.get((rule.name, source.id, finding.span.start))
                false[source.corpus] += verdict is False
                unread += verdict is None
            if found[source.corpus, rule.name] <= arguments.show:
                start, end = finding.span
                around = source.text[max(0, start - 30) : end + 30]
                print(f"{source.corpus} {rule.name}: {around!r}")
    corpora = [name for name in CLEAN if words[name]]
    total = sum(words.values())
    print(
        f"findings per 10,000 words of {', '.join(f'{words[name]:,} {name}' for name in corpora)}"
    )
    print(f"{'':26}" + "".join(f"{name:>12}" for name in (*corpora, "all", "findings")))
    rules = sorted({rule for _, rule in found}, key=lambda rule: (rule in BLANKS, rule))
    for rule in rules:
        cells = [found[name, rule] / words[name] for name in corpora]
        count = sum(found[name, rule] for name in corpora)
        mark = "  (white space)" if rule in BLANKS else ""
        print(row(rule, [*cells, count / total]) + f"{count:12}{mark}")
    named = [rule for rule in rules if rule not in BLANKS]
    cells = [sum(found[name, rule] for rule in named) / words[name] for name in corpora]
    count = sum(found[name, rule] for rule in named for name in corpora)
    print(row("sum, white space apart", [*cells, count / total]) + f"{count:12}  (aim: 2)")
    cells = [false[name] / words[name] for name in corpora]
    count = sum(false.values())
    print(row("of these no damage", [*cells, count / total]) + f"{count:12}  ({unread} unread)")
    for name in ("codespell", "typos"):
        cells = [
            peer(name, [each for each in sources if each.corpus == corpus]) / words[corpus]
            for corpus in corpora
        ]
        both = sum(cell * words[corpus] for cell, corpus in zip(cells, corpora, strict=True))
        print(row(name, [*cells, both / total]) + f"{both:12.0f}")


def row(name: str, cells: list[float]) -> str:
    """A name and rates per 10,000."""
    return f"{name:26}" + "".join(f"{1e4 * cell:12.2f}" for cell in cells)


if __name__ == "__main__":
    main()
