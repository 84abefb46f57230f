"""The document that started it: its findings are fixed for good."""

from __future__ import annotations

import hashlib
import tomllib

import pytest

from conftest import ROOT
from textmend import Document, fix, lint

SEEDS = ROOT / "seeds"
SEED = SEEDS / "000_bc07157c8dd6c504.txt"
TEXT = SEED.read_bytes().decode()


def test_manifest_names_every_seed_and_its_digest():
    manifest = tomllib.loads((SEEDS / "manifest.toml").read_text())
    digests = {entry["file"]: entry["sha256"] for entry in manifest["document"]}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in SEEDS.iterdir()
        if path.name != "manifest.toml"
    }
    assert found == digests
    assert all(entry["source"] for entry in manifest["document"])


def test_exactly_four_findings():
    found = [
        (each.start.line, each.start.column, each.rule, each.fix.applicability.name)
        for each in lint(TEXT)
    ]
    assert found == [
        (1, 1, "leading-space", "SAFE"),
        (1, 2, "inlined-header", "UNSAFE"),
        (9, 1, "lost-initial", "SAFE"),
        (19, 130, "final-newline", "SAFE"),
    ]


def test_what_the_fixes_say():
    by_rule = {each.rule: each for each in lint(TEXT)}
    header = by_rule["inlined-header"]
    assert TEXT[header.start.offset : header.end.offset] == "date 2020-01-08 "
    (edit,) = by_rule["lost-initial"].fix.edits
    start = by_rule["lost-initial"].start.offset
    assert TEXT[start:].startswith("ran’s strike")
    assert edit.span == (start, start) and edit.text == "I"


def test_fix_changes_three_places_and_no_other_byte():
    expected = TEXT[1:].replace("\n\nran’s strike", "\n\nIran’s strike") + "\n"
    assert fix(TEXT).text == expected


def test_unsafe_fixes_take_the_header_away():
    assert fix(TEXT, unsafe=True).text.startswith("Analysis: There are signs")


@pytest.mark.parametrize("data", [SEED.read_bytes()])
def test_the_seed_survives_a_round_trip(data):
    assert Document.from_bytes(data).to_bytes() == data
