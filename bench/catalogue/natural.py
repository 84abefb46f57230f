"""Prints how many findings on natural text, web news above all, are true, as read by people.

    python bench/catalogue/natural.py [RULE or FAMILY ...] [--part test ...] [--corpus webnews ...]
                                      [--unread]

Up to a hundred findings of each rule are drawn by a hash. What people said of each is kept in
`verdicts/*.tsv`, a file for each family, as rule, document, offset and verdict, and not the text.
`--unread` lists what nobody has read yet among those that are drawn, with the text round it.
Bounds are Wilson's, 95 %.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from textmend import Applicability, Document, Finding
from texts import CORPORA, ELSEWHERE, HERE, PARTS, argument_parser, linter, texts, wilson

MOST = 100
AIMS = {"safe": 0.99, "others": 0.80}

Key = tuple[str, str, int]
"""Rule, document, offset."""


def drawn(
    corpora: Path, names: Sequence[str], rules: Sequence[str], parts: Iterable[str]
) -> dict[tuple[str, str], list[tuple[Key, Finding, str]]]:
    """For each rule and tier at most `MOST` findings, and the texts that they stand in."""
    chosen = linter(*rules)
    found: dict[tuple[str, str], list[tuple[Key, Finding, str]]] = defaultdict(list)
    for text in texts(corpora, names, list(parts)):
        for rule, finding in chosen.lint(Document(text.text, path="case.txt")).flagged:
            is_safe = finding.fix is not None and finding.fix.applicability is Applicability.SAFE
            key = (rule.name, text.id, finding.span.start)
            found[rule.name, "safe" if is_safe else "others"].append((key, finding, text.text))
    for rows in found.values():
        rows.sort(key=lambda row: hashlib.blake2b(repr(row[0]).encode()).digest())
    return {tier: rows[:MOST] for tier, rows in found.items()}


def read() -> dict[Key, bool]:
    """What people said."""
    verdicts = {}
    for path in sorted((HERE / "verdicts").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            rule, document, offset, verdict = line.split("\t")
            verdicts[rule, document, int(offset)] = verdict == "true"
    return verdicts


def main() -> None:
    """Print the table, or what is to be read."""
    parser = argument_parser(__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE or FAMILY")
    parser.add_argument("--part", nargs="*", choices=PARTS, default=["test"])
    parser.add_argument("--corpus", nargs="*", choices=(*CORPORA, ELSEWHERE), default=["webnews"])
    parser.add_argument("--unread", action="store_true")
    arguments = parser.parse_args()
    verdicts = read()
    found = drawn(arguments.corpora, arguments.corpus, arguments.rules, arguments.part)
    if arguments.unread:
        for rows in found.values():
            for key, (start, end), text in ((key, each.span, text) for key, each, text in rows):
                if key not in verdicts:
                    around = text[max(0, start - 50) : start], text[start:end], text[end : end + 50]
                    print(*key, *map(repr, around), sep="\t")
        return
    print(f"{'rule':26}{'tier':8}{'drawn':>6}{'read':>6}{'true':>6}{'':>8} 95 %, aims 99 % / 80 %")
    for (rule, tier), rows in sorted(found.items()):
        judged = [verdicts[key] for key, _, _ in rows if key in verdicts]
        low, high = wilson(sum(judged), len(judged))
        share = f"{sum(judged) / len(judged):.1%}" if judged else "-"
        mark = "" if not judged or sum(judged) / len(judged) >= AIMS[tier] else "  below the aim"
        print(
            f"{rule:26}{tier:8}{len(rows):6}{len(judged):6}{sum(judged):6}{share:>8}"
            f" [{low:.1%}, {high:.1%}]{mark}"
        )


if __name__ == "__main__":
    main()
