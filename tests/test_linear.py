"""What a rule looks at grows with the text and no faster, on the texts that are worst for it."""

from __future__ import annotations

import json

import pytest

from conftest import ROOT
from textmend import Document
from textmend.engine import Linter
from textmend.registry import load, select
from textmend_rules.catalogue import CATALOGUE

SIZE = 8_000
"""Code points of the shorter text: more than any rule may look round a place."""

MOST = 2.6
"""How often the work may be done for twice the text; what is quadratic does it four times."""

HOSTILE = json.loads((ROOT / "tests" / "hostile.json").read_text(encoding="ascii"))
"""What opens and never closes, ends and never began, or stands in one endless line."""


class Counted(str):
    """A text that counts the code points that are looked at, roughly, and each look."""

    work = 0

    def _span(self, start: int | None = None, end: int | None = None) -> int:
        first, last, _ = slice(start, end).indices(len(self))
        return max(0, last - first)

    def find(self, part, start=None, end=None):
        found = str.find(self, part, start, end)
        self.work += 1 + (found - (start or 0) if found >= 0 else self._span(start, end))
        return found

    def rfind(self, part, start=None, end=None):
        found = str.rfind(self, part, start, end)
        last = len(self) if end is None else min(end, len(self))
        self.work += 1 + (last - found if found >= 0 else self._span(start, end))
        return found

    def count(self, part, start=None, end=None):
        self.work += 1 + self._span(start, end)
        return str.count(self, part, start, end)

    def __contains__(self, part):
        return self.find(part) >= 0

    def __getitem__(self, key):
        found = str.__getitem__(self, key)
        self.work += 1 + len(found)
        return found

    def __iter__(self):
        self.work += len(self)
        return str.__iter__(self)

    def startswith(self, part, start=None, end=None):
        self.work += 1
        return str.startswith(self, part, start, end)


def _whole(name):
    def method(self, *arguments):
        self.work += len(self)
        return getattr(str, name)(self, *arguments)

    return method


for _name in ("split", "splitlines", "strip", "lstrip", "rstrip", "replace", "encode", "lower"):
    setattr(Counted, _name, _whole(_name))


def work(linter: Linter, piece: str, size: int, ending: str) -> int:
    """How much is looked at in `piece` over and over, up to `size` code points."""
    text = Counted(piece * (size // len(piece)))
    checked = linter.lint(Document(text, path=f"example.{ending}"))
    assert not checked.failures
    return text.work


def test_a_look_through_the_text_for_each_hit_would_be_seen():
    text = Counted("( " * SIZE)
    for at in range(0, len(text), 2):
        text.find(")", at)
    assert text.work > len(text) * len(text) / 8


def assert_linear(linter: Linter, piece: str, ending: str = "txt") -> None:
    once, twice = (work(linter, piece, size, ending) for size in (SIZE, 2 * SIZE))
    assert twice <= MOST * once, (piece, once, twice)


@pytest.fixture(scope="module")
def every_rule():
    return Linter(select(load(), ["all"], [], {}))


@pytest.mark.parametrize("ending", ["txt", "md", "rst", "html"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_what_opens_and_never_closes_is_looked_at_once(every_rule, piece, ending):
    assert_linear(every_rule, piece, ending)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_rule_looks_at_what_is_near(rule):
    linter = Linter(select(load(), [rule.name], [], {}))
    own = [example.unmark()[0] for example in rule.examples if example.marked.strip()]
    anchors = [anchor.strip("\n") for anchor in rule.anchors[:4]]
    lines = [f"{anchor}\n" for anchor in anchors] + [f"The mill, {anchor} " for anchor in anchors]
    for piece in (*own, *anchors, *lines):
        assert_linear(linter, piece)
