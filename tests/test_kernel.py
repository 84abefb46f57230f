"""The kernel finds what plain Python finds, and a machine without a compiler has the latter."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from test_anchors import ANCHORS, rules_for
from textmend import Document, rule
from textmend.anchors import Search
from textmend.document import COMMON, Context
from textmend.engine import Linter
from textmend.evidence.known import COMMON_PATH, PATH
from textmend.hyphens import find as find_hyphens
from textmend.literals import count, places
from textmend.names import ENOUGH, SHORTEST, _is_a_slip, _is_derived, _is_known
from textmend.quotes.seen import offsets
from textmend.registry import Selected, load, select
from textmend.shape import OPEN
from textmend.spelling.edits import near
from textmend.spelling.misspellings import _in_prose, _unknown
from textmend.triggers import _CERTAIN as CERTAIN
from textmend.triggers import Triggers
from textmend_rules.encoding.html_tag import _ELEMENTS
from textmend_rules.quotes.lost_apostrophe import _CASED
from textmend_rules.quotes.lost_apostrophe import _CONTRACTIONS as CONTRACTIONS
from textmend_rules.spacing.hard_wrap import hard_wrap
from texts import ENDS, markdown_texts, plain_texts, unhurried

VIEWS = (
    *("loose_marks", "tight_marks", "turned_marks", "mixes_quotes", "odd_lines", "openings"),
    *("repeated_lines", "has_gaps", "may_be_wrapped", "lacks_newline", "breaks_off"),
    *("may_have_header", "strangers", "parted_words", "glued_words", "cut_words", "doubles"),
    *("name_variants", "misspellings", "parting_hyphens", "bare_contractions", "mixed_marks"),
    "tags",
)
LOOSE = {
    *("may_be_wrapped", "parted_words", "glued_words", "cut_words", "bare_contractions"),
    *("mixed_marks", "tags"),
}
"""Views that hold more than they say where they are made of the text alone."""
PIECES = (
    *("The mill closed.", "the mill", "he me me", "a a a", " ,", ".A", ",a", ".”T", ',"t', "( "),
    *("“ ", " ”", "A", " A ", "TT", "É", "é", "*", "-", "\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}"),
    *("\ufeff", "\ufffc", "…", "\udc80", "\udcff", "\t", "•", "«", "ⱥ", "🎉", "‘T", "don‘t", "“ t"),
    *("(”a", "—’tis", "‘90s", "one line\n", "a line\nof three\nlines\n", "x", "By ", "date "),
    *("Here it is:", "It rained. MORE", "and,", "govermnt", "the govermnt’s", "Ask Marrow or "),
    *("Marow’s", "\x00", "\x0c", "marriag e", " s ", "isn", "zzzz ", "The the mill", '"', "“"),
    *("It was succesful.", "and recieved by it", "con- tinued", "in¬stalled", "in‐", "dont "),
    *("Read More", "of the", "<", "</", "<b>", "</B", "<!--", "<mill>", "<p"),
)
pieces = st.lists(plain_texts | st.sampled_from([*PIECES, *ENDS]), max_size=8).map("".join)
texts = pieces | st.builds("{:{}}{}".format, st.just("a mill"), st.integers(40, 70), pieces)
"""Some are such that a block of 64 bytes ends where something is to be seen."""


def asking(view, number):
    """A rule that asks for a view."""

    def check(document):
        """Flags nothing."""
        return ()

    return number, rule(family="words", views=(view,))(check)


EACH_VIEW = [asking(view, number) for number, view in enumerate(VIEWS)]


def plainly(text, path="a.txt"):
    """What each view holds that was made of the text alone."""
    document = Document(text, path=path)
    return {view: getattr(document, view) for view in VIEWS}


@unhurried
@given(texts)
@example("\n\n\nThe mill.\r\n\r\n\r\n")
@example(
    "The mill on the isle, old, closed on Friday.\nThe mill on the isle, new, closed on Friday."
)
@example("".join(f"mill {number}\n" for number in range(12)) * 2)
@example("The the mill.")
@example("The mill of psbssdua closed.")  # of its number 32 bits are zeros
@example("he me meⱥ")
@example(".A")
def test_views_hold_what_they_hold_without_a_kernel(text):
    document = Document(text)
    pulled = Triggers(EACH_VIEW).pulled(document, text)
    for number, (view, held) in enumerate(plainly(text).items()):
        if number in pulled:
            made = getattr(document, view)
            assert made == held or (view in LOOSE and {*made} <= {*held})
        elif view not in LOOSE:
            assert not held, view
    assert not document.judged or document.judged == {*VIEWS}


@unhurried
@given(texts)
@example("a\nb\nc")
@example("a\rb\r\nc")
@example("\n \t")
def test_what_the_kernel_is_certain_of_is_there(text):
    document = Document(text)
    Triggers(EACH_VIEW).pulled(document)
    assert all(getattr(document, view) for view in CERTAIN.intersection(document.places))


@unhurried
@given(texts)
def test_the_bytes_of_a_text_hold_what_the_text_holds(text):
    read = Document.from_bytes(text.replace("\0", "").encode("utf-8", "surrogatepass"))
    made = Document(read.text)
    asks = Triggers(EACH_VIEW)
    assert asks.pulled(read) == asks.pulled(made) == asks.pulled(made, made.text)
    assert read.places == made.places
    for attribute in ("alphabet", "paragraphs", "speaks_of_code"):
        assert getattr(read, attribute) == getattr(made, attribute)


@unhurried
@given(texts)
def test_the_alphabet_has_each_character_that_is_not_common(text):
    assert Document(text).alphabet == frozenset(text) - COMMON


@unhurried
@given(texts, st.booleans())
@example("It dont. DONT it? Idont. Whos there?", False)
@example("\n\n\n\n" + "aaaa" * 40 + "\N{WINKING FACE}é", True)
def test_literals_stand_where_they_are_found_one_after_another(text, is_read):
    document = Document(text)
    if is_read:
        read = text.replace("\0", "").encode("utf-8", "surrogatepass")
        document = Document.from_bytes(read)
    some = *document.prose[:3], document.prose[1:4] or "\n\n", document.prose[-66:] or "a"
    for literals in (tuple(_CASED), ("mill", "é", "’s"), *((each,) for each in some)):
        assert [*places(document, literals)] == offsets(document.prose, literals)
        assert count(document, literals[0]) == document.prose.count(literals[0])


WRAPPED = ["The mill by the river is shut, and for a week nobody", "It did.", "", " "]
WRAPPED += ["could say whether the old wheel that nobody mends", "or turns is at rest " * 9]
LONG, LINE = WRAPPED[-1], WRAPPED[-2]


@unhurried
@given(st.lists(st.tuples(st.sampled_from(WRAPPED), st.sampled_from(["\n", "\n", "\r\n", "\r"]))))
@example([(line, "\n") for line in (*[LONG] * 4, *[LINE] * 3)])
@example([(line, "\n") for line in (" ", " ", " ", *[LINE] * 3)])
def test_wrapped_paragraphs_are_those_of_which_all_are_looked_at(some):
    text = "".join(line + end for line, end in some)
    seen = Document(text)
    Triggers(EACH_VIEW).pulled(seen, text)
    assert [*hard_wrap.check(seen)] == [*hard_wrap.check(Document(text))]


def takers_and_askers(anchors):
    """Rules with these anchors, two each: one is given their places."""
    for number, (_, plain) in enumerate(rules_for(anchors)):
        yield 2 * number, plain
        yield 2 * number + 1, plain._replace(takes="hit")


@unhurried
@given(texts, st.lists(st.sampled_from([*ANCHORS, "\udc80", "\x00", "🎉", "\r"]), unique=True))
def test_anchors_are_where_they_are_without_a_kernel(text, some):
    rules = list(takers_and_askers(some))
    document = Document(text)
    expected = Search(rules).hits(document, text)
    pulled = Triggers(rules).pulled(document, text)
    assert {rule: list(hits) for rule, hits in pulled.items()} == {
        rule: list(hits) for rule, hits in expected.items()
    }


few_words = st.lists(st.sampled_from([*"abcde é", " a ", "mill"]), max_size=90).map("".join)
some_letters = st.text("abc é", min_size=1, max_size=7)
too_many = st.sampled_from(["", "abcdefghij"])


@unhurried
@given(few_words, st.lists(some_letters, unique=True), too_many)
@example("a b ", [" b "], "")
def test_anchors_of_letters_alone_are_where_they_are_without_a_kernel(text, some, others):
    rules = list(takers_and_askers([*some, *others]))
    document = Document(text)
    expected = Search(rules).hits(document, text)
    pulled = Triggers(rules).pulled(document, text)
    assert {rule: list(hits) for rule, hits in pulled.items()} == {
        rule: list(hits) for rule, hits in expected.items()
    }


LINTER = Linter(select(load(), ["all"], [], {}))


@pytest.fixture(scope="module")
def plain_linter():
    """One that has no kernel."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(sys.modules, "textmend._kernel", None)
        linter = Linter(LINTER.selected)
        for path in ("a.txt", "a.md", "a.html"):
            linter.lint(Document("The mill.\n", path=path))
    return linter


