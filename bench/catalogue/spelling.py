"""Prints how often what a misspelt word was meant for is suggested, beside what other tools do.

    python bench/catalogue/spelling.py [--part test] [--cases 400]

The cases are those of `injected.py misspelling`. Found: the word is reported, or is corrected.
First, and within three: of all cases, those where the original is the first suggestion, or among
the first three. pyspellchecker, codespell and typos see the word alone. Lower bounds are Wilson's.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spellchecker import SpellChecker

from injected import Case, cases, rate
from texts import CLEAN, PARTS, argument_parser, linter, texts

sys.path.append(str(Path(__file__).resolve().parent.parent))

from peers import COMMANDS, program
from textmend import Document

_LETTERS = re.compile(r"[^\W\d_]+")


def words(case: Case) -> tuple[str, str]:
    """The word as it is misspelt, and as it was."""
    start = next(m.start() for m in _LETTERS.finditer(case.bad) if m.end() >= case.start)
    bad, good = _LETTERS.match(case.bad, start), _LETTERS.match(case.good, start)
    assert bad and good
    return bad[0], good[0]


def ours(made: Sequence[Case]) -> list[list[str]]:
    """What `misspelling` suggests in each case; nothing where it is silent."""
    alone = linter("misspelling")
    found = []
    for case in made:
        suggested: list[str] = []
        for flagged in alone.lint(Document(case.bad, path="case.txt")).flagged:
            span = flagged.finding.span
            if span.start <= case.end and case.start <= span.end:
                fixes = (flagged.finding.fix, *flagged.finding.suggestions)
                suggested = [fix.edits[0].text for fix in fixes if fix]
        found.append(suggested)
    return found


def pyspellchecker(made: Sequence[Case]) -> list[list[str]]:
    """Its correction, and its other candidates by their frequency."""
    checker = SpellChecker()
    found = []
    for case in made:
        word = words(case)[0]
        candidates = checker.candidates(word) or set()
        found.append(sorted(candidates - {word}, key=lambda each: -checker[each]))
    return found


def codespell(made: Sequence[Case]) -> list[list[str]]:
    """The corrections of its list."""
    found: list[list[str]] = [[] for _ in made]
    printed = run(made, "codespell")
    for match in re.finditer(r"^\S+:(\d+): \S+ ==> (.+)$", printed, re.MULTILINE):
        found[int(match[1]) - 1] = [each.strip() for each in match[2].split(",")]
    return found


def typos(made: Sequence[Case]) -> list[list[str]]:
    """The corrections of its list."""
    found: list[list[str]] = [[] for _ in made]
    for line in run(made, "typos", "--format", "json").splitlines():
        message = json.loads(line)
        if message["type"] == "typo":
            found[message["line_num"] - 1] = message["corrections"]
    return found


def run(made: Sequence[Case], name: str, *arguments: str) -> str:
    """What a program prints about a file with one misspelt word a line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "words.txt")
        path.write_text("".join(f"{words(case)[0]}\n" for case in made), encoding="utf-8")
        command = [program(name), *COMMANDS[name].arguments, *arguments, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in COMMANDS[name].exit_codes:
        raise SystemExit(f"{name}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def main() -> None:
    """Print a table."""
    parser = argument_parser(__doc__)
    parser.add_argument("--part", choices=PARTS, default="test")
    parser.add_argument("--cases", type=int, default=400)
    arguments = parser.parse_args()
    sources = list(texts(arguments.corpora, CLEAN, [arguments.part]))
    made = list(cases("misspelling", linter("misspelling"), sources, arguments.cases))
    originals = [words(case)[1] for case in made]
    print(f"{len(made)} misspelt words of the {arguments.part} part; lower 95 % bounds in brackets")
    print(f"{'':16}{'found':>16}{'first':>16}{'within three':>16}{'ms a word':>11}")
    tools: Sequence[Callable[[Sequence[Case]], list[list[str]]]]
    tools = (ours, pyspellchecker, codespell, typos)
    for tool in tools:
        start = time.process_time()
        found = tool(made)
        spent = 1e3 * (time.process_time() - start) / len(made)
        total = len(made)
        first = sum(each[:1] == [word] for each, word in zip(found, originals, strict=True))
        three = sum(word in each[:3] for each, word in zip(found, originals, strict=True))
        cells = [rate(hits, total) for hits in (sum(map(bool, found)), first, three)]
        name = "textmend" if tool is ours else tool.__name__
        cost = f"{spent:11.1f}" if tool in (ours, pyspellchecker) else f"{'-':>11}"
        print(f"{name:16}" + "".join(f"{cell:>16}" for cell in cells) + cost)


if __name__ == "__main__":
    main()
