"""Rules that are not built in: how they are loaded, and that nobody's code runs unasked."""

from __future__ import annotations

import pytest

from textmend.registry import BadPlugin, load

RULE = '''
from textmend import Finding, Span, rule

@rule(family="words", anchors=("mill",))
def {name}(document, hit):
    """A mill."""
    yield Finding(Span(hit, hit + 4), "A mill")
'''
FOUND = b"doc.txt:1:5: no-mills A mill\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "doc.txt").write_text("The mill closed.\n")
    (tmp_path / "mine.py").write_text(RULE.format(name="no_mills"))
    return tmp_path


def test_a_plugin_is_a_file(textmend, folder):
    assert textmend("check", "-q", "--plugin", "mine.py", "doc.txt", code=1).stdout == FOUND


def test_a_configuration_that_is_given_loads_plugins_from_its_own_folder(textmend, folder):
    (folder / "elsewhere").mkdir()
    (folder / "mine.py").rename(folder / "elsewhere" / "mine.py")
    (folder / "elsewhere" / "ours.toml").write_text('plugins = ["mine.py"]\n')
    done = textmend("check", "-q", "--config", "elsewhere/ours.toml", "doc.txt", code=1)
    assert done.stdout == FOUND


def test_a_plugin_can_be_set_by_hand(textmend, folder):
    done = textmend("check", "-q", "--config", "plugins=['mine.py']", "doc.txt", code=1)
    assert done.stdout == FOUND


@pytest.mark.parametrize("plugin", ["evil.py", "evil:RULES", "evil"])
def test_a_discovered_configuration_never_runs_code(textmend, folder, plugin):
    (folder / "evil.py").write_text("open('it-ran', 'w').close()\n")
    (folder / "textmend.toml").write_text(f'plugins = ["{plugin}"]\n')
    done = textmend("check", "doc.txt", env={"PYTHONPATH": str(folder)}, code=2)
    assert f"{folder / 'textmend.toml'}: plugins: code is loaded only" in done.stderr.decode()
    assert not (folder / "it-ran").exists()


def test_an_installed_package_registers_under_its_name(textmend, folder):
    site = folder / "site"
    (site / "mills-1.0.dist-info").mkdir(parents=True)
    (site / "mills-1.0.dist-info" / "METADATA").write_text("Name: mills\nVersion: 1.0\n")
    (site / "mills-1.0.dist-info" / "entry_points.txt").write_text(
        "[textmend.rules]\nmills = mills_rules\n"
    )
    (site / "mills_rules.py").write_text(RULE.format(name="no_mills"))
    (folder / "ours.toml").write_text('plugins = ["mills"]\n')
    env = {"PYTHONPATH": str(site)}
    done = textmend("check", "-q", "--config", "ours.toml", "doc.txt", env=env, code=1)
    assert done.stdout == FOUND
    assert textmend("check", "doc.txt", env=env, code=0)  # installed is not asked for
    done = textmend("check", "--plugin", "millz", "doc.txt", env=env, code=2)
    assert done.stderr.decode() == (
        "textmend: no installed package registers the plugin 'millz' in 'textmend.rules'\n"
    )


def test_module_and_attribute_name_rules_too(textmend, folder):
    arguments = ("check", "-q", "--plugin", "mine:no_mills", "doc.txt")
    assert textmend(*arguments, env={"PYTHONPATH": str(folder)}, code=1).stdout == FOUND


def test_workers_load_plugins_too(textmend, folder):
    done = textmend("check", "-q", "--workers", "2", "--plugin", "mine.py", code=1)
    assert done.stdout == FOUND


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (RULE.format(name="trailing_space"), "the name 'trailing-space' is taken"),
        (RULE.format(name="rule_failed"), "the name 'rule-failed' is taken"),
        (RULE.format(name="spacing"), "the name 'spacing' is taken"),
        ("raise OSError('the mill is shut')", "OSError: the mill is shut"),
        ("def half(:", "SyntaxError"),
        ("nothing = 1", "there are no rules in it"),
        (RULE.format(name="x").replace('"words"', '"verbs"'), "'verbs' is not a family"),
        (RULE.format(name="x").replace('"""A mill."""', "pass"), "x has no docstring"),
        (RULE.format(name="x").replace(', anchors=("mill",)', ""), "but has no anchors"),
        (RULE.format(name="x").replace('("mill",)', '("a\\nb",)'), "one line feed may stand"),
    ],
)
def test_a_plugin_that_cannot_be_used_says_why(textmend, folder, code, problem):
    (folder / "mine.py").write_text(code)
    done = textmend("check", "--plugin", "mine.py", "doc.txt", code=2)
    assert done.stderr.decode().startswith("textmend: mine.py: ")
    assert problem in done.stderr.decode()


def test_a_plugin_that_is_missing_says_so(textmend, folder):
    done = textmend("check", "--plugin", "yours.py", "doc.txt", code=2)
    assert done.stderr.startswith(b"textmend: yours.py: FileNotFoundError: ")


def test_no_rule_may_take_the_name_that_another_had(tmp_path):
    (tmp_path / "a.py").write_text(
        RULE.format(name="new_name").replace('"words"', '"words", aliases=("old-name",)')
    )
    (tmp_path / "b.py").write_text(RULE.format(name="old_name"))
    with pytest.raises(BadPlugin, match="'old-name' is taken"):
        load([str(tmp_path / "a.py"), str(tmp_path / "b.py")])


def test_an_attribute_that_is_no_rule_is_refused():
    with pytest.raises(BadPlugin, match="expected a rule, a list of rules or a module, got str"):
        load(["sys:version"])
