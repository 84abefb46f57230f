"""The words of a document are counted in bulk as they would be one by one."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernel import _kernel
from textmend.evidence.document import DocumentCounts
from textmend.evidence.tokens import (
    _ABBREVIATIONS,
    GIVEN,
    INVISIBLE,
    MID,
    PARAGRAPH,
    SENTENCE,
    UNSURE,
    pieces,
    shown,
    tokens,
)
from texts import ENDS, NO_ENDS, plain_texts, unhurried

PIECES = ["the mill", "Iran", "’s", " ", " ", "\n", ".", ". ", "Mr. ", "“", ": ", "iPhone", "McVey"]
PIECES += ["-", "3.5", "É", "ß", "中文", "don't", "U.S. ", "?", ",", "• ", "½a", "²", "ⓐ", "𐄇the"]
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


@contextmanager
def counting_by(kernel):
    """Has words be counted by the kernel, or plainly if it is None."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(sys.modules, "textmend._kernel", kernel)
        yield


by_each = pytest.mark.parametrize("kernel", [_kernel, None], ids=["kernel", "plain"])


@by_each
@unhurried
@example("\U00010107the")
@example("ⓐthe. ⓐ the")
@given(texts)
def test_counts_in_bulk_are_those_of_words_one_by_one(kernel, text):
    stream = tokens(shown(text))
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
    with counting_by(kernel):
        assert counts.size == sum(begun.values())
    assert counts.paragraphs == begun[PARAGRAPH, True] + begun[PARAGRAPH, False]
    assert counts.lower_paragraphs == begun[PARAGRAPH, False]
    assert counts.lower_sentences == begun[SENTENCE, False]
    for word in {*capitalised, *starts, *lower, "", "mill", "’s"}:
        told = counts.capitalised(word), counts.starts(word), counts.occurrences(word)[2]
        key = word.lower()  # with which words are looked up
        assert told == (capitalised[key], starts[key], lower[key])
    assert [*counts.in_lower_case()] == [*lower]


JOINED = ["’s", "'S", "’ll", "'t", "n't", "O’", "d'", "Mc", "7,", "\N{KELVIN SIGN}", "\u0301"]
JOINED += [*"Aa’':_½ªé中ΩΣςſﬁⅷⒶ٣ǅ", "ÀÉ", "DonT", "donT", "DoNT", "\u0130"]
MARKED = ["Mr.", "No. ", "e.g. ", "a. ", "! ", "« ", "([", *"…•—🎉  \0\ufffc\udc80", "\ufffc" * 3]
MARKED += ["\N{ZERO WIDTH SPACE}", "\N{NO-BREAK SPACE}", *INVISIBLE, "\xad\u2060"]
NUMBERS = ("size", "paragraphs", "lower_paragraphs", "lower_sentences")
_LONGEST_TAIL = 4


def counted(text):
    """All that is told of what was counted."""
    counts = DocumentCounts(text)
    told = [[getattr(counts, name) for name in NUMBERS], counts.in_lower_case()]
    stream = ["", "Mr", "’s", *tokens(shown(text)), "mill"]
    words = dict.fromkeys([*stream, *map(str.lower, stream)])
    told += [(word, counts.occurrences(word), counts.spelling(word)) for word in words]
    pairs = [*pairwise(stream), *pairwise(stream[::2])]
    told += [counts.pairs(*pair) for pair in pairs]
    tails = dict.fromkeys(word[-size:] for word in words for size in range(1, _LONGEST_TAIL + 1))
    told += [(tail, counts.ending_in(tail)) for tail in [*tails, *[*tails][:3]]]
    return told


def counted_plainly(text):
    """The same, without the kernel."""
    with counting_by(None):
        return counted(text)


rich = st.lists(
    st.sampled_from([*JOINED, *MARKED, *PIECES, *ENDS, *NO_ENDS]) | st.characters() | plain_texts
).map("".join)


