"""Prints how many of ftfy's own examples come out of the command line as out of ftfy.

    python bench/catalogue/ftfy_cases.py FILE

FILE is `tests/test_cases.json` of ftfy's source distribution, in the version that is installed
(`pip download --no-binary :all: --no-deps ftfy`). Each example is a file; one run of
`textmend check --fix` mends all, with the rules that do what `ftfy.fix_encoding` does. Then the
same with `--unsafe-fixes`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import ftfy

RULES = "mojibake,c1-control,html-entity"


def mended(texts: list[str], *options: str) -> list[str]:
    """What one run of the command makes of `texts`."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        command = [sys.executable, "-m", "textmend", "check", "--isolated", "--no-cache"]
        options = ("--select", RULES, "--fix", *options)
        done = subprocess.run([*command, *options, folder], capture_output=True, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode())
        return [path.read_bytes().decode() for path in paths]


def main() -> None:
    """Print a table, and what comes out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    cases = json.loads(parser.parse_args().file.read_text(encoding="utf-8"))
    originals = [case["original"] for case in cases]
    for options in ([], ["--unsafe-fixes"]):
        came: Counter[str] = Counter()
        for case, text in zip(cases, mended(originals, *options), strict=True):
            if text == ftfy.fix_encoding(case["original"]):
                came["as from fix_encoding"] += 1
            elif text == ftfy.fix_text(case["original"]):
                came["as from fix_text"] += 1
            else:
                came["otherwise"] += 1
                print(f"  {case['label']} (ftfy expects to {case['expect']}): {text!r}")
        counted = ", ".join(f"{times} {how}" for how, times in came.items())
        print(f"{' '.join(['--fix', *options])}: of {len(cases)} examples {counted}")


if __name__ == "__main__":
    main()
