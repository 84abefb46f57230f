"""Every format on the sample documents and on a folder of 2,000, each opened by its validator.

    python bench/formats.py [CORPORA] [--documents N]

Prints how many findings each reader saw, the seconds that writing took, and what the reader is.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pyromark
from junitparser import JUnitXml
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from peers import CORPORA, documents

SEEDS = Path(__file__).parent.parent / "seeds"


def sarif(text: str) -> int:
    """Results, by models made from the published schema."""
    Sarif.model_validate_json(text)
    return len(json.loads(text)["runs"][0]["results"])


def gitlab(text: str) -> int:
    """Issues, each with what GitLab asks for and a fingerprint of its own."""
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["description"] and issue["check_name"] and issue["severity"]
        assert issue["location"]["path"] and issue["location"]["lines"]["begin"] > 0
    return len(issues)


def junit(text: str) -> int:
    """Cases that did not pass."""
    suites = JUnitXml.fromstring(text.encode())
    return sum(bool(case.result) for suite in suites for case in suite)


def checkstyle(text: str) -> int:
    """Errors."""
    return len(list(ElementTree.fromstring(text.encode()).iter("error")))


def rdjson(text: str) -> int:
    """Diagnostics, each with a message and a path."""
    found = json.loads(text)["diagnostics"]
    assert all(each["message"] and each["location"]["path"] for each in found)
    return len(found)


def markdown(text: str) -> int:
    """Findings that the first table sums up, by a parser of CommonMark."""
    cells: list[str] = []
    for event in pyromark.events(text, options=pyromark.Options.ENABLE_TABLES):
        if event == {"Start": "TableCell"}:
            cells.append("")
        elif isinstance(event, dict) and "Text" in event and cells:
            cells[-1] += event["Text"]
    sums = cells[2 : cells.index("where")] if "where" in cells else []
    return sum(int(each.replace(",", "")) for each in sums[1::2])


def as_json(text: str) -> int:
    """Objects of an array."""
    return len(json.loads(text))


def as_lines(text: str) -> int:
    """Objects, one a line."""
    return len(list(map(json.loads, text.splitlines())))


def github(text: str) -> int:
    """Annotations, and lines of the log for what was held back."""
    return len([line for line in text.splitlines() if not line.startswith("Held back: ")])


def concise(text: str) -> int:
    """Lines."""
    return len(text.splitlines())


READERS = {
    "concise": (concise, "lines"),
    "json": (as_json, "json"),
    "json-lines": (as_lines, "json"),
    "github": (github, "lines, ten commands a level"),
    "sarif": (sarif, "pydantic-sarif, from the schema"),
    "gitlab": (gitlab, "what GitLab documents"),
    "junit": (junit, "junitparser"),
    "rdjson": (rdjson, "what reviewdog documents"),
    "checkstyle": (checkstyle, "an XML parser"),
    "markdown": (markdown, "a CommonMark parser"),
}


def main() -> None:
    """Write, read, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    arguments.add_argument("--documents", type=int, default=2_000)
    parsed = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(islice(documents(parsed.corpora), parsed.documents)):
            Path(folder, f"{number:05}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
        print(f"{'format':<12}{'seeds':>7}{'folder':>9}{'s':>7}  opened by")
        for name, (read, validator) in READERS.items():
            seeds, _ = report(name, str(SEEDS))
            whole, taken = report(name, folder)
            counts = f"{read(seeds):>7,}{read(whole):>9,}"
            print(f"{name:<12}{counts}{taken:>7.1f}  {validator}")


def report(name: str, folder: str) -> tuple[str, float]:
    """The report of a folder in the format of this name, and the seconds it took."""
    alone = ("--isolated", "--workers", "1", "--no-cache")
    command = [sys.executable, "-m", "textmend", "check", "-q", *alone]
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--output-format", name, folder], stdout=subprocess.PIPE, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{name}: exit code {done.returncode}")
    return done.stdout.decode(), time.perf_counter() - start


if __name__ == "__main__":
    main()
