"""Anchors: the literals that must occur for a rule to matter, and where they do."""

from __future__ import annotations

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Anchors(NamedTuple):
    """The anchors of many rules, each once, by how they are looked for."""

    rare: frozenset[str]
    """Single characters beyond ASCII: looked up in the alphabet, all at once."""
    literals: tuple[str, ...]

    @classmethod
    def of(cls, anchors: Iterable[str]) -> Anchors:
        """Sort `anchors` into the two kinds."""
        distinct = dict.fromkeys(anchors)
        rare = frozenset(each for each in distinct if len(each) == 1 and not each.isascii())
        return cls(rare, tuple(each for each in distinct if each not in rare))


def occurrences(text: str, anchor: str) -> Iterator[int]:
    """Each offset at which `anchor` occurs; -1 for one that begins with the start of the text."""
    if anchor.startswith("\n"):
        if text.startswith(anchor[1:]):
            yield -1
        forms = (anchor, "\r" + anchor[1:]) if "\r" in text else (anchor,)
    elif anchor.endswith("\n"):
        forms = (anchor, anchor[:-1] + "\r") if "\r" in text else (anchor,)
    else:
        forms = (anchor,)
    for form in forms:
        at = text.find(form)
        while at >= 0:
            yield at
            at = text.find(form, at + 1)
    if anchor.endswith("\n") and text.endswith(anchor[:-1]):
        yield len(text) - len(anchor) + 1


def occurring(text: str, alphabet: frozenset[str], anchors: Anchors) -> set[str]:
    """Those of `anchors` that occur at all, which few do: this is all that a clean text costs.

    `alphabet` has the characters of `text` that are not ASCII, and may have more.
    """
    present = set(anchors.rare & alphabet)
    has_return = "\r" in text
    for anchor in anchors.literals:
        if anchor in text or _at_edge(text, anchor, has_return):
            present.add(anchor)
    return present


def _at_edge(text: str, anchor: str, has_return: bool) -> bool:
    """Whether `anchor` occurs with its line feed standing for another edge than a line feed."""
    if anchor[0] == "\n":
        rest = anchor[1:]
        return text.startswith(rest) or (has_return and "\r" + rest in text)
    if anchor[-1] == "\n":
        rest = anchor[:-1]
        return text.endswith(rest) or (has_return and rest + "\r" in text)
    return False
