"""Anchors are looked for in several ways; all of them find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Document, anchors, rule
from textmend.anchors import Search, occurrences
from texts import plain_texts, unhurried

ANCHORS = (
    *(" \n", "\n ", "\n\t", "\t\n", "\nThe", ".\n", "\n”", " ,", " .", ", ", '"', ' "', "' ", "-"),
    *("- ", ".M", "\nThe mill", "\nIran", "\nIt’s", "week.\n", "day, and nobody spoke.\n", "isn't"),
    *(" the ", "’", "“T", "(", " ;", "? ", "mill", "é", "ran’s"),
)


def rules_for(anchors):
    for number, anchor in enumerate(anchors):

        def check(document):
            """Flags nothing."""
            return ()

        yield number, rule(family="words", anchors=(anchor,))(check)


@unhurried
@given(plain_texts, st.lists(st.sampled_from(ANCHORS), unique=True))
def test_rules_are_found_whose_anchors_occur_in_the_first_text_and_in_the_hundredth(text, some):
    search = Search([*rules_for(some)])
    document = Document(text)
    expected = {n for n, anchor in enumerate(some) if list(occurrences(text, anchor))}
    for _ in range(12):
        assert search.hits(document, text).keys() == expected


@unhurried
@given(plain_texts, st.lists(st.sampled_from(ANCHORS), unique=True))
def test_many_anchors_of_lines_are_found_in_one_pass_where_each_is_found(text, some):
    expected = {at for anchor in some for at in occurrences(text, anchor)}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(anchors, "_MANY", 1)
        patched.setattr(anchors, "_LARGE", 0)
        assert anchors.hits(text, some) == expected
    assert anchors.hits(text, some) == expected
