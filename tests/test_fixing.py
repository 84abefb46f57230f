"""What holds of every fix, shown on any text with the rules as they come."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from textmend import Applicability, Document, Edit, Finding, Fix, Span, rule
from textmend.decoding import UnreadableText
from textmend.engine import Linter
from textmend.fixing import apply, choose
from textmend.registry import Selected, select
from textmend_rules.catalogue import CATALOGUE
from texts import addressed_texts, raw_texts, unhurried

LINTER = Linter(select(CATALOGUE, ["all"], [], {}, preview=True))
levels = st.sampled_from([Applicability.SAFE, Applicability.UNSAFE])


def naive_splice(text, edits):
    """One edit after the other, from the back: of two at one place the insertion comes first."""
    for (start, end), replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


@unhurried
@given(addressed_texts, levels)
def test_fixing_twice_is_fixing_once(addressed, level):
    document = Document(addressed[0], path=addressed[1])
    fixed = LINTER.fix(document, level)
    assert fixed.checked.failures == []
    again = LINTER.fix(Document(fixed.document.text, path=addressed[1]), level)
    assert again.document.text == fixed.document.text
    assert (again.applied, again.checked) == ({}, fixed.checked)


@unhurried
@given(raw_texts, levels, st.sampled_from(["a.txt", "a.md"]))
def test_fixing_a_file_twice_is_fixing_it_once(data, level, path):
    try:
        document = Document.from_bytes(data, path=path)
    except UnreadableText:
        assume(False)
    written = LINTER.fix(document, level).document.to_bytes()
    read_again = Document.from_bytes(written, path=path)
    assert LINTER.fix(read_again, level).document.to_bytes() == written


@unhurried
@given(raw_texts, levels, st.sampled_from(["a.txt", "a.md"]))
def test_what_is_outside_the_edits_stays_the_same_to_the_byte(data, level, path):
    try:
        document = Document.from_bytes(data, path=path)
    except UnreadableText:
        assume(False)
    chosen, _ = choose(LINTER.lint(document).flagged, [each.name for each in CATALOGUE], level)
    edits = [edit for _, finding in chosen for edit in finding.fix.edits]
    mended = document.with_text(apply(document.text, edits))
    expected = data
    for (start, end), new in sorted(edits, reverse=True):
        first, last = byte_offset(document, start), byte_offset(document, end)
        expected = expected[:first] + new.encode() + expected[last:]
    assert mended.to_bytes() == expected


def byte_offset(document, offset):
    return len(document.bom) + len(document.text[:offset].encode("utf-8", "surrogateescape"))


edit_lists = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 4), st.text("xyz", max_size=3)), max_size=6
)


@given(st.text("ab\r\n", min_size=24, max_size=24), edit_lists, st.randoms())
def test_edits_are_made_in_any_order_as_by_hand(text, wanted, random):
    edits = []
    for start, width, replacement in wanted:
        edit = Edit.replace(start, start + width, replacement)
        if not any(edit.span.overlaps(other.span) for other in edits):
            edits.append(edit)
    expected = naive_splice(text, edits)
    random.shuffle(edits)
    assert apply(text, edits) == expected


@unhurried
@given(addressed_texts)
def test_spans_lie_within_the_text_and_every_edit_changes_something(addressed):
    text = addressed[0]
    for _, finding in LINTER.lint(Document(text, path=addressed[1])).flagged:
        fixes = [finding.fix] if finding.fix else []
        for fix in (*fixes, *finding.suggestions):
            for span, new in fix.edits:
                assert 0 <= span.start <= span.end <= len(text)
                assert text[span.start : span.end] != new
        assert 0 <= finding.span.start <= finding.span.end <= len(text)


@unhurried
@given(addressed_texts, st.randoms())
def test_a_fixed_finding_is_gone(addressed, random):
    text, path = addressed
    flagged = [each for each in LINTER.lint(Document(text, path=path)).flagged if each.finding.fix]
    assume(flagged)
    fixed_rule, finding = random.choice(flagged)
    start, end = finding.span
    damage = text[start:end]
    assume(not text.startswith(damage or "\n", end))  # the same again, behind it
    assume(not damage or not text[end:].lstrip("\r\n").startswith(damage))  # or a line below
    mended = apply(text, finding.fix.edits)
    left = {
        (each.rule.name, each.finding.span.start, mended[slice(*each.finding.span)])
        for each in LINTER.lint(Document(mended, path=path)).flagged
    }
    assert (fixed_rule.name, start, damage) not in left


@unhurried
@given(addressed_texts, levels)
def test_nothing_below_the_level_is_applied_and_nothing_at_it_is_left(addressed, level):
    document = Document(addressed[0], path=addressed[1])
    fixed = LINTER.fix(document, level)
    left = [each.finding.fix for each in fixed.checked.flagged if each.finding.fix]
    assert all(fix.applicability < level for fix in left)
    assert (fixed.document is document) is (not fixed.applied)


# From here on with rules made to get in each other's way.


def made(check):
    return Selected(rule(family="words")(check), {})


def replacing(old, new, name):
    """A rule that would have every `old` be `new`."""

    def check(document):
        """Replaces a literal."""
        at = document.text.find(old)
        while at >= 0:
            end = at + len(old)
            fix = Fix((Edit.replace(at, end, new),), Applicability.SAFE, f"Make it {new}")
            yield Finding(Span(at, at + 1), f"{old} is here", fix)
            at = document.text.find(old, end)

    check.__code__ = check.__code__.replace(co_name=name)
    return made(check)


def test_between_rivals_the_earlier_rule_wins_and_the_other_is_counted():
    text = "a big mill"
    adjective, noun = (
        replacing("big m", "small m", "adjective"),
        replacing("g mill", "g barn", "noun"),
    )
    first = Linter([adjective, noun]).fix(Document(text), Applicability.SAFE)
    assert first.document.text == "a small mill"
    assert (first.applied, first.skipped) == ({"adjective": 1}, 1)
    second = Linter([noun, adjective]).fix(Document(text), Applicability.SAFE)
    assert second.document.text == "a big barn"
    assert (second.applied, second.skipped) == ({"noun": 1}, 1)


def test_what_was_skipped_is_made_in_the_next_round_where_it_still_stands():
    rules = [replacing("big m", "small m", "adjective"), replacing(" mill", " barn", "noun")]
    fixed = Linter(rules).fix(Document("a big mill"), Applicability.SAFE)
    assert fixed.document.text == "a small barn"
    assert (fixed.applied, fixed.skipped) == ({"adjective": 1, "noun": 1}, 1)
    assert fixed.checked == ([], [])


def test_a_fix_is_made_whole_or_not_at_all():
    @made
    def brackets(document):
        """Takes a pair away."""
        if document.text[0] == "(" and document.text[-1] == ")":
            end = len(document.text)
            edits = (Edit.delete(0, 1), Edit.delete(end - 1, end))
            yield Finding(Span(0, 1), "bracket", Fix(edits, Applicability.SAFE, "Remove the pair"))

    fixed = Linter([replacing("l)", "l", "closing"), brackets]).fix(
        Document("(a mill)"), Applicability.SAFE
    )
    assert fixed.document.text == "(a mill"
    assert (fixed.applied, fixed.skipped) == ({"closing": 1}, 1)


def settle(rules, text):
    """What the rules make of `text`, and the one failure that is expected of them."""
    document = Document(text)
    fixed = Linter(rules).fix(document, Applicability.SAFE)
    assert fixed.document is document
    assert (fixed.applied, fixed.skipped) == ({}, 0)
    assert fixed.checked.flagged == Linter(rules).lint(document).flagged
    (failure,) = fixed.checked.failures
    assert "do not settle" in failure.problem
    return failure


@pytest.mark.parametrize(
    ("circle", "named"),
    [
        (["mill", "barn"], "(no-barn, no-mill)"),
        (["mill", "barn", "shed"], "(no-barn, no-mill, no-shed)"),
        (["mill"], "(no-mill)"),
    ],
)
def test_rules_that_undo_each_other_are_named_and_nothing_is_changed(circle, named):
    after = [*circle[1:], circle[0]]
    rivals = [replacing(old, new, f"no-{old}") for old, new in zip(circle, after, strict=True)]
    # It has had its say before the circle closes, and is none of those who fight.
    bystander = replacing("a ", "the ", "article")
    assert named in settle([bystander, *rivals], "a mill").problem


def test_a_rule_that_makes_the_text_grow_for_ever_is_named_and_nothing_is_changed():
    failure = settle([replacing("mill", "a mill", "article")], "mill")
    assert failure.rule == "article"
    assert "(article)" in failure.problem


def test_rules_that_fight_in_one_text_do_their_work_on_the_next():
    linter = Linter([replacing("mill", "barn", "no-mill"), replacing("barn.", "mill.", "no-barn")])
    assert linter.fix(Document("a mill."), Applicability.SAFE).checked.failures
    assert linter.fix(Document("a mill!"), Applicability.SAFE).document.text == "a barn!"