@settings(unhurried, max_examples=300)
@given(texts | markdown_texts, st.sampled_from(["a.txt", "a.md", "a.rst", "a.html"]))
@example('https://example.org/it\'s*x“ 0"the0"', "a.md")
def test_all_rules_find_what_they_find_without_a_kernel(plain_linter, text, path):
    checked = LINTER.lint(Document(text, path=path))
    assert checked == plain_linter.lint(Document(text, path=path))


few_letters = st.text("acz", min_size=3, max_size=7) | st.text("acz", min_size=4, max_size=18)
known = st.sampled_from(["Couldn", "Weren", "Aren", "Susan", "Clinton", "Mustard", "Arkansas"])
names = few_letters.map("M{}".format) | known


def may_be_wrong(name, other):
    """Whether a name may be a slip for another, as plain Python sees them by themselves."""
    return len(other) >= ENOUGH and not _is_known(name) and not _is_derived(name, other)


@settings(unhurried, max_examples=400)
@given(names, st.data())
def test_two_names_a_slip_apart_are_seen(name, data):
    other = f"{name[0]}{data.draw(st.sampled_from(near(name[1:], 'aczn')))}"
    document = Document(f"Ask {name} or {other}’s; nobody asks {name}, nor Ana, nor Bea.")
    pulled = Triggers(EACH_VIEW).pulled(document, document.text)
    if document.judged:
        is_slip = min(len(name), len(other)) >= SHORTEST and _is_a_slip(name, other)
        is_wrong = is_slip and (may_be_wrong(name, other) or may_be_wrong(other, name))
        assert is_wrong <= bool(document.places.get("name_variants")) <= is_slip
    assert (VIEWS.index("name_variants") in pulled) == bool(plainly(document.text)["name_variants"])


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("Ask Marion or Marian.", False),
        ("Ask Marion or Marionn.", True),
        ("Ask Arkansas or Arkansans.", False),
        ("Ask Aren or Arden.", True),
    ],
)
def test_names_that_the_lists_have_are_no_slips(text, is_seen):
    document = Document(text)
    Triggers([asking("name_variants", 0)]).pulled(document, text)
    assert not document.judged or bool(document.places) == is_seen


