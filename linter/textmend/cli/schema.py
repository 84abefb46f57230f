"""`textmend schema`: the JSON Schema of configurations, made from what the code accepts."""

from __future__ import annotations

from textmend.cli.settings import resolve
from textmend.config import LEVELS, SETTINGS, Config
from textmend.registry import load
from textmend.values import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.rule import Rule

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_STRINGS = {"type": "array", "items": {"type": "string"}}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_SPECIAL: dict[str, dict[str, object]] = {
    "fail-level": {"enum": list(LEVELS)},
    "per-file-ignores": {"type": "object", "additionalProperties": _STRINGS},
    "max-density": {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}},
    "max-touched-records": _SHARE,
    "max-touched-characters": _SHARE,
    "pattern": {"type": "array", "items": {"type": "object"}},
}


def print_schema(arguments: SimpleNamespace) -> int:
    """Print the schema, with the rules of plugins that are named; the exit code."""
    import json

    (config,) = resolve(SimpleNamespace(**{**vars(arguments), "paths": ["."]})).configs
    rules = load((*config.plugins, *arguments.plugin), documented=True)
    print(json.dumps(schema(rules), indent=2, ensure_ascii=False))
    return 0


def schema(rules: tuple[Rule, ...]) -> dict[str, object]:
    """The schema of a `textmend.toml`, or of `[tool.textmend]`, with the options of `rules`.

    With no rules it is the one in `docs/`, where any rule may have any options.
    """
    defaults = Config()
    properties: dict[str, object] = {}
    for field in SETTINGS:
        key = field.replace("_", "-")
        if field == "rules" and not rules:
            properties[key] = {"type": "object", "additionalProperties": {"type": "object"}}
        elif field == "rules":
            properties[key] = {
                "type": "object",
                "additionalProperties": False,
                "properties": {rule.name: _options(rule) for rule in rules},
            }
        else:
            properties[key] = _SPECIAL.get(key) or _of_default(getattr(defaults, field))
    return {
        "$schema": DIALECT,
        "title": "textmend",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _options(rule: Rule) -> dict[str, object]:
    properties: dict[str, object] = {}
    for option, default in rule.options.items():
        about = _of_default(default)
        if option in rule.choices:
            about = {"enum": list(rule.choices[option])}
        properties[option.replace("_", "-")] = {**about, "default": default}
    return {
        "description": rule.summary,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _of_default(value: object) -> dict[str, object]:
    """What a value may be where this one is the default."""
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer"}
    if isinstance(value, float):
        return {"type": "number"}
    return {"type": "string"} if isinstance(value, str) else dict(_STRINGS)
