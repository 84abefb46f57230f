"""`python -m textmend_rules` writes `index.py`: what the engine asks before it runs a rule.

Importing every rule's module takes longer than checking a file, and most have nothing to do.
"""

from __future__ import annotations

from pathlib import Path

from textmend.rule import FACTS
from textmend_rules.catalogue import CATALOGUE

INDEX = Path(__file__).with_name("index.py")

_HEAD = '''"""What the engine asks before it runs a rule. Written by `python -m textmend_rules`."""

from __future__ import annotations

from textmend.rule import Scope, Severity, deferred

# fmt: off
INDEX = (
'''


def render() -> str:
    """The text of `index.py`."""
    rows = []
    for rule in CATALOGUE:
        target = f"{rule.check.__module__}:{rule.name.replace('-', '_')}"
        known = rule._replace(literals=rule.anchors)
        facts = [_literal(getattr(known, field)) for field in FACTS]
        lines = "".join(f"        {fact},\n" for fact in (repr(target), *facts))
        rows.append(f"    deferred(\n{lines}    ),\n")
    return f"{_HEAD}{''.join(rows)})\n"


def _literal(value: object) -> str:
    kind = type(value).__name__
    if kind in ("Severity", "Scope"):
        return f"{kind}.{value.name}"  # type: ignore[attr-defined]
    return ascii(value)


if __name__ == "__main__":
    INDEX.write_text(render(), encoding="utf-8")
