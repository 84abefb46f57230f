"""Arguments and configuration files together: what is in force, and for which files."""

from __future__ import annotations

import os

from textmend.config import BadConfig, Config, discover, override, read
from textmend.files import BadPattern, Scope, alone, is_excluded, matcher, walk
from textmend.values import NamedTuple, SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Settings(NamedTuple):
    """The paths to check, each with the configuration that is in force for it."""

    paths: Sequence[tuple[str, int]]
    """Each path and the index of its configuration."""
    configs: Sequence[Config]
    force_exclude: bool

    def files(self) -> Iterator[tuple[str, int]]:
        """Each file to check, once, with the index of its configuration.

        A folder is walked; what is named itself is always read, unless exclusion is forced.
        """
        seen: dict[str, set[str]] = {}
        for path, index in self.paths:
            if self.excludes(path, index):
                continue
            named = (alone(path, os.path.realpath(path)),)
            found = walk(path, self._scope(index)) if os.path.isdir(path) else named
            for before, names, real, targets in found:
                known = seen.setdefault(real, set())
                for name, target in zip(names, targets, strict=True):
                    if target not in known:
                        known.add(target)
                        yield before + name, index

    def excludes(self, path: str, index: int) -> bool:
        """Whether what is named itself is not to be read."""
        return self.force_exclude and is_excluded(path, self._scope(index))

    def _scope(self, index: int) -> Scope:
        config = self.configs[index]
        return Scope(config.root, tuple(config.include), tuple(config.exclude))


def resolve(arguments: SimpleNamespace) -> Settings:
    """What `arguments` ask for.

    A file given with `--config` holds for all paths. Else each path goes by the nearest
    configuration in its folder or above; standard input by that of the name it is given.

    Raises:
        BadConfig
    """
    arguments = SimpleNamespace(**{**_NOT_GIVEN, **vars(arguments)})
    given = [text for text in arguments.config if "=" not in text or os.path.exists(text)]
    assignments = [text for text in arguments.config if text not in given]
    if len(given) > 1:
        raise BadConfig("--config: only one configuration file can be given")
    configs: list[Config] = []
    index_of: dict[str, int] = {}
    paths = []
    for path in arguments.paths:
        if path == "-" and len(arguments.paths) > 1:
            raise BadConfig("- stands for standard input, and cannot stand beside other paths")
        folder = _folder(arguments.stdin_filename or "." if path == "-" else path)
        if given or arguments.isolated:
            folder = ""
        if folder not in index_of:
            config = _base(given, arguments.isolated, folder)
            source = config.source or ""
            if source not in index_of:
                index_of[source] = len(configs)
                configs.append(_with_arguments(config, assignments, arguments))
            index_of[folder] = index_of[source]
        paths.append((path, index_of[folder]))
    return Settings(paths, configs, bool(arguments.force_exclude))


_NOT_GIVEN: dict[str, object] = {
    **dict.fromkeys(("select", "ignore", "exclude", "force_exclude", "field", "max_density")),
    **dict.fromkeys(("fail_level", "vocabulary", "preview")),
    "stdin_filename": "",
}
"""What a command without these options asks for."""


def _folder(path: str) -> str:
    return path if os.path.isdir(path) else os.path.dirname(path) or "."


def _base(given: Sequence[str], isolated: bool, folder: str) -> Config:
    if given:
        return read(given[0])
    return Config() if isolated else discover(folder)


def _with_arguments(
    config: Config, assignments: Sequence[str], arguments: SimpleNamespace
) -> Config:
    for assignment in assignments:
        config = override(config, assignment)
    if arguments.select:
        config = config.setting("select", _names(arguments.select), "--select")
    if arguments.ignore:
        config = config.setting("ignore", _names(arguments.ignore), "--ignore", adds=True)
    if arguments.exclude:
        config = config.setting("exclude", _names(arguments.exclude), "--exclude", adds=True)
    if arguments.field:
        config = config.setting("fields", _names(arguments.field), "--field")
    if arguments.fail_level:
        config = config.setting("fail-level", arguments.fail_level, "--fail-level")
    if arguments.max_density:
        limits = {**config.max_density, **dict(map(_limit, arguments.max_density))}
        config = config.setting("max-density", limits, "--max-density")
    if arguments.vocabulary:
        path = os.path.abspath(arguments.vocabulary)
        config = config.setting("vocabulary", path, "--vocabulary")
    if arguments.preview:
        config = config.setting("preview", True, "--preview")
    _check_patterns(config)
    return config


def _limit(given: str) -> tuple[str, float]:
    """The rule and the number in `RULE=N`."""
    rule, _, number = given.partition("=")
    try:
        limit = float(number)
    except ValueError:
        limit = -1.0
    if not 0 <= limit < float("inf"):
        raise BadConfig(f"--max-density: expected RULE=N, got {given!r}")
    return rule, limit


def _check_patterns(config: Config) -> None:
    patterns = {
        "include": config.include,
        "exclude": config.exclude,
        "per-file-ignores": config.per_file_ignores,
    }
    for key in patterns.keys() & config.origins.keys():
        try:
            matcher(tuple(patterns[key]))
        except BadPattern as error:
            raise BadConfig(f"{config.origins[key]}: {error}") from error


def _names(given: Sequence[str]) -> list[str]:
    """The names in `given`, each an argument that may hold several."""
    return [name.strip() for text in given for name in text.split(",") if name.strip()]
