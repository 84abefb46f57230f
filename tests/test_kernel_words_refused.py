"""Lists and tables of words that the kernel refuses, or reads no further than to their end."""

from __future__ import annotations

from array import array
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernel import _kernel
from test_kernel_words import ENGLISH, INDEX, MODEL, TABLE, lexicon_of
from textmend.spelling.dictionary import Suggestion
from textmend.spelling.edits import cost_of_two, likely, two_slips
from textmend.spelling.forms import _AFFIXES
from textmend.spelling.index import outline
from textmend.spelling.letters import SIZE
from texts import unhurried

pytestmark = pytest.mark.skipif(_kernel is None, reason="no kernel was compiled")


@pytest.mark.parametrize("size", [0, 1, 83, 84, 86, 89])
def test_a_lexicon_that_is_cut_off_is_refused(size):
    with pytest.raises(ValueError, match="not a lexicon"):
        _kernel.Lexicon(lexicon_of(["a", "ab", "abc"])[:size], 0)


@pytest.mark.parametrize("offset", [-1, 7, 2**62])
def test_a_lexicon_is_not_looked_for_outside_the_file(offset):
    with pytest.raises(ValueError, match="not a lexicon"):
        _kernel.Lexicon(lexicon_of(["a", "ab", "abc"]), offset)


@pytest.mark.parametrize(
    ("number", "key"),
    [(MODEL.lexicon.size, 0), (0, 2 * MODEL.lexicon.size), (0, -1), (-1, 2 * 10**9)],
)
def test_behind_words_without_a_number_nothing_is_likely(number, key):
    for likelihood in (MODEL.after_any, MODEL.after_start):
        with pytest.raises(IndexError):
            likelihood(number, "mill", key)
    for asked in ((number, "mill", 0, "of", key), (0, "mill", number, "of", key)):
        if max(number, key) >= MODEL.lexicon.size:
            with pytest.raises(IndexError):
                ENGLISH.fit(*asked)


@given(st.integers(0, 255), st.integers(0, 5), st.binary(max_size=21))
def test_followers_of_too_few_counts_or_classes_are_refused(counts, classes, columns):
    sections = (memoryview(b""),) * 3
    given_counts, given_classes = (1.0,) * counts, (0,) * classes
    for parts in ((given_counts, (0,) * 6), ((1.0,) * 256, given_classes)):
        with pytest.raises((IndexError, ValueError)):
            _kernel.Followers(memoryview(columns), sections, sections, parts[0], 1.0, parts[1])


def test_what_is_no_word_is_refused():
    with pytest.raises(TypeError):
        _kernel.Lexicon(lexicon_of(["a"]), 0).find(b"a")
    with pytest.raises(TypeError):
        _kernel.TwoWayGraph((b"", b"", 0), (b"", b"", 0)).near(b"a")
    with pytest.raises(TypeError):
        _kernel.WordList(b"\n").find(b"a")
    with pytest.raises(TypeError):
        INDEX.far(b"anna")
    with pytest.raises(TypeError):
        ENGLISH.frequency(b"anna")
    with pytest.raises(TypeError):
        ENGLISH.kernel.is_formed(b"anna", *_AFFIXES)
    with pytest.raises(ValueError, match="not a word of ASCII"):
        ENGLISH.kernel.is_formed("ännä", *_AFFIXES)
    with pytest.raises(TypeError):
        _kernel.letter_steps(TABLE, b"anna")


@given(st.integers(0, SIZE**3 - 1), st.text())
def test_a_table_of_letters_that_is_cut_off_is_refused(size, word):
    with pytest.raises(ValueError, match="not a table of letters"):
        _kernel.letter_steps(TABLE[:size], word)


@given(st.binary() | st.text("ab \n").map(str.encode), st.text("ab\n", max_size=3))
def test_a_list_that_is_none_is_searched_to_its_end_and_no_further(lines, word):
    with suppress(UnicodeDecodeError):
        assert _kernel.WordList(lines).find(word) is None or word.encode() in lines


@settings(unhurried, max_examples=500)
@given(st.text("aeot", min_size=2, max_size=8), st.data())
@example("taboeed", None)
def test_of_all_ways_to_a_word_the_cheapest_counts(word, data):
    between = data.draw(st.sampled_from(likely(word))) if data else "tabooeed"
    meant = data.draw(st.sampled_from(likely(between) or [between])) if data else "tabooed"
    ways = [cost_of_two(word, *way) for way in two_slips(word, [meant]) if meant != word]
    lexicon = lexicon_of([meant]), 0
    parts = [memoryview(array("I", [each]).tobytes()) for each in (outline(word), 0)]
    found = _kernel.Outlines(*parts, lexicon, lexicon).far(word)
    assert found == ({meant: min(ways)} if ways else {})


@given(st.integers(0, 255), st.binary(max_size=21), st.binary(max_size=2))
def test_frequencies_of_too_few_counts_are_refused(counts, columns, others):
    lexicon = lexicon_of(["a", "ab", "abc"]), 0
    parts = memoryview(columns), memoryview(others)
    for given_counts in ((1.0,) * counts, (1.0,) * 256):
        if len(others) < 3 or len(given_counts) < 256:
            with pytest.raises((IndexError, ValueError)):
                _kernel.Frequencies(
                    lexicon, lexicon, *parts, given_counts, 1.0, frozenset(), b"\n", Suggestion
                )
