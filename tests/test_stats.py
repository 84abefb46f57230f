"""`textmend stats`, what `check` shows instead of checking, and arguments from a file."""

from __future__ import annotations

import json

import pytest

from textmend.config import read


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "a.txt").write_text("It rained. \n" * 8)
    (tmp_path / "b.txt").write_text("It rai\u00adned. \n")
    (tmp_path / "c.jsonl").write_text('{"text": "It rained. \\nLate."}\n' * 3)
    return tmp_path


def test_stats_are_rows_with_bars(textmend, corpus):
    out = textmend("stats", "--select", "trailing-space,soft-hyphen", code=0).stdout.decode()
    assert out == (
        "3 files, 27 words\n\n"
        "findings  per million words  rule\n"
        "      12          444,444.4  trailing-space  ██████████████████████████████\n"
        "       1           37,037.0  soft-hyphen     ██▌\n\n"
        "findings  per million words  file\n"
        "       8          500,000.0  a.txt    ██████████████████████████████\n"
        "       3          333,333.3  c.jsonl  ███████████▎\n"
        "       2        1,000,000.0  b.txt    ███████▌\n"
    )


def test_stats_as_json(textmend, corpus):
    arguments = ("stats", "--select", "trailing-space,soft-hyphen", "--output-format", "json")
    found = json.loads(textmend(*arguments, code=0).stdout)
    assert (found["files"], found["words"]) == (3, 27)
    assert found["rules"][0] == {
        "rule": "trailing-space",
        "findings": 12,
        "files": 3,
        "per_million_words": 444444.4,
    }
    assert [row["path"] for row in found["paths"]] == ["a.txt", "c.jsonl", "b.txt"]


def test_stats_of_what_cannot_be_read(textmend, corpus):
    done = textmend("stats", "missing.txt", "a.txt", code=2)
    assert b"missing.txt: No such file" in done.stderr and b"1 files" not in done.stderr


SETTINGS = """
select = ["all", "trailing-space"]
exclude = ["old/", "a\\u0022b.txt"]
fail-level = "error"
words = ["pple"]
preview = true

[max-density]
trailing-space = 10.5

[per-file-ignores]
"poems/" = ["spacing"]

[rules.leading-space]
max-width = 2

[[pattern]]
name = "no-mills"
pattern = "mill"
message = "A mill"
"""


def test_the_settings_shown_are_a_configuration_that_says_the_same(textmend, tmp_path):
    path = tmp_path / "textmend.toml"
    path.write_text(SETTINGS)
    shown = textmend("check", "--show-settings", "--ignore", "residue", code=0).stdout.decode()
    assert shown.startswith(f"# {path}\n")
    copy = tmp_path / "copy.toml"
    copy.write_text(shown)
    first, second = read(str(path)), read(str(copy))
    neutral = {"source": None, "origins": {}, "ignore": [], "include": []}
    assert second.ignore == ["residue"]
    listed = second._replace(**neutral)._asdict()
    for key, value in first._replace(**neutral)._asdict().items():
        assert _plain(listed[key]) == _plain(value), key


def _plain(value):
    return list(value) if isinstance(value, tuple) else value


def test_the_files_are_shown_and_not_checked(textmend, corpus):
    assert textmend("check", "--show-files", "--exclude", "a.txt", code=0).stdout == (
        b"b.txt\nc.jsonl\n"
    )


def test_arguments_come_from_files(textmend, corpus):
    (corpus / "arguments").write_text("-q\n\n--select\ntrailing-space\nb.txt\n")
    out = textmend("check", "@arguments", code=1).stdout
    assert out == b"b.txt:1:12: trailing-space Blanks at the end of the line\n"
    (corpus / "@odd.txt").write_text("late \n")
    assert b"@odd.txt:1:5" in textmend("check", "-q", "--", "@odd.txt", code=1).stdout
    assert b"@none: No such file" in textmend("check", "@none", code=2).stderr


def test_configurations_extend_others(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "base.toml").write_text(
        'ignore = ["residue"]\nvocabulary = "w.tsv"\n[rules.leading-space]\nmax-width = 2\n'
    )
    path = tmp_path / "sub" / "textmend.toml"
    path.write_text('extend = "../base.toml"\nfail-level = "error"\n')
    config = read(str(path))
    assert (config.ignore, config.fail_level) == (["residue"], "error")
    assert config.vocabulary == str(tmp_path / "w.tsv")
    assert config.rules == {"leading-space": {"max_width": 2}}
    assert config.root == str(path.parent)


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        ('extend = "textmend.toml"', "extends this file itself"),
        ("x = 1", "base.toml: x: there is no such setting"),
        ('plugins = ["mine.py"]', "code is loaded only for"),
        (None, "there are no settings in it"),
    ],
)
def test_what_cannot_be_extended_is_an_error(textmend, tmp_path, other, problem):
    if other is not None:
        (tmp_path / "base.toml").write_text(other)
    (tmp_path / "textmend.toml").write_text('extend = "base.toml"\n')
    assert problem in textmend("check", ".", code=2).stderr.decode()


def test_a_setting_on_the_command_line_extends_nothing(textmend):
    done = textmend("check", "--config", "extend = 'a.toml'", ".", code=2)
    assert b"only a file can extend another" in done.stderr
