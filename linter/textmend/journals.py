"""Where journals lie.

One is in `.textmend/journal` of the repository, or of the folder that holds one already, or of the
one that textmend runs in.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = ".textmend"


def folders_of(path: str) -> Iterator[str]:
    """The journals that may speak of what is at `path`: those above it, and those below."""
    real = os.path.realpath(path)
    yield from filter(os.path.isdir, map(_journal_in, _above(real)))
    for folder, names, _ in os.walk(real):
        if _FOLDER in names and folder != real and os.path.isdir(_journal_in(folder)):
            yield _journal_in(folder)


def folder_for(path: str) -> str:
    """Where what is done to the file at `path` is written down."""
    above = list(_above(os.path.dirname(path)))
    for folder in above:
        if os.path.isdir(os.path.join(folder, _FOLDER)):
            return _journal_in(folder)
    for folder in above:
        if os.path.exists(os.path.join(folder, ".git")):
            return _journal_in(folder)
    here = os.path.realpath(os.curdir)
    return _journal_in(here if here in above else above[0])


def _above(path: str) -> Iterator[str]:
    """The folder at `path`, or that of the file, and all above it."""
    while True:
        yield path
        parent = os.path.dirname(path)
        if parent == path:
            return
        path = parent


def _journal_in(folder: str) -> str:
    return os.path.join(folder, _FOLDER, "journal")


def create(folder: str) -> str:
    """Make the folder of a journal, which git is not to see; a name for two files in it."""
    import time

    os.makedirs(folder, exist_ok=True)
    ignore = os.path.join(os.path.dirname(folder), ".gitignore")
    if not os.path.exists(ignore):
        with open(ignore, "w", encoding="ascii") as file:
            file.write("*\n")
    # The names of later journals sort behind those of earlier ones.
    return os.path.join(folder, f"{time.time_ns():020}-{os.getpid()}-{os.urandom(4).hex()}")
