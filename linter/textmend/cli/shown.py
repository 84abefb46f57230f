"""What `textmend check --show-settings` and `--show-files` print."""

from __future__ import annotations

from textmend.config import SETTINGS, Config
from textmend.report.printable import log_line
from textmend.sidecar import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import SimpleNamespace

    from textmend.cli.settings import Settings


def show(arguments: SimpleNamespace, settings: Settings) -> int:
    """Print what is asked for; the exit code."""
    if arguments.show_settings:
        for config in settings.configs:
            print(as_toml(config))
    if arguments.show_files:
        for path, _ in settings.files():
            print(log_line(path))
    return 0


def as_toml(config: Config) -> str:
    """All settings as a configuration that says the same, and where it comes from."""
    lines = [f"# {log_line(config.source or 'no configuration file')}"]
    tables: list[str] = []
    for field in SETTINGS:
        name, value = field.replace("_", "-"), getattr(config, field)
        if field == "extend":
            continue  # what it brought stands here
        if field == "rules":
            for rule, options in value.items():
                named = {option.replace("_", "-"): each for option, each in options.items()}
                tables += _table(f"[rules.{quoted(rule)}]", named)
        elif field == "pattern":
            for pattern in value:
                tables += _table("[[pattern]]", pattern)
        elif isinstance(value, dict):
            tables += _table(f"[{name}]", value)
        else:
            lines.append(f"{name} = {_value(value)}")
    return "\n".join((*lines, *tables))


def _table(heading: str, values: dict[str, object]) -> list[str]:
    rows = [f"{quoted(key)} = {_value(value)}" for key, value in values.items()]
    return ["", heading, *rows] if rows else []


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{quoted(key)} = {_value(each)}' for key, each in value.items())}}}"
    return quoted(str(value))
