"""Anchors: the literals that must occur for a rule to matter, looked for in plain Python."""

from __future__ import annotations

from textmend.document import COMMON
from textmend.values import cache, cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from textmend.document import Document
    from textmend.rule import Rule

    _Anchors = dict[str, tuple[int, ...]]
    """The numbers of the rules that have each."""

_RARE, _COMMON, _AT_LINES = "rare", "common", "\n\n"
"""What stands for a gate where anchors are single characters, or begin or end a line."""

_MARKS = "\n\"'-,."
"""What nearly every text has, but not often; the rarest first."""

_PARTS = (0, 1, 1, 3, 3, 5)
"""Characters of a line's start or end by which anchors are looked up, by how many one has."""

_LARGE = 1 << 16
"""Code points of a text that it takes longer to look through than a pattern to compile."""
_MANY = 4
"""Anchors that it takes longer to look for one by one."""

_FEW, _FEW_LINES = 8, 100
"""Texts, and lines of one, that are looked through sooner than it is prepared to do it faster."""


class Search:
    """The anchors of many rules, sorted by how they are looked for.

    Rules are known by their numbers. Every distinct anchor is looked for once, whoever has it: the
    more rarely a text has one of its characters, the more cheaply.
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]]) -> None:
        self._groups: dict[str, _Anchors] = {}
        """Anchors by the character that each of them has: a rare one, or else a mark."""
        self._takers = set()
        for number, rule in rules:
            for anchor in rule.anchors:
                group = self._groups.setdefault(_gate(anchor), {})
                group[anchor] = (*group.get(anchor, ()), number)
            if rule.takes:
                self._takers.add(number)
        self._characters = self._groups.pop(_RARE, {})
        """Those that are one character, and a rare one: it is looked up in the text's alphabet."""
        self._common = self._groups.pop(_COMMON, {})
        """Single characters that many texts have."""
        self._line_anchors = self._groups.pop(_AT_LINES, {})
        """Those that begin or end a line."""
        self._rare = self._groups.keys() - {*_MARKS, ""}
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._texts = 0

    @cached_property
    def _parts(self) -> Sequence[tuple[bool, int, dict[str, list[str]]]]:
        """Anchors that begin a line, and those that end one, by so many of the characters there."""
        parts: dict[tuple[bool, int], dict[str, list[str]]] = {}
        for anchor in self._line_anchors:
            size = _PARTS[min(len(anchor), len(_PARTS)) - 1]
            is_end = anchor[0] != "\n"
            part = anchor[:-1][-size:] if is_end else anchor[1 : 1 + size]
            parts.setdefault((is_end, size), {}).setdefault(part, []).append(anchor)
        return [(*key, parts[key]) for key in sorted(parts)]

    @cached_property
    def _sizes(self) -> tuple[Sequence[int], Sequence[int]]:
        """How long the anchors are that begin a line, and those that end one."""
        starts = {len(anchor) for anchor in self._line_anchors if anchor[0] == "\n"}
        return [*starts], [*{len(anchor) for anchor in self._line_anchors if anchor[0] != "\n"}]

    def hits(self, document: Document, text: str) -> dict[int, Sequence[int]]:
        """Where anchors of each rule occur in `text`, in order, for rules that take such places.

        For others that some anchor occurs: nothing is said of where. `text` is the document's text,
        or its prose.
        """
        alphabet = document.alphabet
        has_return = "\r" in alphabet
        found: dict[int, list[str]] = {}
        for character in self._characters.keys() & alphabet:
            for number in self._characters[character]:
                found.setdefault(number, []).append(character)
        for character, numbers in self._common.items():
            if character in text:
                for number in numbers:
                    found.setdefault(number, []).append(character)
        for name in self._possible(text, alphabet, has_return):
            for anchor, numbers in self._groups[name].items():
                if anchor in text or ("\n" in anchor and _is_at_edge(text, anchor, has_return)):
                    for number in numbers:
                        found.setdefault(number, []).append(anchor)
        for anchor in self._at_lines(text, has_return):
            for number in self._line_anchors[anchor]:
                found.setdefault(number, []).append(anchor)
        return {
            number: sorted(hits(text, anchors)) if number in self._takers else ()
            for number, anchors in found.items()
        }

    def _possible(self, text: str, alphabet: frozenset[str], has_return: bool) -> Iterable[str]:
        """The groups of which some anchor may occur."""
        groups = [*alphabet & self._rare, *self._groups.keys() - self._rare]
        self._texts += 1
        if has_return or self._texts <= _FEW:
            return groups
        edged = f"\n{text}\n"
        return [
            name for name in groups if not name or self._pattern(name).search(edged) is not None
        ]

    def _at_lines(self, text: str, has_return: bool) -> set[str]:
        """The anchors with which lines begin or end."""
        if not self._line_anchors:
            return set()
        if has_return:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        lines = text.split("\n")
        if self._texts <= _FEW and len(lines) <= _FEW_LINES:
            return self._in_lines(lines)
        found: set[str] = set()
        for is_end, size, parts in self._parts:
            if is_end:
                if some := parts.keys() & {line[-size:] for line in lines}:
                    for line in [line for line in lines if line[-size:] in some]:
                        found.update(a for a in parts[line[-size:]] if line.endswith(a[:-1]))
            elif some := parts.keys() & {line[:size] for line in lines}:
                for line in [line for line in lines if line[:size] in some]:
                    found.update(a for a in parts[line[:size]] if line.startswith(a[1:]))
        return found

    def _in_lines(self, lines: Iterable[str]) -> set[str]:
        """The same, by looking every start and end up that is as long as an anchor."""
        starts, ends = self._sizes
        whole = [f"\n{line}\n" for line in lines]
        found = {line[:size] for line in whole for size in starts}
        found.update([line[-size:] for line in whole for size in ends])
        return found & self._line_anchors.keys()

    def _pattern(self, mark: str) -> re.Pattern[str]:
        """A pattern that finds the first of any anchors round `mark`.

        One that begins with one character, no more frequent than a mark, is looked for at 1 to 2
        GB/s; a literal that begins with a space at 600 MB/s.
        """
        if mark not in self._patterns:
            import re

            anchors = self._groups[mark]
            behind: list[str] = []
            forms: list[str] = []
            for before, _, after in (anchor.partition(mark) for anchor in anchors):
                if before or not after:
                    forms.append(f"(?<={re.escape(before + mark)}){re.escape(after)}")
                else:
                    behind.append(after)
            if behind:  # most that stands there is told by its first character
                first = "".join(re.escape(after[0]) for after in behind)
                forms.append(f"(?=[{first}])(?:{'|'.join(map(re.escape, behind))})")
            self._patterns[mark] = re.compile(f"{re.escape(mark)}(?:{'|'.join(forms)})")
        return self._patterns[mark]


