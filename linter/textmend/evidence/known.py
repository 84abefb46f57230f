"""The words that are no strangers, and the commonest, as numbers: where the kernel looks words up.

The files are mapped into memory. `bench/evidence/known.py` writes them from the lists that ship.
The further list is that of `evidence.wordlist`, which is asked of strangers.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from mmap import mmap

    from textmend._kernel import Mapped

PATH, COMMON_PATH, FURTHER_PATH = (
    os.path.join(os.path.dirname(__file__), name) for name in ("en.known", "en.common", "en.words")
)


def plainly_mapped(path: str) -> mmap:
    """What `mapped` is where the kernel cannot."""
    from mmap import ACCESS_READ, mmap

    with open(path, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


mapped: Callable[[str], Mapped | mmap]
"""Takes the path of a table, and gives its bytes; raises OSError."""
try:
    from textmend._kernel import Mapped
except ImportError:
    mapped = plainly_mapped
else:
    mapped = Mapped  # which spares the import of `mmap`
