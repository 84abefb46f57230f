"""Writes the words that are spelled right though `en.model` does not have them.

    python bench/evidence/words.py FOLDER

FOLDER has the word lists of Debian's packages `wamerican-huge` and `wbritish-huge`, which are made
of SCOWL. The words of pyspellchecker's dictionary that the model leaves out are added to them, and
those of computing in `computing.txt`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from itertools import filterfalse
from pathlib import Path
from unicodedata import combining, normalize

import spellchecker

from textmend.evidence import wordlist
from textmend.evidence.lists import is_listed
from textmend.evidence.model import english

SHORTEST = 4
"""Letters; what is shorter is never looked up."""

COMPUTING = Path(__file__).with_name("computing.txt")

_PLAIN = re.compile(rf"[a-z]{{{SHORTEST},}}")


def scowl(path: Path) -> set[str]:
    """The words of one list that are written small, with and without their accents."""
    letters = normalize("NFKD", path.read_text(encoding="utf-8"))
    return set(filter(_PLAIN.fullmatch, "".join(filterfalse(combining, letters)).split()))


def pyspellchecker() -> set[str]:
    """The words of the dictionary."""
    path = Path(spellchecker.__file__).parent / "resources" / "en.json.gz"
    return set(filter(_PLAIN.fullmatch, json.loads(gzip.decompress(path.read_bytes()))))


def computing() -> set[str]:
    """The words of `computing.txt`."""
    lines = COMPUTING.read_text(encoding="ascii").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def main() -> None:
    """Write the list, and print how many words it has."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    folder = arguments.parse_args().folder
    american = scowl(folder / "american-english-huge")
    british = scowl(folder / "british-english-huge")
    model = english()
    lines = []
    for word in sorted(american | british | pyspellchecker() | computing()):
        if word in american and word not in british:
            lines.append(f"{word} {wordlist.AMERICAN}")
        elif word in british and word not in american:
            lines.append(f"{word} {wordlist.BRITISH}")
        elif not is_listed(word, model):
            lines.append(word)
    Path(wordlist.PATH).write_text("\n".join(["", *lines, ""]), encoding="ascii", newline="\n")
    print(f"{len(lines):,} words, {Path(wordlist.PATH).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
