"""Words are found by the kernel as plain Python finds them, in whole files and in damaged ones."""

from __future__ import annotations

from array import array
from contextlib import suppress
from itertools import accumulate

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernel import _kernel
from textmend.evidence.lists import MISSPELT
from textmend.evidence.model import english
from textmend.evidence.tables import COUNTS, LONGEST, Lexicon, Table
from textmend.evidence.wordlist import PATH as LIST
from textmend.evidence.wordlist import WordList
from textmend.spelling.dictionary import english as words_of_english
from textmend.spelling.edits import cost, likely, near, two_slips
from textmend.spelling.forms import _PREFIXES, _SUFFIXES, is_formed, plainly_formed
from textmend.spelling.graph import EDGES, END, TwoWayGraph, WordGraph
from textmend.spelling.index import PATH, Index, outline
from textmend.spelling.letters import SIZE, letter_steps, plainly_letter_steps
from textmend.spelling.misspellings import _DIALECT, _dialect
from texts import unhurried

letters = st.text("abc", max_size=6)
# More often than not to edges that are there.
targets = st.integers(0, 2**32 - 1) | st.integers(0, 12 << EDGES)


def graph_of(words):
    """A graph of these words, in which no two share an ending."""
    edges, places = bytearray(), array("I")

    def node(rests):
        heads = sorted({rest[0] for rest in rests if rest})
        first = len(edges)
        edges.extend(heads)
        places.extend([0] * len(heads))
        for edge, head in enumerate(heads, first):
            places[edge] = node([rest[1:] for rest in rests if rest[:1] == bytes([head])])
        return first << EDGES | len(heads) << 1 | (END if b"" in rests else 0)

    root = node([word.encode() for word in words])
    return WordGraph(bytes(edges), memoryview(places.tobytes()), root)


def lexicon_of(words, before=b""):
    """The bytes of a lexicon of these words, behind others."""
    reverse = sorted({word.encode("utf-8", "surrogatepass")[::-1] for word in words})
    lengths = [*map(len, reverse)]
    counts = b"".join(lengths.count(length).to_bytes(4, "little") for length in range(LONGEST + 1))
    return before + counts + b"".join(sorted(reverse, key=len))


@settings(unhurried, max_examples=300)
@given(st.sets(letters), letters, st.integers(0, 6))
def test_what_is_a_slip_away_is_found_behind_the_letters_that_are_kept(words, word, kept):
    found = graph_of(words).one_slip_away(word.encode(), kept)
    if len(word) >= kept:
        slips = {word[:kept] + slip for slip in near(word[kept:], "abc")}
        assert {each.decode() for each in found} - {word} == words.intersection(slips) - {word}


@settings(unhurried, max_examples=300)
@given(st.sets(letters), letters | st.text("abc\r\0"))
def test_what_is_a_slip_away_is_found_with_what_it_costs(words, word):
    graph = TwoWayGraph(graph_of(words), graph_of({each[::-1] for each in words}))
    costs = {each: cost(word, each) for each in words.intersection(near(word, "abc")) - {word}}
    assert graph.near(word) == graph.plainly_near(word) == costs


@given(st.text("abcé\udc80").filter(lambda word: not word.isascii()))
def test_other_letters_are_those_of_no_word(word):
    assert Index(PATH).near(word) == {}
    with suppress(UnicodeEncodeError):
        assert Index(PATH).graph.plainly_near(word) == {}


@settings(unhurried, max_examples=500)
@given(
    st.text("abcdefghijklmnopqrstuvwxyz", max_size=6).flatmap(
        lambda word: st.tuples(st.just(word), st.sampled_from(near(word)))
    )
)
def test_every_slip_costs_the_same(slip):
    meant, word = slip
    backwards = graph_of({meant[::-1]})
    expected = {} if word == meant else {meant: cost(word, meant)}
    assert TwoWayGraph(graph_of({meant}), backwards).near(word) == expected


@settings(unhurried, max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(b"abc\xff"), targets), max_size=12), targets)
def test_a_damaged_graph_is_searched_to_its_end_and_no_further(edges, root):
    letters = bytes(letter for letter, _ in edges)
    places = array("I", [target for _, target in edges]).tobytes()
    graph = TwoWayGraph(*[WordGraph(letters, memoryview(places), root)] * 2)
    for word in ("", "a", "abc", letters.decode("latin-1")):
        with suppress(IndexError, UnicodeDecodeError):  # of plain Python, and of words of \xff
            assert graph.near(word) == graph.plainly_near(word)


def test_the_index_has_the_same_near_each_word_that_is_hardly_one():
    graph = Index(PATH).graph
    for word in [each.decode() for each in graph.forward.words()][::499]:
        for slip in (word[1:], word[:-1], "q" + word, word[:2] + word[1:], word[::-1]):
            assert graph.near(slip) == graph.plainly_near(slip)


