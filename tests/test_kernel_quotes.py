"""What the kernel sees of marks of quotation."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from test_kernel import EACH_VIEW
from test_quotes import quoted
from textmend import Document
from textmend.shape import CURLY, STRAIGHT
from textmend.triggers import Triggers
from texts import unhurried


def seen(text):
    """A document of which the kernel has told what it may hold."""
    document = Document(text)
    Triggers(EACH_VIEW).pulled(document, text)
    return document


def pairs(document):
    """All marks with a partner in the other style, and the partner."""
    styles = [*zip(STRAIGHT, CURLY, strict=True), *zip(CURLY, STRAIGHT, strict=True)]
    return [[*document.quotes.paired(*both)] for both in styles]


mixing = st.lists(
    st.sampled_from(
        [*"\"'“”‘’‹›«»’' \n.", "a", "é", "://a", "\n\n", "\r\n", " “a", 'a"', '“a" ', "‘a' "]
    ),
    max_size=30,
).map("".join)


@settings(unhurried, max_examples=500)
@given(mixing | quoted)
@example('“the mill\n\nof the mill" and')
@example("‘the mill it' http://mill.example/a’b' and")
@example("‘the mill\r\nof\r\n\r\nthe mill' and")
def test_marks_whose_partner_is_of_the_other_style_are_seen(text):
    assert pairs(seen(text)) == pairs(Document(text))


def test_marks_that_can_have_no_partner_of_the_other_style_are_none_of_them():
    text = "“It isn’t,” he said; it's.\n\n\"Or it is,\" said she.\n\n‘It is.’\n\nThe lads' mill.\n"
    document = seen(text)
    assert not document.judged or not document.mixed_marks
    assert seen(text.replace("\n\n", "\n")).mixed_marks


def test_a_mark_between_letters_may_be_one_of_them_in_an_address():
    text = "‘The mill' is at http://mill.example/it’s now, isn’t it?\n"
    for document in (seen(text), Document(text)):
        assert text.index("’") in document.mixed_marks


lines = st.lists(st.sampled_from([*'""““””a\n\n', "\n\n", "\r\n", "\ufffc"]), max_size=14).map(
    "".join
)


@settings(unhurried, max_examples=500)
@given(lines)
@example('“the mill\n\n“and the weir"\n"')
@example('a “ mill\n“ a\n" a\n\n\n"')
def test_lines_whose_double_marks_have_no_partners_are_seen(text):
    assert [*seen(text).odd_lines] == [*Document(text).odd_lines]


@unhurried
@given(
    mixing | quoted | lines | st.text("‛‘’‚“”„‟‹›«»\"'\xab\xbb\udcab’‧\u2fff"),
    st.sampled_from([1, 40]),
)
def test_marks_of_both_styles_and_those_that_begin_lines_are_counted(text, times):
    text *= times
    read = Document.from_bytes(text.encode("utf-8", "surrogatepass"))
    for document in (Document(text), read):
        prose = document.text
        assert [*document.mark_counts] == [
            (prose.count(straight), sum(map(prose.count, curly)))
            for straight, curly in zip(STRAIGHT, CURLY, strict=True)
        ]
        first = [line[0] for line in prose.split("\n") if line]
        assert document.opening_lines == tuple(
            sum(map(first.count, marks)) for marks in ('"“', "'‘")
        )
