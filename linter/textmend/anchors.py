"""Anchors: the literals that must occur for a rule to matter, and where they do."""

from __future__ import annotations

from functools import cached_property

from textmend.document import COMMON

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from textmend.rule import Rule

    _Anchors = dict[str, list[int]]
    """The numbers of the rules that have each."""

_MARKS = "\n\"'-,."
"""What nearly every text has, but not often; the rarest first."""

_FEW = 8
"""Texts that are looked through sooner than patterns are compiled to do it faster."""

_KEY = 4
"""Code points of a line's edge by which long anchors are looked up there, all at once."""


class Triggers:
    """What makes each of many rules matter, sorted by how it is looked for.

    Rules are known by their numbers. Every distinct anchor is looked for once, whoever has it: the
    more rarely a text has one of its characters, the more cheaply.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]]) -> None:
        self._always: list[int] = []
        self._characters: _Anchors = {}
        """Those that are one character, and a rare one: it is looked up in the text's alphabet."""
        self._behind: dict[str, _Anchors] = {}
        """Those that hold a rare character, by that: looked for in texts whose alphabet has it."""
        self._round: dict[str, _Anchors] = {}
        """Those that hold a mark, by that: one pattern looks for all of a mark's."""
        self._others: _Anchors = {}
        self._heads: dict[str, _Anchors] = {}
        self._tails: dict[str, _Anchors] = {}
        """Long ones for an edge of a line, by how the line begins or ends: there are hundreds, so
        each line is asked once for all, and not the text for each."""
        self._view: dict[str, list[int]] = {}
        """By attributes of `Document` that must not be empty."""
        for number, rule in rules:
            if not rule.anchors and not rule.views:
                self._always.append(number)
            for anchor in rule.anchors:
                self._table(anchor).setdefault(anchor, []).append(number)
            for view in rule.views:
                self._view.setdefault(view, []).append(number)
        self._gates = frozenset((*self._characters, *self._behind))
        self._texts = 0

    def _table(self, anchor: str) -> _Anchors:
        if "\n" in anchor and len(anchor) > _KEY:
            if anchor[0] == "\n":
                return self._heads.setdefault(anchor[1 : 1 + _KEY], {})
            return self._tails.setdefault(anchor[-1 - _KEY : -1], {})
        if gate := gate_of(anchor):
            return self._characters if gate == anchor else self._behind.setdefault(gate, {})
        mark = next((mark for mark in _MARKS if mark in anchor and mark != anchor), "")
        return self._round.setdefault(mark, {}) if mark else self._others

    def pulled(self, text: str, alphabet: frozenset[str], document: object) -> set[int]:
        """The rules that matter for `text`: this is all that a clean one costs.

        `alphabet` has all characters of `text` that are not in `COMMON`.
        """
        pulled = set(self._always)
        possible = [self._others]
        for character in self._gates & alphabet:
            pulled.update(self._characters.get(character, ()))
            possible.append(self._behind.get(character, {}))
        has_return = "\r" in alphabet
        if has_return or self._texts < _FEW:
            possible += self._round.values()
        else:
            edged = f"\n{text}\n"
            possible += [
                anchors for anchors, pattern in self._patterns if pattern.search(edged) is not None
            ]
        self._texts += 1
        for anchors in possible:
            for anchor, numbers in anchors.items():
                if not pulled.issuperset(numbers) and (
                    anchor in text or ("\n" in anchor and _is_at_edge(text, anchor, has_return))
                ):
                    pulled.update(numbers)
        if self._heads or self._tails:
            pulled.update(*self._at_edges(text, has_return))
        for view, numbers in self._view.items():
            if not pulled.issuperset(numbers) and getattr(document, view):
                pulled.update(numbers)
        return pulled

    def _at_edges(self, text: str, has_return: bool) -> Iterator[list[int]]:
        """The rules of the long anchors that the edge of some line has."""
        lines = (text.replace("\r", "\n") if has_return else text).split("\n")
        heads = self._heads.keys() & {line[:_KEY] for line in lines}
        tails = self._tails.keys() & {line[-_KEY:] for line in lines}
        if not heads and not tails:
            return
        for line in lines:
            if line[:_KEY] in heads:
                for anchor, numbers in self._heads[line[:_KEY]].items():
                    if line.startswith(anchor[1:]):
                        yield numbers
            if line[-_KEY:] in tails:
                for anchor, numbers in self._tails[line[-_KEY:]].items():
                    if line.endswith(anchor[:-1]):
                        yield numbers

    @cached_property
    def _patterns(self) -> list[tuple[_Anchors, re.Pattern[str]]]:
        """For the anchors round each mark, a pattern that finds the first of any of them.

        A pattern that begins with one character, no more frequent than a mark, is looked for at 1
        to 2 GB/s; a literal that begins with a space at 600 MB/s.
        """
        import re

        patterns = []
        for mark, anchors in self._round.items():
            forms = []
            for anchor in anchors:
                before, _, after = anchor.partition(mark)
                forms.append(f"(?<={re.escape(before + mark)}){re.escape(after)}")
            patterns.append((anchors, re.compile(f"{re.escape(mark)}(?:{'|'.join(forms)})")))
        return patterns


def gate_of(anchor: str) -> str:
    """A character that a text must have for `anchor` to occur in it, and that most have not.

    An empty string where there is none.
    """
    return next((character for character in anchor if character not in COMMON), "")


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


def _is_at_edge(text: str, anchor: str, has_return: bool) -> bool:
    """Whether `anchor` occurs with its line feed standing for another edge than a line feed."""
    if anchor[0] == "\n":
        rest = anchor[1:]
        return text.startswith(rest) or (has_return and "\r" + rest in text)
    rest = anchor[:-1]
    return text.endswith(rest) or (has_return and rest + "\r" in text)
