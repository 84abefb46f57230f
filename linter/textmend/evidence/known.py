"""The words that are no strangers, as numbers: what the kernel looks words up in.

`en.known` is mapped into memory. `bench/evidence/known.py` writes it from the lists that ship.
"""

from __future__ import annotations

import mmap
import os

PATH = os.path.join(os.path.dirname(__file__), "en.known")


def known_words() -> mmap.mmap:
    """The table that is shipped."""
    with open(PATH, "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
