"""Prints what each rule finds of damage that is done to clean text, and mends to the original.

    python bench/catalogue/injected.py [RULE ...] [--part test] [--cases 400] [--misses N]

Each case is one document of edited prose, mended by the rule first (so that what it has of its own
is not counted), with one place damaged by the rule's operator (`damage.py`). Found: a finding of
the rule touches the place. Mended: of the cases found with a safe fix, those where the safe fixes
give the document back to the byte; `unsafe` says the same with the unsafe fixes made as well. Lower
bounds are Wilson's, 95 %.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from damage import OPERATORS
from textmend import Applicability, Document
from textmend.engine import Linter
from texts import CLEAN, PARTS, Text, argument_parser, linter, texts, wilson


class Case(NamedTuple):
    """A document before and after it was damaged."""

    good: str
    bad: str
    start: int
    end: int
    """What of `bad` differs, half-open; empty where something is missing."""


def cases(rule: str, linter: Linter, sources: list[Text], most: int) -> Iterator[Case]:
    """Up to `most` cases, from as many documents as there are."""
    made = 0
    originals: dict[int, str] = {}
    for turn in count():
        made_before = made
        for number, source in enumerate(sources):
            chance = random.Random(f"{rule} {turn} {source.corpus} {source.id}")
            if number not in originals:
                whole = Document(source.text, path="case.txt")
                originals[number] = linter.fix(whole, Applicability.UNSAFE).document.text
            good = originals[number]
            bad = OPERATORS[rule](good, chance)
            if bad is not None and bad != good:
                yield Case(good, bad, *difference(good, bad))
                made += 1
            if made == most:
                return
        if made == made_before:
            return


def difference(good: str, bad: str) -> tuple[int, int]:
    """The part of `bad` that is not as in `good`."""
    shorter = min(len(good), len(bad))
    start = next((at for at in range(shorter) if good[at] != bad[at]), shorter)
    same = 0
    while same < shorter - start and good[-1 - same] == bad[-1 - same]:
        same += 1
    return start, len(bad) - same


class Tally(NamedTuple):
    """What came of the cases of one rule."""

    cases: int
    found: int
    safe: int
    """Found with a safe fix."""
    mended: int
    """Of these, mended to the original."""
    unsafe: int
    """Mended to the original with the unsafe fixes made as well; of all that were found."""


def measure(rule: str, sources: list[Text], most: int, misses: int) -> Tally:
    """Run one rule over its cases, and print up to `misses` that went wrong."""
    alone = linter(rule)
    total = found = safe = mended = unsafe = 0
    for good, bad, start, end in cases(rule, alone, sources, most):
        total += 1
        document = Document(bad, path="case.txt")
        touching = [
            flagged.finding
            for flagged in alone.lint(document).flagged
            if flagged.finding.span.start <= end and start <= flagged.finding.span.end
        ]
        found += bool(touching)
        is_safe = any(
            each.fix is not None and each.fix.applicability is Applicability.SAFE
            for each in touching
        )
        fixed = alone.fix(document, Applicability.SAFE).document.text
        safe += is_safe
        mended += is_safe and fixed == good
        unsafe += bool(touching) and good == alone.fix(document, Applicability.UNSAFE).document.text
        if (not touching or (is_safe and fixed != good)) and misses:
            misses -= 1
            what = "mended otherwise" if touching else "missed"
            print(f"  {what}: {bad[max(0, start - 30) : min(end, start + 60) + 30]!r}")
    return Tally(total, found, safe, mended, unsafe)


def main() -> None:
    """Print a table."""
    parser = argument_parser(__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE")
    parser.add_argument("--part", choices=PARTS, default="test")
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--misses", type=int, default=0, help="cases gone wrong to print, a rule")
    arguments = parser.parse_args()
    sources = list(texts(arguments.corpora, CLEAN, [arguments.part]))
    rows = [
        (rule, measure(rule, sources, arguments.cases, arguments.misses))
        for rule in arguments.rules or OPERATORS
    ]
    print(f"on the {arguments.part} part; lower 95 % bounds in brackets; aims 98 % and 97 %")
    print(f"{'':26}{'cases':>6}{'found':>16}{'safe':>6}{'mended':>16}{'unsafe':>8}")
    for rule, tally in rows:
        found, mended = rate(tally.found, tally.cases), rate(tally.mended, tally.safe)
        unsafe = f"{tally.unsafe / max(1, tally.found):.1%}"
        print(f"{rule:26}{tally.cases:6}{found:>16}{tally.safe:6}{mended:>16}{unsafe:>8}")


def rate(hits: int, total: int) -> str:
    """A share with its lower bound."""
    return f"{hits / total:.1%} [{wilson(hits, total)[0]:.1%}]" if total else "-"


if __name__ == "__main__":
    main()
