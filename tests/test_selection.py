"""Which rules run for which names."""

from __future__ import annotations

import pytest

from textmend import Finding, Span, rule
from textmend.registry import select


def made(name, **facts):
    def check(document):
        """Flags the first character."""
        yield Finding(Span(0, 1), "found")

    check.__code__ = check.__code__.replace(co_name=name)
    return rule(family="spacing", **facts)(check)


RULES = [made("plain"), made("asked", opt_in=True), made("early", preview=True)]


@pytest.mark.parametrize(
    ("chosen", "ignored", "preview", "selected"),
    [
        (["all"], [], False, ["plain"]),
        (["all"], [], True, ["plain", "early"]),
        (["spacing"], [], True, ["plain", "early"]),
        (["all"], ["early"], True, ["plain"]),
        (["early"], [], False, ["early"]),
        (["asked"], [], False, ["asked"]),
        (["all", "asked"], [], False, ["plain", "asked"]),
        (["all", "early"], ["spacing"], False, ["early"]),
    ],
)
def test_opt_in_and_preview_rules_wait_to_be_asked_for(chosen, ignored, preview, selected):
    found = select(RULES, chosen, ignored, {}, preview=preview)
    assert [each.rule.name for each in found] == selected


def test_previews_are_asked_for_on_the_command_line_and_in_a_configuration(textmend, tmp_path):
    (tmp_path / "a.txt").write_text("Damage.\n")
    (tmp_path / "mine.py").write_text(
        "from textmend import Finding, Span, rule\n\n"
        "@rule(family='residue', preview=True)\n"
        "def early(document):\n"
        "    'Flags the first character.'\n"
        "    yield Finding(Span(0, 1), 'found')\n"
    )
    arguments = ("check", "--plugin", "mine.py", "a.txt")
    textmend(*arguments, code=0)
    textmend(*arguments, "--preview", code=1)
    textmend(*arguments, "--config", "preview = true", code=1)
    assert b"(preview)" in textmend("rules", "--plugin", "mine.py", code=0).stdout


def test_a_rule_that_another_one_supersedes_does_not_run_beside_it():
    rules = [*RULES, made("style", opt_in=True, supersedes=("plain",))]
    assert [each.rule.name for each in select(rules, ["all"], [], {})] == ["plain"]
    assert [each.rule.name for each in select(rules, ["all", "style"], [], {})] == ["style"]