def test_of_many_names_alike_none_is_passed_over():
    names = [f"Mynt{a}{b}hold" for a in "aeiouy" for b in "klmnprst"]
    text = f"Ask {' or '.join(names)}, if {names[0]} is out, and not {names[0][:-1]}."
    assert plainly(text)["name_variants"]
    assert VIEWS.index("name_variants") in Triggers(EACH_VIEW).pulled(Document(text), text)


MARKS = (*"@#/._\\=&*~<>[]{}()-‐‑–—'’;+|^%$,:\"“” \n", "\r\n", "\n\n", "\ufffc", "é", "\udc80")
WORDS = ("succesful", "cummin", "recieved", "abc", "wtih", "milll", "The mill was")


@settings(unhurried, max_examples=500)
@given(st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=12).map("".join))
def test_each_word_that_may_be_misspelt_is_seen_and_few_others(text):
    document = Document(text)
    Triggers(EACH_VIEW).pulled(document, text)
    if document.judged:
        places = document.places.get("misspellings", ())
        seen = {*zip(places[::2], places[1::2], strict=True)}
        unknown = {*_unknown(text, document.strangers)}
        assert {*_in_prose(document, unknown)} <= seen
        assert not any(text[slice(*span)] in ("abc", "cummin") for span in seen)


@settings(unhurried, max_examples=300)
@given(st.text("adnot", max_size=9), st.sampled_from([" ", "’s ", "\n", ", ", "x", "-"]))
def test_contractions_without_their_apostrophe_are_seen_and_nothing_else(letters, gap):
    for word in (*CONTRACTIONS, letters):
        text = f"{word}{gap}mill, {letters}"
        document = Document(text)
        Triggers(EACH_VIEW).pulled(document, text)
        if document.judged:
            bare = [span for span in document.strangers if text[slice(*span)] in CONTRACTIONS]
            assert [*document.bare_contractions] == bare


