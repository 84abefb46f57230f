"""`textmend rules` and `textmend explain`."""

from __future__ import annotations

from textmend.cli.settings import resolve
from textmend.patterns import with_patterns
from textmend.registry import UnknownName, load, precision, resolved
from textmend.values import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.rule import Example, Rule


def list_rules(arguments: SimpleNamespace) -> int:
    """Print all rules in the order of the catalogue."""
    rules = _load(arguments)
    if arguments.output_format == "json":
        import json

        print(json.dumps([_as_object(rule) for rule in rules], indent=2))
        return 0
    rows = [("RULE", "FAMILY", "SEVERITY", "FIX", "")]
    for rule in rules:
        when = " (opt-in)" if rule.opt_in else " (preview)" if rule.preview else ""
        summary = rule.summary + when
        rows.append((rule.name, rule.family, rule.severity.name.lower(), _fix(rule), summary))
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:4]]
    for *cells, summary in rows:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        print("  ".join((*padded, summary)).rstrip())
    return 0


def explain(arguments: SimpleNamespace) -> int:
    """Print the documentation of the rule that is named, and its examples."""
    rules = _load(arguments)
    (name,) = resolved(rules, [arguments.rule])
    named = [rule for rule in rules if rule.name == name]
    if not named:
        members = ", ".join(rule.name for rule in rules if precision(rule, [name]))
        raise UnknownName(f"{name!r} is no rule; it stands for {members}")
    (rule,) = named
    print(f"# {rule.name} ({rule.family}, {rule.severity.name.lower()})\n")
    print(f"{rule.summary}\n\n{rule.docs}\n\n## Examples")
    for example in rule.examples:
        print(_shown(example))
    return 0


def _load(arguments: SimpleNamespace) -> tuple[Rule, ...]:
    """All rules, with those of the configuration that is in force here."""
    (config,) = resolve(SimpleNamespace(**{**vars(arguments), "paths": ["."]})).configs
    rules = load((*config.plugins, *arguments.plugin), documented=True)
    return with_patterns(rules, config) if config.pattern else rules


def _shown(example: Example) -> str:
    text, spans = example.unmark()
    if not spans:
        return f"Left alone:\n{_indented(text)}"
    if example.fixed is None:
        return f"Reported:\n{_indented(example.marked)}"
    level = example.applicability.name.lower()
    return f"Reported:\n{_indented(example.marked)}Fixed ({level}):\n{_indented(example.fixed)}"


def _indented(text: str) -> str:
    """`text` as a block, with what does not show in it made visible."""
    from textmend.report.printable import printable

    lines = text.split("\n")
    return "".join(f"\n    {printable(line)}" for line in lines).rstrip(" \n") + "\n\n"


def _fix(rule: Rule) -> str:
    """The levels of the fixes that the rule's examples show."""
    levels = {example.applicability for example in rule.examples if example.fixed is not None}
    return "/".join(level.name.lower() for level in sorted(levels, reverse=True)) or "none"


def _as_object(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.name.lower(),
        "scope": rule.scope.name.lower(),
        "fix": _fix(rule),
        "opt_in": rule.opt_in,
        "preview": rule.preview,
        "summary": rule.summary,
        "docs": rule.docs,
        "options": dict(rule.options),
        "aliases": list(rule.aliases),
    }
