"""The index of rules says what the rules say."""

from __future__ import annotations

from textmend.registry import load
from textmend.rule import FACTS
from textmend_rules.__main__ import INDEX, render
from textmend_rules.catalogue import CATALOGUE


def test_the_index_is_up_to_date():
    assert INDEX.read_text(encoding="utf-8") == render(), "run python -m textmend_rules"


def test_an_indexed_rule_has_the_facts_of_the_rule_and_runs_it():
    for quick, real in zip(load(), CATALOGUE, strict=True):
        known = real._replace(literals=real.anchors)
        assert [getattr(quick, fact) for fact in FACTS] == [getattr(known, fact) for fact in FACTS]


def test_documentation_is_there_when_it_is_asked_for():
    assert load(documented=True) == CATALOGUE
