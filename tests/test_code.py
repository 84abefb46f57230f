"""What speaks of code, and what becomes of fixes there."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textmend import Applicability, Document, code
from textmend.engine import Linter
from textmend.registry import Selected
from textmend_rules.catalogue import CATALOGUE

CODE = {
    "identifiers": "The wheel_id of a mill_wheel is its mill_no and wheel_no.",
    "calls": "Call open() before close(), and never turn() or halt() twice.",
    "operators": "Here a == b, b != c, c -> d and Mill::open holds.",
    "code in backticks": "Set `mill`, `wheel`, `weir` and `sluice` first.",
    "lines of a program": "mill {\nwheel {\n}\n}\n",
}
PROSE = {
    "handles": "Follow @mill_news, @weir_news, @wheel_fan and @old_mill.",
    "addresses": "See example.org/mill_a, example.org/mill_b, example.org/c_d, example.org/e_f.",
    "rulers": "The mill closed.\n\n____\n\nIt rained.\n\n===\n\n***\n\n___\n\n___\n",
    "dashes": "The mill --the old one-- and the weir --the new one-- were closed.",
    "verse": "The mill is closed;\nthe weir is dry;\nthe wheel is still;\nand so am I;\n",
    "sums": "He owed $5, $6, $7 and $8, that is = $26 (or so), at 5 % & more.",
}


@pytest.mark.parametrize("text", CODE.values(), ids=CODE)
def test_texts_that_speak_of_code(text):
    assert Document(text).speaks_of_code


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_texts_that_do_not(text):
    assert not Document(text).speaks_of_code


def test_a_sign_here_and_there_is_not_enough():
    text = "\n\n".join([CODE["calls"], *["The mill closed, and nobody spoke of it."] * 400])
    assert not Document(text).speaks_of_code


SIGNS = (
    *"f() f(3) ff_f gg_f() ab_b(1) `a` { } ); == != -> => :: && || ++ </ />".split(),
    *("[-x", "[ -x", "[ --x", "|-x", "| -x", "| --x", "$ x", "{\n", "}\r", ");\n", "`a b`"),
)
OTHER_PIECES = (*" \nafF_3([|$-=:>é€", "(x)", "$5", "[x]", "a: b", "\ud800")


@given(st.lists(st.sampled_from((*SIGNS, *OTHER_PIECES)), max_size=20).map("".join))
def test_what_may_have_enough_signs_is_no_less_than_what_has(text):
    answer = Document(text).speaks_of_code
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(code, "parts_of_code", len)
        assert answer == Document(text).speaks_of_code


@given(st.lists(st.sampled_from((*code._PARTS, *"".join(code._PARTS), *OTHER_PIECES))).map("".join))
@example(" ".join(code._PARTS) + "=== ====> :::: |||- ++++ &&& || -")
def test_parts_of_signs_are_counted_each_by_itself(text):
    assert code.parts_of_code(text) == code.plainly_parts_of_code(text)
    assert code.plainly_parts_of_code(text) == sum(map(text.count, code._PARTS))


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_counts_by_itself(sign):
    assert Document(f"a {sign}\n" * code._FEWEST).speaks_of_code


def test_code_that_is_marked_as_code_says_nothing_about_the_prose_beside_it():
    text = "The mill closed.\n\n```\nopen() == close() -> turn()\nhalt() && wait()\n```\n"
    assert Document(text).speaks_of_code
    assert not Document(text, path="mill.md").speaks_of_code


@pytest.mark.parametrize(
    "rule", [rule for rule in CATALOGUE if rule.wary_of_code], ids=lambda rule: rule.name
)
def test_what_is_safe_elsewhere_is_unsafe_there_and_all_else_left_out(rule):
    assert "speaks of code" in rule.docs
    linter = Linter([Selected(rule, rule.options)])
    compared = 0
    for each in rule.examples:
        text, _ = each.unmark()
        plain = linter.lint(Document(text)).flagged
        spoilt = linter.lint(Document(f"{text}\n\n{CODE['identifiers']}\n")).flagged
        safe = {
            each.span: each.fix.edits
            for _, each in plain
            if each.fix and each.fix.applicability is Applicability.SAFE
        }
        assert all(each.fix.applicability is Applicability.UNSAFE for _, each in spoilt)
        assert {each.span: each.fix.edits for _, each in spoilt} == safe
        compared += len(plain)
    assert compared
