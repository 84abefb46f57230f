"""What damages a text in one place."""

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
