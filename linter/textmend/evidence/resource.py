"""The shipped model, opened once and only when something asks for it."""

from __future__ import annotations

import os

from textmend.evidence.model import Model
from textmend.values import cache


@cache
def english() -> Model:
    """The model of English. Opening it takes well under a millisecond."""
    return Model(os.path.join(os.path.dirname(__file__), "en.model"))
