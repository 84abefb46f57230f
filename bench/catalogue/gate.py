"""Prints every safe fix of some rules on natural text, and how many of them people found false.

    python bench/catalogue/gate.py [RULE or FAMILY ...] [--part test ...] [--corpus webnews ...]
                                   [--unread]

By default the rules about words that lost letters, or that fell apart, on every paragraph of every
corpus: where next to nothing is wrong, a fix that nobody asked about has to be right. Verdicts are
those of `natural.py`; the bound is Wilson's, 95 %, of false fixes in a million paragraphs, with
what nobody has read yet counted as false.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from natural import Key, read
from textmend import Applicability, Document
from texts import CORPORA, PARTS, argument_parser, linter, texts, wilson

LETTERS = (
    "lost-initial",
    "split-initial",
    "doubled-initial",
    "lost-lead-in",
    "displaced-initial",
    "split-word",
    "glued-words",
    "lost-ending",
)


def main() -> None:
    """Print the table, or what is to be read."""
    parser = argument_parser(__doc__)
    parser.add_argument("rules", nargs="*", metavar="RULE or FAMILY")
    parser.add_argument("--part", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--corpus", nargs="*", choices=CORPORA, default=CORPORA)
    parser.add_argument("--unread", action="store_true")
    arguments = parser.parse_args()
    verdicts = read()
    chosen = linter(*(arguments.rules or LETTERS))
    paragraphs: Counter[str] = Counter()
    fixes: dict[str, list[Key]] = defaultdict(list)
    for text in texts(arguments.corpora, arguments.corpus, arguments.part):
        document = Document(text.text, path="case.txt")
        paragraphs[text.corpus] += len(document.paragraphs)
        for rule, finding in chosen.lint(document).flagged:
            if finding.fix is None or finding.fix.applicability is not Applicability.SAFE:
                continue
            key = (rule.name, text.id, finding.span.start)
            fixes[rule.name].append(key)
            if arguments.unread and key not in verdicts:
                start, end = finding.span
                around = text.text[max(0, start - 50) : end + 50]
                print(*key, repr(around), repr(finding.message), sep="\t")
    of_each = ", ".join(f"{corpus} {number:,}" for corpus, number in paragraphs.items())
    print(f"{paragraphs.total():,} paragraphs: {of_each}")
    print(f"{'rule':26}{'safe':>6}{'true':>6}{'false':>6}{'unread':>8}")
    worst = 0
    for rule, _ in chosen.selected:
        said = Counter(verdicts.get(key) for key in fixes[rule.name])
        worst += said[False] + said[None]
        print(f"{rule.name:26}{said.total():6}{said[True]:6}{said[False]:6}{said[None]:8}")
    _, high = wilson(worst, paragraphs.total())
    print(f"false or unread: {worst}, at most {1e6 * high:.0f} in a million paragraphs")


if __name__ == "__main__":
    main()
