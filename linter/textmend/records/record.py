"""A record: what of a container's row matters to a linter."""

from __future__ import annotations

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, Protocol

    from textmend.changes import Change

    class Container(Protocol):
        """A file of records that is being read, and perhaps written anew."""

        def batches(self) -> Iterator[Sequence[Record]]:
            """The records, some at a time, in their order.

            Raises:
                BrokenContainer: where what follows cannot be read; nothing is written then.
                NoSuchField
            """

        def change(self, record: Record, field: str, changes: Sequence[Change]) -> list[Splice]:
            """Let a text of a record of the latest batch become what `changes` make of it.

            Returns:
                The same as splices of the content; in Parquet of the text, in code points.
            """

        def finish(self) -> bool:
            """Write what is left to write; whether anything was written at all."""


class BrokenContainer(ValueError):
    """A file of records that cannot be read to its end; the message says why, and where."""


class NoSuchField(ValueError):
    """No column can be taken for the text; the message lists those that there are."""


class MissingExtra(ValueError):
    """A library that is not installed; the message names the extra that brings it."""


class Problem(NamedTuple):
    """Why a record, or a field of it, cannot be read."""

    message: str
    """It ends with the byte offset, where there is one."""
    field: str | None = None


class Record(NamedTuple):
    """One record of a container."""

    number: int
    """1-based. Of JSON lines it is the line; of CSV the row after the header."""
    id: str | None = None
    title: str = ""
    texts: Sequence[tuple[str, str]] = ()
    """The name of each text field that is there, and its text."""
    problems: Sequence[Problem] = ()
    offset: int | None = None
    """Of its first byte in the file, or in what the file decompresses to; None in Parquet."""


class Splice(NamedTuple):
    """Bytes of a container, or code points of a text, that became others."""

    start: int
    before: bytes
    after: bytes


def library(name: str, needed_for: str) -> Any:
    """The module called `name`.

    Raises:
        MissingExtra
    """
    try:
        return __import__(name, fromlist=["*"])
    except ImportError as error:
        raise MissingExtra(f"{needed_for} needs {name}: install textmend[corpus]") from error
