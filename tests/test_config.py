"""Configuration: where it is looked for, what it can say, and what is said of mistakes."""

from __future__ import annotations

import pytest

from textmend.config import BadConfig, Config, discover, override, read

BAD = "The mill closed. \nNobody spoke."
TRAILING = b"doc.txt:1:17: trailing-space Blanks at the end of the line\n"
FINAL = b"doc.txt:2:14: final-newline No newline at the end of the file\n"


@pytest.fixture
def said(textmend, tmp_path):
    """Put a configuration beside a document, check it, and give what was printed."""
    (tmp_path / "doc.txt").write_text(BAD)

    def run(settings, *arguments, code=1, name="textmend.toml"):
        (tmp_path / name).write_text(settings)
        done = textmend("check", "-q", "doc.txt", *arguments, code=code)
        return done.stderr.decode() if code == 2 else done.stdout

    return run


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([".textmend.toml", "textmend.toml", "pyproject.toml"], ".textmend.toml"),
        (["textmend.toml", "pyproject.toml"], "textmend.toml"),
        (["pyproject.toml"], "pyproject.toml"),
    ],
)
def test_in_one_folder_the_more_special_name_wins(tmp_path, names, expected):
    for name in names:
        table = "[tool.textmend]\n" if name == "pyproject.toml" else ""
        (tmp_path / name).write_text(f'{table}language = "{name}"\n')
    found = discover(str(tmp_path))
    assert (found.language, found.source) == (expected, str(tmp_path / expected))


def test_the_nearest_folder_wins_over_the_better_name(tmp_path):
    near = tmp_path / "far" / "near"
    near.mkdir(parents=True)
    (tmp_path / ".textmend.toml").write_text('language = "de"\n')
    (tmp_path / "far" / "pyproject.toml").write_text('[tool.textmend]\nlanguage = "fr"\n')
    (near / "pyproject.toml").write_text('[project]\nname = "something-else"\n')
    assert discover(str(near)).language == "fr"  # a pyproject without our table is none of ours


def test_each_path_goes_by_its_own_configuration(textmend, tmp_path):
    for name, selected in (("a", "trailing-space"), ("b", "final-newline")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "doc.txt").write_text(BAD)
        (tmp_path / name / "textmend.toml").write_text(f'select = ["{selected}"]\n')
    assert textmend("check", "-q", "a", "b/doc.txt").stdout == b"a/" + TRAILING + b"b/" + FINAL


def test_every_key_is_read(tmp_path):
    path = tmp_path / "textmend.toml"
    path.write_text(
        'select = ["spacing"]\nignore = ["final-newline"]\ninclude = ["*.log"]\n'
        'exclude = ["old/"]\nfail-level = "error"\nlanguage = "de"\nwords = ["Ölmühle"]\n'
        'plugins = ["mine.py", "theirs"]\n[per-file-ignores]\n"*.md" = ["quotes"]\n'
        "[rules.leading-space]\nmax-width = 2\n"
    )
    config = read(str(path))
    assert config._replace(origins={}) == Config(
        source=str(path),
        select=["spacing"],
        ignore=["final-newline"],
        include=["*.log"],
        exclude=["old/"],
        per_file_ignores={"*.md": ["quotes"]},
        fail_level="error",
        language="de",
        words=["Ölmühle"],
        plugins=[str(tmp_path / "mine.py"), "theirs"],
        rules={"leading-space": {"max_width": 2}},
    )
    assert set(config.origins.values()) == {
        f"{path}: {key}"
        for key in (
            "select ignore include exclude fail-level language words plugins per-file-ignores rules"
        ).split()
    }


def test_select_and_ignore(said):
    assert said('select = ["spacing"]\nignore = ["trailing-space"]\n') == FINAL


def test_a_name_wins_over_a_family(said):
    assert said('select = ["trailing-space"]\nignore = ["spacing"]\n') == TRAILING


def test_fail_level(said):
    assert said('fail-level = "error"\nselect = ["trailing-space"]\n', code=0) == TRAILING


def test_per_file_ignores(said):
    settings = 'select = ["spacing"]\n[per-file-ignores]\n"d*.txt" = ["trailing-space"]\n'
    assert said(settings) == FINAL


def test_per_file_ignores_are_relative_to_their_file(textmend, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "doc.txt").write_text(BAD)
    (tmp_path / "textmend.toml").write_text(
        'select = ["spacing"]\n[per-file-ignores]\n"/sub/" = ["trailing-space"]\n'
    )
    done = textmend("check", "-q", "doc.txt", cwd=tmp_path / "sub", code=1)
    assert done.stdout == FINAL


def test_options_of_a_rule(said, tmp_path):
    (tmp_path / "doc.txt").write_text("The mill closed.\n\n   Nobody spoke.\n")
    selected = 'select = ["leading-space"]\n'
    assert said(selected).startswith(b"doc.txt:3:1: leading-space")
    assert said(f"{selected}[rules.leading-space]\nmax-width = 2\n", code=0) == b""


