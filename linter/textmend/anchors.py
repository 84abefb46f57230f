"""Anchors: the literals that must occur for a rule to matter, and where they do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textmend.rule import Rule


class Triggers:
    """What makes each of many rules matter, sorted by how it is looked for.

    Rules are known by their numbers. Every distinct anchor is looked for once, whoever has it.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]]) -> None:
        self._always: list[int] = []
        self._rare: dict[str, list[int]] = {}
        """By characters that are neither printable ASCII nor LF: looked up in the alphabet."""
        self._literal: dict[str, list[int]] = {}
        self._edged: dict[str, list[int]] = {}
        """By anchors in which a line feed stands for any edge of a line."""
        self._view: dict[str, list[int]] = {}
        """By attributes of `Document` that must not be empty."""
        for number, rule in rules:
            if not rule.anchors and not rule.views:
                self._always.append(number)
            for anchor in rule.anchors:
                self._table(anchor).setdefault(anchor, []).append(number)
            for view in rule.views:
                self._view.setdefault(view, []).append(number)
        self._characters = frozenset(self._rare)

    def _table(self, anchor: str) -> dict[str, list[int]]:
        if len(anchor) == 1 and not " " <= anchor <= "~":
            return self._rare
        return self._edged if "\n" in anchor else self._literal

    def pulled(self, text: str, alphabet: frozenset[str], document: object) -> set[int]:
        """The rules that matter for `text`: this is all that a clean one costs.

        `alphabet` has all characters of `text` that are neither printable ASCII nor LF.
        """
        pulled = set(self._always)
        for character in self._characters & alphabet:
            pulled.update(self._rare[character])
        for anchor, numbers in self._literal.items():
            if anchor in text:
                pulled.update(numbers)
        has_return = "\r" in alphabet
        for anchor, numbers in self._edged.items():
            if _is_ruled_out(anchor, alphabet):
                continue
            if anchor in text or _is_at_edge(text, anchor, has_return):
                pulled.update(numbers)
        for view, numbers in self._view.items():
            if not pulled.issuperset(numbers) and getattr(document, view):
                pulled.update(numbers)
        return pulled


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


def _is_ruled_out(anchor: str, alphabet: frozenset[str]) -> bool:
    """Whether a tab, or what else is neither printable ASCII nor LF, is missing for `anchor`."""
    rest = anchor[1:] if anchor[0] == "\n" else anchor[:-1]
    return len(rest) == 1 and not " " <= rest <= "~" and rest not in alphabet


def _is_at_edge(text: str, anchor: str, has_return: bool) -> bool:
    """Whether `anchor` occurs with its line feed standing for another edge than a line feed."""
    if anchor[0] == "\n":
        rest = anchor[1:]
        return text.startswith(rest) or (has_return and "\r" + rest in text)
    rest = anchor[:-1]
    return text.endswith(rest) or (has_return and rest + "\r" in text)
