"""Which files are checked: the paths named, folders walked, `.gitignore` and `exclude` honoured."""

from __future__ import annotations

import os
import stat

from textmend.values import NamedTuple, cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Matcher = Callable[[str, bool], bool | None]
    """From a path relative to where the patterns stand, and whether it is a folder, to whether it
    matches; None where no pattern speaks of it."""

_NEVER = frozenset(
    {".git", ".hg", ".svn", ".jj", ".venv", ".tox", ".nox", "node_modules", ".textmend"}
)

_SPECIAL = frozenset("*?[]\\!#")
"""Characters that mean more than themselves, at least in some places of a pattern."""


class BadPattern(ValueError):
    """A pattern that git would not read; the message names it."""


class Scope(NamedTuple):
    """Which files of a walk are wanted."""

    root: str
    """The folder that `exclude` is relative to; absolute."""
    include: tuple[str, ...]
    exclude: tuple[str, ...]


class Found(NamedTuple):
    """Files of one folder that follow one another in a walk."""

    before: str
    """What their paths have before their names."""
    names: Sequence[str]
    real: str
    """The real path of the folder that has what they lead to."""
    targets: Sequence[str]
    """What that is called there: for what is no link, as it is called here."""


@cache
def matcher(patterns: tuple[str, ...]) -> Matcher:
    """How `.gitignore` reads `patterns`."""
    said = [pattern for pattern in patterns if pattern and pattern[0] != "#"]
    of_folders = _plain(said)
    of_files = _plain([pattern for pattern in said if pattern[-1] != "/"])
    if of_folders and of_files:
        return _plain_matcher(of_folders, of_files)
    import warnings

    from pathspec import GitIgnoreSpec  # which takes longer than to check a file

    try:
        with warnings.catch_warnings():  # `[[]` is one of git's sets, and may be none of Python's
            warnings.simplefilter("ignore", FutureWarning)
            spec = GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise BadPattern(str(error)) from error

    def match(path: str, is_folder: bool) -> bool | None:
        return spec.check_file(path + "/" if is_folder else path).include

    return match


class _Plain(NamedTuple):
    """Patterns of which each is a name, the end of a name, or a path, and nothing more."""

    names: frozenset[str]
    ends: tuple[str, ...]
    paths: frozenset[str]


def _plain(patterns: Iterable[str]) -> _Plain | None:
    """The patterns, if all are plain, as they often are."""
    names: list[str] = []
    ends: list[str] = []
    paths: list[str] = []
    for pattern in patterns:
        text = pattern.removesuffix("/")
        if "/" in text:
            kind, text = paths, text.removeprefix("/")
        elif text[:1] == "*":
            kind, text = ends, text[1:]
        else:
            kind = names
        if text != text.strip() or not _SPECIAL.isdisjoint(text) or not all(text.split("/")):
            return None
        kind.append(text)
    return _Plain(frozenset(names), tuple(ends), frozenset(paths))


def _plain_matcher(of_folders: _Plain, of_files: _Plain) -> Matcher:
    def match(path: str, is_folder: bool) -> bool | None:
        if path.endswith((of_folders if is_folder else of_files).ends):
            return True  # as most files are, and nothing need be taken apart
        names = path.split("/")
        for depth, name in enumerate(names, start=1):  # what is in a folder goes with it
            plain = of_folders if is_folder or depth < len(names) else of_files
            if name in plain.names or name.endswith(plain.ends):
                return True
            if plain.paths and "/".join(names[:depth]) in plain.paths:
                return True
        return None

    return match


def is_excluded(path: str, scope: Scope) -> bool:
    """Whether `exclude` has the file at `path`, or a folder that it is in."""
    if not scope.exclude:
        return False
    match = matcher(scope.exclude)
    relative = os.path.relpath(os.path.abspath(path), scope.root)
    parts = relative.split(os.sep)
    folders = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return any(match(folder, True) for folder in folders) or bool(match("/".join(parts), False))


