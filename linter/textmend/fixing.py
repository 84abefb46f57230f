"""Which fixes can be made together, and making them."""

from __future__ import annotations

from textmend.span import Claims

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from textmend.diagnostic import Flagged
    from textmend.finding import Applicability, Edit, Fix
    from textmend.rule import Rule


def choose(
    flagged: Iterable[Flagged], order: Iterable[str], level: Applicability
) -> tuple[list[tuple[Rule, Fix]], int]:
    """The fixes at or above `level` that can be made together, and how many overlap one of them.

    Between rivals that one is made whose rule stands earlier in `order`, a list of names.
    """
    by_rule: dict[str, list[tuple[Rule, Fix]]] = {}
    for rule, finding in flagged:
        if finding.fix is not None and finding.fix.applicability >= level:
            by_rule.setdefault(rule.name, []).append((rule, finding.fix))
    claims = Claims()
    chosen = []
    skipped = 0
    for name in order:
        for rule, fix in by_rule.get(name, ()):
            if claims.claim([edit.span for edit in fix.edits]):
                chosen.append((rule, fix))
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
