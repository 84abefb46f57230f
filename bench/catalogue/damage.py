"""Operators that do one kind of damage each, by the name of the rule that should find it.

To add a rule: write an operator and put it into `OPERATORS`; `injected.py` does the rest.
"""

from __future__ import annotations

import random
import re
from textwrap import fill
from unicodedata import normalize

import ftfy.bad_codecs  # noqa: F401  (registers sloppy-windows-1252)

from operators import Operator, replace_one
from residue_damage import RESIDUE
from slips import misname, misspell


def mixed(*operators: Operator) -> Operator:
    """One of `operators`, each as likely, that has a place in the text."""

    def damaged(text: str, chance: random.Random) -> str | None:
        for operator in chance.sample(operators, len(operators)):
            bad = operator(text, chance)
            if bad is not None:
                return bad
        return None

    return damaged


_SMALL = r"(?<![^\s])(the|to|of|and|with|a|in|from|an|(?:The|And|In|An)(?= ))(?= [a-z])"


def twice(match: re.Match[str], chance: random.Random) -> str:
    """A word twice, the second time in lower case."""
    return f"{match[0]} {match[0].lower()}"


def misread(pattern: str, encoding: str, times: int = 1) -> Operator:
    """Write one character of those that match `pattern` as its UTF-8 looks in `encoding`."""

    def damaged(match: re.Match[str], _: random.Random) -> str:
        text = match[0]
        for _turn in range(times):
            text = text.encode().decode(encoding)
        return text

    return replace_one(pattern, damaged)


def as_bytes(encoding: str, share: float) -> Operator:
    """Write the text in another encoding: a `share` of its lines, all of them for 1."""

    def damaged(text: str, chance: random.Random) -> str | None:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if not line.isascii() and chance.random() < share:
                data = line.encode(encoding, "ignore")
                if data.decode(encoding) == line:  # else the original could not come back
                    lines[number] = data.decode("utf-8", "surrogateescape")
        return "\n".join(lines)

    return damaged


def swapped(pairs: str, pattern: str) -> Operator:
    """Replace one character by its twin: `pairs` has each letter followed by its twin."""
    twins = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return replace_one(pattern, lambda match, _: twins[match[0]])


_ENTITIES = {"’": "&#8217;", "“": "&ldquo;", "”": "&rdquo;", "&": "&amp;amp;", "—": "&mdash;"}
_LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}


def wrapped(text: str, chance: random.Random) -> str | None:
    """One long paragraph broken at 60 to 80 characters."""
    found = list(re.finditer(r"(?m)^[^\n]{400,}$", text))
    if not found:
        return None
    one = chance.choice(found)
    lines = fill(one[0], chance.randint(60, 80), break_long_words=False, break_on_hyphens=False)
    return text[: one.start()] + lines + text[one.end() :]


def other_endings(text: str, chance: random.Random) -> str:
    """Some line endings as in Windows, or as on old Macs."""
    ending = chance.choice(["\r\n", "\r"])
    return re.sub("\n(?=.)", lambda _: ending if chance.random() < 0.1 else "\n", text)


OPERATORS: dict[str, Operator] = {
    **RESIDUE,
    "leading-space": replace_one(r"\n\n(?=[A-Z][^\n]{100})", r"\n\n "),
    "trailing-space": replace_one(r"(?<=[^\s])\n", r" \n"),
    "soft-hyphen": replace_one(r"(?<=[a-z]{2})(?=[a-z]{3})", "\N{SOFT HYPHEN}"),
    "doubled-word": replace_one(_SMALL, twice),
    "misspelling": misspell,
    "name-variant": misname,
    "zero-width": replace_one(r"(?<=[a-z ])(?=[a-z])", "\N{ZERO WIDTH SPACE}"),
    "double-space": replace_one(
        r"(?<=\w[.,]|\w\w) (?=\w)", lambda _, chance: " " * chance.randint(2, 4)
    ),
    "exotic-space": replace_one(
        r"(?<=\w) (?=\w)", lambda _, chance: chance.choice("\xa0\u2009\u2003\u202f")
    ),
    "space-before-punctuation": replace_one(r"(?<=\w)(?=[,.;:!?][ \n\"”])", " "),
    "space-inside-brackets": mixed(
        replace_one(r"\((?=\w[^()\n]{1,80}\))", "( "),
        replace_one(r"(?<=\w)\)", " )"),
        replace_one(r"“(?=\w[^“”\n]{1,80}”)", "“ "),
        replace_one(r"(?<=\w[.,?!])”", " ”"),
        replace_one(r"(?<=[a-z])(?=['’]s )", " "),
    ),
    "missing-space": mixed(
        replace_one(r"(?<=[a-z]{2}[.?!]) (?=[A-Z][a-z])", ""),
        replace_one(r"(?<=[a-z]{2},) (?=[a-z]{2})", ""),
        replace_one(r"(?<=[a-z][.?!,][\"”]) (?=[A-Za-z][a-z])", ""),
    ),
    "mixed-newlines": other_endings,
    "blank-lines": replace_one(r"(?<=\S\n)\n(?=\S)", lambda _, chance: "\n" * chance.randint(3, 6)),
    "hard-wrap": wrapped,
    "final-newline": lambda text, _: text.rstrip("\n"),
    "stray-bom": replace_one(r"(?<=[a-z\n ])(?=[A-Za-z])", "\ufeff"),
    "control-character": replace_one(r"(?<= )(?=[a-z])", "\x02"),
    "mojibake": mixed(
        misread("[’“—–…é]", "sloppy-windows-1252"),
        misread("[’“”—–é£]", "latin-1"),
        misread("[’“—é]", "sloppy-windows-1252", times=2),
    ),
    "not-utf8": mixed(as_bytes("cp1252", 1), as_bytes("cp1252", 0.5)),
    "c1-control": replace_one(
        "[’“”‘—–…]", lambda match, _: match[0].encode("cp1252").decode("latin-1")
    ),
    "replacement-character": replace_one("[’“”‘—é]", "\N{REPLACEMENT CHARACTER}"),
    "html-entity": mixed(
        replace_one("[’“”—&]", lambda match, _: _ENTITIES[match[0]]),
        replace_one("'", "&#39;"),
    ),
    "quote-apostrophe": mixed(
        replace_one(r"(?<=[a-z]n)['’](?=t )", '"'),
        replace_one(r"(?<=[a-z]{2})['’](?=s )", '"'),
        replace_one(r"(?<= I)['’](?=(?:m|d|ve|ll) )|(?<=[Tt]hey)['’](?=(?:d|ve|re|ll) )", '"'),
    ),
    "html-tag": mixed(
        replace_one(r"\b[a-z]{4,}\b", r"<b>\g<0></b>"),
        replace_one(r"\b[a-z]{4,}\b", r'<a href="/x?y=1">\g<0></a>'),
        replace_one(r"(?<=\.)(?=\n)", "</p>"),
    ),
    "homoglyph": swapped(
        "aаeеoоcсpрxхyуAАBВEЕHНOОPРTТ",
        "(?<=[a-z])[aeocpxy](?=[a-z])|[ABEHOPT](?=[a-z]{3})",
    ),
    "ligature": replace_one("ffi|ffl|ff|fi|fl", lambda match, _: _LIGATURES[match[0]]),
    "not-normalized": replace_one("[éèàñüöçâê]", lambda m, _: normalize("NFD", m[0])),
}
"""The operator of each rule."""