def test_what_only_one_side_of_the_atlantic_writes_is_looked_for_whatever_the_kernel_sees():
    text = "We saw the colour of the mill.\n"
    for language, found in (("auto", 0), ("en", 0), ("en-GB", 0), ("en-US", 1)):
        document = Document(text, context=Context(language=language))
        assert len(LINTER.lint(document).flagged) == found


@settings(unhurried, max_examples=300)
@given(st.lists(st.sampled_from([*"-‐¬\xad \n\raÉ’…—\udc80中", "mill"]), max_size=12).map("".join))
@example("é- mill a‐\nx¬y É\xad\ra")
def test_hyphens_that_may_part_a_word_are_seen(text):
    document = Document(text)
    Triggers(EACH_VIEW).pulled(document, text)
    assert [*document.parting_hyphens] == find_hyphens(text)


def look_at_openings(seen):
    """A rule that keeps what it sees of them."""

    def check(document):
        """Flags nothing."""
        seen.append(document.openings)
        return ()

    return rule(family="words", views=("openings",))(check)


def test_a_vocabulary_may_know_a_word_where_the_lists_know_two():
    text = "A mill closed in May, and nobody in the whole town knew what to say of it.\n"
    known = Document(text, context=Context(vocabulary={"Amill": 7}))
    seen = []
    asks = Linter([Selected(look_at_openings(seen), {})])
    asks.lint(known)
    asks.lint(Document(text))
    assert seen == [[(0, 0)]]


@pytest.mark.parametrize("before", ["", " ", "…", "(", "é"])
@pytest.mark.parametrize("word", [*sorted(OPEN), *("more", "Reading", "MORE", "a,", "a:")])
def test_a_text_that_stops_in_the_middle_is_seen(word, before):
    document = Document(f"It rains{before}{word} \n")
    assert Triggers([asking("breaks_off", 0)]).pulled(document) or not document.breaks_off
    assert document.breaks_off or not before


@pytest.mark.parametrize("word", ["mill", "towardss", "ore", "readings", "x", "of-", "the…", ""])
def test_a_text_that_ends_as_others_do_is_passed_over(word):
    document = Document(f"It rained. {word}\n")
    Triggers([asking("breaks_off", 0)]).pulled(document)
    assert not document.breaks_off
    assert not document.places


@pytest.mark.parametrize("form", ["<{}>", "</{} >", "<{}/>", '<{} href="/mill">', "<{}\u2003/>"])
@pytest.mark.parametrize("cased", [str, str.upper, str.title])
def test_each_tag_is_seen(form, cased):
    for name in _ELEMENTS:
        document = Document(f"The mill {form.format(cased(name))} closed.")
        assert Triggers([asking("tags", 0)]).pulled(document)
        assert [*document.tags] == [9]


@pytest.mark.parametrize("other", ["<mill>", "</mill>", "<bb>", "<blockquotes>", "<3", "< b>", "<"])
def test_what_is_no_tag_is_passed_over(other):
    document = Document(f"The mill {other}")
    Triggers([asking("tags", 0)]).pulled(document)
    assert not document.judged or not document.tags


def test_a_clean_text_holds_nothing_to_look_at():
    clean = "The mill closed in May, and nobody said why.\n\n“Ask Ana (of the mill),” he said.\n"
    assert Triggers(EACH_VIEW).pulled(Document(clean), clean) == {}


KNOWN = runpy.run_path(str(ROOT / "bench" / "evidence" / "known.py"))


def test_the_table_of_known_words_is_that_of_the_lists():
    words = KNOWN["familiar"]()
    assert KNOWN["table"](words, KNOWN["BITS"]) == Path(PATH).read_bytes()
    common = KNOWN["table"](KNOWN["common"](), KNOWN["COMMON_BITS"])
    assert common == Path(COMMON_PATH).read_bytes()
    some = sorted(word.decode() for word in words)[:: len(words) // 5000]
    text = " ".join(some)
    unknown = " ".join(word + letters for word in some for letters in ("qx", "zzkvw"))
    asks = [asking("strangers", 0)]
    assert Triggers(asks).pulled(Document(text), text) == {}
    one = f"{text} {' '.join(unknown.split()[:500])}"
    document = Document(one)
    assert Triggers(asks).pulled(document, one)
    assert [one[start:end] for start, end in document.strangers] == unknown.split()[:500]
