"""The kernel, compiled from `linter/kernel/`: what can be told of a text in one look at its bytes.

Whatever it tells, plain Python finds too; `tests/test_kernel.py` and `tests/test_counts.py` hold
the one to the other.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
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
    ) -> Scanner:
        """Take the anchors of each rule, and whether their places are wanted.

        `words` is the table of the words that are no strangers (see `evidence.known`); without it
        there are no strangers.

        Raises:
            ValueError: where `words` is no such table.
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

def count_words(
    text: str,
    invisible: str,
    abbreviations: Iterable[str],
    terminal: Iterable[str],
    clears: Iterable[str],
    clitics: Iterable[str],
    /,
) -> (
    tuple[
        dict[str, int],
        dict[str, int],
        dict[str, int],
        dict[str, str],
        dict[str, dict[str, int]],
        int,
        int,
        int,
        int,
    ]
    | None
):
    """Count the words of a text, as `evidence.document.DocumentCounts` does without it.

    Characters that are `invisible` are as if they were not there. The tables of tokens are those of
    `evidence.tokens`.

    Returns:
        How often each word occurs in lower case, with a capital where no sentence starts, and where
        one may; spellings with capitals inside; next tokens. Then numbers: of words, paragraphs,
        those that begin with a small letter, and later sentences that do.
        None for a text of more than a gigabyte, which is too large to be counted so.
    """
