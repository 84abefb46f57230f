"""What looking all words of a text up comes to."""

from __future__ import annotations

from textmend.values import NamedTuple


class Words(NamedTuple):
    """The words of one text, as far as anything asks."""

    strange: set[bytes]
    """Those in lower case that no list has."""
    number: int
    """How many there are, of any kind."""
    may_repeat: bool
    """Whether one may stand twice in a row."""
