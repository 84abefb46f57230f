"""`textmend-ignore.toml`: accepted findings, beside the configuration or in the working directory.

Plain text has no comments, so what is accepted in it stands in a file of its own: a table a file,
and in it for each rule the fingerprints of findings.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager

from textmend.config import BadConfig
from textmend.values import NamedTuple
from textmend.writing import read, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textmend.ledger import Change

    Entries = dict[str, dict[str, list[str]]]
    """For each file, for each rule, the fingerprints; one that comes twice stands for two."""

_BARE = re.compile("[a-z0-9-]+")
_HEADER = """\
# Findings that are accepted, by file and rule. `textmend check --add-ignores` adds those that there
# are, and `--prune-ignores` drops the entries that stand for nothing any more.
"""


class Sidecar(NamedTuple):
    """What the file at `path` held when it was read."""

    path: str
    entries: Mapping[str, Mapping[str, Sequence[str]]]

    def of(self, file: str) -> Mapping[str, Sequence[str]]:
        """The entries for the file at this path, by rule."""
        return self.entries.get(key(self.path, file), {})

    def missing(self) -> list[str]:
        """The files with entries that are not there."""
        folder = os.path.dirname(self.path)
        return [name for name in self.entries if not os.path.lexists(os.path.join(folder, name))]


def key(sidecar: str, file: str) -> str:
    """What the file is called in the sidecar: its path from there, with slashes."""
    name = os.path.relpath(os.path.abspath(file), os.path.dirname(sidecar)).replace(os.sep, "/")
    return name.encode("utf-8", "backslashreplace").decode()


def load(path: str) -> Sidecar:
    """Read the sidecar at `path`; one that is not there holds nothing.

    Raises:
        BadConfig: it cannot be read, or is not of this form.
    """
    try:
        data = read(path).data
    except FileNotFoundError:
        return Sidecar(path, {})
    except OSError as error:
        raise BadConfig(f"{path}: {error.strerror or error}") from error
    return Sidecar(path, _parse(path, data))


def update(path: str, changes: Mapping[str, Iterable[Change]]) -> None:
    """Make `changes`, for each file (see `key`), in what the sidecar holds now.

    Several processes may do so at once: each change is made in what the last one left. An entry
    that is to go and is gone stays so.

    Raises:
        BadConfig: what is there is not of this form, and is left alone.
        OSError
    """
    with _locked(os.path.dirname(path)):
        if not os.path.exists(path):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o666))
        source = read(path)
        entries = _parse(path, source.data)
        for name, wanted in changes.items():
            rules = entries.setdefault(name, {})
            for rule, old, new in wanted:
                marks = rules.setdefault(rule, [])
                if old is not None and old in marks:
                    marks.remove(old)
                elif old is not None:
                    continue
                if new is not None:
                    marks.append(new)
        data = _dumped(entries).encode()
        if data != source.data:
            replace(path, data, source)


@contextmanager
def _locked(folder: str) -> Iterator[None]:
    """Let nobody else in who asks here, on systems that can lock a folder; no file stays behind."""
    try:
        import fcntl
    except ImportError:  # Windows: there a change in between is noticed, and is an error
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _parse(path: str, data: bytes) -> Entries:
    import tomllib

    try:
        tables = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path}: not valid TOML: {error}") from error
    for name, rules in tables.items():
        if not isinstance(rules, dict):
            raise BadConfig(f"{path}: {name}: expected a table from rules to lists of strings")
        for rule, marks in rules.items():
            if not isinstance(marks, list) or not all(isinstance(mark, str) for mark in marks):
                raise BadConfig(f"{path}: {name}: {rule}: expected a list of strings")
    return tables


def _dumped(entries: Entries) -> str:
    """Sorted and an entry a line, so that two branches that add to it can be merged."""
    pieces = [_HEADER]
    for name in sorted(entries):
        rules = {rule: marks for rule, marks in sorted(entries[name].items()) if marks}
        if rules:
            pieces.append(f"\n[{quoted(name)}]\n")
        for rule, marks in rules.items():
            lines = "".join(f"  {quoted(mark)},\n" for mark in sorted(marks))
            name_of_rule = rule if _BARE.fullmatch(rule) else quoted(rule)
            pieces.append(f"{name_of_rule} = [\n{lines}]\n")
    return "".join(pieces)


def quoted(text: str) -> str:
    """`text` as TOML has it, with whatever does not show as an escape."""
    body = "".join(
        character if character.isprintable() and character not in '"\\' else _escape(character)
        for character in text
    )
    return f'"{body}"'


def _escape(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
