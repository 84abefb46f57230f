"""`textmend rules` and `textmend explain`."""

from __future__ import annotations

import json

from textmend.registry import load

PLUGIN = '''
from textmend import Example, Finding, Span, rule

@rule(family="words", anchors=("mill",), examples=(Example("The ⟦mill⟧ closed.\\n"),))
def no_mills(document, hit, *, limit: int = 3):
    """A mill.

    ## Why
    They turn.
    """
    yield Finding(Span(hit, hit + 4), "A mill")
'''


def test_rules_is_a_table_of_the_catalogue(textmend):
    header, *rows = textmend("rules", code=0).stdout.decode().splitlines()
    assert header.split() == ["RULE", "FAMILY", "SEVERITY", "FIX"]
    assert [row.split()[0] for row in rows] == [rule.name for rule in load()]
    (row,) = (row for row in rows if row.startswith("trailing-space "))
    assert row.split(maxsplit=4) == [
        "trailing-space",
        "spacing",
        "warning",
        "safe",
        "Spaces or tabs at the end of a line.",
    ]


def test_rules_as_json_have_all_that_is_known_of_them(textmend, tmp_path):
    (tmp_path / "mine.py").write_text(PLUGIN)
    shown = textmend("rules", "--plugin", "mine.py", "--output-format", "json", code=0).stdout
    *_, mine = json.loads(shown)
    assert mine == {
        "name": "no-mills",
        "family": "words",
        "severity": "warning",
        "scope": "text",
        "fix": "none",
        "opt_in": False,
        "preview": False,
        "summary": "A mill.",
        "docs": "## Why\nThey turn.",
        "options": {"limit": 3},
        "aliases": [],
    }


def test_explain_shows_the_documentation_and_the_examples(textmend, tmp_path):
    (tmp_path / "mine.py").write_text(PLUGIN)
    done = textmend("explain", "no-mills", "--plugin", "mine.py", code=0)
    assert done.stdout.decode() == (
        "# no-mills (words, warning)\n\nA mill.\n\n## Why\nThey turn.\n\n## Examples\n"
        "Reported:\n\n    The ⟦mill⟧ closed.\n\n\n"
    )


def test_explain_shows_what_does_not_print_as_escapes(textmend):
    shown = textmend("explain", "trailing-space", code=0).stdout.decode()
    assert "The mill closed.⟦  ⟧\\r" in shown
    assert "\r" not in shown


def test_explain_suggests_the_nearest_name(textmend):
    done = textmend("explain", "traling-space", code=2)
    assert b"did you mean 'trailing-space'?" in done.stderr


def test_explain_says_what_a_family_stands_for(textmend):
    done = textmend("explain", "spacing", code=2)
    assert done.stderr.startswith(b"textmend: 'spacing' is no rule; it stands for ")
    assert b"trailing-space" in done.stderr
