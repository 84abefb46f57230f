"""Stops a repair that would touch nearly everything: that is a misconfiguration."""

from __future__ import annotations

from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textmend.changes import Change

FEWEST_RECORDS = 200
FEWEST_CHARACTERS = 200_000
"""Of fewer a share says nothing."""


class Tripped(ValueError):
    """A rule would touch more than it may; the message says which, how much, and what to do."""


class Limits(NamedTuple):
    """Shares, 0 to 1, that one rule may touch."""

    records: float
    """Of all texts: those in which it changes something that can be seen. Whoever wrote the corpus
    may well have left a blank, or a mark that nobody sees, in every single text."""
    characters: float
    """Of the characters of all texts, seen or not."""


class Breaker:
    """Counts what each rule touches, and trips before that is written."""

    def __init__(self, limits: Limits, exempt: Iterable[str] = ()) -> None:
        self._limits = limits
        self._exempt = frozenset(exempt)
        self._texts = self._characters = 0
        self._touched: dict[str, list[int]] = {}
        """By rule: texts and characters."""
        self._most_texts = self._most_size = 0
        """What the rule touches that touches most of them, but for those that may."""

    def pass_by(self, length: int) -> None:
        """Count a text of so many characters that does not change."""
        self._texts += 1
        self._characters += length

    def count(self, text: str, changes: Iterable[Change]) -> None:
        """Count one text and the changes to it."""
        self.pass_by(len(text))
        seen: set[str] = set()
        for (start, end), new, rules in changes:
            is_seen = _is_visible(text[start:end]) or _is_visible(new)
            for rule in rules:
                self._touch(rule, is_seen and rule not in seen, max(end - start, len(new)))
            if is_seen:
                seen.update(rules)

    def _touch(self, rule: str, texts: int, size: int) -> None:
        touched = self._touched.setdefault(rule, [0, 0])
        touched[0] += texts
        touched[1] += size
        if rule not in self._exempt:
            self._most_texts = max(self._most_texts, touched[0])
            self._most_size = max(self._most_size, touched[1])

    @property
    def counts(self) -> tuple[int, int, Mapping[str, Sequence[int]]]:
        """Texts and characters: all of them, and by rule those that it touches."""
        return self._texts, self._characters, self._touched

    def add(self, counts: tuple[int, int, Mapping[str, Sequence[int]]]) -> None:
        """Add what another has counted."""
        texts, characters, by_rule = counts
        self._texts += texts
        self._characters += characters
        for rule, (some, size) in by_rule.items():
            self._touch(rule, some, size)

    def check(self) -> None:
        """Raise Tripped where a rule has touched more than its share of what was counted."""
        records, characters = self._limits
        too_many = self._texts >= FEWEST_RECORDS and self._most_texts > records * self._texts
        is_enough = self._characters >= FEWEST_CHARACTERS
        too_much = is_enough and self._most_size > characters * self._characters
        if not (too_many or too_much):
            return
        for rule, (texts, size) in sorted(self._touched.items()):
            if rule in self._exempt:
                continue
            if too_many and texts > records * self._texts:
                _trip(rule, texts, self._texts, "texts", "max-touched-records", records)
            if too_much and size > characters * self._characters:
                _trip(
                    rule, size, self._characters, "characters", "max-touched-characters", characters
                )


def _is_visible(text: str) -> bool:
    """Whether there is more in it than blanks, and characters that show nothing."""
    rest = text.replace(" ", "")
    return bool(rest) and (rest.isprintable() or any(map(str.isprintable, rest)))


def _trip(rule: str, part: int, whole: int, things: str, key: str, limit: float) -> None:
    raise Tripped(
        f"stopped before writing: {rule} would touch {part:,} of {whole:,} {things}, more than "
        f"{key} = {limit:g} allows; ignore the rule, or allow more if that is what the text needs"
    )
