"""How rules are run over a document, shown with rules made for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Document, Edit, Finding, Fix, Scope, Span, rule
from textmend.engine import Linter
from textmend.finding import Applicability
from textmend.registry import Selected
from texts import unhurried


def made(check=None, **about):
    """A rule in the family that says least, ready to be run."""
    if check is None:
        return lambda function: made(function, **about)
    return Selected(rule(family="words", **about)(check), check.__kwdefaults__ or {})


def found(selected, text, **about):
    """The names and spans of what is flagged, where nothing may fail."""
    checked = Linter(selected).lint(Document(text, **about))
    assert checked.failures == []
    return [(each.rule.name, *each.finding.span) for each in checked.flagged]


def marker(name, *ends, **about):
    """A rule that flags spans, each given by its start and its end, whatever the text."""

    def check(document):
        """Flags spans."""
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            yield Finding(Span(start, end), "here")

    check.__code__ = check.__code__.replace(co_name=name)
    return made(check, **about)


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("a mill, a mill", "mill", [2, 10]),
        ("aaaa", "aa", [0, 1, 2]),
        ("mill", "wheel", []),
        ("", "wheel", []),
        (" a\n b", "\n ", [-1, 2]),
        (" a\r b\r\n c", "\n ", [-1, 2, 6]),
        ("a", "\n ", []),
        ("a \nb ", " \n", [1, 4]),
        ("a \rb \r\nc ", " \n", [1, 4, 8]),
        ("a \x85b", " \n", []),
        ("\x85 b", "\n ", []),
        (" ", "\n ", [-1]),
        (" ", " \n", [0]),
        ("rot\N{SOFT HYPHEN}ten \N{SOFT HYPHEN}", "\N{SOFT HYPHEN}", [3, 8]),
        ("caf\udce9 isn’t", "’", [8]),
        ("caf\udce9", "’", []),
    ],
)
def test_an_anchor_occurs_at(text, anchor, expected):
    assert hits_of((anchor,), text) == expected


def hits_of(anchors, text):
    """Where a check with these anchors is called, in the order of the calls."""
    hits = []

    @made(anchors=anchors)
    def noted(document, hit):
        """Notes where it is called."""
        hits.append(hit)
        return ()

    assert found([noted], text) == []
    return hits


def test_a_check_is_called_once_for_each_place_in_order_whatever_the_anchors():
    anchors = ("mill", "ill", "\nm", "l\n", "absent", "m")
    assert hits_of(anchors, "mill\nmill") == [-1, 0, 1, 3, 4, 5, 6, 8]


def test_a_rule_whose_anchors_are_absent_is_not_run():
    @made(anchors=("wheel",))
    def broken(document):
        """Fails whenever it is run."""
        raise AssertionError

    assert found([broken], "a mill") == []
    assert Linter([broken]).lint(Document("a wheel")).failures


def test_anchors_in_markup_count_only_for_rules_that_read_all_of_it():
    @made(anchors=("mill",))
    def prose(document, hit):
        """Flags mills in prose."""
        yield Finding(Span(hit, hit + 4), "a mill")

    @made(anchors=("mill",), prose_only=False)
    def anywhere(document, hit):
        """Flags mills."""
        yield Finding(Span(hit, hit + 4), "a mill")

    assert found([prose, anywhere], "a `mill`\n", path="a.md") == [("anywhere", 3, 7)]
    assert found([prose, anywhere], "a `mill`\n", path="a.txt") == [("prose", 3, 7)]


def test_a_finding_that_touches_markup_is_dropped_and_so_is_one_whose_fix_does():
    @made
    def wide(document):
        """Flags all of it."""
        yield Finding(Span(0, 8), "all of it")

    @made
    def far(document):
        """Flags the first letter, and would change the rest."""
        fix = Fix((Edit.delete(2, 8),), Applicability.SAFE, "Remove it")
        yield Finding(Span(0, 1), "the letter", fix)

    assert found([wide, far], "a `mill`", path="a.md") == []
    assert found([far], "a `mill`") == [("far", 0, 1)]


def test_a_rule_that_raises_is_reported_for_that_document_and_the_rest_goes_on():
    @made
    def fragile(document):
        """Cannot stand mills."""
        yield Finding(Span(0, 1), "before it fails")
        if "mill" in document.text:
            raise KeyError("mill")

    linter = Linter([fragile, marker("sturdy", 2, 3)])
    checked = linter.lint(Document("a mill"))
    assert [each.rule.name for each in checked.flagged] == ["sturdy"]
    assert checked.failures == [("fragile", "KeyError: 'mill'")]
    assert linter.lint(Document("a wheel")).failures == []
    assert linter.fix(Document("a mill"), Applicability.SAFE).checked == checked


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 7), (4, 3), (7, 7)])
def test_a_span_outside_the_text_is_a_failure(start, end):
    checked = Linter([marker("lost", start, end)]).lint(Document("a mill"))
    assert checked.flagged == []
    assert [failure.rule for failure in checked.failures] == ["lost"]


@pytest.mark.parametrize("as_suggestion", [False, True])
@pytest.mark.parametrize(
    "edits",
    [
        (Edit.delete(5, 7),),
        (Edit.delete(0, 3), Edit.replace(2, 4, "x")),
        (Edit.delete(0, 3), Edit.insert(1, "x")),
        (Edit.insert(1, "x"), Edit.insert(1, "y")),
    ],
)
def test_a_fix_whose_edits_overlap_or_leave_the_text_is_a_failure(edits, as_suggestion):
    fix = Fix(edits, Applicability.SAFE, "Do what cannot be done")

    @made
    def clumsy(document):
        """Offers a fix that cannot be made."""
        yield Finding(Span(0, 1), "a", *((None, (fix,)) if as_suggestion else (fix,)))

    checked = Linter([clumsy]).lint(Document("a mill"))
    assert checked.flagged == []
    assert [failure.rule for failure in checked.failures] == ["clumsy"]


def test_edits_that_only_touch_are_no_failure():
    fix = Fix((Edit.delete(0, 2), Edit.insert(2, "the ")), Applicability.SAFE, "Be definite")

    @made
    def article(document):
        """Flags an article."""
        if document.text.startswith("a "):
            yield Finding(Span(0, 2), "indefinite", fix)

    fixed = Linter([article]).fix(Document("a mill"), Applicability.SAFE)
    assert fixed.document.text == "the mill"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((0, 4), (2, 6), [("first", 0, 4)]),
        ((2, 6), (0, 4), [("first", 2, 6)]),
        ((0, 2), (2, 6), [("first", 0, 2), ("second", 2, 6)]),
        ((3, 3), (2, 6), [("first", 3, 3)]),
        ((2, 2), (2, 2), [("first", 2, 2)]),
        ((2, 2), (2, 6), [("first", 2, 2), ("second", 2, 6)]),
    ],
)
def test_where_spans_overlap_the_earlier_rule_speaks(first, second, expected):
    assert found([marker("first", *first), marker("second", *second)], "a mill") == expected


spans = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


@unhurried
@given(st.lists(st.lists(spans, max_size=5), max_size=4))
def test_those_who_come_first_speak_rule_by_rule_and_place_by_place(by_rule):
    names = [f"rule{number}" for number in range(len(by_rule))]
    taken: list[tuple[Span, str]] = []
    for name, some in zip(names, by_rule, strict=True):
        for span in sorted(some):
            if not any(span.overlaps(other) for other, _ in taken):
                taken.append((span, name))
    rules = [
        marker(name, *(end for span in some for end in span))
        for name, some in zip(names, by_rule, strict=True)
    ]
    assert found(rules, "x" * 30) == [(name, *span) for span, name in sorted(taken)]


def test_a_rule_does_not_speak_twice_about_one_place():
    @made
    def chatty(document):
        """Says it twice."""
        yield Finding(Span(2, 6), "again")
        yield Finding(Span(0, 3), "first")

    assert found([chatty], "a mill") == [("chatty", 0, 3)]


def test_findings_come_in_the_order_of_their_places():
    rules = [marker("late", 5, 6), marker("early", 0, 1), marker("middle", 2, 3)]
    assert [name for name, *_ in found(rules, "a mill")] == ["early", "middle", "late"]


def test_file_rules_are_not_run_on_records():
    rules = [marker("whole", 0, 1, scope=Scope.FILE), marker("any", 2, 3)]
    assert found(rules, "a mill", is_record=True) == [("any", 2, 3)]
    assert found(rules, "a mill") == [("whole", 0, 1), ("any", 2, 3)]


def test_a_rule_runs_with_the_options_that_were_selected_for_it():
    @made
    def sized(document, *, width: int = 1):
        """Flags the start."""
        yield Finding(Span(0, width), "start")

    assert found([sized], "a mill") == [("sized", 0, 1)]
    assert found([sized._replace(options={"width": 4})], "a mill") == [("sized", 0, 4)]