def _gate(anchor: str) -> str:
    """What is looked for before `anchor`: a character of it, the rarer the better.

    Empty where it has letters alone, and a name for single characters and for edges of lines.
    """
    if len(anchor) == 1:
        return _COMMON if anchor in COMMON else _RARE
    if (anchor[0] == "\n") + (anchor[-1] == "\n") == anchor.count("\n") == 1:
        return _AT_LINES
    rare = [character for character in anchor if character not in COMMON]
    return (rare or [mark for mark in _MARKS if mark in anchor] or [""])[0]


def hits(text: str, anchors: Sequence[str]) -> set[int]:
    """Where any of `anchors` occurs; many that begin or end a line are looked for in one pass."""
    found: set[int] = set()
    at_lines = [anchor for anchor in anchors if len(anchor) > 1 and "\n" in anchor]
    if len(text) < _LARGE or len(at_lines) < _MANY or "\r" in text:
        at_lines = []
    else:
        edged = f"\n{text}\n"
        for end in _line_pattern(tuple(at_lines)).finditer(edged):
            at = end.start()
            found.update(
                at - 1 if anchor[0] == "\n" else at - len(anchor)
                for anchor in at_lines
                if edged.startswith(anchor, at if anchor[0] == "\n" else at + 1 - len(anchor))
            )
    found.update(
        at for anchor in anchors if anchor not in at_lines for at in occurrences(text, anchor)
    )
    return found


@cache
def _line_pattern(anchors: tuple[str, ...]) -> re.Pattern[str]:
    """The line feed of any of them: a pattern that begins with one character is the fastest."""
    import re

    after = [re.escape(anchor[1:]) for anchor in anchors if anchor[0] == "\n"]
    before = [f"(?<={re.escape(anchor)})" for anchor in anchors if anchor[0] != "\n"]
    return re.compile(f"\n(?:{'|'.join([*before, *(f'(?={each})' for each in after)])})")


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
