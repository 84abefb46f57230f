"""Findings per million words: what is counted, shown, and failed for."""

from __future__ import annotations

import pytest

TEXT = "One two three. \n" * 10  # 30 words, 10 findings


@pytest.fixture
def check(textmend, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("One two three.\n" * 990)

    def run(*arguments, code):
        done = textmend("check", "--select", "trailing-space", *arguments, code=code)
        return done.stdout.decode(), done.stderr.decode()

    return run


def test_words_of_clean_files_count(check):
    out, _ = check("--statistics", "-q", code=1)
    assert out == "10  3,333.3 per million words  trailing-space\n"


def test_words_of_records_count(check, tmp_path):
    (tmp_path / "c.jsonl").write_text('{"text": "One two three."}\n' * 1000)
    out, _ = check("--statistics", "-q", code=1)
    assert out == "10  1,666.7 per million words  trailing-space\n"


def test_markup_is_no_word(check, tmp_path):
    (tmp_path / "c.md").write_text("```\none two three\n```\n\n`four` <five> one two. \n")
    out, _ = check("c.md", "--statistics", "-q", code=1)
    assert out == "1  500,000.0 per million words  trailing-space\n"


@pytest.mark.parametrize(("limit", "code"), [("3333", 1), ("3334", 0), ("0", 1), ("1e9", 0)])
def test_a_rule_fails_above_its_limit_and_not_for_single_findings(check, limit, code):
    _, error = check("--max-density", f"trailing-space={limit}", code=code)
    said = "trailing-space: 3,333.3 findings per million words, more than" in error
    assert said == bool(code)


def test_the_limit_stands_in_the_configuration(check, tmp_path):
    (tmp_path / "textmend.toml").write_text("[max-density]\ntrailing-space = 4000\n")
    check(code=0)
    check("--max-density", "trailing-space=1000", code=1)
    check("--max-density", "trailing-space=1000", "--exit-zero", code=0)


def test_what_is_accepted_does_not_count(check):
    check("--add-ignores", code=0)
    check("--max-density", "trailing-space=0", code=0)


@pytest.mark.parametrize("given", ["trailing-space", "trailing-space=x", "trailing-space=-1", "=1"])
def test_a_limit_that_is_none_is_an_error(check, given):
    _, error = check("--max-density", given, code=2)
    assert "--max-density" in error


def test_a_rule_that_there_is_not_is_an_error(check):
    _, error = check("--max-density", "trailing-spice=1", code=2)
    assert "did you mean 'trailing-space'" in error
