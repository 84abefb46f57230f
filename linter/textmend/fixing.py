"""Which fixes can be made together, and making them."""

from __future__ import annotations

from textmend.claims import Claims
from textmend.span import overlap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from textmend.diagnostic import Flagged
    from textmend.finding import Applicability, Edit


def choose(
    flagged: Iterable[Flagged], order: Iterable[str], level: Applicability
) -> tuple[list[Flagged], int]:
    """The findings whose fixes, at or above `level`, can be made together; how many cannot.

    Between rivals that one is made whose rule stands earlier in `order`, a list of names.
    """
    by_rule: dict[str, list[Flagged]] = {}
    spans = []
    for each in flagged:
        fix = each.finding.fix
        if fix is not None and fix.applicability >= level:
            by_rule.setdefault(each.rule.name, []).append(each)
            spans += [edit.span for edit in fix.edits]
    if not by_rule:
        return [], 0
    chosen = []
    skipped = 0
    names = [name for name in order if name in by_rule]
    if not overlap(sorted(spans)):
        return [each for name in names for each in by_rule[name]], 0
    claims = Claims()
    for name in names:
        for each in by_rule[name]:
            fix = each.finding.fix
            if fix is not None and claims.claim([edit.span for edit in fix.edits]):
                chosen.append(each)
            else:
                skipped += 1
        claims.settle()
    return chosen, skipped


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` made; they must not overlap, and their order does not matter."""
    pieces: list[str] = []
    done = 0
    for (start, end), replacement in sorted(edits):
        pieces += (text[done:start], replacement)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)
