"""Findings of many rules put in order: which are sound, and who speaks where two overlap."""

from __future__ import annotations

from textmend.claims import Claims
from textmend.diagnostic import Failure, Flagged
from textmend.span import overlap
from textmend.values import make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.finding import Finding
    from textmend.rule import Rule
    from textmend.span import Span

    Found = list[tuple[Rule, list[Finding]]]
    """Rules in the catalogue's order, each with what it found."""

try:
    from textmend._kernel import arranged as _at_once
except ImportError:

    def _at_once(by_rule: Found, length: int, flagged: type[Flagged], /) -> list[Flagged] | None:
        """Nothing: it takes a closer look."""
        return None


def arranged(by_rule: Found, length: int) -> tuple[list[Flagged], list[Failure]]:
    """All findings by place, but those that overlap one of an earlier rule, or of their own.

    A rule has failed that points outside the text, of so many code points, or has a fix whose edits
    overlap; nothing of it is kept. Mostly there is no such rule, and the kernel does all at once.
    """
    flagged = _at_once(by_rule, length, Flagged)
    return _closely(by_rule, length) if flagged is None else (flagged, [])


def _closely(by_rule: Found, length: int) -> tuple[list[Flagged], list[Failure]]:
    failures: list[Failure] = []
    sound: Found = []
    for rule, findings in by_rule:
        try:
            for finding in findings:
                _validate(finding, length)
        except Exception as error:  # a rule may be anybody's code
            failures.append(Failure(rule.name, f"{type(error).__name__}: {error}"))
        else:
            sound.append((rule, findings))
    return _without_overlaps(sound), failures


def _validate(finding: Finding, length: int) -> None:
    """Raise ValueError where a rule points outside the text or its edits overlap."""
    (start, end), _, fix, suggestions = finding
    is_inside = 0 <= start <= end <= length
    for edits, *_ in suggestions if fix is None else (fix, *suggestions):
        for (start, end), _ in edits:
            is_inside &= 0 <= start <= end <= length
        if len(edits) > 1 and overlap(sorted(edit.span for edit in edits)):
            raise ValueError(f"edits of one fix overlap: {edits}")
    if not is_inside:
        raise ValueError(f"a span outside the text of {length} code points: {finding}")


def _place(flagged: Flagged) -> Span:
    return flagged.finding.span


def _without_overlaps(by_rule: Found) -> list[Flagged]:
    """All findings by place, but those that overlap one of an earlier rule, or of their own."""
    every = [make(Flagged, (rule, each)) for rule, findings in by_rule for each in findings]
    every.sort(key=_place)
    if not overlap([_place(each) for each in every]):
        return every
    order = [rule.name for rule, _ in by_rule]
    kept: list[Flagged] = []
    for cluster in _clusters(every):
        kept += cluster if len(cluster) == 1 else _first_of(cluster, order)
    return kept


def _clusters(every: list[Flagged]) -> Iterator[list[Flagged]]:
    """Findings, which are in order, in groups such that none overlaps one of another group."""
    cluster: list[Flagged] = []
    reach, before = 0, None
    for each in every:
        span = each.finding.span
        if cluster and span.start >= reach and span != before:
            yield cluster
            cluster = []
        cluster.append(each)
        reach, before = max(reach, span.end), span
    yield cluster


def _first_of(cluster: list[Flagged], order: list[str]) -> list[Flagged]:
    """Those of a cluster that overlap none of a rule that stands earlier in `order`."""
    by_rule: dict[str, list[Flagged]] = {}
    for each in cluster:
        by_rule.setdefault(each.rule.name, []).append(each)
    claims = Claims()
    kept: list[Flagged] = []
    for name in sorted(by_rule, key=order.index):
        is_free = claims.claim_sorted([_place(each) for each in by_rule[name]])
        kept += [each for each, free in zip(by_rule[name], is_free, strict=True) if free]
    kept.sort(key=_place)
    return kept
