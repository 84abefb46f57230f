"""Where in the text as it was read all that stands which was found in it, round by round."""

from __future__ import annotations

from textmend.changes import Origins, compose
from textmend.fixing import apply
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textmend.finding import Finding
    from textmend.mending import Part
    from textmend.rule import Rule


class Placed(NamedTuple):
    """A finding, and its place in the text as it was read."""

    start: int
    """In code points, as `end`."""
    end: int
    rule: Rule
    finding: Finding
    text: str
    """What the finding's own places are in: the text as that round found it."""
    applied: bool


def placed(part: Part) -> list[Placed]:
    """All that was found in the text of `part`, mended or left, in the order of the places."""
    return sorted(_placed(part), key=lambda each: (each.start, each.end, each.rule.name))


def _placed(part: Part) -> Iterator[Placed]:
    if part.document is None or part.fixed is None:
        return
    rounds = part.fixed.rounds
    document = part.document
    for number, flagged in enumerate([*rounds, part.fixed.checked.flagged]):
        if not flagged:
            continue
        changes = compose(part.document.text, rounds[:number], document.text) if number else []
        origins = Origins(changes)
        for rule, finding in flagged:
            start, end = origins.of(finding.span.start), origins.of(finding.span.end)
            is_applied = number < len(rounds)
            yield Placed(start, max(start, end), rule, finding, document.text, is_applied)
        if number < len(rounds):
            edits = [edit for _, found in flagged if found.fix for edit in found.fix.edits]
            document = document.with_text(apply(document.text, edits))
