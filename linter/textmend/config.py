"""What the user has set: found, read, checked, with errors that name the file and the key."""

from __future__ import annotations

import os

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from textmend.rule import Rule

FILE_NAMES = (".textmend.toml", "textmend.toml", "pyproject.toml")
"""In each folder, the first of these that holds settings wins."""

LEVELS = ("info", "warning", "error")

SIDECAR = "textmend-ignore.toml"
"""Where accepted findings stand, in a configuration's folder: see `textmend.sidecar`."""


_COMPRESSED = ("", ".gz", ".zst", ".bz2", ".xz")
_ENDINGS = ("txt", "text", "md", "rst", "html", "htm", "xhtml", "jsonl", "ndjson")
INCLUDE = (
    *(f"*.{each}{end}" for each in _ENDINGS for end in _COMPRESSED),
    "*.parquet",
)


class BadConfig(ValueError):
    """A configuration that cannot be used; the message names the file and the key."""


class Config(NamedTuple):
    """Settings, each with the value that it has where nobody sets it."""

    source: str | None = None
    """The file that they come from."""
    extend: str = ""
    """A file with more settings, over which these win; relative to the file that names it."""
    select: Sequence[str] = ("all",)
    ignore: Sequence[str] = ()
    include: Sequence[str] = INCLUDE
    exclude: Sequence[str] = ()
    per_file_ignores: Mapping[str, Sequence[str]] = {}
    fail_level: str = "warning"
    language: str = "auto"
    words: Sequence[str] = ()
    vocabulary: str = ""
    """A file that `textmend vocabulary` wrote; relative to `root`."""
    preview: bool = False
    fields: Sequence[str] = ()
    """The fields of records that are texts; none for `text`, or else the obvious one."""
    max_touched_records: float = 0.95
    """The share of all texts in which one rule may mend what can be seen; one that would mend more
    is set wrong."""
    max_touched_characters: float = 0.3
    """The share of all their characters, seen or not."""
    max_density: Mapping[str, float] = {}
    """For a rule, the findings per million words above which it fails; below, it never does."""
    cache_dir: str = ""
    """Where outcomes are kept; relative to the file that names it. By default among the user's."""
    plugins: Sequence[str] = ()
    rules: Mapping[str, Mapping[str, object]] = {}
    """The options of each rule."""
    pattern: Sequence[Mapping[str, object]] = ()
    """The user's own patterns, each a table: see `textmend.patterns`."""

    origins: Mapping[str, str] = {}
    """For each of these that somebody set: the place and the key, as messages name it."""

    def setting(self, key: str, value: Any, origin: str, *, adds: bool = False) -> Config:
        """The same with another value for `key`, set in `origin`; or with more of it, if `adds`."""
        field = key.replace("-", "_")
        if adds and key in self.origins:
            value = [*getattr(self, field), *value]
            origin = f"{self.origins[key]} or {origin}"
        changed = {field: value, "origins": {**self.origins, key: origin}}
        return self._replace(**changed)

    @property
    def root(self) -> str:
        """The folder that `exclude` and `per-file-ignores` are relative to."""
        return os.path.dirname(os.path.abspath(self.source)) if self.source else os.getcwd()


SETTINGS = tuple(field for field in Config._fields if field not in ("source", "origins"))


def discover(folder: str) -> Config:
    """The settings of the nearest configuration in `folder` or above it.

    Code is never run for a file that merely lies beside a corpus, nor is what was kept beside it
    believed: one that names plugins or a cache is refused.

    Raises:
        BadConfig
    """
    folder = os.path.abspath(folder)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            settings = _settings_in(path)
            if settings is not None:
                config = _built(path, settings)
                if config.plugins:
                    raise BadConfig(
                        f"{path}: plugins: code is loaded only for a configuration that is given "
                        f"with --config (or for --plugin)"
                    )
                if config.cache_dir:
                    raise BadConfig(
                        f"{path}: cache-dir: what is kept there is believed, so it is only read "
                        f"for a configuration that is given with --config (or for --cache-dir)"
                    )
                return config
        parent = os.path.dirname(folder)
        if parent == folder:
            return Config()
        folder = parent


def read(path: str) -> Config:
    """The settings of the file at `path`, plugins and all.

    Raises:
        BadConfig
    """
    if not os.path.isfile(path):
        raise BadConfig(f"{path}: no such configuration file")
    settings = _settings_in(path)
    if settings is None:
        raise BadConfig(f"{path}: there is no [tool.textmend] in it")
    return _built(path, settings)


