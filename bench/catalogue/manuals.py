"""Prints what becomes of the words that groff has broken at line ends, in manual pages.

    python bench/catalogue/manuals.py [--pages 400]

The manual pages of the machine are text that nothing was trained on, and groff breaks words as
printers do. Each page is set twice, with hyphenation and without; a join is right where the page
without has the joined word. Needs `man`, with groff behind it, and pages.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "evidence"))

from bounds import wilson
from textmend import Applicability, Document
from textmend.engine import Linter
from textmend.registry import load, select

PAGES = Path("/usr/share/man")
WIDTH = "78"
HYPHENS = "-\N{HYPHEN}"


def sample(number: int) -> list[Path]:
    """So many pages, by a hash of their names: always the same ones."""
    pages = [page for page in PAGES.glob("man*/*.gz") if not page.is_symlink()]
    return sorted(pages, key=lambda page: hashlib.blake2b(page.name.encode()).digest())[:number]


def rendered(page: Path, *options: str) -> str:
    """The page as people read it, left aligned."""
    command = ["man", "--no-justification", *options, "-l", str(page)]
    environment = os.environ | {"MANWIDTH": WIDTH, "LC_ALL": "C.UTF-8", "PAGER": "cat"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    text = done.stdout.decode(errors="replace")
    return re.sub(".\b|\x1b\\[[0-9;]*m", "", text)


def main() -> None:
    """Print how many broken words are joined by safe and by unsafe fixes, and rightly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=400)
    linter = Linter(select(load(), ["split-word"], [], {}))
    joined: Counter[tuple[Applicability, bool]] = Counter()
    broken = 0
    for page in sample(parser.parse_args().pages):
        text = rendered(page)
        words = set(re.findall(r"[^\W\d_]+", rendered(page, "--no-hyphenation")))
        for left, right in re.findall(rf"([^\W\d_]+)[{HYPHENS}]\n\s*([^\W\d_]+)", text):
            broken += left + right in words
        for _, finding in linter.lint(Document(text)).flagged:
            if finding.fix is not None:
                start, end = finding.span
                whole = re.sub(rf"[{HYPHENS}]\s+", "", text[start:end])
                joined[finding.fix.applicability, whole in words] += 1
    print(f"{broken:,} words are broken")
    for level in (Applicability.SAFE, Applicability.UNSAFE):
        right = joined[level, True]
        made = right + joined[level, False]
        low, high = wilson(right, made)
        print(
            f"{level.name.lower():6} {made:6,} joined ({made / max(1, broken):.1%}), right "
            f"{right / max(1, made):.3%} [{low:.3%}, {high:.3%}]"
        )


if __name__ == "__main__":
    main()
