"""The kernel, compiled from `linter/kernel/`: what can be told of a text in one look at its bytes.

Whatever it tells, plain Python finds too; `tests/test_kernel.py` holds the one to the other.
"""

from collections.abc import Container, Mapping, Sequence
from mmap import mmap

VIEWS: tuple[str, ...]
"""The attributes of `Document` of which it tells whether they may hold anything."""

DIGEST: str
"""Of the sources that it was compiled from."""

class Scanner:
    """Anchors and views, made ready to be looked for in one text after another."""

    def __new__(
        cls,
        rules: tuple[tuple[tuple[str, ...], bool], ...],
        views: Container[str],
        words: mmap | bytes | None,
        common: mmap | bytes | None,
    ) -> Scanner:
        """Take the anchors of each rule, and whether their places are wanted.

        `words` is the table of the words that are no strangers, and `common` that of the commonest
        (see `evidence.known`); without them there are no strangers.

        Raises:
            ValueError: where one of them is no such table.
        """

    def scan(self, text: str) -> tuple[dict[int, Sequence[int]], Mapping[str, Sequence[int]]]:
        """Look for all of it.

        Returns:
            For each rule of which some anchor occurs, by its number, where: offsets in code points,
            in order, -1 for an edge of a line that is the start of the text. Nothing is in it where
            places are not wanted.
            For each view that may hold something, where: what these offsets are, the view says. It
            has nothing in it where that is not told.
        """

def paragraphs(text: str) -> list[int] | None:
    """Start and end of each paragraph, and so on, where each is a line with empty ones beside it.

    None where lines may belong together, where one ends with a return, and where it takes Python to
    tell whether there is anything in it to read.
    """

def sync(descriptor: int) -> None:
    """Wait until all that was written to the file system of a file is on its disk.

    Raises:
        OSError: where it is not, or the system knows no such call; Linux does.
    """
