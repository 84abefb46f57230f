"""Findings with all that a reader needs to know of them: what reporters see."""

from __future__ import annotations

from textmend.document import Document, Position
from textmend.finding import Finding, Fix
from textmend.rule import Rule, Severity
from textmend.values import NamedTuple

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


class Diagnostic(NamedTuple):
    """A finding with its rule, severity and address."""

    path: str
    record: int | None
    """1-based; None where the document is a file of its own."""
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


_START = Position(1, 1, 0)


def unreadable(path: str, problem: str) -> Diagnostic:
    """That the file at `path` could not be checked, or its fixes not be written."""
    return _failure(path, UNREADABLE, problem)


def diagnose(
    document: Document, flagged: list[Flagged], failures: list[Failure]
) -> list[Diagnostic]:
    """What was flagged in `document`, with addresses; failures first, the rest as it came."""
    found = [
        _failure(document.path, RULE_FAILED, f"{failure.rule}: {failure.problem}")
        for failure in failures
    ]
    for rule, finding in flagged:
        found.append(
            Diagnostic(
                path=document.path,
                record=None,
                id=None,
                field=None,
                rule=rule.name,
                family=rule.family,
                severity=rule.severity,
                message=finding.message,
                start=document.position(finding.span.start),
                end=document.position(finding.span.end),
                fix=finding.fix,
                suggestions=finding.suggestions,
            )
        )
    return found


def _failure(path: str, name: str, problem: str) -> Diagnostic:
    return Diagnostic(
        path, None, None, None, name, None, Severity.ERROR, problem, _START, _START, None, ()
    )
