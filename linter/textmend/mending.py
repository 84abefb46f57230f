"""A container of records, linted or mended record by record."""

from __future__ import annotations

from operator import itemgetter

from textmend.changes import compose
from textmend.diagnostic import WHOLE_FILE, Address, Diagnostic, diagnose, unreadable
from textmend.document import Document
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from textmend.breaker import Breaker
    from textmend.changes import Change
    from textmend.document import Context
    from textmend.engine import Checked, Fixed, Linter
    from textmend.finding import Applicability
    from textmend.records.record import Container, Record, Splice
    from textmend.shape import Position

    class Edits(Protocol):
        """What keeps edits: a journal does."""

        def add(
            self, splice: Splice, rules: tuple[str, ...], address: Address, position: Position
        ) -> None:
            """Keep one; those of a file come in the order of their places."""


class Part(NamedTuple):
    """What came of one text, or of a record that cannot be read."""

    diagnostics: Sequence[Diagnostic]
    """What is wrong; after fixing, what is left."""
    document: Document | None = None
    """The text as it was."""
    address: Address = WHOLE_FILE
    fixed: Fixed | None = None
    changes: Sequence[Change] = ()
    """What fixing did to it."""


def mend(
    container: Container,
    path: str,
    linter: Linter,
    context: Context,
    level: Applicability | None,
    *,
    breaker: Breaker | None = None,
    journal: Edits | None = None,
) -> Iterator[Part]:
    """Lint the texts of a container, or fix them where there is a `level`.

    What is fixed goes into the container's copy, if it makes one, and into the journal.

    Raises:
        BrokenContainer, NoSuchField, MissingExtra, OSError
    """
    for records in container.batches():
        for record in records:
            for problem in record.problems:
                address = Address(record.number, record.id, problem.field)
                yield Part([unreadable(path, problem.message, address)], address=address)
            parts = []
            for field, text in record.texts:
                document = Document(
                    text, path=path, context=context, is_record=True, title=record.title
                )
                address = Address(record.number, record.id, field)
                parts.append(_part(document, address, linter, level))
            yield from parts
            if level is not None:
                _put_back(container, record, parts, breaker, journal)


def mend_text(document: Document, linter: Linter, level: Applicability | None) -> Part:
    """Lint the one text of a file, or fix it where there is a `level`."""
    return _part(document, WHOLE_FILE, linter, level)


def _part(
    document: Document, address: Address, linter: Linter, level: Applicability | None
) -> Part:
    """What came of a text: as it was fixed, or else as it is."""
    if level is None:
        return Part(_left(document, linter.lint(document), address), document, address)
    fixed = linter.fix(document, level)
    changes: Sequence[Change] = ()
    if fixed.document is not document:
        changes = compose(document.text, fixed.rounds, fixed.document.text)
    left = _left(fixed.document, fixed.checked, address)
    return Part(left, document, address, fixed, changes)


def _left(document: Document, checked: Checked, address: Address) -> Sequence[Diagnostic]:
    """What was found, with its address: in most texts nothing is."""
    if not checked.flagged and not checked.failures:
        return ()
    return diagnose(document, *checked, address)


def _put_back(
    container: Container,
    record: Record,
    parts: Sequence[Part],
    breaker: Breaker | None,
    journal: Edits | None,
) -> None:
    """Let the container have the changes to a record, and the journal too."""
    done = []
    for part in parts:
        if breaker is not None and part.document is not None:
            breaker.count(part.document.text, part.changes)
        if part.changes:
            assert part.address.field is not None
            splices = container.change(record, part.address.field, part.changes)
            done += [
                (splice, change, part) for splice, change in zip(splices, part.changes, strict=True)
            ]
    if journal is not None and done:
        for splice, change, part in sorted(done, key=itemgetter(0)):
            assert part.document is not None
            position = part.document.position(change.span.start)
            journal.add(splice, change.rules, part.address, position)
