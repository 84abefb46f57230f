"""The table of residue: every row is well formed, and finds what it is for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Applicability, Document
from textmend.engine import Linter
from textmend.registry import load, select
from textmend_rules.catalogue import CATALOGUE
from textmend_rules.removal import place_of, removal
from textmend_rules.residue.apart import LONGEST, paragraph_at, places_in
from textmend_rules.residue.inlined_header import _byline, _dated, _pattern_for
from textmend_rules.residue.table import SHORTHANDS, Row, lookup, rows
from texts import HEADERS, plain_texts, unhurried

BEFORE, AFTER = "The mill closed.\n\nIt was a Friday.\n\n", "\n\nNobody spoke.\n"
ROWS = [pytest.param(row, id=f"{row.rule}: {row.literal}") for row in rows()]
every_row = pytest.mark.parametrize("row", ROWS)


@every_row
def test_row_belongs_to_a_rule_and_says_how_sure_it_is(row):
    assert row.rule in {rule.name for rule in CATALOGUE if rule.family == "residue"}
    assert len(row.literal) >= 1
    assert row.pattern or row.place == "whole", "a part of a paragraph does not tell by itself"


@every_row
def test_row_finds_its_example(row):
    assert row.matches(row.example)


# Through the index, as the command line does it: what is looked up must pull the rule.
@every_row
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_paragraph_is_found_in_a_text_and_goes_without_a_trace(row, ending):
    linter = Linter(select(load(), [row.rule], [], {}))
    text = (BEFORE + row.example + AFTER).replace("\n", ending)
    without = "The mill closed.\n\nIt was a Friday.\n\nNobody spoke.\n".replace("\n", ending)
    ((rule, finding),) = linter.lint(Document(text)).flagged
    assert (rule.name, text[finding.span.start : finding.span.end]) == (row.rule, row.example)
    assert linter.fix(Document(text), Applicability.UNSAFE).document.text == without


@pytest.mark.parametrize("row", [param for param in ROWS if param.values[0].is_safe])
def test_what_is_safe_is_a_paragraph_of_few_words_in_any_case(row):
    linter = Linter(select(load(), [row.rule], [], {}))
    assert len(row.example.split()) <= 8
    for example in (row.example, *((row.example.upper(),) if not row.pattern else ())):
        text = BEFORE + example + AFTER
        assert linter.fix(Document(text), Applicability.SAFE).document.text == (
            "The mill closed.\n\nIt was a Friday.\n\nNobody spoke.\n"
        )
        # The first paragraph may be a title, whatever it says.
        assert linter.fix(Document(example + AFTER), Applicability.SAFE).applied == {}


def test_no_pattern_names_a_shorthand_that_there_is_none_of():
    used = {name for row in rows() for name in re.findall(r"\{[a-z_]+\}", row.pattern)}
    assert used == SHORTHANDS.keys()


@pytest.mark.parametrize(("pattern", "fits"), [("By O'[A-Z]", "'’"), ("By O[`’][A-Z]", "’`")])
def test_an_apostrophe_stands_for_both_where_a_pattern_does_not_tell_them_apart(pattern, fits):
    row = Row("byline", "unsafe", "By …", pattern, "By O’Q")
    assert [mark for mark in "'’‘`" if row.matches(f"By O{mark}Q")] == [*fits]


@pytest.mark.parametrize(
    ("date", "is_one"),
    [
        ("March 4", True),
        ("Sunday, March 4th, 2018", True),
        ("4 Sept. 2018", True),
        ("May 4 2018", True),  # and no day of the week called May
        ("May 4 May", True),
        ("2018-03-04", True),
        ("4.3.18", True),
        ("March", False),
        ("Sunday 2018", False),
        ("4 March 4", False),
    ],
)
def test_a_date_has_its_day_before_or_behind_the_month(date, is_one):
    assert (re.fullmatch(SHORTHANDS["{date}"], date) is not None) == is_one


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A [caption] here.", "[caption]"),
        ("A [/video] here.", "[/video]"),
        ("A [video] here.", ""),
        ("[video]", "[video]"),
        ("A [video id=“7”] here.", "[video id=“7”]"),
        ("A [mill a=1 b='2 3' /] here.", "[mill a=1 b='2 3' /]"),
        (f"A [mill a={'7' * 300} b={'8' * 300}] here.", f"[mill a={'7' * 300} b={'8' * 300}]"),
        (f"A [mill{' ' * 900}a=7] here.", f"[mill{' ' * 900}a=7]"),
        ("A [mill =7] here.", ""),
        ("A [mill] = [wheel] here.", ""),
        ("A [mill a=7 here", ""),
        ("A {{ mill }} here.", "{{ mill }}"),
        ("A {{ [video] }} here.", ""),
    ],
)
def test_what_stands_in_brackets_is_code_by_its_name_or_its_settings(text, code):
    (shortcode,) = select(load(), ["shortcode"], [], {})
    flagged = Linter([shortcode]).lint(Document(text)).flagged
    assert [text[slice(*finding.span)] for _, finding in flagged] == ([code] if code else [])


OTHERS = ["mill", " by Ada Quill", "İ", "\N{KELVIN SIGN}", ".", ":", "…", "! ", "\xa0", "4:10"]


@given(
    st.sampled_from(rows()),
    st.sampled_from(["literal", "key", "example"]),
    st.none() | st.integers(-4, 4),
    st.lists(st.sampled_from(OTHERS), max_size=2),
)
@unhurried
def test_a_paragraph_is_known_by_its_start_as_if_each_row_were_tried(row, kind, size, others):
    paragraph = "".join([getattr(row, kind)[:size], *others]).strip()
    in_order = sorted(rows(row.rule), key=lambda row: row.place == "head")
    whole_or_head = [each for each in in_order if each.place in ("whole", "head")]
    matching = [each for each in whole_or_head if each.matches(paragraph)]
    assert lookup(row.rule).by_start(paragraph) is (matching[0] if matching else None)


@every_row
def test_a_paragraph_that_nearly_matches_for_long_costs_little(row):
    start = row.literal if row.place != "tail" else ""
    for filler in ("a ", "A. ", "Aa, ", "1:1 ", "(", "A/", "Jan 1 "):
        row.matches((start + filler * LONGEST)[:LONGEST] + "\N{SNOWMAN}")


PARTS = [
    "Mill",
    "\n",
    "\n\n",
    "\n \n",
    " ",
    "\x1c",
    "\r\n",
    "x" * LONGEST,
    "x" * (LONGEST - 1),
    "\xa0",
]


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join), st.sampled_from(["", "a.md"]))
@unhurried
def test_a_paragraph_is_told_by_what_stands_round_it_as_if_all_were_looked_at(text, path):
    document = Document(text, path=path)
    paragraphs = document.paragraphs
    place_at = places_in(document)
    for hit in range(-1, len(text) - 1):
        if not text[hit + 1].isspace() and (hit < 0 or text[hit] in "\r\nM"):
            number = paragraph_at(paragraphs, hit + 1)
            place = place_of(paragraphs, number)
            start, end = place[:2]
            assert place_at(hit) == (place if hit + 1 < end <= start + LONGEST else None)


@given(st.lists(st.sampled_from(["Mill.", "", "  Wheel.", "\r\n", "Stone. "]), min_size=1))
@unhurried
def test_removal_takes_one_paragraph_and_leaves_all_others_apart_as_they_were(lines):
    document = Document("\n".join(lines))
    for number, span in enumerate(document.paragraphs):
        (start, end), text = removal(document, number)
        assert text == "" and start <= span.start and span.end <= end
        rest = Document(document.text[:start] + document.text[end:])
        others = [document.text[a:b] for a, b in document.paragraphs if (a, b) != span]
        assert [rest.text[a:b] for a, b in rest.paragraphs] == others


@given(st.sampled_from(HEADERS), plain_texts)
@unhurried
def test_what_no_header_is_looked_for_in_has_none(header, text):
    opening = header + text
    if _pattern_for(opening) is None:
        assert _byline().match(opening) is None
        assert _dated().match(opening) is None
