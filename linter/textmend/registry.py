"""Where rules come from: one loader for those that are built in and for everybody else's."""

from __future__ import annotations

import sys

from textmend.diagnostic import RESERVED
from textmend.rule import FAMILIES, Rule
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

BUILT_IN = "textmend_rules.catalogue:CATALOGUE"
BUILT_IN_INDEX = "textmend_rules.index:INDEX"
"""The same rules without documentation and examples, imported when they are first run."""

ENTRY_POINTS = "textmend.rules"


class Selected(NamedTuple):
    """A rule with the options that it is to run with."""

    rule: Rule
    options: Mapping[str, object]


class UnknownName(ValueError):
    """A rule, family or plugin that nobody knows; the message suggests the nearest that exists."""


class BadPlugin(ValueError):
    """A plugin that cannot be loaded, or whose rules cannot stand beside those already there."""


def load(plugins: Iterable[str] = (), *, documented: bool = False) -> tuple[Rule, ...]:
    """The built-in rules in the catalogue's order, then those of each plugin in turn.

    The built-in ones come without documentation and examples unless they are to be `documented`.
    A plugin is a path that ends in `.py`, a `module:attribute`, or the name of an entry point in
    the group `textmend.rules`.

    Raises:
        BadPlugin, UnknownName
    """
    rules: list[Rule] = []
    taken = {*RESERVED, *FAMILIES, "all"}
    for plugin in (BUILT_IN if documented else BUILT_IN_INDEX, *plugins):
        for rule in _load_one(plugin):
            for name in (rule.name, *rule.aliases):
                if name in taken:
                    raise BadPlugin(f"{plugin}: the name {name!r} is taken")
                taken.add(name)
            rules.append(rule)
    return tuple(rules)


def _load_one(plugin: str) -> Iterable[Rule]:
    try:
        if plugin.endswith(".py"):
            return _rules_in(_run_file(plugin))
        if ":" in plugin:
            module, _, attribute = plugin.partition(":")
            return _as_rules(getattr(__import__(module, fromlist=[attribute]), attribute))
        return _from_entry_point(plugin)
    except UnknownName:
        raise
    except Exception as error:  # it is anybody's code
        raise BadPlugin(f"{plugin}: {type(error).__name__}: {error}") from error


def _run_file(path: str) -> ModuleType:
    from importlib.util import module_from_spec, spec_from_file_location
    from os.path import basename

    spec = spec_from_file_location("textmend_plugin_" + basename(path)[:-3], path)
    assert spec is not None and spec.loader is not None  # a path that ends in .py has a loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _from_entry_point(name: str) -> Iterable[Rule]:
    from importlib.metadata import entry_points

    found = entry_points(group=ENTRY_POINTS)
    for entry_point in found:
        if entry_point.name == name:
            return _as_rules(entry_point.load())
    raise UnknownName(f"no installed package registers the plugin {name!r} in {ENTRY_POINTS!r}")


def _as_rules(value: object) -> Iterable[Rule]:
    """The rules that a plugin's object stands for: one, several, or a module with some."""
    if isinstance(value, Rule):
        return (value,)
    if isinstance(value, (tuple, list)) and all(isinstance(rule, Rule) for rule in value):
        return value
    if hasattr(value, "__dict__"):
        return _rules_in(value)
    raise TypeError(f"expected a rule, a list of rules or a module, got {type(value).__name__}")


def _rules_in(module: object) -> Iterable[Rule]:
    rules = [value for value in vars(module).values() if isinstance(value, Rule)]
    if not rules:
        raise ValueError("there are no rules in it")
    return rules


def select(
    rules: Sequence[Rule],
    chosen: Sequence[str],
    ignored: Sequence[str],
    options: Mapping[str, Mapping[str, object]],
    *,
    preview: bool = False,
) -> list[Selected]:
    """The rules that `chosen` names (rules, families, `all`) and `ignored` does not, with options.

    A name wins over a family, and a family over `all`, whichever list they stand in; between
    equals `ignored` wins. A rule that is opt-in runs only when it is chosen by its own name, and so
    does one in preview, unless `preview` asks for all of those. A rule that another of the
    selected ones supersedes does not run.

    Raises:
        UnknownName
    """
    chosen = resolved(rules, chosen)
    ignored = resolved(rules, ignored)
    selected = []
    for rule in rules:
        is_chosen = precision(rule, chosen)
        if (rule.opt_in or (rule.preview and not preview)) and is_chosen < _BY_NAME:
            continue
        if is_chosen > precision(rule, ignored):
            selected.append(Selected(rule, {**rule.options, **options.get(rule.name, {})}))
    superseded = {name for rule, _ in selected for name in rule.supersedes}
    return [each for each in selected if each.rule.name not in superseded]


def resolved(rules: Iterable[Rule], names: Iterable[str]) -> list[str]:
    """`names`, each an old name of a rule replaced by the one that it has now.

    Raises:
        UnknownName
    """
    own = {alias: rule.name for rule in rules for alias in (*rule.aliases, rule.name)}
    known = {**own, **{name: name for name in (*FAMILIES, "all")}}
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise UnknownName(f"there is no rule or family {name!r}{hint}")
    return [known[name] for name in names]


_BY_NAME = 3


def precision(rule: Rule, names: Sequence[str]) -> int:
    """How exactly `names` speak of `rule`: 3 by name, 2 by family, 1 by `all`, 0 not at all."""
    if rule.name in names:
        return _BY_NAME
    if rule.family in names:
        return 2
    return int("all" in names)
