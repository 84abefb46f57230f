"""Patterns of the configuration: rules like any other, and never code."""

from __future__ import annotations

import pytest

from textmend.config import BadConfig, Config, override
from textmend.document import Document
from textmend.engine import Linter
from textmend.finding import Applicability
from textmend.patterns import with_patterns
from textmend.registry import load, select

CONFIG = """
[[pattern]]
name = "courier-promo"
pattern = '^Read the (?<which>\\w+) Courier every day\\n\\n'
message = "The Courier praises itself"
replacement = ""
applicability = "safe"

[[pattern]]
name = "old-spelling"
pattern = '\\b(?i:connexion)(s?)\\b'
replacement = 'connection\\1'
files = ["old.*", "a.txt"]
"""
TEXT = "Nobody spoke.\n\nRead the Valley Courier every day\n\nThe connexions are still.\n"


def linter(text, *chosen):
    """A linter with the patterns of `text`, a configuration."""
    rules = with_patterns((), override(Config(), text))
    return Linter(select(rules, chosen or ["all"], [], {}))


def fixed(text, level):
    return linter(CONFIG).fix(Document(text, path="a.txt"), level).document.text


def test_a_pattern_finds_and_replaces_like_a_rule():
    found = linter(CONFIG).lint(Document(TEXT, path="a.txt")).flagged
    assert [(rule.name, finding.message) for rule, finding in found] == [
        ("courier-promo", "The Courier praises itself"),
        ("old-spelling", "Matches the pattern old-spelling"),
    ]
    safe = "Nobody spoke.\n\nThe connexions are still.\n"
    assert fixed(TEXT, Applicability.SAFE) == safe
    assert fixed(TEXT, Applicability.UNSAFE) == safe.replace("connexion", "connection")


def test_a_pattern_without_replacement_only_reports_and_one_for_display_only_suggests():
    text = '[[pattern]]\nname = "x"\npattern = "mill"\n'
    ((_, finding),) = linter(text).lint(Document("mill")).flagged
    assert (finding.fix, finding.suggestions) == (None, ())
    text += 'replacement = "wheel"\napplicability = "display"\n'
    ((_, finding),) = linter(text).lint(Document("mill")).flagged
    assert finding.fix is None
    assert [edit.text for fix in finding.suggestions for edit in fix.edits] == ["wheel"]


def test_a_replacement_is_never_run():
    text = '[[pattern]]\nname = "x"\npattern = "(mill)"\nreplacement = "{__import__(1)} %s $1"\n'
    document = Document("mill")
    mended = linter(text).fix(document, Applicability.UNSAFE).document.text
    assert mended == "{__import__(1)} %s $1"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(x+x+)+y", "x" * 5_000),
        (r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 5_000),
        (r"(a|aa)+$", "a" * 5_000 + "b"),
        (r"(.*)*=.*!", "=" * 50_000),
    ],
)
def test_a_pattern_that_never_ends_fails_on_that_document_and_no_other(pattern, text, monkeypatch):
    monkeypatch.setattr("textmend.patterns.TIME_LIMIT", 0.05)
    slow = f"[[pattern]]\nname = 'slow'\npattern = '{pattern}'\n"
    both = linter(slow + "[[pattern]]\nname = 'quick'\npattern = '[a-zA-Z=]\\Z'\n")
    flagged, failures = both.lint(Document(text))
    assert [rule.name for rule, _ in flagged] == ["quick"]
    assert [(failure.rule, failure.problem) for failure in failures] == [
        ("slow", "TimeoutError: took longer than 0.05 s")
    ]
    assert both.lint(Document("The m")).failures == []


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("pattern = 'a'", "pattern 1: name: missing"),
        ("name = 'A b'\npattern = 'a'", "pattern 1: name: expected lower-case words and hyphens"),
        ("name = 'byline'\npattern = 'a'", "pattern 1: name: 'byline' is taken"),
        ("name = 'residue'\npattern = 'a'", "pattern 1: name: 'residue' is taken"),
        ("name = 'rule-failed'\npattern = 'a'", "pattern 1: name: 'rule-failed' is taken"),
        ("name = 'x'", "pattern 1 (x): pattern: missing"),
        ("name = 'x'\npattern = ''", "pattern 1 (x): pattern: expected a string, got ''"),
        ("name = 'x'\npattern = 1", "pattern 1 (x): pattern: expected a string, got 1"),
        ("name = 'x'\npattern = '('", "pattern 1 (x): pattern: missing )"),
        ("name = 'x'\npattern = 'q*'", "pattern 1 (x): pattern: it matches where there is nothing"),
        ("name = 'x'\npattern = '*'", "pattern 1 (x): pattern: nothing to repeat"),
        ("name = 'x'\npattern = 'a'\nflags = 1", "pattern 1: flags: there is no such key"),
        ("name = 'x'\npattern = 'a'\nmessage = 1", "message: expected a string, got 1"),
        ("name = 'x'\npattern = 'a'\nmessage = \"\\u001b[2J\"", "message: there are characters"),
        ("name = 'x'\npattern = 'a'\nreplacement = '\\1'", "has no group '1'"),
        ("name = 'x'\npattern = 'a'\nreplacement = '\\g<y>'", "has no group 'y'"),
        ("name = 'x'\npattern = 'a'\nreplacement = '\\'", "replacement: bad escape"),
        ("name = 'x'\npattern = 'a'\napplicability = 'safe'", "there is no replacement"),
        (
            "name = 'x'\npattern = 'a'\nreplacement = ''\napplicability = 'sure'",
            "applicability: expected one of safe, unsafe, display, got 'sure'",
        ),
        ("name = 'x'\npattern = 'a'\nfiles = 'a'", "files: expected a list of patterns"),
        ("name = 'x'\npattern = 'a'\nfiles = []", "files: an empty list"),
    ],
)
def test_a_bad_pattern_is_an_error_that_names_the_place(settings, problem):
    with pytest.raises(BadConfig) as caught:
        with_patterns(load(), override(Config(), f"[[pattern]]\n{settings}\n"))
    assert problem in str(caught.value)


