"""A check of a container of records: outcomes as it is read, so that memory stays flat."""

from __future__ import annotations

import os
from tempfile import mkstemp

from textmend.breaker import Breaker
from textmend.diagnostic import diagnose, unreadable
from textmend.document import Document
from textmend.mending import mend
from textmend.outcome import Outcome
from textmend.records.opening import open_container
from textmend.records.record import BrokenContainer, MissingExtra, NoSuchField
from textmend.repairs import limits
from textmend.rule import Scope
from textmend.writing import Refused, look

_SPOOLED = 1 << 22
"""Characters of a report that a worker holds before it puts them into a file."""

_BEAT = 1 << 20
"""Code points of texts after which it is said that they were read."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Protocol

    from textmend.diagnostic import Diagnostic
    from textmend.document import Context
    from textmend.engine import Checked, Linter
    from textmend.fixes import Text
    from textmend.ledger import Ledger
    from textmend.mending import Part
    from textmend.outcome import Request
    from textmend.repairs import Repairs

    class Session(Protocol):
        """What a check of a container, and what repairs files, asks of the session."""

        request: Request
        contexts: list[Context]

        @property
        def repairs(self) -> Repairs:
            """What writes repaired files."""

        def linter(self, index: int) -> Linter:
            """The linter for the configuration with this index."""

        def linter_for(self, path: str, index: int) -> Linter:
            """The linter for the file at `path`."""

        def outcome(
            self,
            document: Document | None,
            diagnostics: Sequence[Diagnostic],
            index: int,
            *,
            read: int = 0,
            ledgers: Sequence[Ledger] = (),
        ) -> Outcome:
            """What the diagnostics come to."""

        def told(
            self,
            document: Document,
            checked: Checked,
            index: int,
            *,
            read: int,
            ledgers: Sequence[Ledger],
        ) -> Outcome:
            """What was found in a text, as an outcome."""

        def read(self, path: str, index: int, *, looks: bool) -> Outcome | Text:
            """The text at `path`, with its source if that is looked at; or what came of it."""

        def passed_on(self, outcome: Outcome) -> Outcome:
            """The outcome of a file that cannot be read; a copy has it as it is."""


def check(session: Session, path: str, index: int) -> Iterator[Outcome]:
    """Check, fix or diff the file of records at `path`; the last outcome stands for the file.

    Raises:
        Tripped: a rule touches more than it may; the file is as it was.
    """
    run = _mend if session.request.mode == "fix" else _lint
    try:
        yield from run(session, path, index)
    except (BrokenContainer, NoSuchField, MissingExtra) as error:
        yield session.passed_on(_problem(session, path, str(error)))
    except OSError as error:
        yield _problem(session, path, error.strerror or str(error))


def texts(session: Session, path: str, index: int) -> Iterator[Document]:
    """The texts of a file of records, as far as it can be read: to be counted, not checked."""
    fields = session.request.configs[index].fields
    try:
        for records in open_container(path, fields).batches():
            for record in records:
                for _, text in record.texts:
                    yield Document(text, path=path, is_record=True)
    except (BrokenContainer, NoSuchField, MissingExtra, OSError):
        return  # the check says so


def _lint(session: Session, path: str, index: int) -> Iterator[Outcome]:
    """Check, or show what fixing would change."""
    linter, context = session.linter_for(path, index), session.contexts[index]
    is_diff = session.request.mode == "diff"
    level = session.request.level if is_diff else None
    container = open_container(path, session.request.configs[index].fields)
    pulse = _Pulse()
    for part in mend(container, path, linter, context, level):
        if is_diff and part.document is not None:
            found = diagnose(part.document, *linter.lint(part.document), part.address)
            outcome = session.outcome(part.document, found, index)
            yield outcome._replace(files=0, report=_diff(part, session.request.escape_diff))
        elif part.diagnostics:
            outcome = session.outcome(part.document, part.diagnostics, index)._replace(files=0)
            yield outcome._replace(report="") if is_diff else outcome
        if pulse.has_beat(part):
            yield Outcome(path, files=0, read=_BEAT)
    yield Outcome(path, config=index, ledgers=linter.ledgers())


def _mend(session: Session, path: str, index: int) -> Iterator[Outcome]:
    linter = session.linter_for(path, index)
    source = look(path)
    try:
        copy = session.repairs.copy(path, source)
    except Refused as error:
        yield _problem(session, path, f"not fixed: {error}")._replace(files=0)
        yield from _lint(session, path, index)
        return
    exempt = [rule.name for rule, _ in linter.selected if rule.scope is Scope.FILE]
    breaker = Breaker(limits(session.request), exempt)
    journal = session.repairs.begin(path)
    applied: dict[str, int] = {}
    skipped = 0
    pulse = _Pulse()
    try:
        with copy:
            container = open_container(path, session.request.configs[index].fields, copy.open)
            for part in mend(
                container,
                path,
                linter,
                session.contexts[index],
                session.request.level,
                breaker=breaker,
                journal=journal,
            ):
                if part.diagnostics:
                    left = part.fixed.document if part.fixed else None
                    yield session.outcome(left, part.diagnostics, index)._replace(files=0)
                if pulse.has_beat(part):
                    yield Outcome(path, files=0, read=_BEAT)
                if part.fixed is not None and part.fixed.rounds:
                    skipped += part.fixed.skipped
                    for rule, count in part.fixed.applied.items():
                        applied[rule] = applied.get(rule, 0) + count
            breaker.check()
            if container.finish() and journal is not None:
                journal.seal(container.digest, copy.digest)
                journal = None
            copy.commit()
    except OSError as error:
        reason = str(error) if isinstance(error, Refused) else error.strerror or str(error)
        yield _problem(session, path, f"not fixed: {reason}")
        return
    finally:
        if journal is not None:
            journal.drop()
        session.repairs.close()
    yield Outcome(path, applied=applied, skipped=skipped, config=index, ledgers=linter.ledgers())


class _Pulse:
    """Tells when as much as is worth saying was read."""

    def __init__(self) -> None:
        self._read = 0

    def has_beat(self, part: Part) -> bool:
        """Whether as much was read again, with this text."""
        if part.document is not None:
            self._read += len(part.document.text)
        if self._read < _BEAT:
            return False
        self._read -= _BEAT
        return True


def gathered(outcomes: Iterable[Outcome], between: str) -> Outcome:
    """The outcomes of one file as one; where its report is long, it lies in a file.

    `between` is what stands between two parts of a report.
    """
    reports: list[str] = []
    size = 0
    spool = ""
    total = Outcome("")
    for outcome in outcomes:
        total = _sum(total, outcome)
        if outcome.report:
            reports.append((between if reports or spool else "") + outcome.report)
            size += len(outcome.report)
        if size > _SPOOLED:
            spool = spool or _new_spool()
            _append(spool, reports)
            reports, size = [], 0
    if not spool:
        return total._replace(report="".join(reports))
    _append(spool, reports)
    return total._replace(spool=spool)


def _new_spool() -> str:
    descriptor, path = mkstemp(prefix="textmend-")
    os.close(descriptor)
    return path


def _append(path: str, reports: Sequence[str]) -> None:
    with open(path, "ab") as file:
        file.write("".join(reports).encode("utf-8", "surrogateescape"))


def _sum(first: Outcome, second: Outcome) -> Outcome:
    found = dict(first.found)
    for rule, count in second.found.items():
        found[rule] = found.get(rule, 0) + count
    return second._replace(
        report="",
        found=found,
        failing=first.failing + second.failing,
        safe=first.safe + second.safe,
        unsafe=first.unsafe + second.unsafe,
        read=first.read + second.read,
        problems=[*first.problems, *second.problems],
        ledgers=[*first.ledgers, *second.ledgers],
    )


def _problem(session: Session, path: str, problem: str) -> Outcome:
    return session.outcome(None, [unreadable(path, problem)], 0)


def _diff(part: Part, escape: bool) -> str:
    if part.document is None or part.fixed is None:
        return ""
    from textmend.report.diff import unified

    name = f"{part.document.path}:{part.address.record}:{part.address.field}"
    return unified(part.document, part.fixed.document, escape=escape, name=name)
