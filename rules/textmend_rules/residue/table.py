"""The table of residue (`patterns.tsv`), and which paragraphs of a document it is about."""

from __future__ import annotations

import os
from itertools import chain

from textmend import Applicability, Document, Finding, Fix, Span
from textmend.values import cache, cached_property, make
from textmend_rules.removal import removed
from textmend_rules.residue.apart import places_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from textmend_rules.removal import Place


_KEY = 2
"""Code points at the start of a paragraph by which rows are looked up; a few have but one."""

_FEEDS = "\r\n"
"""What an anchor begins with that stands at the start of a line."""

_ENDING = " .:!…>»›→|"
"""What may stand behind a literal that is the whole paragraph."""

_SHOWN = 60
"""Code points of a paragraph that a message shows."""

_APOSTROPHE = "’"

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_NAME = (
    r"(?:[A-Z][\w'-]+|(?:[A-Z]\.){1,2})"
    r"(?: (?:(?:de|van|von|der|la|al|el|bin) ){0,2}(?:[A-Z][\w'-]+|[A-Z]\.)){1,3}"
)
_ROLE = r"(?:(?:,| [|/·-]| [•–—]) ?[^.!?]{2,60}| \( ?@\w{2,30} ?\))?"
_LOUD = r"[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]*){1,3}"
# Rows that differ in their literals alone share a pattern, which is compiled once for all of them.
SHORTHANDS = {
    "{by_name}": rf"(?:By|(?:Written|Story|Words|Text) by:?|Authors?:) {_NAME}",
    "{name}": _NAME,
    "{more}": rf"(?:, {_NAME}){{0,4}}(?:,? (?:and|&) {_NAME})?",
    "{role}": _ROLE,
    "{loud}": rf"{_LOUD}(?:(?:, {_LOUD}){{0,4}} (?:AND|and|&) {_LOUD})?",
    "{date}": r"(?:(?:[A-Z][a-z]{2,8},? )?(?P<day>\d\d? )?"  # which stands before or behind
    rf"{_MONTH}(?(day)| \d\d?(?:st|nd|rd|th)?),?(?: \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.]\d{2,4})",
    "{time}": r"(?:T?\d\d?[:.]\d\d(?::\d\d)?|\d\d?(?= ?[apAP]))\s?(?:[apAP]\.?[mM]\.?)?"
    r"(?: ?\(?(?:Z|[A-Z]{2,4})\)?)?",
    "{updated}": r"(?:(?:Last [Uu]pdated?|Updated|Posted)(?: on| at)?:?|UPDATED:?)",
    "{ago}": r"(?:\d{1,2}|an?|one|two) (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago",
}
"""What patterns write for what they share."""

_NAMES = ("by_name}", "name}", "loud}")
"""Those of them of which a capital begins what the literal goes on with."""


class Row:
    """One line of the table: what is looked up, and what the paragraph must be besides."""

    def __init__(self, rule: str, tier: str, literal: str, pattern: str, example: str) -> None:
        self.rule = rule
        self.is_safe = tier == "safe"
        self.place = _place(literal)
        self.literal = literal.strip("… ")
        self.pattern = pattern
        self.example = example
        lower = self.literal.lower()
        self.key = lower.rstrip(_ENDING) if self.place == "whole" else lower
        names_somebody = pattern.partition("{")[2].startswith(_NAMES)
        self._has_name_next = names_somebody and self.place == "head"
        self._has_one_apostrophe = _APOSTROPHE not in pattern

    @property
    def anchors(self) -> Sequence[str]:
        """Literals of which one is in every text that has a paragraph for this row."""
        text = self.anchor
        if self.place == "inside":
            return (text,)
        title = " ".join(word[:1].upper() + word[1:].lower() for word in text.split(" "))
        cased = (text, text.upper(), text.lower(), text.capitalize(), title)
        return [f"{each}\n" if self.place == "tail" else f"\n{each}" for each in cased]

    @cached_property
    def anchor(self) -> str:
        """What of the literal is looked for: all of it, or two words at an end of the paragraph."""
        if self.place == "inside":
            return self.literal
        words = self.literal.split(" ")  # two tell enough, and stand in fewer forms than all
        return " ".join(words[-2:] if self.place == "tail" else words[:2])

    def matches(self, paragraph: str) -> bool:
        """Whether `paragraph`, with nothing blank at its ends, is what this row is for."""
        if self.place == "inside":
            found = self.literal in paragraph
        elif self.place == "tail":
            found = paragraph[-len(self.key) :].lower() == self.key
        else:
            found = paragraph[: len(self.key)].lower() == self.key
            if self.place == "whole":
                found = found and not paragraph[len(self.key) :].strip(_ENDING)
        return found and self.goes_on(paragraph)

    def goes_on(self, paragraph: str) -> bool:
        """Whether `paragraph`, which has the literal in its place, is all that this row says.

        A set of characters that are all of Latin-1 is compiled in a tenth of the time of another:
        so one apostrophe stands for both.
        """
        if self._has_name_next:  # “By any measure” need not be held to a pattern
            next_one = paragraph[len(self.key) :].lstrip(": ")[:1]
            if not "A" <= next_one <= "Z":
                return False
        if self._has_one_apostrophe:
            paragraph = paragraph.replace(_APOSTROPHE, "'")
        return not self.pattern or self._fullmatch(paragraph) is not None

    def is_at(self, paragraph: str, hit: int) -> bool:
        """Whether the anchor at `hit`, inside of `paragraph` or at its end, is this row's own.

        Another would tell of the same paragraph once more.
        """
        if self.place == "inside":
            return paragraph.find(self.literal) == hit
        return hit == len(paragraph) - len(self.anchor)

    @cached_property
    def _fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        import re  # most texts have no residue

        pattern = self.pattern
        for short, long in SHORTHANDS.items():
            pattern = pattern.replace(short, long)
        return re.compile(pattern).fullmatch