words = st.text("ab", min_size=1, max_size=LONGEST) | st.text("aé\udc80", min_size=1, max_size=6)


@settings(unhurried, max_examples=300)
@given(st.sets(words), st.lists(words | st.text()), st.binary(max_size=9))
def test_words_have_the_same_numbers(some, others, before):
    lexicon = Lexicon(lexicon_of(some, before), len(before))
    for word in ("", "a" * (LONGEST + 1), *some, *others):
        assert lexicon.find(word) == lexicon.plainly_find(word)
        assert (lexicon.find(word) >= 0) == (word in some)


@settings(unhurried, max_examples=300)
@given(st.sets(words), st.text("aé\udc80", max_size=4), st.integers(-1, LONGEST + 1))
@example({"a" * LONGEST}, "a" * (LONGEST + 1), 1)
def test_the_same_words_have_an_ending(some, tail, lost):
    lexicon = Lexicon(lexicon_of(some), 0)
    for each in (tail, *some):
        found = [*lexicon.ending_in(each, lost)]
        assert found == [*lexicon.plainly_ending_in(each, lost)]
        size = lost + len(each.encode("utf-8", "surrogatepass"))
        if lost > 0 and size <= LONGEST:
            fronts = {word[:lost] for word in some if word[lost:] == each}
            assert {front for _, front in found} == {
                front for front in fronts if len(front) == lost and front.isascii()
            }


def test_all_words_of_the_model_have_their_numbers():
    model = english()
    for lexicon in (model.lexicon, model.dictionary):
        every = [lexicon.word(number) for number in range(lexicon.size)]
        assert [*map(lexicon.find, every)] == [*range(lexicon.size)]


MODEL = english()
known = st.integers(0, MODEL.lexicon.size - 1)
common = st.sampled_from("the and of he said it was mill people never <capital> .".split())
followed = st.integers(-1, MODEL.lexicon.size - 1) | common.map(MODEL.lexicon.find)
keys = st.builds(lambda number, capital: 2 * number + capital, known, st.booleans())


@settings(unhurried, max_examples=500)
@given(followed, st.text("lyingeds\udc80", max_size=6), keys | common.map(MODEL.key))
def test_tokens_are_as_likely_behind_words(number, word, key):
    assert MODEL.after_any(number, word, key) == MODEL.plainly_after_any(number, word, key)
    assert MODEL.after_start(number, word, key) == MODEL.plainly_after_start(number, word, key)


@settings(unhurried, max_examples=500)
@given(
    followed,
    st.text("lyingeds\udc80", max_size=6),
    followed,
    keys | common.map(MODEL.key),
    st.data(),
)
def test_neighbours_say_as_much_for_words(before, previous, number, key, data):
    word = MODEL.lexicon.word(number) if number >= 0 else "millstream"
    key = data.draw(st.sampled_from([key, key, -1]))
    asked = before, previous, number, word, key
    assert ENGLISH.fit(*asked) == ENGLISH.plainly_fit(*asked)


def test_each_line_of_the_list_is_found_and_what_is_nearly_one():
    listed = WordList(LIST)
    with open(LIST, encoding="ascii") as file:
        lines = file.read().split("\n")[1:-1]
    for line in lines:
        word, _, side = line.partition(" ")
        assert listed.find(word) == side
    for line in lines[::97]:
        word, _, side = line.partition(" ")
        for other in (word[:-1], word + "s", word[1:], word + "é", f"\udc80{word}", word.upper()):
            assert listed.find(other) == listed.plainly_find(other)
    for other in ("", "a", "zzzz", "\x00", "é", "a" * 99):
        assert listed.find(other) is listed.plainly_find(other) is None


short = st.text("abé", min_size=1, max_size=4)


@settings(unhurried, max_examples=300)
@given(st.sets(short, min_size=1), st.lists(short))
def test_words_of_short_lists_are_found(tmp_path_factory, some, others):
    path = tmp_path_factory.mktemp("lists") / "words"
    lines = sorted(word.encode() + b" A" * (len(word) % 2) for word in some)
    path.write_bytes(b"\n".join([b"", *lines, b""]))
    find = WordList(str(path)).find
    for word in (*some, *others):
        assert find(word) == (["", "A"][len(word) % 2] if word in some else None)


small = st.integers(0, 5)


@settings(unhurried, max_examples=300)
@given(
    st.dictionaries(small, st.dictionaries(small, st.integers(1, 255), min_size=1)), small, small
)
def test_pairs_are_counted(counts, number, key):
    rows, cells = array("I", [0]), array("I")
    for word in sorted(counts):
        cells.extend(each << 8 | code for each, code in sorted(counts[word].items()))
        rows.append(len(cells))
    table = table_of(array("I", sorted(counts)), rows, cells)
    assert table.count(number, key) == COUNTS[counts.get(number, {}).get(key, 0)]
    assert table.plainly_code(number, key) == counts.get(number, {}).get(key, 0)


