"""Which lines git says were changed since a revision."""

from __future__ import annotations

import os
import subprocess

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Lines = Sequence[tuple[int, int]]
    """First and last line of each stretch, 1-based; LF ends a line, as git sees it."""

_ALL = ((1, 1 << 62),)


class BadRevision(ValueError):
    """There is no such revision, or no repository; the message says what git said."""


class Changed(NamedTuple):
    """What was changed in the repositories that some paths are in."""

    lines: Mapping[str, Lines]
    """For the real path of each file with changes, the lines that it has and had not."""

    def of(self, path: str) -> Lines:
        """The changed lines of the file at `path`; none where all are as they were."""
        return self.lines.get(os.path.realpath(path), ())


def changed_since(revision: str, paths: Iterable[str]) -> Changed:
    """What the working tree, with what is staged and what is not yet tracked, has changed.

    A file that was renamed is compared with what it was called before.

    Raises:
        BadRevision
    """
    lines: dict[str, Lines] = {}
    tops: set[str] = set()
    for path in paths:
        folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
        top = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
        if top not in tops:
            tops.add(top)
            lines.update(_changes(top, revision))
    return Changed(lines)


def _changes(top: str, revision: str) -> Iterator[tuple[str, Lines]]:
    wanted = revision + "^{commit}"
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).strip()
    if not commit:
        raise BadRevision(f"--since: git knows no revision {revision!r}")
    patch = _git(
        top,
        *("diff", "--unified=0", "--find-renames", "--text", "--no-textconv", "--no-ext-diff"),
        *(
            "--no-color",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            "--ignore-submodules",
            "--no-relative",
        ),
        *("--diff-filter=d", "--inter-hunk-context=0", os.fsdecode(commit), "--"),
    )
    root = os.path.realpath(top)
    for name, lines in _parsed(patch):
        yield os.path.realpath(os.path.join(root, name)), lines
    untracked = _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    for each in untracked.split(b"\0")[:-1]:
        yield os.path.realpath(os.path.join(root, os.fsdecode(each))), _ALL


def _parsed(patch: bytes) -> Iterator[tuple[str, Lines]]:
    """The name of each file in a patch, and the lines that are new in it.

    The bodies of hunks are skipped by their length: a line in them may look like anything.
    """
    name = ""
    lines: list[tuple[int, int]] = []
    rows = iter(patch.split(b"\n"))
    for row in rows:
        if row.startswith(b"+++ "):
            name = _unquoted(row[4:].removesuffix(b"\t"))[2:]
        elif row.startswith(b"diff --git "):
            if lines:
                yield name, lines
            lines = []
        elif row.startswith(b"@@ "):
            _, before, after, *_ = row.split(b" ")
            start, length = _range(after)
            if length:
                lines.append((start, start + length - 1))
            left = _range(before)[1] + length
            while left:
                left -= not next(rows).startswith(b"\\")  # of a missing final newline
    if lines:
        yield name, lines


def _range(text: bytes) -> tuple[int, int]:
    start, _, length = text[1:].partition(b",")
    return int(start), int(length or 1)


def _unquoted(name: bytes) -> str:
    if name.startswith(b'"'):  # as C writes strings; Python's escapes hold all of those
        name = name[1:-1].decode("unicode_escape").encode("latin-1")
    return os.fsdecode(name)


def _git(folder: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments], stdin=subprocess.DEVNULL, capture_output=True
        )
    except OSError as error:
        raise BadRevision(f"--since: git cannot be run: {error.strerror}") from error
    if done.returncode and done.stderr:
        said = os.fsdecode(done.stderr).strip().splitlines()
        raise BadRevision(f"--since: git says: {said[0]}")
    return done.stdout
