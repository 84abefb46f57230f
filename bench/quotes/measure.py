"""Prints how often the rules about quotation marks turn a mark the wrong way.

    python bench/quotes/measure.py [--corpora DIR] [--web PART ...] [--errors N]

Gold is typographic text: books, each apart, and of web news the documents of the named parts whose
marks are all curly (these have mistakes of their own, which count as ours). The tables:

0. The confidence of each mark after all were made straight, and the share that is right.
1. All marks made straight, then `quote-style = curly`. Wrong: marks that are not as they were after
   `--fix --unsafe-fixes`, whatever was not fixed included. Of those that `--fix` alone set: wrong.
   smartypants and pandoc do the same, if they are installed (`pip install smartypants
   pypandoc_binary`); paragraphs in which pandoc does not keep the number of marks are left out.
2. A share of the marks made straight, then all rules of the family. Turned wrong: marks that are
   neither as they were nor straight. Documents in which more marks of a kind are straight than
   curly after the damage are counted apart, since their majority is another.
3. The gold itself: marks that any rule of the family reports.

Bounds are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "evidence"))

import split
from bounds import wilson
from textmend import Applicability, Context, Document, style_of
from textmend.engine import Linter
from textmend.registry import load, select

CURLY = "“”‘’"
FLAT = str.maketrans(CURLY, "\"\"''")
SHARES = (0.02, 0.10, 0.30)
STYLE = Linter(select(load(), ["quote-style"], [], {}))
FAMILY = Linter(select(load(), ["quotes"], [], {}))
ENGLISH = Context("en")
BINS = (0.9999, 0.999, 0.99, 0.95, 0.9, 0.7, 0.0)
LEVELS = {"--fix": Applicability.SAFE, "--unsafe-fixes": Applicability.UNSAFE}

Gold = dict[str, list[str]]
"""The texts of each book, or of web news."""


def gold(corpora: Path, parts: list[str]) -> Gold:
    """What is taken for right."""
    texts: Gold = {}
    for text in split.documents(corpora):
        if text.corpus == "typography":
            texts.setdefault(text.id.partition("/")[0], []).append(text.text)
        elif text.corpus == "webnews" and split.part(text.corpus, text.id) in parts:
            is_curly = "“" in text.text and "’" in text.text and not set("\"'") & set(text.text)
            if is_curly and not any(two in text.text for two in ("’’", "‘‘", "``")):
                texts.setdefault(f"webnews ({', '.join(parts)})", []).append(text.text)
    return texts


def marks(text: str) -> list[int]:
    """Where the curly marks are."""
    return [at for at, character in enumerate(text) if character in CURLY]


def fixed(linter: Linter, text: str, level: Applicability) -> str:
    """The text with its fixes made; they keep its length."""
    document = Document(text, path="case.txt", context=ENGLISH)
    mended = linter.fix(document, level).document.text
    assert len(mended) == len(text)
    return mended


def rate(hits: int, cases: int) -> str:
    """A share with its bounds."""
    low, high = wilson(hits, cases)
    return f"{hits:5} of {cases:6} {hits / max(1, cases):8.3%} [{low:.3%}, {high:.3%}]"


def reliability(texts: list[str]) -> None:
    """Print the rows of the table about confidences."""
    cases, right = [0] * len(BINS), [0] * len(BINS)
    for text in texts:
        document = Document(text.translate(FLAT), path="case.txt", context=ENGLISH)
        style = style_of("en")
        for mark in document.quotes.written("\"'"):
            if text[mark.at] in CURLY:
                number = next(n for n, least in enumerate(BINS) if mark.confidence >= least)
                cases[number] += 1
                right[number] += style.glyph(mark.kind, mark.role) == text[mark.at]
    for least, hits, all_of in zip(BINS, right, cases, strict=True):
        if all_of:
            print(f"{'':36} from {least:<9.4f} right {rate(hits, all_of)}")


def flattened(name: str, texts: list[str], errors: int) -> None:
    """Print the first table's rows about ourselves."""
    cases = wrong = safe = wrong_safe = shown = 0
    for text in texts:
        flat = text.translate(FLAT)
        all_fixed = fixed(STYLE, flat, Applicability.UNSAFE)
        safely = fixed(STYLE, flat, Applicability.SAFE)
        for at in marks(text):
            cases += 1
            safe += safely[at] != flat[at]
            wrong_safe += safely[at] not in (flat[at], text[at])
            wrong += all_fixed[at] != text[at]
            if all_fixed[at] != text[at] and shown < errors:
                shown += 1
                print("   ", repr(text[max(0, at - 40) : at + 40]), repr(all_fixed[at]))
    print(f"{name:36} wrong          {rate(wrong, cases)}")
    print(f"{'':36} called safe    {rate(safe, cases)}")
    print(f"{'':36} wrong of these {rate(wrong_safe, safe)}")


