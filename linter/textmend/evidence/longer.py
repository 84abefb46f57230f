"""Whether a text may have a word that goes on where another ends."""

from __future__ import annotations

from textmend.evidence.tokens import INVISIBLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

LOST = 3
"""The most letters that a word may have lost at its end."""


def may_go_on(prose: str, word: str, is_listed: Callable[[str], bool]) -> bool:
    """Whether more letters follow on `word` in `prose`, and may make a listed word of it.

    Behind what is not of ASCII, and behind an apostrophe, words may go on in other ways; and over
    what does not show.
    """
    goes_on, is_open = False, any(map(prose.__contains__, INVISIBLE))
    at = prose.find(word)
    while at >= 0 and not (goes_on and is_open):
        at += len(word)
        behind = prose[at : at + LOST + 1]
        more = 0
        while behind[more : more + 1].isalpha():
            more += 1
        goes_on = goes_on or more > 0
        if more <= LOST and not is_open:
            last = behind[more : more + 1]
            is_sure = last.isascii() and last != "'"
            is_open = not is_sure or (more > 0 and is_listed(word + behind[:more]))
        at = prose.find(word, at)
    return goes_on and is_open