def _built(path: str, settings: Mapping[str, object], below: Sequence[str] = ()) -> Config:
    """The settings of the file at `path`, over those that it extends.

    Files that settings name are found from the file that names them. `exclude` and
    `per-file-ignores` are about the folder of the file that extends.
    """
    folder = os.path.dirname(os.path.abspath(path))
    base = Config(source=path)
    target = settings.get("extend")
    if target and isinstance(target, str):
        target = os.path.normpath(os.path.join(folder, target))
        if target in below or target == os.path.abspath(path):
            raise BadConfig(f"{path}: extend: {target} extends this file itself")
        extended = _settings_in(target)
        if extended is None:
            raise BadConfig(f"{path}: extend: {target}: there are no settings in it")
        base = _built(target, extended, (*below, os.path.abspath(path)))._replace(source=path)
    config = _apply(base, settings, path)
    if "plugins" in settings:
        plugins = [
            os.path.join(folder, plugin) if plugin.endswith(".py") else plugin
            for plugin in config.plugins
        ]
        config = config._replace(plugins=plugins)
    if "vocabulary" in settings and config.vocabulary:
        config = config._replace(vocabulary=os.path.join(folder, config.vocabulary))
    if "cache-dir" in settings and config.cache_dir:
        config = config._replace(cache_dir=os.path.join(folder, config.cache_dir))
    return config


def override(config: Config, assignment: str) -> Config:
    """`config` with what `assignment` sets, a piece of TOML such as `fail-level = "error"`.

    Raises:
        BadConfig
    """
    origin = f"--config {assignment!r}"
    settings = _parse(assignment, origin)
    if "extend" in settings:
        raise BadConfig(f"{origin}: extend: only a file can extend another")
    return _apply(config, settings, origin)


def check_options(config: Config, rules: Sequence[Rule]) -> None:
    """Raise BadConfig where `config` sets options that the rules do not have, or wrong values."""
    if not config.rules:
        return
    from textmend.validity import problem_of_option

    origin = config.origins.get("rules", "options")
    by_name = {rule.name: rule for rule in rules}
    for name, options in config.rules.items():
        if name not in by_name:
            raise _unknown(f"{origin}.{name}", name, by_name)
        rule = by_name[name]
        known = {option.replace("_", "-"): option for option in rule.options}
        for key, value in options.items():
            written = key.replace("_", "-")
            place = f"{origin}.{name}.{written}"
            if key not in rule.options:
                raise _unknown(place, written, known)
            if problem := problem_of_option(rule, key, value):
                raise BadConfig(f"{place}: {problem}, got {value!r}")


def _settings_in(path: str) -> Mapping[str, object] | None:
    """The table of settings in the file, or None where there is no file or no such table."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path}: {error}") from error
    if not path.endswith("pyproject.toml"):
        return _parse(text, path)
    if "textmend" not in text:
        return None  # most are about something else, and parsing TOML costs more than a check
    tools = _parse(text, path).get("tool", {})
    settings = tools.get("textmend") if isinstance(tools, dict) else None
    if settings is not None and not isinstance(settings, dict):
        raise BadConfig(f"{path}: tool.textmend: expected a table, got {settings!r}")
    return settings


def _parse(text: str, origin: str) -> Mapping[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadConfig(f"{origin}: not valid TOML: {error}") from error


def _apply(config: Config, settings: Mapping[str, object], origin: str) -> Config:
    from textmend.validity import problem_of_setting

    known = {field.replace("_", "-"): field for field in SETTINGS}
    for key, value in settings.items():
        place = f"{origin}: {key}"
        if key not in known:
            raise _unknown(place, key, known)
        problem = problem_of_setting(key, value)
        if problem:
            raise BadConfig(f"{place}: {problem}, got {value!r}")
        if key == "rules":
            value = _merged(config.rules, value)
            place = f"{config.origins[key]} or {place}" if key in config.origins else place
        config = config.setting(key, value, place)
    return config


def _merged(
    rules: Mapping[str, Mapping[str, object]], more: object
) -> Mapping[str, Mapping[str, object]]:
    """The options of each rule, those in `more` winning; names as Python writes them."""
    assert isinstance(more, dict)
    merged = dict(rules)
    for name, options in more.items():
        new = {key.replace("-", "_"): _frozen(value) for key, value in options.items()}
        merged[name] = {**merged.get(name, {}), **new}
    return merged


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _unknown(place: str, name: str, known: Mapping[str, object]) -> BadConfig:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(known))}"
    return BadConfig(f"{place}: there is no such setting{hint}")
