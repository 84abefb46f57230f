"""Prints what other programs do with documents of the test part in which one letter was lost.

    python bench/evidence/other_tools.py [--corpora DIR] [--cases N] [--elsewhere N]

Each document has one damaged paragraph, with three or more letters left of its first word. All
are written as files; each program reports on them, and then mends a copy. What it does elsewhere
in the same documents is counted, not judged: the texts have errors of their own.
pyspellchecker, a library, is asked about the damaged words themselves; it answers in lower case,
so compare it where case is set aside. Bounds are Wilson's, 95 %.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from spellchecker import SpellChecker

import damage
import split
from bounds import wilson
from damage import Case

sys.path.insert(0, str(split.ROOT / "bench"))  # before this folder, whose peers.py is this one

from peers import COMMANDS, program

SEED = 1
RULE = ("--select", "lost-initial")

Report = tuple[int, bool]  # the number of the document, and whether the damaged word is meant


class Tally(NamedTuple):
    """What one program did."""

    name: str
    found: int
    changed: int
    right: int
    case_aside: int
    reported_elsewhere: int
    changed_elsewhere: int | str


def place(case: Case) -> tuple[int, int]:
    """Line and column of the damaged word, in characters, from 0."""
    lines = case.text[: case.start].split("\n")
    return len(lines) - 1, len(lines[-1])


def codespell_reports(output: str, cases: Sequence[Case]) -> Iterator[Report]:
    """Its lines name a line and a word; of the same words in a line, the first may be meant."""
    seen = set()
    for match in re.finditer(r"^\S*?(\d+)\.txt:(\d+): (\S+) ==> ", output, re.MULTILINE):
        number, case = int(match[1]), cases[int(match[1])]
        word = re.match(r"[\w'’-]*", case.text[case.start :])[0]
        is_it = (int(match[2]) - 1, match[3]) == (place(case)[0], word)
        yield number, is_it and number not in seen
        seen.update([number] if is_it else [])


def typos_reports(output: str, cases: Sequence[Case]) -> Iterator[Report]:
    """Its JSON has the line and the offset in it, in bytes."""
    for row in map(json.loads, output.splitlines()):
        number, case = int(Path(row["path"]).stem), cases[int(Path(row["path"]).stem)]
        line, column = place(case)
        text = case.text.split("\n")[row["line_num"] - 1].encode()
        start = len(text[: row["byte_offset"]].decode())
        touches = start <= column + len(case.head) and column <= start + len(row["typo"])
        yield number, touches and row["line_num"] - 1 == line


def textmend_reports(output: str, cases: Sequence[Case]) -> Iterator[Report]:
    """Its JSON has offsets in the whole text, in characters."""
    for row in json.loads(output):
        number, case = int(Path(row["path"]).stem), cases[int(Path(row["path"]).stem)]
        start, end = row["start"]["offset"] - case.start, row["end"]["offset"] - case.start
        yield number, start <= len(case.head) and end >= 0


PROGRAMS = {
    "codespell": ((), ("-w",), codespell_reports),
    "typos": (("--format", "json"), ("--write-changes",), typos_reports),
    "textmend": ((*RULE, "--output-format", "json"), (*RULE, "--fix"), textmend_reports),
}
"""How each is asked for a report, and how to mend; and how its report is read."""


def run(name: str, arguments: Sequence[str], folder: Path) -> str:
    """What it prints about the folder; it ends this if its exit code says that it failed."""
    command = [program(name), *COMMANDS[name].arguments, *arguments, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in COMMANDS[name].exit_codes:
        raise SystemExit(f"{name}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Line, word of it (from 0), what became what; other numbers of lines end the measurement."""
    for number, pair in enumerate(zip(before.split("\n"), after.split("\n"), strict=True)):
        a, b = map(str.split, pair)
        for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if kind == "replace" and j - i == m - k:
                yield from ((number, i + n, f"{a[i + n]} -> {b[k + n]}") for n in range(j - i))
            elif kind != "equal":
                yield number, i, f"{' '.join(a[i:j])} -> {' '.join(b[k:m])}"


