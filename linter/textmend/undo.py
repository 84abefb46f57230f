"""Put back what was mended in place, from the journal."""

from __future__ import annotations

import os
from itertools import groupby

from textmend.changes import Change
from textmend.diagnostic import Address
from textmend.journal import Journal, Made, entries, forget, made
from textmend.journals import folders_of
from textmend.records.kinds import kind_of
from textmend.records.opening import open_container
from textmend.records.record import BrokenContainer, Splice
from textmend.records.splicing import Changed, spliced_content
from textmend.records.streams import Hashing, chunks, compressor, digest
from textmend.shape import Position
from textmend.span import Span
from textmend.values import NamedTuple
from textmend.writing import Replacement, look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textmend.journal import Entry


class Cannot(ValueError):
    """A file is left as it is; the message says why."""


class Undone(NamedTuple):
    """What came of one file."""

    path: str
    edits: int = 0
    """That were taken back."""
    kept: int = 0
    """That stay, as a rule that was not named had a hand in them."""
    earlier: int = 0
    """Times that the file was mended before, which can still be undone."""
    problem: str = ""
    """Why nothing was done."""


def undo(paths: Iterable[str], rules: Sequence[str] = ()) -> Iterator[Undone]:
    """Take back what the latest run did to each file at or below `paths`, or only what `rules` did.

    Raises:
        OSError: the journal cannot be read, or be written.
    """
    for path in paths:
        real = os.path.realpath(path)
        by_path: dict[str, list[Entry]] = {}
        for folder in folders_of(path):
            for entry in entries(folder):
                if entry.path == real or entry.path.startswith(os.path.join(real, "")):
                    by_path.setdefault(entry.path, []).append(entry)
        if not by_path:
            yield Undone(path, problem="there is nothing in a journal to undo")
        for each, found in sorted(by_path.items()):
            shown = os.path.join(path, os.path.relpath(each, real)) if each != real else path
            yield _undo_file(shown, found, frozenset(rules))


def _undo_file(path: str, found: list[Entry], rules: frozenset[str]) -> Undone:
    """Take back the last of the entries in `found`, all of one file."""
    try:
        with open(path, "rb") as file:
            now = digest(file)
        while found and now != found[-1].after and _is_known(now, found):
            forget(found.pop())  # written down, but the run died before it replaced the file
        if not found:
            return Undone(path, problem="there is nothing in a journal to undo")
        entry = found[-1]
        if now != entry.after:
            raise Cannot("changed since it was mended, so nothing is put back")
        edits, kept = _put_back(path, entry, rules)
    except (Cannot, BrokenContainer) as error:
        return Undone(path, problem=str(error))
    except OSError as error:
        return Undone(path, problem=error.strerror or str(error))
    return Undone(path, edits, kept, len(found) - 1)


def _is_known(now: str, found: Sequence[Entry]) -> bool:
    """Whether the file is as it was at some moment before the last entry came true."""
    return now == found[-1].before or any(now == entry.after for entry in found)


def _put_back(path: str, entry: Entry, rules: frozenset[str]) -> tuple[int, int]:
    """Write the file with the edits of `rules` taken back, all if there are none.

    Returns:
        How many were, and how many were not.
    """
    edits = kept = 0
    for each in made(entry):
        back = _is_named(each, rules)
        edits += back
        kept += not back and bool(rules.intersection(each.rules))
    if not edits:
        return 0, kept
    kind = kind_of(path)
    with Replacement(path, look(path)) as new:
        target = Hashing(new)
        if kind.container == "parquet":
            _rewrite_parquet(path, entry, rules, target)
        else:
            stream = compressor(target, kind.compression)
            with open(path, "rb") as source:
                for piece in _restored(chunks(source, kind.compression), entry, rules):
                    stream.write(piece)
            stream.close()
        is_whole = all(_is_named(each, rules) for each in made(entry))
        is_exact = not kind.compression and kind.container != "parquet"
        if not is_whole:
            _note_rest(entry, rules, target.digest())
        elif is_exact and target.digest() != entry.before:
            raise Cannot("the journal does not lead back to the text that it was made from")
        new.commit()
    forget(entry)
    return edits, kept


def _is_named(edit: Made, rules: frozenset[str]) -> bool:
    return not rules or rules.issuperset(edit.rules)


def _restored(content: Iterator[bytes], entry: Entry, rules: frozenset[str]) -> Iterator[bytes]:
    """The content with edits taken back; places in the journal are those before all of them."""
    try:
        yield from spliced_content(content, _back(entry, rules))
    except Changed as error:
        problem = f"changed since it was mended, {error}, so nothing is put back"
        raise Cannot(problem) from error


def _back(entry: Entry, rules: frozenset[str]) -> Iterator[Splice]:
    """What takes edits back; those that stay are looked for, too."""
    shift = 0
    for edit in made(entry):
        before, after = _bytes(edit.before), _bytes(edit.after)
        yield Splice(edit.start + shift, after, before if _is_named(edit, rules) else after)
        shift += len(after) - len(before)


def _rewrite_parquet(path: str, entry: Entry, rules: frozenset[str], target: Hashing) -> None:
    fields = sorted({edit.field for edit in made(entry) if edit.field is not None})
    container = open_container(path, fields, lambda: target)
    by_record = groupby(made(entry), key=lambda edit: edit.record)
    number, edits = next(by_record)
    for records in container.batches():
        for record in records:
            if record.number != number:
                continue
            by_field: dict[str, list[Made]] = {}
            for edit in edits:
                by_field.setdefault(edit.field or "", []).append(edit)
            texts = dict(record.texts)
            for field, some in by_field.items():
                changes = _reversed(some, texts.get(field, ""), rules)
                if changes:
                    container.change(record, field, changes)
            number, edits = next(by_record, (None, iter(())))
    container.finish()


def _reversed(edits: Iterable[Made], text: str, rules: frozenset[str]) -> list[Change]:
    """The changes that take back edits of one text, which is `text` now."""
    changes = []
    shift = 0
    for edit in sorted(edits):
        span = Span(edit.start + shift, edit.start + shift + len(edit.after))
        if text[span.start : span.end] != edit.after:
            raise Cannot(f"changed since it was mended, in record {edit.record:,}")
        if _is_named(edit, rules):
            changes.append(Change(span, edit.before, edit.rules))
        shift += len(edit.after) - len(edit.before)
    return changes


def _note_rest(entry: Entry, rules: frozenset[str], after: str) -> None:
    """Write down the edits that stay as if they were the only ones."""
    journal = Journal()
    try:
        writing = journal.begin(entry.path)
        for edit in made(entry):
            if not _is_named(edit, rules):
                splice = Splice(edit.start, _bytes(edit.before), _bytes(edit.after))
                address = Address(edit.record, edit.id, edit.field)
                writing.add(splice, edit.rules, address, Position(edit.line, edit.column, 0))
        writing.seal(entry.before, after)
    finally:
        journal.close()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
