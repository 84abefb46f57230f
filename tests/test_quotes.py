"""The solver of quotation marks: what holds for any text, and what it costs."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Applicability, Document, Kind, Role
from textmend.engine import Linter
from textmend.quotes import context, reading, solver, view
from textmend.quotes.styles import style_of
from textmend.registry import select
from textmend_rules.catalogue import CATALOGUE
from textmend_rules.quotes import mixed_quotes
from texts import unhurried

quoted = st.lists(
    st.sampled_from([*"\"'“”‘’„«»`´ \n.,-—5", "a", "tis", "90s", "''", "``", "\n\n", "s "]),
    max_size=40,
).map("".join)
surrounded = st.lists(
    st.sampled_from(
        [
            *'""\'“”’ \n.…-a*_/>\ufffc\xa0',
            "so ",
            '," ',
            ' "So',
            'b"...',
            '="ab">',
            '="ab"/',
            '://a"b',
            '5°6"',
            '"-a"',
        ]
    ),
    max_size=20,
).map("".join)
levels = st.sampled_from([Applicability.SAFE, Applicability.UNSAFE])


@given(quoted)
def test_every_mark_has_a_role_that_its_kind_may_have_and_a_probability(text):
    document = Document(text)
    for start, _ in document.paragraphs:
        for at, mark in document.quotes.around(start).items():
            assert text.startswith(mark.glyph, at) and mark.at == at
            assert 0 < mark.confidence <= 1
            assert mark.role is not Role.APOSTROPHE or mark.kind is Kind.SINGLE


@given(quoted)
def test_partners_are_of_one_kind_and_know_each_other(text):
    document = Document(text)
    for start, _ in document.paragraphs:
        marks = document.quotes.around(start)
        for mark in marks.values():
            if mark.partner >= 0:
                partner = marks[mark.partner]
                assert partner.partner == mark.at
                assert partner.kind is mark.kind
                assert {mark.role, partner.role} == {Role.OPEN, Role.CLOSE}
                assert (mark.role is Role.OPEN) is (mark.at < partner.at)


def solved(text, **options):
    document = Document(text)
    return [dict(document.quotes.around(start, **options)) for start, _ in document.paragraphs]


@given(surrounded)
def test_what_two_neighbours_tell_of_a_mark_is_what_the_whole_text_does(text):
    with patch.object(view, "weigh_double", lambda near, told: None):
        expected = solved(text)
    assert solved(text) == expected


without_kernel = patch.multiple(view, plain=reading.plainly_plain, solve=reading.plainly_solve)


@given(quoted | surrounded)
def test_what_is_likelier_than_all_else_together_is_what_a_search_finds(text):
    sums = solver._sums

    def unlikely(*of, **how):
        return sums(*of, **how)._replace(share=0.0)

    with without_kernel, patch.object(solver, "_sums", unlikely):
        expected = solved(text)
    assert solved(text) == expected


@given(quoted | surrounded, st.sampled_from([0.2, 0.5, 0.8, 0.99]))
def test_a_confidence_that_is_enough_is_never_put_too_high(text, enough):
    for exact, rough in zip(solved(text), solved(text, enough=enough), strict=True):
        for at, mark in exact.items():
            confidence = rough[at].confidence
            assert rough[at]._replace(confidence=mark.confidence) == mark
            assert confidence == mark.confidence or enough <= confidence <= mark.confidence


@given(surrounded, st.sampled_from("\"'"))
def test_where_no_code_may_be_there_is_none(text, straight):
    document = Document(text)
    if not mixed_quotes._may_be_code(document, straight):
        for at, character in enumerate(text):
            assert character != straight or not mixed_quotes._is_round_code(text, at, straight)


@unhurried
@given(quoted, levels, st.sampled_from(["curly", "straight"]))
def test_setting_a_style_settles(text, level, style):
    chosen = ["all", "quote-style"]
    linter = Linter(select(CATALOGUE, chosen, [], {"quote-style": {"style": style}}))
    fixed = linter.fix(Document(text), level)
    assert fixed.checked.failures == []
    assert linter.fix(fixed.document, level).document.text == fixed.document.text


def test_windows_do_not_change_what_is_decided(monkeypatch):
    text = '“It’s late,” said "Ada\'s" aunt, "and the lads\' boots are wet." ' * 40
    whole = Document(text).quotes.around(0)
    monkeypatch.setattr(solver, "WINDOW", 50)
    with without_kernel:
        parts = Document(text).quotes.around(0)
    assert [mark.role for mark in parts.values()] == [mark.role for mark in whole.values()]


@pytest.mark.parametrize("marks", ['"', "'", "\"'", "” “", "' \"a", "''", "`"])
def test_the_work_grows_with_the_marks_and_no_faster(marks, monkeypatch):
    steps = Counter()
    for module, name in ((context, "_class"), (solver, "steps_from")):
        original = getattr(module, name)

        def counted(*arguments, original=original):
            steps["all"] += 1
            return original(*arguments)

        monkeypatch.setattr(module, name, counted)
    spent = []
    for length in (2_000, 8_000):
        steps.clear()
        document = Document(marks * (length // len(marks)))
        with without_kernel:
            document.quotes.around(0)
        spent.append(steps["all"])
    assert spent[1] <= 4.5 * spent[0] + 100


@pytest.mark.parametrize("marks", ["“", '"a" ', "' a”", '“a"\n', "’’ ", "'' a "])
def test_every_rule_reads_a_long_line_a_few_times_and_not_once_for_each_mark(marks, monkeypatch):
    read = Counter()
    original = view.Quotes._find_bounds

    def counted(self, offset):
        read["lines"] += 1
        return original(self, offset)

    monkeypatch.setattr(view.Quotes, "_find_bounds", counted)
    text = 'It’s "Ada’s" ' + marks * 500
    Linter(select(CATALOGUE, ["quotes"], [], {})).lint(Document(text))
    assert read["lines"] <= 12 * (1 + text.count("\n"))


@pytest.mark.parametrize(
    ("language", "double"),
    [("en", "“”"), ("de", "„“"), ("de-CH", "«»"), ("ja", "「」"), ("xx", "“”")],
)
def test_styles_follow_the_language_and_its_region(language, double):
    assert "".join(style_of(language).double) == double


@pytest.mark.parametrize(("marks", "decided"), [('"a" ', 0), ('The mill, "he said." ', 40_000)])
def test_what_is_all_marks_is_no_prose(marks, decided):
    document = Document(marks * 20_000)
    assert len(document.quotes.around(0)) == decided