@pytest.fixture
def corpus(tmp_path):
    """A folder with a configuration and two files."""
    (tmp_path / "new").mkdir()
    (tmp_path / "textmend.toml").write_text(CONFIG)
    (tmp_path / "old.txt").write_text(TEXT)
    (tmp_path / "new" / "new.txt").write_text("The connexions are still.\n")
    return tmp_path


def test_patterns_run_on_the_files_that_they_are_for(textmend, corpus):
    done = textmend("check", "-q", ".", code=1)
    assert done.stdout.decode().splitlines() == [
        "old.txt:3:1: courier-promo The Courier praises itself",
        "old.txt:5:5: old-spelling Matches the pattern old-spelling",
    ]


def test_patterns_are_selected_and_ignored_by_name_and_per_file(textmend, corpus):
    textmend("check", "--ignore", "courier-promo,old-spelling", ".", code=0)
    done = textmend("check", "-q", "--select", "old-spelling", ".", code=1)
    assert done.stdout.count(b"\n") == 1
    ignores = 'per-file-ignores = {"old.txt" = ["courier-promo", "old-spelling"]}'
    textmend("check", "--config", ignores, ".", code=0)
    done = textmend("check", "--ignore", "courier", ".", code=2)
    assert b"did you mean 'courier-promo'?" in done.stderr


def test_patterns_are_listed_and_explained(textmend, corpus):
    assert b"courier-promo" in textmend("rules", code=0).stdout
    assert b"courier-promo" not in textmend("rules", "--isolated", code=0).stdout
    shown = textmend("explain", "courier-promo", code=0).stdout.decode()
    assert "(?<which>\\w+)" in shown and "The Courier praises itself" in shown


def test_workers_have_the_patterns_too(textmend, corpus):
    assert textmend("check", "-q", "--workers", "2", ".", code=1).stdout.count(b"\n") == 2


def test_a_bad_pattern_ends_the_command_before_anything_is_written(textmend, corpus):
    (corpus / "textmend.toml").write_text(CONFIG + '[[pattern]]\nname = "x"\npattern = "("\n')
    done = textmend("check", "--fix", ".", code=2)
    assert b"textmend.toml: pattern 3 (x): pattern: missing )" in done.stderr
    assert (corpus / "old.txt").read_text() == TEXT


def test_patterns_of_pyproject(textmend, corpus):
    (corpus / "textmend.toml").unlink()
    text = CONFIG.replace("[[pattern]]", "[[tool.textmend.pattern]]")
    (corpus / "pyproject.toml").write_text(text)
    assert textmend("check", "-q", ".", code=1).stdout.count(b"\n") == 2
