"""Prints how well words that were split, doubled or glued are mended, through the engine itself.

Each case is a document of the test part (unless told otherwise) with one word damaged. It counts
as mended where the safe fixes changed it, and as right where they gave the original back. What a
document has of its own that they would mend is mended before. Bounds are Wilson's, 95 %.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import damage
import split
from bounds import wilson
from textmend import Applicability, Document
from textmend.document import NO_CONTEXT, Context
from textmend.engine import Linter
from textmend.registry import load, select
from textmend.vocabulary import Counter as Vocabulary

RULES = [
    "split-initial",
    "doubled-initial",
    "displaced-initial",
    "lost-initial",
    "split-word",
    "glued-words",
]

_INNER = re.compile(r"(?<=[a-z] )[a-z]{5,}(?=[ ,.;])")

Pair = tuple[str, str]
"""What is put in, and what should come out."""


def part_initial(gap: str) -> Callable[[str, random.Random], Pair]:
    """`T he`, with `gap` between the two."""
    return lambda line, chance: (line[0] + gap + line[1:], line)


def part_capitals(line: str, chance: random.Random) -> Pair:
    """`T HE PRESIDENT`: the first words in capitals, the first letter apart."""
    words = line.split(" ")
    count = min(len(words) - 1, chance.randint(2, 4))
    loud = " ".join([word.upper() for word in words[:count]] + words[count:])
    return loud[0] + " " + loud[1:], loud


def double(line: str, chance: random.Random) -> Pair:
    """`TThe`."""
    return line[0] + line, line


def break_word(joint: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], Pair]:
    """One word inside the line broken; `joint` says what of it becomes what."""

    def broken(line: str, chance: random.Random) -> Pair:
        words = list(_INNER.finditer(line))
        if not words:
            return line, line
        word = chance.choice(words)
        return line[: word.start()] + joint(word[0], chance) + line[word.end() :], line

    return broken


def _with(gap: str, shortest: int) -> Callable[[str, random.Random], str]:
    def joint(word: str, chance: random.Random) -> str:
        at = chance.randint(shortest, len(word) - shortest)
        return word[:at] + gap + word[at:]

    return joint


def _letter_apart(word: str, chance: random.Random) -> str:
    return f"{word[:-1]} {word[-1]}" if chance.random() < 0.5 else f"{word[0]} {word[1:]}"


def cut(lost: int, shortest: int, longest: int) -> Callable[[str, random.Random], Pair]:
    """`ran’s`: the first letters gone, with `shortest` to `longest` letters left of the word."""

    def damaged(line: str, chance: random.Random) -> Pair:
        head = damage.cuttable(line, lost)
        if shortest <= sum(map(str.isalpha, head)) <= longest:
            return line[lost:], line
        return line, line

    return damaged


OPERATORS: dict[str, dict[str, tuple[float, Callable[[str, random.Random], Pair]]]] = {
    "one letter lost": {
        "3 or more left": (0.55, cut(1, 3, 99)),
        "1 or 2 left": (0.45, cut(1, 1, 2)),
    },
    "more letters lost, 3 or more left": {
        "two": (0.5, cut(2, 3, 99)),
        "three": (0.5, cut(3, 3, 99)),
    },
    "splits and doubled initials": {
        "T he": (0.45, part_initial(" ")),
        "T / he": (0.13, part_initial("\n")),
        "T / / he": (0.13, part_initial("\n\n")),
        "T HE PRESIDENT": (0.08, part_capitals),
        "TThe": (0.21, double),
    },
    "end-of-line hyphens and split words": {
        "con- / tinued": (0.40, break_word(_with("-\n", 2))),
        "con- tinued": (0.20, break_word(_with("- ", 2))),
        "con¬ / tinued": (0.10, break_word(_with("¬\n", 2))),
        "marriag e": (0.20, break_word(_letter_apart)),
        "gover nment": (0.10, break_word(_with(" ", 2))),
    },
}


def cases(texts: list[split.Text], kind: str, seed: int, most: int) -> Iterator[tuple[str, Pair]]:
    """The operator's name and the pair of whole texts, for up to `most` places a document."""
    operators = OPERATORS[kind]
    names = list(operators)
    weights = [operators[name][0] for name in names]
    for text in texts:
        chance = random.Random(f"{kind} {seed} {text.corpus} {text.id}")
        places = [
            (start, line)
            for start, line in damage.paragraphs(text.text)
            if damage.cuttable(line, 1)
        ]
        chance.shuffle(places)
        for start, line in places[:most]:
            (name,) = chance.choices(names, weights)
            bad, good = operators[name][1](line, chance)
            if bad != good:
                before, after = text.text[:start], text.text[start + len(line) :]
                yield name, (before + bad + after, before + good + after)