def _place(literal: str) -> str:
    if literal.startswith("…"):
        return "inside" if literal.endswith("…") else "tail"
    return "head" if literal.endswith("…") else "whole"


@cache
def _lines() -> Sequence[str]:
    """The lines of the table, without its head."""
    path = os.path.join(os.path.dirname(__file__), "patterns.tsv")
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    return [line for line in lines if line and line[0] != "#"][1:]


@cache
def rows(rule: str = "") -> Sequence[Row]:
    """The rows of `rule`, or all, in the order in which they are tried."""
    start = f"{rule}\t" if rule else ""
    own = (line.split("\t") for line in _lines() if line.startswith(start))
    return [
        Row(name, tier, literal, pattern, example)
        for name, tier, literal, pattern, _, example in own
    ]


def anchors(rule: str) -> tuple[str, ...]:
    """What must occur in a text for `rule` to matter."""
    each = (anchor for row in rows(rule) for anchor in row.anchors)
    return tuple(dict.fromkeys(each))


class Lookup:
    """The rows of one rule, by the ends of the paragraphs that they are for.

    What is the whole paragraph is tried before what begins it, and what ends it before what it
    holds; otherwise rows are tried in their order.
    """

    def __init__(self, rule: str) -> None:
        self._wholes: dict[str, Row] = {}
        self._heads: dict[str, list[Row]] = {}
        self._others: dict[str, list[Row]] = {}
        """Those at whose end, or inside which, the anchor stands, by its first code point."""
        for row in sorted(rows(rule), key=lambda row: row.place == "inside"):
            if row.place == "whole":
                self._wholes[row.key] = row
            elif row.place == "head":
                self._heads.setdefault(row.key[:_KEY], []).append(row)
            else:
                self._others.setdefault(row.anchor[:1].lower(), []).append(row)
        self._longest = max(map(len, self._wholes), default=0)
        self._longest_head = max((len(row.key) for row in chain(*self._heads.values())), default=0)
        for key, some in self._heads.items():
            if len(key) == _KEY:
                some += self._heads.get(key[0], ())

    def by_start(self, paragraph: str) -> Row | None:
        """The row for a paragraph, with nothing blank at its ends, that begins with an anchor."""
        if self._wholes:
            bare = paragraph.rstrip(_ENDING)
            whole = self._wholes.get(bare.lower()) if len(bare) <= self._longest else None
            if whole is not None and whole.goes_on(paragraph):
                return whole
        opening = paragraph[: self._longest_head].lower()
        for row in self._heads.get(opening[:_KEY]) or self._heads.get(opening[:1]) or ():
            if opening.startswith(row.key) and row.goes_on(paragraph):
                return row
        return None

    def by_rest(self, paragraph: str, anchor: int) -> Row | None:
        """The row for a paragraph, likewise, that has an anchor of its own at `anchor`."""
        for row in self._others.get(paragraph[anchor].lower(), ()):
            if row.is_at(paragraph, anchor) and row.matches(paragraph):
                return row
        return None


lookup = cache(Lookup)
"""The rows of a rule, sorted once."""


def residue(document: Document, hits: Sequence[int], rule: str) -> list[tuple[Place, Row]]:
    """The place of each paragraph with an anchor at one of `hits`, and the row for it of `rule`.

    Paragraphs that there is no row for are left out.
    """
    prose = document.prose
    look, place_at = lookup(rule), places_in(document)
    found = []
    for hit in hits:
        place = place_at(hit)
        if place is None:
            continue
        start, end = place[:2]
        paragraph = prose[start:end].lstrip()
        anchor = hit - end + len(paragraph)
        paragraph = paragraph.rstrip()
        row = None
        if hit < 0 or prose[hit] in _FEEDS:
            if anchor == -1:
                row = look.by_start(paragraph)
        elif anchor >= 0:
            row = look.by_rest(paragraph, anchor)
        if row is not None:
            found.append((place, row))
    return found


def findings(
    document: Document, found: Sequence[tuple[Place, Row]], what: str, loss: str
) -> list[Finding]:
    """That each paragraph that was found is `what`, with the fix that removes it.

    `loss` is what an unsafe fix may lose. At the start of a text even a sure mark may be its
    title, so nothing is safe there.
    """
    if not found:
        return []
    prose = document.prose
    sure = Applicability.SAFE, "Remove the paragraph"
    unsure = Applicability.UNSAFE, f"Remove the paragraph (unsafe: {loss})"
    made = []
    for place, row in found:
        start, end, before, _ = place
        advice = sure if before >= 0 and row.is_safe else unsure
        fix = make(Fix, ((removed(place),), *advice, None))
        message = f"“{_shown(prose[start:end])}” is {what}"
        made.append(make(Finding, (make(Span, (start, end)), message, fix, ())))
    return made


def _shown(paragraph: str) -> str:
    """What a message shows of a paragraph."""
    most = _SHOWN // 2 + 1  # words: they have more code points, and blanks between them
    shown = " ".join(paragraph.split(None, most)[:most])
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"