def table_of(*parts):
    """A table of these words, rows and cells."""
    ends = [0, *accumulate(4 * len(part) for part in parts)]
    view = memoryview(b"".join(map(bytes, parts)))
    return Table(view, memoryview(array("I", ends)), ends[3])


numbers = st.lists(small | st.integers(0, 2**32 - 1), max_size=6)


@settings(unhurried, max_examples=300)
@given(numbers, numbers, numbers, st.integers(-1, 6), st.integers(-1, 6) | st.just(2**32))
def test_a_damaged_table_is_searched_to_its_end_and_no_further(words, rows, cells, number, key):
    table = table_of(array("I", words), array("I", rows), array("I", cells))
    with suppress(IndexError):
        assert table.count(number, key) in (0, COUNTS[table.plainly_code(number, key)])


@settings(unhurried, max_examples=300)
@given(st.text("aeck", min_size=1, max_size=6), st.data())
def test_two_slips_are_seen_and_what_lies_between(word, data):
    slips = {(one, each) for one in likely(word) for each in likely(one)}
    others = data.draw(st.lists(st.text("aeck", min_size=1, max_size=7), max_size=4))
    others += sorted({each for _, each in slips})
    assert {*two_slips(word, others)} == slips


TABLE = bytes(number * 7 % 251 for number in range(SIZE**3))


@given(st.text("aemz{`A") | st.text())
def test_letters_are_as_odd(word):
    assert letter_steps(TABLE, word) == plainly_letter_steps(TABLE, word)


def slips_away(word):
    """What is two likely slips away from `word`, and now and then more."""
    return st.sampled_from([word, *likely(word)]).flatmap(
        lambda one: st.sampled_from([one, *likely(one), *near(one)])
    )


INDEX = Index(PATH)
some_words = st.integers(0, MODEL.lexicon.size - 1).map(MODEL.lexicon.word)


@settings(unhurried, max_examples=1000)
@given(some_words.flatmap(slips_away) | st.text("aeckt", max_size=9) | st.text())
@example("")
@example("millstoone" * 9)
def test_what_is_two_slips_away_is_found_with_what_it_costs(word):
    if word and word.isascii():
        assert INDEX.far(word) == INDEX.plainly_far(word)
    else:
        assert INDEX.far(word) == {}


@settings(unhurried, max_examples=300)
@given(
    st.lists(st.sampled_from([b"anna", b"ana", b"aanna", b"anana", b"nana", b"\xff"])), st.data()
)
def test_outlines_that_are_damaged_are_searched_to_their_end(words, data):
    lexicon = (lexicon_of([word.decode("latin-1") for word in words]), 0)
    size = st.integers(0, 3) | st.integers(0, 2**32 - 1)
    numbers = array("I", data.draw(st.lists(size, max_size=5)))
    outlines = array("I", [outline("anna")] * data.draw(st.integers(0, 5)))
    parts = [memoryview(each.tobytes()) for each in (outlines, numbers)]
    with suppress(UnicodeDecodeError):
        found = _kernel.Outlines(*parts, lexicon, lexicon).far("annna") if _kernel else {}
        assert {*found} <= {each.decode("latin-1") for each in words}


ENGLISH = words_of_english()
STEMS = (
    "mill grain walk happi happ larva bake bak stopp stop carry carri quick wheel stone house boat "
    "glass bus day gla mis the of recieve aa e ee s sss"
).split()
PARTS = [*sorted(_PREFIXES), *sorted(_SUFFIXES), *STEMS, "s", "ed", "ing", "\x00", "é", "z"]


@settings(unhurried, max_examples=1000)
@given(st.lists(st.sampled_from(STEMS) | st.sampled_from(PARTS), max_size=4).map("".join))
@example("larvae")
@example("unbaker")
@example("stoppable")
@example("countrify")
@example("carryy")
@example("re" + "mill" * 40)
def test_words_are_formed_of_others_as_they_are_without_the_kernel(word):
    assert is_formed(word, ENGLISH) == plainly_formed(word, ENGLISH.frequency)


@settings(unhurried, max_examples=500)
@given(
    some_words
    | st.integers(0, MODEL.dictionary.size - 1).map(MODEL.dictionary.word)
    | st.sampled_from([*sorted(MISSPELT), "gastropods", "bendays", "the", "abbé"])
    | st.text("aeckt\udc80", max_size=9)
    | st.text()
)
def test_words_are_as_frequent(word):
    assert ENGLISH.frequency(word) == ENGLISH.plainly_frequency(word)


@given(
    st.lists(st.sampled_from([*_DIALECT, *"inoyt’' w\n", "é", "\udc80"]), max_size=6).map("".join)
)
def test_marks_of_dialect_are_seen(pieces):
    text = "".join(pieces)
    assert _dialect()(text) == any(mark in text for mark in _DIALECT)
