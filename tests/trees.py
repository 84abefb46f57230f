"""What a command left in a folder."""

from __future__ import annotations

import os


def tree(folder):
    """The path and the bytes of every file that a run left."""
    return {
        os.path.relpath(path, folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
