"""Words that go on behind letters are looked for in the text as they are among all its words."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from textmend.evidence.tokens import shown, tokens
from textmend.evidence.view import Evidence
from textmend.evidence.wordlist import english as further
from texts import unhurried

STARTS = ["settlem", "composit", "mill", "whe", "zzk"]
PIECES = [
    *STARTS,
    "settlement",
    "composite",
    "composites",
    "miller",
    "wheel",
    "ent",
    "e",
    "er",
    "z",
]
AROUND = [
    *PIECES,
    " ",
    " ",
    "\n",
    "’",
    "'",
    "'s",
    "-",
    ".",
    "3",
    "½",
    "é",
    "\xad",
    "\u200b",
    "”",
    "E",
]
texts = st.lists(st.sampled_from(AROUND), max_size=24).map("".join)


def longer(evidence, text, word):
    """The listed words of the text that are `word` and a few letters, if letters follow at all."""
    places = [at for at in range(len(text)) if text.startswith(word, at)]
    if (
        not any(text[at + len(word) :][:1].isalpha() for at in places)
        or further().find(word) is not None
    ):
        return []
    every = {token for token in tokens(shown(text)) if token[0].isalpha() and token.islower()}
    long = range(len(word) + 1, len(word) + 4)
    return sorted(
        token
        for token in every
        if token.startswith(word) and len(token) in long and evidence.is_listed(token)
    )


@settings(unhurried, max_examples=500)
@given(texts, st.none() | st.just({"zzke": 3, "zzk's": 2, "zzk'er": 3}))
@example("compositz com\xadposite", None)
@example("zzkz zzk’er", {"zzk'er": 3})
@example("zzkz zzk'er", {"zzk'er": 3})
@example("zzk'er", {"zzk'er": 3})
def test_words_that_go_on_are_those_of_the_text(text, vocabulary):
    for word in STARTS:
        evidence = Evidence(text, vocabulary)
        assert evidence.longer(word) == longer(evidence, text, word)
