"""Operators that do one kind of damage each, by the name of the rule that should find it.

To add a rule: write an operator and put it into `OPERATORS`; `injected.py` does the rest.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Operator = Callable[[str, random.Random], str | None]
"""From the text of a document to the same with one place damaged, or None where it has no place
for this damage. All that is random comes from the generator that is given."""


def replace_one(
    pattern: str, replacement: str | Callable[[re.Match[str], random.Random], str]
) -> Operator:
    """Damage one of the places that match `pattern`; `replacement` is as for `Match.expand`."""
    places = re.compile(pattern)

    def damaged(text: str, chance: random.Random) -> str | None:
        found = list(places.finditer(text))
        if not found:
            return None
        one = chance.choice(found)
        new = one.expand(replacement) if isinstance(replacement, str) else replacement(one, chance)
        return text[: one.start()] + new + text[one.end() :]

    return damaged


def mixed(*operators: Operator) -> Operator:
    """One of `operators`, each as likely, that has a place in the text."""

    def damaged(text: str, chance: random.Random) -> str | None:
        for operator in chance.sample(operators, len(operators)):
            bad = operator(text, chance)
            if bad is not None:
                return bad
        return None

    return damaged


_SMALL = r"(?<![^\s])(the|to|of|and|with|a|in|from|an|(?:The|And|In|An)(?= ))(?= [a-z])"


def twice(match: re.Match[str], chance: random.Random) -> str:
    """A word twice, the second time in lower case."""
    return f"{match[0]} {match[0].lower()}"


OPERATORS: dict[str, Operator] = {
    "leading-space": replace_one(r"\n\n(?=[A-Z][^\n]{100})", r"\n\n "),
    "trailing-space": replace_one(r"(?<=[^\s])\n", r" \n"),
    "soft-hyphen": replace_one(r"(?<=[a-z]{2})(?=[a-z]{3})", "\N{SOFT HYPHEN}"),
    "doubled-word": replace_one(_SMALL, twice),
    "zero-width": replace_one(r"(?<=[a-z ])(?=[a-z])", "\N{ZERO WIDTH SPACE}"),
}
"""The operator of each rule."""
