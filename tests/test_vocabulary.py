"""Counting the words of a corpus, in bounded memory."""

from __future__ import annotations

from collections import Counter as Plain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textmend import lint
from textmend.vocabulary import BadVocabulary, Counter, read, write

WORDS = st.sampled_from(["mill", "Mill", "wheel", "œuvre", "Wexford", "a", "stone"])


@given(st.lists(st.lists(WORDS, max_size=30), max_size=10))
def test_counts_are_those_of_a_plain_counter(texts):
    counter = Counter()
    for words in texts:
        counter.add(" ".join(words))
    plain = Plain(word for words in texts for word in words)
    assert dict(counter.items()) == {word: n for word, n in plain.items() if n > 1}


@given(st.lists(st.text("abcd", min_size=1, max_size=3), max_size=300), st.integers(1, 20))
@example(words="a b b c d aa aa ab ab aaa a a c a a".split(), most=5)
def test_memory_is_bounded_and_so_is_the_error(words, most):
    counter = Counter(most)
    for word in words:
        counter.add(word)
    plain = Plain(words)
    counted = dict(counter.items())
    assert len(counted) <= most
    for word, count in counted.items():
        assert plain[word] - counter.error <= count <= plain[word]


def test_a_vocabulary_is_read_as_it_was_written(tmp_path):
    counter = Counter()
    counter.add("Wexford mill mill Wexford œuvre œuvre once")
    path = str(tmp_path / "words.tsv")
    assert write(path, counter) == 3
    assert read(path) == {"Wexford": 2, "mill": 2, "œuvre": 2}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("mill\t2\n", ":1: not a vocabulary"),
        ("# textmend vocabulary 1\nmill\n", ":2: expected a word, a tab and a number"),
        ("# textmend vocabulary 1\nmill\tmany\n", ":2: expected a word, a tab and a number"),
    ],
)
def test_what_is_no_vocabulary_is_refused_by_file_and_line(tmp_path, text, problem):
    path = tmp_path / "words.tsv"
    path.write_text(text)
    with pytest.raises(BadVocabulary, match=problem):
        read(str(path))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadVocabulary, match=r"nowhere\.tsv"):
        read(str(tmp_path / "nowhere.tsv"))


def test_a_word_of_the_corpus_is_no_stranger_and_is_one_again_without_it():
    text = "He did not know whetherthey came.\n"
    assert [found.rule for found in lint(text)] == ["glued-words"]
    assert lint(text, vocabulary={"whetherthey": 3}) == []
    assert [found.rule for found in lint(text)] == ["glued-words"]


def test_the_command_counts_what_the_check_then_knows(textmend, tmp_path):
    (tmp_path / "a.txt").write_text("The mill of Wexfordshire. The mill is whetherthey.\n")
    (tmp_path / "b.txt").write_text("He did not know whetherthey came.\n")
    textmend("check", "b.txt", code=1)
    counted = textmend("vocabulary", ".", "-o", "words.tsv", code=0)
    assert counted.stderr == b"words.tsv: 3 words of 2 files\n"
    assert (tmp_path / "words.tsv").read_text() == (
        "# textmend vocabulary 1\nThe\t2\nmill\t2\nwhetherthey\t2\n"
    )
    textmend("check", "b.txt", "--vocabulary", "words.tsv", code=0)
    (tmp_path / "textmend.toml").write_text('vocabulary = "words.tsv"\n')
    textmend("check", "b.txt", code=0)


def test_without_a_place_for_the_counts_it_says_so(textmend):
    assert b"--output FILE says where" in textmend("vocabulary", ".", code=2).stderr


def test_the_texts_of_records_are_counted_and_nothing_else_of_them(textmend, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "mill mill", "text": "wheel\\nwheel"}\n' * 2)
    textmend("vocabulary", ".", "-o", "words.tsv", code=0)
    assert (tmp_path / "words.tsv").read_text() == "# textmend vocabulary 1\nwheel\t4\n"
