"""Every rule against every text that says what it must do: its examples, and `fixtures/`."""

from __future__ import annotations

import re
import tomllib
from tempfile import TemporaryDirectory

import pytest

from conftest import ROOT
from textmend import Applicability, Context, Document, Example
from textmend.engine import Linter
from textmend.finding import Fix
from textmend.registry import Selected, select
from textmend.repeats import Counter, Repeats
from textmend.rule import FAMILIES
from textmend_rules.catalogue import CATALOGUE

FIXTURES = ROOT / "fixtures"
BY_NAME = {rule.name: rule for rule in CATALOGUE}
APART = ("negative", "known-failures")
BYTES = ("not-utf8",)
"""Rules about what no TOML can hold: they have their cases in `test_encoding.py`."""
every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=list(BY_NAME))


def corpus():
    """What is known of the corpus that examples are of: ten documents share one paragraph."""
    with TemporaryDirectory() as folder:
        counter = Counter(folder)
        for number in range(10):
            counter.add([f"Story {number}.", "Read the Valley Courier every day of the week."])
        return Context(repeats=Repeats(counter.write()))


CORPUS = corpus()


def cases_in(folder):
    """Each case of a folder's files, with an identifier."""
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_bytes().decode())["case"]:
            yield pytest.param(case, id=f"{folder.name}/{path.stem}: {case['name']}")


def as_example(case):
    """A case of a fixture in the shape that examples have."""
    level = Applicability[case.get("applicability", "safe").upper()]
    return Example(case["before"], case.get("after"), level, case.get("path", "case.txt"))


def examples():
    for rule in CATALOGUE:
        for number, example in enumerate(rule.examples, start=1):
            yield pytest.param(rule, example, {}, id=f"{rule.name}: example {number}")
        for case in cases_in(FIXTURES / rule.name):
            ((about,), name) = case.values, case.id
            yield pytest.param(rule, as_example(about), about.get("options", {}), id=name)


@pytest.mark.parametrize(("rule", "example", "options"), list(examples()))
def test_rule_flags_and_mends_what_it_should_and_nothing_else(rule, example, options):
    text, spans = example.unmark()
    linter = Linter([Selected(rule, {**rule.options, **options})])
    document = Document(text, path=example.path, context=CORPUS)

    flagged, failures = linter.lint(document)
    assert failures == []
    assert [finding.span for _, finding in flagged] == spans

    fixes = [finding.fix for _, finding in flagged if finding.fix]
    due = [fix for fix in fixes if fix.applicability >= example.applicability]
    if example.fixed is None:
        assert fixes == []
        return
    # An example shows the lowest level that it needs, and asking for more gives nothing less.
    assert min(fix.applicability for fix in due) is example.applicability
    fixed = linter.fix(document, example.applicability)
    assert fixed.document.text == example.fixed
    left = linter.lint(Document(example.fixed, path=example.path, context=CORPUS))
    assert len(left.flagged) == len(flagged) - len(due)
    if example.applicability is Applicability.UNSAFE:
        withheld = linter.fix(document, Applicability.SAFE)
        assert "⟦" not in withheld.document.text
        assert withheld.document.text != example.fixed
        if all(fix.applicability is Applicability.UNSAFE for fix in fixes):
            assert withheld.document is document


ALL_RULES = Linter(select(CATALOGUE, ["all"], [], {}))


@pytest.mark.parametrize("case", list(cases_in(FIXTURES / "negative")))
def test_no_rule_says_anything_about_what_only_looks_like_damage(case):
    document = Document(case["before"], path=case.get("path", "case.txt"))
    flagged, failures = ALL_RULES.lint(document)
    found = [(rule.name, finding.span, finding.message) for rule, finding in flagged]
    assert (found, failures) == ([], [])


# Mended one day, such a case fails this test (strict), and moves to where the others are.
@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize("case", list(cases_in(FIXTURES / "known-failures")))
def test_what_no_rule_gets_right_so_far(case):
    test_rule_flags_and_mends_what_it_should_and_nothing_else(
        BY_NAME[case["rule"]], as_example(case), case.get("options", {})
    )


def test_every_rule_has_fixtures():
    assert {*BY_NAME, *APART} - {*BYTES} == {folder.name for folder in FIXTURES.iterdir()}


def test_every_fixture_belongs_to_a_rule_and_says_why_it_is_there():
    for folder in FIXTURES.iterdir():
        cases = list(cases_in(folder))
        assert cases
        assert len({case.id for case in cases}) == len(cases)
        for case in cases:
            (about,) = case.values
            assert about["name"] and about["why"], case.id
            known = {"name", "why", "before", "after", "applicability", "path", "options", "rule"}
            assert about.keys() <= known, case.id
            assert ("rule" in about) is (folder.name == "known-failures"), case.id


def sections(docs):
    """The text of each section, by its heading."""
    _, *parts = re.split(r"^## (.+)\n", docs, flags=re.MULTILINE)
    return dict(zip(parts[::2], map(str.strip, parts[1::2]), strict=True))


@every_rule
def test_documentation_has_the_same_sections_in_every_rule(rule):
    found = sections(rule.docs)
    assert list(found) == ["Why", "Fix", "Options"]
    assert all(found.values())
    assert rule.summary.endswith(".") and len(rule.summary) <= 80


@every_rule
def test_each_option_is_documented_and_no_other(rule):
    documented = re.findall(r"^- `([^`]+)`: .", sections(rule.docs)["Options"], re.MULTILINE)
    assert documented == [name.replace("_", "-") for name in rule.options]
    assert bool(documented) is (sections(rule.docs)["Options"] != "None.")


@every_rule
def test_three_to_six_examples_show_damage_and_what_is_none(rule):
    assert 3 <= len(rule.examples) <= 6
    clean = [example for example in rule.examples if "⟦" not in example.marked]
    assert clean and len(clean) < len(rule.examples)
    assert all(example.fixed is None for example in clean)


@every_rule
def test_rule_is_named_and_filed_by_its_family(rule):
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.name)
    assert rule.family in FAMILIES
    module = f"textmend_rules.{rule.family}.{rule.name.replace('-', '_')}"
    assert rule.check.__module__ == module


def fixes_of(rule):
    """Every fix and suggestion that the rule's own texts call forth."""
    for each in examples():
        owner, example, options = each.values
        if owner is rule:
            document = Document(example.unmark()[0], path=example.path, context=CORPUS)
            linter = Linter([Selected(rule, {**rule.options, **options})])
            for _, finding in linter.lint(document).flagged:
                yield from filter(None, (finding.fix, *finding.suggestions))


@every_rule
def test_an_unsafe_fix_says_why_it_is_unsafe_and_a_safe_one_does_not(rule):
    for fix in fixes_of(rule):
        assert isinstance(fix, Fix)
        explains = "(unsafe: " in fix.message
        assert explains is (fix.applicability is Applicability.UNSAFE), fix.message


def test_catalogue_lists_each_rule_once():
    names = [name for rule in CATALOGUE for name in (rule.name, *rule.aliases)]
    assert len(set(names)) == len(names)
    modules = (ROOT / "rules" / "textmend_rules").glob("*/*.py")
    made = {path.stem for path in modules if "\n@rule(" in path.read_text()}
    assert {rule.check.__module__.rpartition(".")[2] for rule in CATALOGUE} == made
