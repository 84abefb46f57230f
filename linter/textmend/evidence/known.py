"""The words that are no strangers, and the commonest, as numbers: where the kernel looks words up.

The files are mapped into memory. `bench/evidence/known.py` writes them from the lists that ship.
The further list is that of `evidence.wordlist`, which is asked of strangers.
"""

from __future__ import annotations

import mmap
import os

PATH, COMMON_PATH, FURTHER_PATH = (
    os.path.join(os.path.dirname(__file__), name) for name in ("en.known", "en.common", "en.words")
)


def table(path: str) -> mmap.mmap:
    """The table that the file at `path` holds."""
    with open(path, "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