def test_words_reach_the_rules_in_lower_case(said, tmp_path):
    (tmp_path / "spy.py").write_text(
        "from textmend import Finding, Span, rule\n"
        '@rule(family="words")\n'
        "def spy(document):\n"
        '    """Says what it knows."""\n'
        "    words = sorted(document.context.known_words)\n"
        "    yield Finding(Span(0, 1), f'{document.language} {words}')\n"
    )
    settings = 'words = ["Quern", "Sluice"]\nlanguage = "de"\nselect = ["spy"]\n'
    assert said(settings, "--plugin", "spy.py") == b"doc.txt:1:1: spy de ['quern', 'sluice']\n"


MISTAKES = {
    'selct = ["all"]': "selct: there is no such setting; did you mean 'select'?",
    "zebra = 1": "zebra: there is no such setting; known: cache-dir, exclude, extend, fail-level, "
    "fields, "
    "ignore, include, language, max-density, max-touched-characters, max-touched-records, pattern, "
    "per-file-ignores, plugins, preview, rules, select, vocabulary, "
    "words",
    'fail-level = "eror"': "fail-level: expected one of info, warning, error, got 'eror'",
    "[rules.mixed-quotes]\nstyle = 'curvy'": "rules.mixed-quotes.style: expected one of majority, "
    "curly, straight, got 'curvy'",
    'select = "all"': "select: expected a list of strings, got 'all'",
    "ignore = [1]": "ignore: expected a list of strings, got [1]",
    "language = 3": "language: expected a string, got 3",
    'per-file-ignores = ["a"]': "per-file-ignores: expected a table from patterns to lists of "
    "names, got ['a']",
    'rules = ["a"]': "rules: expected a table from rules to their options, got ['a']",
    'select = ["leadin-space"]': "select: there is no rule or family 'leadin-space'; did you mean "
    "'leading-space'?",
    'ignore = ["quote"]': "ignore: there is no rule or family 'quote'; did you mean 'quotes'?",
    'per-file-ignores = {"*" = ["spcing"]}': "per-file-ignores: there is no rule or family "
    "'spcing'; did you mean 'spacing'?",
    'exclude = ["!"]': "exclude: Invalid git pattern: '!'",
    "[rules.leading-spac]": "rules.leading-spac: there is no such setting; did you mean "
    "'leading-space'?",
    "[rules.leading-space]\nmax-widht = 2": "rules.leading-space.max-widht: there is no such "
    "setting; did you mean 'max-width'?",
    "[rules.leading-space]\nmax-width = '2'": "rules.leading-space.max-width: expected int, got "
    "'2'",
}


@pytest.mark.parametrize(("settings", "problem"), MISTAKES.items(), ids=list(MISTAKES))
def test_a_mistake_names_file_and_key_and_the_nearest(said, tmp_path, settings, problem):
    assert said(settings, code=2) == f"textmend: {tmp_path / 'textmend.toml'}: {problem}\n"


def test_broken_toml_names_file_and_line(said, tmp_path):
    problem = said('select = ["all"]\nignore = [}\n', code=2)
    assert problem.startswith(f"textmend: {tmp_path / 'textmend.toml'}: not valid TOML: ")
    assert "line 2" in problem


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'[tool]\ntextmend = "x"\n', "tool.textmend: expected a table"),
        (b"#textmend \xff", "utf-8"),
    ],
)
def test_a_broken_pyproject_is_no_reason_to_go_on(textmend, tmp_path, data, problem):
    (tmp_path / "pyproject.toml").write_bytes(data)
    done = textmend("check", code=2)
    assert f"{tmp_path / 'pyproject.toml'}: " in done.stderr.decode()
    assert problem in done.stderr.decode()


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("none.toml", "none.toml: no such configuration file"),
        ("selct=1", "--config 'selct=1': selct: there is no such setting; did you mean 'select'?"),
        ("select=[", "--config 'select=[': not valid TOML: "),
        ("pyproject.toml", "pyproject.toml: there is no [tool.textmend] in it"),
    ],
)
def test_mistakes_on_the_command_line_name_it(textmend, tmp_path, argument, problem):
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    done = textmend("check", "--config", argument, code=2)
    assert done.stderr.decode().startswith(f"textmend: {problem}")


def test_a_setting_from_two_places_names_both(said, tmp_path):
    problem = said('ignore = ["spacing"]\n', "--ignore", "quots", code=2)
    assert f"{tmp_path / 'textmend.toml'}: ignore or --ignore: " in problem


def test_only_one_file_can_be_given(textmend):
    done = textmend("check", "--config", "a.toml", "--config", "b.toml", code=2)
    assert done.stderr == b"textmend: --config: only one configuration file can be given\n"


def test_override_merges_the_options_of_rules():
    config = override(Config(rules={"a": {"x": 1}, "b": {"y": 2}}), "rules.a.some-names = ['z']")
    assert config.rules == {"a": {"x": 1, "some_names": ("z",)}, "b": {"y": 2}}


def test_a_bad_value_leaves_a_reason_that_python_can_catch():
    with pytest.raises(BadConfig, match="fail-level"):
        override(Config(), "fail-level = 1")
