"""Arguments and configuration files together: what is in force, and for which files."""

from __future__ import annotations

import os

from textmend.config import BadConfig, Config, discover, override, read
from textmend.files import Scope, is_excluded, walk
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
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
        seen = set()
        for path, index in self.paths:
            config = self.configs[index]
            scope = Scope(config.root, tuple(config.include), tuple(config.exclude))
            if self.force_exclude and is_excluded(path, scope):
                continue
            found = walk(path, scope) if os.path.isdir(path) else (path,)
            for file in found:
                key = os.path.realpath(file) if os.path.islink(file) else os.path.normpath(file)
                if key not in seen:
                    seen.add(key)
                    yield file, index


def resolve(arguments: Namespace) -> Settings:
    """What `arguments` ask for.

    A file given with `--config` holds for all paths. Else each path goes by the nearest
    configuration in its folder or above; standard input by that of the name it is given.

    Raises:
        BadConfig
    """
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
    return Settings(paths, configs, arguments.force_exclude)


def _folder(path: str) -> str:
    return path if os.path.isdir(path) else os.path.dirname(path) or "."


def _base(given: Sequence[str], isolated: bool, folder: str) -> Config:
    if given:
        return read(given[0])
    return Config() if isolated else discover(folder)


def _with_arguments(config: Config, assignments: Sequence[str], arguments: Namespace) -> Config:
    for assignment in assignments:
        config = override(config, assignment)
    if arguments.select:
        config = config._replace(select=_names(arguments.select))
    if arguments.ignore:
        config = config._replace(ignore=[*config.ignore, *_names(arguments.ignore)])
    if arguments.exclude:
        config = config._replace(exclude=[*config.exclude, *_names(arguments.exclude)])
    if arguments.fail_level:
        config = config._replace(fail_level=arguments.fail_level)
    return config


def _names(given: Sequence[str]) -> list[str]:
    """The names in `given`, each an argument that may hold several."""
    return [name.strip() for text in given for name in text.split(",") if name.strip()]
