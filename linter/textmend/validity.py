"""What values settings and options take: asked where somebody has set one."""

from __future__ import annotations

from textmend.rule import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textmend.rule import Rule


def problem_of_setting(key: str, value: object) -> str:
    """What kind of value `key` takes, where `value` is none; else an empty string."""
    if key == "fail-level":
        levels = [level.name.lower() for level in Severity]
        return "" if value in levels else f"expected one of {', '.join(levels)}"
    if key in ("max-touched-records", "max-touched-characters"):
        ok = type(value) in (int, float) and 0 <= value <= 1  # type: ignore[operator]
        return "" if ok else "expected a number from 0 to 1"
    if key == "preview":
        return "" if isinstance(value, bool) else "expected true or false"
    if key in ("language", "vocabulary", "extend", "cache-dir"):
        return "" if isinstance(value, str) else "expected a string"
    if key == "max-density":
        ok = isinstance(value, dict) and all(
            type(each) in (int, float) and each >= 0 for each in value.values()
        )
        return "" if ok else "expected a table from rules to findings per million words"
    if key == "per-file-ignores":
        ok = isinstance(value, dict) and all(map(_is_strings, value.values()))
        return "" if ok else "expected a table from patterns to lists of names"
    if key == "pattern":
        ok = isinstance(value, list) and all(isinstance(each, dict) for each in value)
        return "" if ok else "expected tables, each headed [[pattern]]"
    if key == "rules":
        ok = isinstance(value, dict) and all(isinstance(each, dict) for each in value.values())
        return "" if ok else "expected a table from rules to their options"
    return "" if _is_strings(value) else "expected a list of strings"


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def problem_of_option(rule: Rule, key: str, value: object) -> str:
    """What the option of `rule` takes, where `value` is none of it; else an empty string."""
    if key in rule.choices:
        allowed = rule.choices[key]
        return "" if value in allowed else f"expected one of {', '.join(map(str, allowed))}"
    kind = type(rule.options[key])
    if type(value) is kind or (kind is float and type(value) is int):
        return ""
    return f"expected {kind.__name__}"
