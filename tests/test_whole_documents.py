"""Rules together: a text with many kinds of damage at once comes back as it was."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from textmend import Applicability, Document
from textmend.engine import Linter
from textmend.registry import load, select

WRAPPED = """
Mill on Tern Island closes after a century

The mill on Tern Island closed on Friday, after a hundred and nine years. “We never thought that
it would come to this,” the miller said. Nobody on the island spoke of anything else.

Iran had bought most of the flour since the war. When Iran stopped, the mill’s owners looked for
others, and found none who would pay as well as Iran did.

Sen. Ada Quill said that the café beside the mill would stay open for the summer. It doesn’t
need much flour, she added, and its guests come for the view.

The harbour master was asked whether the ferry would go on running in the winter. He said that
he had heard nothing, and that he would be the last to hear of it.

“There’s no other place like it,” said Bo Lind, who drove the mill’s only van. He has been
looking for work in Port Grey, where the new bridge ends.
"""
WHOLE = "\n\n".join(" ".join(each.split()) for each in WRAPPED.split("\n\n")) + "\n"

DAMAGE = {
    "soft-hyphen": ("hundred and nine", "hun\N{SOFT HYPHEN}dred and nine"),
    "zero-width": ("most of the flour", "most of the \N{ZERO WIDTH SPACE}flour"),
    "mojibake": ("“We never", "â€œWe never"),
    "html-entity": ("mill’s owners", "mill&rsquo;s owners"),
    "control-character": ("for the view", "for the\x07 view"),
    "leading-space": ("\nThe harbour master", "\n The harbour master"),
    "trailing-space": ("anything else.\n", "anything else. \n"),
    "double-space": ("and found none", "and  found none"),
    "space-before-punctuation": ("open for the summer.", "open for the summer ."),
    "ad-marker": ("\n\nIran had", "\n\nAdvertisement\n\nIran had"),
    "site-widget": ("\n\nSen.", "\n\ntoggle caption\n\nSen."),
    "injected-teaser": (
        "Sen. Ada Quill said",
        "Sen. Ada Quill Ada Mary QuillFerry to run all winter Who bought the mill? MORE said",
    ),
    "repeated-title": (
        "Mill on Tern Island closes after a century\n\n",
        "Mill on Tern Island closes after a century\n\n" * 2,
    ),
    "lost-initial": ("\nIran had bought", "\nran had bought"),
    "doubled-word": ("would be the last", "would be the the last"),
    "split-initial": ("\nThe mill on", "\nT he mill on"),
    "final-newline": ("the new bridge ends.\n", "the new bridge ends."),
}
"""For each rule, a place in the text and what becomes of it."""

LAST = "He said that he had heard nothing, and that he would be the last to hear of it."
LINTER = Linter(select(load(), ["all"], [], {}))


def damaged(names):
    text = WHOLE
    for name in names:
        good, bad = DAMAGE[name]
        assert text.count(good) == 1, name
        text = text.replace(good, bad)
    return text


def mended(text):
    return LINTER.fix(Document(text, path="story.txt"), Applicability.SAFE).document.text


def test_nothing_is_wrong_with_the_whole_text():
    assert LINTER.lint(Document(WHOLE, path="story.txt")).flagged == []


@pytest.mark.parametrize("name", DAMAGE)
def test_each_damage_alone_is_mended(name):
    text = damaged([name])
    found = {rule.name for rule, _ in LINTER.lint(Document(text, path="story.txt")).flagged}
    assert name in found
    assert mended(text) == WHOLE


def test_all_damage_at_once_is_mended():
    assert len(DAMAGE) >= 12
    assert mended(damaged(DAMAGE)) == WHOLE


@pytest.mark.parametrize("pair", list(pairwise(DAMAGE)), ids="+".join)
def test_damage_in_twos_is_mended(pair):
    assert mended(damaged(pair)) == WHOLE


@pytest.mark.parametrize("seed", range(12))
def test_damage_in_any_dozen_is_mended(seed):
    names = random.Random(seed).sample(list(DAMAGE), 12)
    assert mended(damaged(sorted(names, key=list(DAMAGE).index))) == WHOLE


def test_the_command_line_mends_it_to_the_byte(textmend, tmp_path):
    for ending in ("\n", "\r\n"):
        path = tmp_path / "story.txt"
        path.write_bytes(damaged(DAMAGE).replace("\n", ending).encode())
        textmend("check", "--fix", path, code=0)
        assert path.read_bytes() == WHOLE.replace("\n", ending).encode()
