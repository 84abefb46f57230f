"""Characters of a kind that stand in a row are one finding."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container


def run_end(text: str, hit: int, kind: Container[str]) -> int | None:
    """Where the run of characters of `kind` ends that begins at `hit`; None where it began before.

    So the first hit of a run speaks for all, and a run of any length is gone through once.
    """
    if hit and text[hit - 1] in kind:
        return None
    end = hit + 1
    while end < len(text) and text[end] in kind:
        end += 1
    return end
