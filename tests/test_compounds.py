"""Compounds are found by an index as they are one by one."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from textmend.evidence.compounds import Compounds
from texts import unhurried

letters = st.text("abBé'", max_size=4)
questions = st.lists(st.tuples(letters, letters), min_size=1, max_size=20)


@settings(unhurried, max_examples=300)
@given(st.text("abBé'- \n", max_size=40), questions)
@example("a-b-ab", [("b", "a"), ("a", "b"), ("b", "ab")])
@example("a-", [("a", ""), ("", "a"), ("", "")])
@example(f"{'a' * 30}-b", [("a" * 25, "b"), ("a" * 26, "b"), ("a" * 31, "b")])
def test_compounds_are_found_as_they_are_one_by_one(text, asked):
    compounds = Compounds(text)
    for number in range(20):  # so often that an index is made
        assert not compounds.has(f"c{number}", "d")
    for left, right in asked:
        assert compounds.has(left, right) == (f"{left}-{right}" in text)
