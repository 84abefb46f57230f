"""Operators that do damage: they cut letters from the front of one paragraph of a document.

Which paragraph is decided by a seed and the document's id, so that every run cuts the same.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import split
from split import Text

sys.path.insert(0, str(split.ROOT / "linter"))

from textmend.evidence.document import DocumentCounts
from textmend.evidence.place import Place
from textmend.evidence.tokens import tokens

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLITIC = re.compile(r"['’](?:s|re|ll|ve|d|m)$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")

FEWEST_WORDS = 5
"""In a paragraph; shorter ones are headings, names and bylines."""


LOOKED_AT = 400
"""Code points of the paragraph, and of the one before, that the rules look at."""


class Context(NamedTuple):
    """What a rule knows of a paragraph when it asks about it."""

    paragraph: str
    counts: DocumentCounts
    is_first: bool
    previous: str

    def place(self) -> Place:
        """The same, as candidates are asked for."""
        return Place(self.paragraph, self.counts, previous=self.previous, is_first=self.is_first)


def context(text: str, start: int) -> Context:
    """What stands round the paragraph that starts at `start`."""
    paragraph = text[start:].partition("\n")[0].rstrip()
    before = text[:start].rstrip()
    previous = before.rpartition("\n")[2]
    counts = DocumentCounts(text)
    return Context(paragraph[:LOOKED_AT], counts, not before, previous[-LOOKED_AT:])


class Case(NamedTuple):
    """One document with one paragraph damaged."""

    corpus: str
    id: str
    text: str
    """The whole document, damaged."""
    start: int
    """Offset of the damaged paragraph in `text`."""
    letters: str
    """What was cut."""
    head: str
    """What is left of the word, without clitic and compound."""


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of each line that is not blank, without the space around it."""
    for match in _LINE.finditer(text):
        line = match[0]
        yield match.start() + len(line) - len(line.lstrip()), line.strip()


def cuttable(line: str, lost: int) -> str:
    """What would be left of the first word if `lost` letters were cut; "" where none may be."""
    if len(line.split()) < FEWEST_WORDS or not line[0].isupper() or not line[1].islower():
        return ""
    match = _WORD.match(line)
    if match is None:
        return ""
    head = _CLITIC.sub("", match[0])[lost:]
    if not head or not head[0].isalpha() or (lost > 1 and not head[0].islower()):
        return ""
    return head


def cut(text: Text, lost: int, seed: int, most: int, shortest: int, longest: int) -> Iterator[Case]:
    """Up to `most` cases from one document, each with another paragraph cut.

    Only words of which `shortest` to `longest` letters are left are cut.
    """
    places = []
    for start, line in paragraphs(text.text):
        head = cuttable(line, lost)
        if head and shortest <= sum(map(str.isalpha, head)) <= longest:
            places.append((start, head))
    random.Random(f"{seed} {text.corpus} {text.id}").shuffle(places)
    for start, head in places[:most]:
        damaged = text.text[:start] + text.text[start + lost :]
        yield Case(text.corpus, text.id, damaged, start, text.text[start : start + lost], head)


def lose_lead(text: Text, seed: int, most: int) -> Iterator[tuple[str, int]]:
    """Texts of which a paragraph lost whole words, so that it starts in lower case."""
    chance = random.Random(f"lead {seed} {text.corpus} {text.id}")
    places = list(paragraphs(text.text))
    chance.shuffle(places)
    for start, line in places[:most]:
        words = [match.start() for match in re.finditer(r"(?<=\s)[a-z]", line[:120])]
        if words and len(line.split()) >= 2 * FEWEST_WORDS:
            yield text.text[:start] + text.text[start + chance.choice(words) :], start


def break_paragraph(text: Text, seed: int, most: int) -> Iterator[tuple[str, int]]:
    """Texts of which a paragraph is broken in the middle of a sentence."""
    chance = random.Random(f"break {seed} {text.corpus} {text.id}")
    places = list(paragraphs(text.text))
    chance.shuffle(places)
    for start, line in places[:most]:
        words = [match.start() for match in re.finditer(r"(?<=\s)[a-z]", line)]
        if words:
            at = start + chance.choice(words)
            yield (
                text.text[:at].rstrip() + "\n\n" + text.text[at:],
                (len(text.text[:at].rstrip()) + 2),
            )


def lower_first(text: Text, seed: int, most: int) -> Iterator[tuple[str, int]]:
    """Texts of which a paragraph's first word is in lower case, as some people write."""
    chance = random.Random(f"lower {seed} {text.corpus} {text.id}")
    places = [(start, line) for start, line in paragraphs(text.text) if line[:2].istitle()]
    chance.shuffle(places)
    for start, line in places[:most]:
        yield text.text[:start] + line[0].lower() + text.text[start + 1 :], start


def lower_all(text: Text, seed: int, most: int) -> Iterator[tuple[str, int]]:
    """Texts of which one paragraph is all in lower case."""
    chance = random.Random(f"all {seed} {text.corpus} {text.id}")
    places = [(start, line) for start, line in paragraphs(text.text) if line[0].isupper()]
    chance.shuffle(places)
    for start, line in places[:most]:
        yield text.text[:start] + line.lower() + text.text[start + len(line) :], start


class Without:
    """A vocabulary that does not know the word that was cut, in the place where it was cut."""

    def __init__(self, counts: Mapping[str, int], word: str) -> None:
        self._counts = counts
        self._word = word

    def get(self, key: str, default: int = 0) -> int:
        """As a dictionary has it."""
        return max(0, self._counts.get(key, 0) - (key == self._word)) or default


def vocabularies(texts: Sequence[split.Text]) -> dict[tuple[str, str], Counter[str]]:
    """For each document the words of its corpus: those of its site, where there are sites."""
    groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    found = {}
    for text in texts:
        site = text.id.partition("/")[0] if text.corpus in ("webnews", "typography") else ""
        group = groups[text.corpus, site]
        group.update(token for token in tokens(text.text) if token[0].isalpha())
        found[text.corpus, text.id] = group
    return found
