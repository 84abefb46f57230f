"""Findings with all that a reader needs to know of them: what reporters see."""

from __future__ import annotations

from textmend.document import Document
from textmend.finding import Finding, Fix
from textmend.rule import Rule, Severity
from textmend.shape import Position
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Where = tuple[str, int | None, str | None, str | None]
    """The path, and the three fields of an `Address`."""

UNREADABLE = "unreadable"
RULE_FAILED = "rule-failed"
RESERVED = (UNREADABLE, RULE_FAILED)
"""Names that stand where a rule's would: no rule may have one of them."""


class Flagged(NamedTuple):
    """A finding and the rule that it comes from."""

    rule: Rule
    finding: Finding


class Failure(NamedTuple):
    """A rule that could not do its work on a document, and what went wrong."""

    rule: str
    problem: str


class Address(NamedTuple):
    """Where in a container a text stands; nothing of it for a file of its own."""

    record: int | None = None
    """1-based."""
    id: str | None = None
    field: str | None = None


WHOLE_FILE = Address()


class Diagnostic(NamedTuple):
    """A finding with its rule, severity and address."""

    path: str
    record: int | None
    """1-based; None where the document is a file of its own, as are the next two."""
    id: str | None
    field: str | None
    rule: str
    family: str | None
    severity: Severity
    message: str
    start: Position
    end: Position
    """Exclusive."""
    fix: Fix | None
    suggestions: tuple[Fix, ...]

    @property
    def is_failure(self) -> bool:
        """Whether this says that something could not be checked, and not what is wrong with it."""
        return self.rule in RESERVED

    @property
    def said(self) -> str:
        """The message and where, for outputs that show no diagnostics."""
        record = "" if self.record is None else f"record {self.record:,}: "
        return f"{self.path}: {record}{self.message}"


_START = Position(1, 1, 0)


def unreadable(path: str, problem: str, address: Address = WHOLE_FILE) -> Diagnostic:
    """That what is at `path` could not be checked, or its fixes not be written."""
    return _failure(path, address, UNREADABLE, problem)


def diagnose(
    document: Document,
    flagged: list[Flagged],
    failures: list[Failure],
    address: Address = WHOLE_FILE,
) -> list[Diagnostic]:
    """What was flagged in `document`, with addresses; failures first, the rest as it came."""
    found = [
        _failure(document.path, address, RULE_FAILED, f"{failure.rule}: {failure.problem}")
        for failure in failures
    ]
    return found + _told(document, flagged, (document.path, *address))


def _failure(path: str, address: Address, name: str, problem: str) -> Diagnostic:
    return Diagnostic(path, *address, name, None, Severity.ERROR, problem, _START, _START, None, ())


def plainly_told(document: Document, flagged: list[Flagged], where: Where) -> list[Diagnostic]:
    """What is told of findings, which are in order."""
    position = document.position
    return [
        Diagnostic(
            *where,
            *(rule.name, rule.family, rule.severity, message),
            *(position(start), position(end), fix, suggestions),
        )
        for rule, ((start, end), message, fix, suggestions) in flagged
    ]


_told: Callable[[Document, list[Flagged], Where], list[Diagnostic]]
try:
    from textmend._kernel import diagnostics
except ImportError:
    _told = plainly_told
else:
    _OF_RULE = tuple(map(Rule._fields.index, ("name", "family", "severity")))

    def _told(document: Document, flagged: list[Flagged], where: Where) -> list[Diagnostic]:
        text = document.as_read(document.text)
        return diagnostics(text, flagged, where, _OF_RULE, Position, Diagnostic)
