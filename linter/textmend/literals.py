"""Where any of many literals stand: the kernel looks for all of them together."""

from __future__ import annotations

from textmend.values import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textmend.document import Document

    Scanned = tuple[dict[int, Sequence[int]], Mapping[str, Sequence[int]]]


def places(document: Document, literals: tuple[str, ...]) -> Sequence[int]:
    """Where one of `literals` stands in the prose, in order; none of them begins with another."""
    prose = document.prose
    try:
        scan = _scan(literals)
    except ImportError:
        from textmend.quotes.seen import offsets

        return offsets(prose, literals)
    hits, _ = scan(document.as_read(prose))
    return hits.get(0, ())


@lru_cache(4)
def _scan(literals: tuple[str, ...]) -> Callable[[str | bytes], Scanned]:
    from textmend._kernel import Scanner

    return Scanner(((literals, True),), ()).scan