def alone(path: str, real: str) -> Found:
    """The file at `path`, which leads to what is at `real`."""
    folder, name = os.path.split(real)
    return Found(path, ("",), folder, (name,))


def walk(top: str, scope: Scope) -> Iterator[Found]:
    """The wanted files below the folder `top`, sorted by name, folder by folder.

    Links to files are followed and links to folders are not, so that a walk ends. A folder that
    cannot be read is given as a path itself: reading it will say why.

    Each is given with what it leads to, which tells a file met twice.
    """
    wanted = scope, matcher(scope.include), matcher(scope.exclude)
    found = _walk(top, os.path.realpath(top), wanted, _ignores_above(top))
    if top != ".":
        return found
    return (each._replace(before=each.before.removeprefix("./")) for each in found)


def _walk(
    folder: str,
    real: str,
    wanted: tuple[Scope, Matcher, Matcher],
    ignores: list[tuple[str, Matcher]],
) -> Iterator[Found]:
    """The files below a folder, of which `real` is the real path: no folder below is a link."""
    scope, included, excluded = wanted
    try:
        with os.scandir(folder) as found:
            entries = {entry.name: entry for entry in found}
    except OSError:
        yield alone(folder, real)
        return
    if ".gitignore" in entries:
        ignores = [*ignores, (os.path.abspath(folder), _read_ignores(folder))]
    has_exceptions = bool(ignores or scope.exclude)
    before = os.path.join(folder, "")
    names: list[str] = []
    for name in sorted(entries):
        entry = entries[name]
        is_file = entry.is_file(follow_symlinks=False)
        is_folder = not is_file and entry.is_dir(follow_symlinks=False)
        if name in _NEVER if is_folder else not included(name, False):
            continue
        if has_exceptions:
            path = os.path.abspath(entry.path)
            relative = os.path.relpath(path, scope.root).replace(os.sep, "/")
            if excluded(relative, is_folder) or _is_ignored(path, is_folder, ignores):
                continue
        if is_file:
            names.append(name)
            continue
        yield Found(before, names, real, names)
        names = []
        if is_folder:
            yield from _walk(entry.path, f"{real}{os.sep}{name}", wanted, ignores)
        elif entry.is_symlink() and _is_wanted(entry):
            yield alone(entry.path, os.path.realpath(entry.path))
    yield Found(before, names, real, names)


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    """Whether a link leads to a file, or to nothing, of which reading will say so."""
    try:
        mode = os.stat(entry.path).st_mode
    except OSError:
        return True
    return stat.S_ISREG(mode)


def _is_ignored(path: str, is_folder: bool, ignores: list[tuple[str, Matcher]]) -> bool:
    """As git decides it: the nearest `.gitignore` that speaks of `path` has the last word."""
    for folder, match in reversed(ignores):
        verdict = match(os.path.relpath(path, folder).replace(os.sep, "/"), is_folder)
        if verdict is not None:
            return verdict
    return False


def _ignores_above(top: str) -> list[tuple[str, Matcher]]:
    """The `.gitignore` files between `top` and the root of the repository that it is in."""
    folder = os.path.dirname(os.path.abspath(top))
    if os.path.exists(os.path.join(top, ".git")):
        return []
    above = []
    while True:
        if os.path.isfile(os.path.join(folder, ".gitignore")):
            above.append((folder, _read_ignores(folder)))
        if os.path.exists(os.path.join(folder, ".git")):
            return above[::-1]
        parent = os.path.dirname(folder)
        if parent == folder:
            return []  # not in a repository
        folder = parent


def _read_ignores(folder: str) -> Matcher:
    try:
        path = os.path.join(folder, ".gitignore")
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = tuple(file.read().split("\n"))
    except OSError:
        return matcher(())
    try:
        return matcher(lines)
    except BadPattern:  # git passes over what it cannot read
        return matcher(tuple(filter(_is_pattern, lines)))


def _is_pattern(line: str) -> bool:
    try:
        matcher((line,))
    except BadPattern:
        return False
    return True