@settings(unhurried, max_examples=400)
@example("Iran’s ’s A’S’s a'b’c’LL x’sé’S")
@example("Mill" * 9 + " " + "Mill" * 8 + " MILL’" * 9 + " O'Mill o'Mill M7a M7A m7 Mill7s")
@example("“DonT”: DoNT. donT DONT Dont\nÉCole, école’s")
@example("Ana_ Ana\ufffc\ufffc\ufffc Ana\ufffc_")
@example("".join(f"Iran{character}’{character}s\n7{character}.5 A" for character in INVISIBLE))
@example("The mill on the island\u200bs closed \xad at long, long last\xad")
@given(rich)
def test_the_kernel_counts_what_is_counted_without_it(text):
    assert counted(text) == counted_plainly(text)


@pytest.mark.parametrize("mark", [".", "!", "?", "…", "\n", ":", "“", "’", "•", "½", "3", "-"])
@pytest.mark.parametrize("before", ["", "a", "Mr", "mr", "mill", "’s", "M’s", ")", "é", "’", ":"])
def test_the_kernel_knows_where_a_word_stands_behind_a_mark(before, mark):
    for first in ("", "One ", "It rained. ", "“"):
        text = f"{first}{before}{mark} The mill {before}{mark} the Mill"
        assert counted(text) == counted_plainly(text)


def test_the_kernel_counts_many_words_alike():
    few = [
        a + b + c for a in "abcdeFGHIJ" for b in "klmnopqrst" for c in ("u", "’v", "wXYZ-", "é’s")
    ]
    text = " ".join(few + [a + b for a in few for b in few[::7]] + few)
    assert counted(text) == counted_plainly(text)


def test_the_kernel_counts_a_long_word():
    text = "Mill’" + "aÉ’" * (1 << 16) + "s's " + "7." * (1 << 16) + "\ufffc" * (1 << 16)
    assert counted(text)[:4] == counted_plainly(text)[:4]


def test_pieces_of_a_text_are_counted_as_the_whole_is():
    text = "It rained.\nAsk Ana\n" * (1 << 13)
    assert len([*pieces(text)]) > 1
    assert counted(text) == counted_plainly(text)


if _kernel is not None:

    @pytest.mark.parametrize(
        "arguments", [(), ("mill",), ("mill", *GIVEN), (1, "", *GIVEN), ("mill", 1, *GIVEN)]
    )
    def test_what_is_no_text_is_not_counted(arguments):
        with pytest.raises(TypeError):
            _kernel.Counts(*arguments)

    @pytest.mark.parametrize("given", [1, (1,), (b"Mr",)])
    def test_what_is_no_token_is_not_taken(given):
        with pytest.raises(TypeError):
            _kernel.Counts("mill", "", given, *GIVEN[1:])

    @pytest.mark.parametrize("question", ["occurrences", "spelling", "ending_in"])
    def test_what_is_no_word_is_not_looked_up(question):
        counts = _kernel.Counts("The mill", "", *GIVEN)
        for word in (1, b"mill", None):
            with pytest.raises(TypeError):
                getattr(counts, question)(word)
            with pytest.raises(TypeError):
                counts.pairs("mill", word)

    @unhurried
    @given(rich)
    def test_words_are_counted_in_bytes_as_they_are_in_the_text_of_them(text):
        data = text.encode("utf-8", "replace")
        as_bytes, as_text = (_kernel.Counts(each, "\xad", *GIVEN) for each in (data, data.decode()))
        assert as_bytes.totals() == as_text.totals()
        assert as_bytes.in_lower_case() == as_text.in_lower_case()


WORDS = ["the", "mill", "a", "s", "n", "don", "rd", "phone", "ok", "ß"]
AROUND = [*WORDS, *map(str.title, WORDS), *map(str.upper, WORDS), *"'’3_-é²½ \n.\ufffc"]
AROUND += ["'s", "’LL", "'n'", "½a", "iPhone", "o\N{KELVIN SIGN}", "O\N{KELVIN SIGN}"]


@by_each
@unhurried
@example("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}THE")
@given(st.lists(st.sampled_from(AROUND), max_size=20).map("".join) | texts)
def test_a_word_that_is_looked_for_is_there_as_often_as_it_is_counted(kernel, text):
    for word in (*WORDS, *text.split()):
        counts = DocumentCounts(text)
        looked_for = counts.lower(word), counts.upper(word)
        with counting_by(kernel):
            in_all = counts.capitalised(word) + counts.starts(word)  # which counts all words
        assert looked_for == (counts.lower(word), in_all)