def peer(name: str, texts: list[str], tool: str, educate: Callable[[str], str]) -> None:
    """Print the row of another tool."""
    cases = wrong = left_out = 0
    for text in texts:
        paragraphs = [one for one in text.split("\n") if one.strip()]
        done = [one for one in educate("\n\n".join(paragraphs).translate(FLAT)).split("\n") if one]
        for right, ours in zip(paragraphs, done, strict=len(done) == len(paragraphs)):
            expected = [one for one in right if one in CURLY]
            found = [one for one in ours if one in CURLY + "\"'"]
            if len(found) != len(expected) or len(done) != len(paragraphs):
                left_out += len(expected)
                continue
            cases += len(expected)
            wrong += sum(one != other for one, other in zip(expected, found, strict=True))
    print(f"{name:36} {tool:14} {rate(wrong, cases)}  ({left_out} marks left out)")


def peers() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The other tools that are installed."""
    try:
        import smartypants
    except ImportError:
        print("smartypants is not installed")
    else:
        entities = {"&#8220;": "“", "&#8221;": "”", "&#8216;": "‘", "&#8217;": "’"}

        def by_smartypants(text: str) -> str:
            text = smartypants.smartypants(text, smartypants.Attr.q)
            for entity, mark in entities.items():
                text = text.replace(entity, mark)
            return text

        yield "smartypants", by_smartypants
    try:
        import pypandoc
    except ImportError:
        print("pandoc is not installed")
    else:
        yield (
            "pandoc",
            lambda text: pypandoc.convert_text(
                text, "plain", format="commonmark+smart", extra_args=["--wrap=none"]
            ),
        )


def flips(text: str, flat: str) -> bool:
    """Whether the damage makes straight marks of a kind the majority."""
    return any(
        flat.count(straight) > sum(map(flat.count, curly))
        for straight, curly in (('"', "“”"), ("'", "‘’"))
        if sum(map(text.count, curly))
    )


def mixed(name: str, texts: list[str]) -> None:
    """Print the second table's rows."""
    for share in SHARES:
        chance = random.Random(f"{name} {share}")
        damaged = []
        for text in texts:
            places = [at for at in marks(text) if chance.random() < share]
            flat = list(text)
            for at in places:
                flat[at] = text[at].translate(FLAT)
            damaged.append((text, "".join(flat), places))
        whole = [one for one in damaged if not flips(*one[:2])]
        for option, level in LEVELS.items():
            cases = wrong = left = flattened_marks = 0
            for text, flat, places in whole:
                mended = fixed(FAMILY, flat, level)
                cases += len(marks(text))
                flattened_marks += len(places)
                for at in marks(text):
                    wrong += mended[at] not in (text[at], flat[at])
                    wrong += mended[at] != text[at] and text[at] == flat[at] == mended[at]
                    left += mended[at] == flat[at] != text[at]
            print(
                f"{name:36} {share:4.0%} {option:15} turned wrong {rate(wrong, cases)}"
                f"  left straight {left} of {flattened_marks}"
            )
        changed = sum(
            fixed(FAMILY, flat, Applicability.UNSAFE) != text
            for text, flat, _ in damaged
            if flips(text, flat)
        )
        print(
            f"{'':36} {len(damaged) - len(whole)} documents whose majority flips, of {len(texts)};"
            f" {changed} of them are not as they were after --unsafe-fixes"
        )


def untouched(name: str, texts: list[str]) -> None:
    """Print the third table's row."""
    reported: dict[str, int] = {}
    for text in texts:
        for rule, _ in FAMILY.lint(Document(text, path="case.txt")).flagged:
            reported[rule.name] = reported.get(rule.name, 0) + 1
    cases = sum(len(marks(text)) for text in texts)
    print(f"{name:36} reported {rate(sum(reported.values()), cases)}  {reported or ''}")


def main() -> None:
    """Print the tables."""
    parser: argparse.ArgumentParser = split.argument_parser(__doc__)
    parser.add_argument("--web", nargs="*", choices=split.PARTS, default=["test"])
    parser.add_argument("--errors", type=int, default=0, help="wrong marks to print of each text")
    arguments = parser.parse_args()
    texts = gold(arguments.corpora, arguments.web)
    print("0. Confidences, all marks made straight")
    for name, group in texts.items():
        print(name)
        reliability(group)
    print("\n1. All marks made straight, then quote-style = curly")
    print("   aims: wrong ≤ 0.2 %, called safe ≥ 97 %, wrong of these ≤ 0.05 %")
    for name, group in texts.items():
        flattened(name, group, arguments.errors)
    for tool, educate in peers():
        for name, group in texts.items():
            peer(name, group, tool, educate)
    print("\n2. A share of the marks made straight, then the rules of the family")
    print("   aims: turned wrong ≤ 0.03 % with --fix, ≤ 0.1 % with --unsafe-fixes")
    for name, group in texts.items():
        mixed(name, group)
    print("\n3. Untouched: marks that any rule of the family reports (aim: ≤ 0.01 %)")
    for name, group in texts.items():
        untouched(name, group)


if __name__ == "__main__":
    main()
