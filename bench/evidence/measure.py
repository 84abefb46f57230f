"""Prints how well lost letters are detected and restored, on the test part unless told otherwise.

Every case is one damaged paragraph in an otherwise untouched document. Bounds are Wilson's, 95 %,
two-sided.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import damage
import split
from bounds import wilson
from table import ask
from textmend.evidence import tiers
from textmend.evidence.model import english
from textmend.evidence.ranking import Candidate, confidence, restored

SHORT = 3
"""Remainders of fewer letters are short."""

ALARMS = (1, 10, 100, 1000)
"""Per million natural paragraphs."""

SAMPLE = 3
"""Errors of each class that are printed."""


class Result(NamedTuple):
    """What became of one case."""

    case: damage.Case
    loss: float
    confidence: float
    right: bool
    best: str
    rank: int
    """Of the right candidate, from 0; -1 where it is not among them."""

    @property
    def short(self) -> bool:
        """Whether one or two letters are left."""
        return sum(map(str.isalpha, self.case.head)) < SHORT

    @property
    def is_safe(self) -> bool:
        """Whether it would be mended unasked."""
        lost, left = len(self.best), len(self.case.head)
        return bool(lost) and tiers.is_safe(self.confidence, self.loss, lost=lost, left=left)


def run(
    texts: Sequence[split.Text], cut: int, seed: int, most: int, shortest: int
) -> Iterator[Result]:
    """Damage, ask, compare."""
    for text in texts:
        for case in damage.cut(text, cut, seed, most, shortest, 99):
            ranking, loss = ask(damage.context(case.text, case.start))
            sure = confidence(ranking) if ranking else 0.0
            letters = [each.letters for each in restored(ranking, sure)] if ranking else []
            rank = letters.index(case.letters) if case.letters in letters else -1
            yield Result(case, loss, sure, rank == 0, letters[0] if letters else "", rank)


def table(title: str, results: Sequence[Result], chosen: Callable[[Result], bool]) -> None:
    """How many are chosen, and how many of these are right, for each corpus and in total."""
    print(f"\n{title}")
    print("corpus          cases  best right  restored   of these right  [95 %]             wrong")
    for corpus in (*split.CORPORA, "total"):
        rows = [r for r in results if corpus in (r.case.corpus, "total")]
        if not rows:
            continue
        kept = [r for r in rows if chosen(r)]
        right = sum(r.right for r in kept)
        low, high = wilson(right, len(kept))
        print(
            f"{corpus:14}{len(rows):7}  {sum(r.right for r in rows) / len(rows):9.2%}"
            f"  {len(kept) / len(rows):8.2%}  {right / max(1, len(kept)):14.3%}"
            f"  [{low:.3%}, {high:.3%}]  {len(kept) - right:3} of {len(kept)}"
        )


def is_sure(result: Result) -> bool:
    """Whether the choice of letters is sure enough."""
    return result._replace(loss=tiers.SAFE_LOSS).is_safe


def is_safe(result: Result) -> bool:
    """Whether the loss is sure enough, too."""
    return result.is_safe


def reliability(results: Sequence[Result]) -> None:
    """Confidence against what was observed."""
    print("\n6. Reliability of the confidence")
    print("from     to        cases  mean confidence  observed  [95 %]")
    edges = (0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 1.01)
    for low, high in pairwise(edges):
        rows = [r for r in results if low <= r.confidence < high]
        if rows:
            right = sum(r.right for r in rows)
            bounds = wilson(right, len(rows))
            print(
                f"{low:<8} {min(high, 1):<8}{len(rows):7}  "
                f"{sum(r.confidence for r in rows) / len(rows):15.4f}  {right / len(rows):8.4f}"
                f"  [{bounds[0]:.4f}, {bounds[1]:.4f}]"
            )


class Natural(NamedTuple):
    """A natural paragraph that starts in lower case."""

    loss: float
    best: Candidate
    part: str
    id: str
    line: str


_NOBODY = Candidate("", "", 0.0)


def natural_starts(texts: Sequence[split.Text]) -> tuple[list[Natural], Counter[str]]:
    """What is said of every natural start in lower case; and how many paragraphs there are."""
    rows = []
    paragraphs: Counter[str] = Counter()
    for text in texts:
        part = split.part(text.corpus, text.id)
        for start, line in damage.paragraphs(text.text):
            paragraphs[part] += 1
            if not line[0].islower():
                continue
            ranking, loss = ask(damage.context(text.text, start))
            best = restored(ranking, confidence(ranking))[0] if ranking else _NOBODY
            name = f"{text.corpus} {text.id}"
            rows.append(Natural(loss, best, part, name, line[:70]))
    rows.sort(key=lambda row: -row.loss)
    return rows, paragraphs


def curve(results: Sequence[Result], rows: Sequence[Natural], paragraphs: int, name: str) -> None:
    """Recall at given rates of natural alarms."""
    scores = [row.loss for row in rows]
    print(f"\n4. Found at all, against natural alarms ({name}: {paragraphs} paragraphs,")
    print(f"   {len(scores)} of which start in lower case)")
    print("alarms per million  allowed here  threshold  recall  3+ letters left  1-2 left")
    for rate in ALARMS:
        allowed = int(rate * paragraphs / 1e6)
        threshold = scores[allowed] if allowed < len(scores) else -20.0
        found = [r for r in results if r.loss > threshold]
        short = [r for r in results if r.short]
        long = [r for r in results if not r.short]
        print(
            f"{rate:18}  {allowed:12}  {threshold:9.2f}  {len(found) / len(results):6.2%}"
            f"  {sum(r.loss > threshold for r in long) / len(long):15.2%}"
            f"  {sum(r.loss > threshold for r in short) / max(1, len(short)):8.2%}"
        )


def error_class(result: Result) -> str:
    """A rough name for what went wrong."""
    word = (result.case.letters + result.case.head).lower()
    if result.rank < 0:
        return "attested nowhere, or not among the candidates"
    model = english()
    number = model.lexicon.find(word)
    best = model.lexicon.find(result.best.lower() + result.case.head.lower())
    names = [n < 0 or model.count(n, 2) > model.count(n, 3) for n in (number, best)]
    if names[0] or names[1]:
        return "name for name" if all(names) else "name for word" if names[1] else "word for name"
    return "short word" if result.short else "word for word"


def errors(title: str, results: Sequence[Result]) -> None:
    """The classes of errors, with the boldest of each."""
    print(f"\n{title}")
    wrong = sorted((r for r in results if not r.right), key=lambda r: -r.confidence)
    classes = Counter(error_class(r) for r in wrong)
    for name, count in classes.most_common():
        bold = sum(is_sure(r) for r in wrong if error_class(r) == name)
        print(f"{count:6} ({bold} above the safe threshold)  {name}")
        for r in [r for r in wrong if error_class(r) == name][:SAMPLE]:
            print(
                f"         {r.confidence:.4f}  {r.case.letters}|{r.case.head}"
                f" taken for {r.best}|{r.case.head}  ({r.case.corpus})"
            )


def main() -> None:
    """Measure and print."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--part", default="test", choices=split.PARTS)
    parser.add_argument("--most", type=int, default=40, help="cases a document (default: 40)")
    arguments = parser.parse_args()
    texts = list(split.documents(arguments.corpora, arguments.part))
    began = time.perf_counter()
    ones = list(run(texts, 1, 1, arguments.most, 1))
    long = [r for r in ones if not r.short]
    short = [r for r in ones if r.short]
    print(f"part: {arguments.part}; {len(ones)} cases of one letter")
    table("1. One letter lost, three or more left; sure of the letters", long, is_sure)
    table("1b. The same; sure of the loss, too", long, is_safe)
    table("2. One letter lost, one or two left; sure of the letters", short, is_sure)
    table("2b. The same; sure of the loss, too", short, is_safe)
    table("3. All of one letter lost; sure of the letters", ones, is_sure)
    table("3b. The same; sure of the loss, too", ones, is_safe)
    rows, paragraphs = natural_starts(list(split.documents(arguments.corpora)))
    here = [row for row in rows if row.part == arguments.part]
    curve(ones, here, paragraphs[arguments.part], arguments.part)
    curve(ones, rows, sum(paragraphs.values()), "all parts")
    for cut in (2, 3):
        many = list(run(texts, cut, cut, arguments.most, 3))
        table(f"5. {cut} letters lost, three or more left; sure of the letters", many, is_sure)
        table("5b. The same; sure of the loss, too", many, is_safe)
    kept = wrong = cases = 0
    for r in run(texts, 2, 2, 6, 1):
        if r.short:
            cases += 1
            kept += r.is_safe
            wrong += r.is_safe and not r.right
    print(f"\n5c. 2 letters lost, one or two left: {kept} safe, {wrong} of them wrong, of {cases}")
    reliability(ones)
    natural(rows, sum(paragraphs.values()))
    errors("8. What goes wrong, three or more letters left", long)
    errors("8b. What goes wrong, one or two letters left", short)
    print(f"\n{time.perf_counter() - began:.0f} s")


def natural(rows: Sequence[Natural], paragraphs: int) -> None:
    """False safe fixes on natural text, and what comes nearest to one."""
    false = [
        row
        for row in rows
        if row.best.letters
        and tiers.is_safe(
            row.best.confidence,
            row.loss,
            lost=len(row.best.letters),
            left=len(row.best.word) - len(row.best.letters),
        )
    ]
    print("\n7. Safe fixes on natural starts in lower case, all corpora, all parts")
    print(f"{len(false)} of {len(rows)} starts in {paragraphs} paragraphs;", end=" ")
    print(f"upper 95 % bound {wilson(len(false), len(rows))[1]:.3%} of the starts,", end=" ")
    print(f"{1e6 * wilson(len(false), paragraphs)[1]:.1f} per million paragraphs")
    for row in false:
        show("SAFE ", row)
    print("nearest:")
    for row in rows[:15]:
        show("", row)


def show(title: str, row: Natural) -> None:
    """Print a natural start."""
    best = row.best
    print(f"  {title}{row.loss:6.2f} {best.confidence:.4f} {best.word} | {row.id} | {row.line}")


if __name__ == "__main__":
    main()
