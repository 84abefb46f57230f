"""Prints how many findings of each rule on natural text are true, as read by people.

Up to a hundred findings of each rule were read, drawn by a hash. `verdicts.tsv` keeps what was
said of each, by corpus, document and offset, and not the text. `--unread` lists what nobody has
read yet among those that are drawn now, with the text round it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

import split
from bounds import wilson
from textmend import Applicability, Document, Finding
from textmend.engine import Linter
from textmend.registry import load, select

VERDICTS = Path(__file__).with_name("verdicts.tsv")
MOST = 100

Key = tuple[str, str, str, int]
"""Rule, corpus, document, offset."""


def drawn(corpora: Path) -> dict[str, list[tuple[Key, Finding, str]]]:
    """For each rule that fires, at most `MOST` of its findings, and the texts they stand in."""
    linter = Linter(select(load(), ["all"], [], {}))
    found: dict[str, list[tuple[Key, Finding, str]]] = defaultdict(list)
    for text in split.documents(corpora):
        for rule, finding in linter.lint(Document(text.text)).flagged:
            key = (rule.name, text.corpus, text.id, finding.span.start)
            found[rule.name].append((key, finding, text.text))
    for rows in found.values():
        rows.sort(key=lambda row: hashlib.blake2b(repr(row[0]).encode()).digest())
    return {rule: rows[:MOST] for rule, rows in found.items()}


def read() -> dict[Key, bool]:
    """What people said."""
    verdicts = {}
    for line in VERDICTS.read_text(encoding="utf-8").splitlines()[1:]:
        rule, corpus, document, offset, verdict = line.split("\t")
        verdicts[rule, corpus, document, int(offset)] = verdict == "true"
    return verdicts


def main() -> None:
    """Print the table."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--unread", action="store_true")
    arguments = parser.parse_args()
    verdicts = read()
    print("rule                 tier      drawn  read  true  [95 %]")
    for rule, rows in sorted(drawn(arguments.corpora).items()):
        tiers: dict[str, list[Key]] = defaultdict(list)
        for key, finding, text in rows:
            safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
            tiers["safe" if safe else "others"].append(key)
            if arguments.unread and key not in verdicts:
                start, end = finding.span
                around = (text[max(0, start - 40) : start], text[start:end], text[end : end + 40])
                print("unread", *key, *map(repr, around), sep="\t")
        for tier, keys in sorted(tiers.items()):
            judged = [verdicts[key] for key in keys if key in verdicts]
            low, high = wilson(sum(judged), len(judged))
            print(
                f"{rule:20} {tier:8} {len(keys):6} {len(judged):5} {sum(judged):5}"
                f"  [{low:.1%}, {high:.1%}]"
            )


if __name__ == "__main__":
    main()