def tally(name: str, cases: Sequence[Case], folder: Path, shown: int) -> Tally:
    """Report, mend a copy, compare; `shown` changes elsewhere are printed."""
    report, mend, read = PROGRAMS[name]
    reports = list(read(run(name, report, folder), cases))
    found = len({number for number, is_it in reports if is_it})
    copy = folder.with_name(name)
    shutil.copytree(folder, copy)
    run(name, mend, copy)
    changed = right = case_aside = 0
    elsewhere = []
    for number, case in enumerate(cases):
        at = place(case)[0]
        after = (copy / f"{number:04}.txt").read_bytes().decode()
        done = list(changes(case.text, after)) if after != case.text else []
        apart = [change for change in done if change[:2] != (at, 0)]
        elsewhere += apart
        changed += len(apart) < len(done)
        whole = rf"\s*{re.escape(case.letters + case.head)}(?!\w)"
        case_aside += re.match(whole, after.split("\n")[at], re.IGNORECASE) is not None
        right += re.match(whole, after.split("\n")[at]) is not None
    for _, _, what in random.Random(SEED).sample(elsewhere, min(shown, len(elsewhere))):
        print(f"{name}, elsewhere: {what}")
    others = sum(not is_it for _, is_it in reports)
    return Tally(name, found, changed, right, case_aside, others, len(elsewhere))


def ask_library(cases: Sequence[Case]) -> Tally:
    """Whether pyspellchecker knows the word, and what it takes for the best correction."""
    checker = SpellChecker()
    found = changed = right = case_aside = elsewhere = 0
    for case in cases:
        original = case.letters + case.head
        options = sorted(checker.candidates(case.head) or [case.head])  # a set: ties would vary
        best = max(options, key=checker.word_usage_frequency)
        found += (is_unknown := bool(checker.unknown([case.head])))
        changed += best.lower() != case.head.lower()
        right += best == original
        case_aside += best.lower() == original.lower()
        words = [word.lower() for word in checker.split_words(case.text)]
        unknown = checker.unknown(words)
        elsewhere += sum(word in unknown for word in words) - is_unknown
    return Tally("pyspellchecker", found, changed, right, case_aside, elsewhere, "-")


def main() -> None:
    """Print tables: what becomes of the damage, and of the rest."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--elsewhere", type=int, default=0, help="changes elsewhere to print")
    arguments = parser.parse_args()
    texts = split.documents(arguments.corpora, "test")
    cases = [case for text in texts for case in damage.cut(text, 1, SEED, 1, 3, 99)]
    cases = random.Random(SEED).sample(cases, min(arguments.cases, len(cases)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "damaged")
        folder.mkdir()
        for number, case in enumerate(cases):
            (folder / f"{number:04}.txt").write_bytes(case.text.encode())
        rows = [tally(each, cases, folder, arguments.elsewhere) for each in PROGRAMS]
    rows.insert(-1, ask_library(cases))
    print(f"\n{len(cases)} documents; one letter lost, three or more left")
    show("found, of all", [(row.name, row.found, len(cases)) for row in rows])
    show("mended right, of all", [(row.name, row.right, len(cases)) for row in rows])
    show("the same, case aside", [(row.name, row.case_aside, len(cases)) for row in rows])
    show("the same, of changed", [(row.name, row.case_aside, row.changed) for row in rows])
    print("\nelsewhere in these documents          reported   changed")
    for row in rows:
        print(f"  {row.name:34}{row.reported_elsewhere:10}{row.changed_elsewhere:>10}")


def show(title: str, rows: Sequence[tuple[str, int, int]]) -> None:
    """A table of shares."""
    print(f"\n{title:44}   share  [95 %]")
    for name, hits, cases in rows:
        low, high = wilson(hits, cases)
        share = f"{hits / max(1, cases):.2%}"
        print(f"  {name:26}{f'{hits} of {cases}':>16} {share:>8}  [{low:.2%}, {high:.2%}]")


if __name__ == "__main__":
    main()
