"""Fix files in batches: while the disk is at one, the next is fixed."""

from __future__ import annotations

from itertools import groupby

from textmend.diagnostic import diagnose, unreadable
from textmend.naming import holds_records, is_compressed
from textmend.outcome import Outcome
from textmend.together import Aside, NewFiles
from textmend.values import cached_property
from textmend.writing import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self

    from textmend.containers import Session
    from textmend.document import Document
    from textmend.engine import Fixed, Linter
    from textmend.repairs import Repair
    from textmend.writing import Source

    Text = tuple[Document, int, Source | None]
    """One to be fixed, with the index of its configuration; with its source, if it is a file."""


_BATCH = 1 << 18
"""Bytes of text that are fixed before the first of it is written."""
_MOST_WAITING = 256
"""Files that are."""


def fix_text(session: Session, document: Document, index: int) -> Outcome:
    """Fix a text that is not written here, or show what fixing would do."""
    linter = session.linter_for(document.path, index)
    fixed = linter.fix(document, session.request.level)
    if session.request.mode == "diff":
        return _difference(session, linter, document, index, fixed)
    outcome = _outcome(session, linter, document, index, fixed)
    return outcome._replace(text=fixed.document.to_bytes())


def differences(session: Session, files: Iterable[tuple[str, int]]) -> Iterator[Outcome]:
    """What fixing each file would do."""
    for path, index in files:
        if holds_records(path):
            from textmend.containers import check

            yield from check(session, path, index)
            continue
        each = session.read(path, index, looks=session.request.remember or is_compressed(path))
        yield each if isinstance(each, Outcome) else fix_text(session, each[0], index)


def fix_files(session: Session, files: Iterable[tuple[str, int]]) -> Iterator[Outcome]:
    """Fix each file; those that are written wait for the disk together."""
    for are_containers, some in groupby(files, lambda file: holds_records(file[0])):
        if are_containers:
            from textmend.containers import check

            for path, index in some:
                yield from check(session, path, index)
        else:
            yield from fix(session, (session.read(*file, looks=True) for file in some))


def fix(session: Session, texts: Iterable[Outcome | Text]) -> Iterator[Outcome]:
    """Fix files, some at once; what has an outcome already is passed on, in its order.

    Each file is the old one or the new one at any moment. None of a batch takes its name before all
    are on the disk, and what is done to them is in the journal.
    """
    with _UnderWay(session) as under_way:
        try:
            batch = _Batch(session)
            for each in texts:
                batch.add(each)
                if batch.is_full:
                    yield from under_way.go_on(batch)
                    batch = _Batch(session)
        except Exception:
            yield from under_way.finish()  # so much was fixed before something went wrong
            raise
        yield from under_way.go_on(batch)
        yield from under_way.finish()


class _UnderWay:
    """Two batches: one whose files take their names, and one whose files are made."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._aside = Aside()
        self._named: _Batch | None = None
        self._made: _Batch | None = None

    def go_on(self, new: _Batch | None = None) -> Iterator[Outcome]:
        """Begin to make the files of a batch; what came of the one before the last."""
        done = self._named
        self._write(new)
        if done is not None:
            yield from done.outcomes()

    def finish(self) -> Iterator[Outcome]:
        """What came of those that are under way."""
        while self._made or self._named:
            yield from self.go_on()

    def _write(self, new: _Batch | None) -> None:
        """Let each batch go on by a step."""
        self._aside.wait()
        self._named, self._made = self._made, new
        steps = []
        if self._named is not None:
            self._named.note()
            steps.append((self._named.files, self._named.files.name))
        if new is not None:
            steps.append((new.files, new.files.make))
        apart = [step for files, step in steps if files.lets_go]
        for files, step in steps:
            if not files.lets_go:
                step()
        if apart:
            self._aside.start(*apart)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.wait()
        for batch in (self._named, self._made):
            if batch is not None:
                batch.files.clear()
        self._session.repairs.close()


class _Batch:
    """Outcomes of texts, with the new files of those that were fixed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._outcomes: list[Outcome] = []
        self._size = 0
        self._fixed: dict[int, tuple[Repair, Linter, int]] = {}
        """By the number of its outcome, what is written, with the linter and the configuration."""

    def add(self, text: Outcome | Text) -> None:
        """Fix a text, or take what has an outcome."""
        self._outcomes.append(text if isinstance(text, Outcome) else self._fix(*text))

    @property
    def is_full(self) -> bool:
        """Whether it is time to write."""
        return self._size > _BATCH or len(self._outcomes) >= _MOST_WAITING

    def _fix(self, document: Document, index: int, source: Source | None) -> Outcome:
        assert source is not None
        session = self._session
        linter = session.linter_for(document.path, index)
        fixed = linter.fix(document, session.request.level)
        self._size += document.size
        try:
            repair = session.repairs.text(document, fixed, source)
        except OSError as error:
            return _not_fixed(session, linter, document, index, error)
        if repair is not None:
            self._fixed[len(self._outcomes)] = repair, linter, index
        outcome = _outcome(session, linter, document, index, fixed)
        document.forget()
        return outcome

    @cached_property
    def files(self) -> NewFiles:
        """All that is to be written."""
        return NewFiles([(repair.file, repair.data) for repair, _, _ in self._fixed.values()])

    def note(self) -> None:
        """Write down what is done to the files."""
        repairs = [repair for repair, _, _ in self._fixed.values()]
        whole = self.files.whole()
        try:
            self._session.repairs.note([repairs[number] for number in whole])
        except OSError as error:
            for number in whole:
                self.files.errors[number] = error

    def outcomes(self) -> Sequence[Outcome]:
        """What came of each text, once those files that could be have taken their names."""
        self.files.clear()
        for number, error in zip(self._fixed, self.files.errors, strict=True):
            if error is not None:
                repair, linter, index = self._fixed[number]
                self._outcomes[number] = _not_fixed(
                    self._session, linter, repair.before, index, error
                )
        return self._outcomes


def _difference(
    session: Session, linter: Linter, document: Document, index: int, fixed: Fixed
) -> Outcome:
    from textmend.report.diff import unified

    before = diagnose(document, *linter.lint(document))
    size, ledgers = document.size, linter.ledgers()
    outcome = session.outcome(document, before, index, read=size, ledgers=ledgers)
    report = unified(document, fixed.document, escape=session.request.escape_diff)
    return outcome._replace(report=report)


def _outcome(
    session: Session, linter: Linter, document: Document, index: int, fixed: Fixed
) -> Outcome:
    """What came of a text that was fixed."""
    size, ledgers = document.size, linter.ledgers()
    outcome = session.told(fixed.document, fixed.checked, index, read=size, ledgers=ledgers)
    if not fixed.applied:
        return outcome
    return outcome._replace(applied=fixed.applied, skipped=fixed.skipped)


def _not_fixed(
    session: Session, linter: Linter, document: Document, index: int, problem: OSError
) -> Outcome:
    """What came of one whose file is as it was."""
    said = str(problem) if isinstance(problem, Refused) else problem.strerror or str(problem)
    found = diagnose(document, *linter.lint(document))
    problems = [unreadable(document.path, f"not fixed: {said}"), *found]
    size, ledgers = document.size, linter.ledgers()
    return session.outcome(document, problems, index, read=size, ledgers=ledgers)
