"""Where literals stand in the prose of a document, and how often: the kernel looks for them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textmend.document import Document

try:
    from textmend._kernel import count as count_in
    from textmend._kernel import offsets as offsets_in
except ImportError:
    count_in = offsets_in = None  # type: ignore[assignment]


def count(document: Document, literal: str) -> int:
    """How often `literal` stands in the prose, no two of them overlapping."""
    prose = document.prose
    return prose.count(literal) if count_in is None else count_in(document.as_read(prose), literal)


def places(document: Document, literals: tuple[str, ...]) -> Sequence[int]:
    """Where one of `literals` stands in the prose, in order; none of them begins with another."""
    prose = document.prose
    if offsets_in is None:
        from textmend.quotes.seen import offsets

        return offsets(prose, literals)
    return offsets_in(document.as_read(prose), literals)