def vocabulary(texts: Iterable[split.Text]) -> dict[str, int]:
    """The words of `texts` as `textmend vocabulary` counts them."""
    counter = Vocabulary()
    for text in texts:
        counter.add(text.text)
    return dict(counter.items())


def rate(hits: int, cases: int, places: int) -> str:
    """A share of `cases` with its interval, to so many places of a hundredth."""
    low, high = wilson(hits, cases)
    return f"  {hits / max(1, cases):8.{places}%}  [{low:.{places}%}, {high:.{places}%}]"


def main() -> None:
    """Print a table for each kind of damage."""
    parser = split.argument_parser(__doc__)
    parser.add_argument("--part", choices=split.PARTS, default="test")
    parser.add_argument("--most", type=int, default=4, help="cases a document")
    parser.add_argument("--errors", type=int, default=0, help="errors to print, of each operator")
    parser.add_argument("--kinds", nargs="*", choices=OPERATORS, default=list(OPERATORS))
    parser.add_argument("--misses", type=int, default=0, help="misses to print, likewise")
    parser.add_argument(
        "--vocabulary", action="store_true", help="with the words of the training documents"
    )
    arguments = parser.parse_args()
    linter = Linter(select(load(), RULES, [], {}))
    texts = [
        text._replace(text=linter.fix(Document(text.text), Applicability.SAFE).document.text)
        for text in split.documents(arguments.corpora, arguments.part)
    ]
    context = NO_CONTEXT
    if arguments.vocabulary:
        context = Context(vocabulary=vocabulary(split.documents(arguments.corpora, "training")))
    for kind in arguments.kinds:
        total: Counter[str] = Counter()
        mended: Counter[str] = Counter()
        right: Counter[str] = Counter()
        shown: Counter[str] = Counter()
        for name, (bad, good) in cases(texts, kind, 1, arguments.most):
            fixed = linter.fix(Document(bad, context=context), Applicability.SAFE).document.text
            for row in (name, "all"):
                total[row] += 1
                mended[row] += fixed != bad
                right[row] += fixed == good
            if fixed == bad and shown["missed " + name] < arguments.misses:
                shown["missed " + name] += 1
                at = next(i for i, (a, b) in enumerate(zip(good, bad, strict=False)) if a != b)
                print("missed", name, repr(bad[max(0, at - 15) : at + 25]))
            if fixed not in (good, bad) and shown[name] < arguments.errors:
                shown[name] += 1
                at = next(i for i, (a, b) in enumerate(zip(fixed, good, strict=False)) if a != b)
                print(name, repr(good[max(0, at - 20) : at + 20]), end=" ")
                print(repr(fixed[max(0, at - 20) : at + 20]))
        print(f"\n{kind}: mended safely / right of those, on the {arguments.part} part")
        for row in (*OPERATORS[kind], "all"):
            print(f"  {row:16} {total[row]:6}", end="")
            print(rate(mended[row], total[row], 2), rate(right[row], mended[row], 3))


if __name__ == "__main__":
    main()
