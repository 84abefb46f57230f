"""The words of a document are counted in bulk as they would be one by one."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from textmend.evidence.document import DocumentCounts
from textmend.evidence.tokens import _ABBREVIATIONS, MID, PARAGRAPH, SENTENCE, UNSURE, tokens
from texts import plain_texts, unhurried

PIECES = ["the mill", "Iran", "’s", " ", " ", "\n", ".", ". ", "Mr. ", "“", ": ", "iPhone", "McVey"]
PIECES += ["-", "3.5", "É", "ß", "中文", "don't", "U.S. ", "?", ",", "• "]
texts = plain_texts | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def behind(token, before, place):
    """Where what follows `token` stands, which itself stands at `place`."""
    if token == "\n":
        return PARAGRAPH
    if token[0].isalnum():
        return MID
    if token in (".", "!", "?", "…"):
        goes_on = token == "." and (len(before) == 1 or before in _ABBREVIATIONS)
        return SENTENCE if place in (MID, UNSURE) and not goes_on else place
    return UNSURE if token in "\"“”‘’'«»:([•*" and place == MID else place


@unhurried
@given(texts)
def test_counts_in_bulk_are_those_of_words_one_by_one(text):
    stream = tokens(text)
    place, before = PARAGRAPH, ""
    capitalised, starts, lower, begun = Counter(), Counter(), Counter(), Counter()
    for token in stream:
        if token[0].isalpha():
            is_upper = token[0].isupper()
            table = lower if not is_upper else capitalised if place == MID else starts
            table[token.lower() if is_upper else token] += 1
            begun[place, is_upper] += 1
        place, before = behind(token, before, place), token
    counts = DocumentCounts(text)
    assert counts.size == sum(begun.values())
    assert counts.paragraphs == begun[PARAGRAPH, True] + begun[PARAGRAPH, False]
    assert counts.lower_paragraphs == begun[PARAGRAPH, False]
    assert counts.lower_sentences == begun[SENTENCE, False]
    assert (counts._capitalised, counts._starts, counts._lower) == (capitalised, starts, lower)


WORDS = ["the", "mill", "a", "s", "n", "don", "rd", "phone", "ok", "ß"]
AROUND = [*WORDS, *map(str.title, WORDS), *map(str.upper, WORDS), *"'’3_-é²½ \n.\ufffc"]
AROUND += ["'s", "’LL", "'n'", "½a", "iPhone", "o\N{KELVIN SIGN}", "O\N{KELVIN SIGN}"]


@unhurried
@example("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}THE")
@given(st.lists(st.sampled_from(AROUND), max_size=20).map("".join) | texts)
def test_a_word_that_is_looked_for_is_there_as_often_as_it_is_counted(text):
    for word in (*WORDS, *text.split()):
        counts = DocumentCounts(text)
        looked_for = counts.lower(word), counts.upper(word)
        in_all = counts.capitalised(word) + counts.starts(word)  # which counts all words
        assert looked_for == (counts.lower(word), in_all)
