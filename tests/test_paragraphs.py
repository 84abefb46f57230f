"""Where paragraphs begin and end, in plain text and in markup."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import _kernel
from textmend import Document, Span, paragraphs
from textmend.document import MASK
from texts import addressed_texts, plain_pieces, unhurried

CASES = {
    "plain text, divided by blank lines": (
        "a.txt",
        "The mill\nclosed.\n\nNobody spoke.\n",
        ["The mill\nclosed.", "Nobody spoke."],
    ),
    "plain text, a paragraph on each line": (
        "a.txt",
        "It rained.\nThe mill closed, and nobody spoke.\n",
        ["It rained.", "The mill closed, and nobody spoke."],
    ),
    "Markdown, lines of any length": (
        "a.md",
        "It rained.\nThe mill closed, and nobody spoke.\n\nShe left.\n",
        ["It rained.\nThe mill closed, and nobody spoke.", "She left."],
    ),
    "Markdown, a list whose items go on": (
        "a.md",
        "- the mill,\n  the wheel\n- the weir\n",
        ["the mill,\nthe wheel", "the weir"],
    ),
    "Markdown, a line that begins with code": (
        "a.md",
        "It cannot be combined with\n`--mill` or with\n*the* wheel.\n* the weir\n",
        ["It cannot be combined with\n or with\nthe wheel.", "the weir"],
    ),
    "reStructuredText, a heading": (
        "a.rst",
        "The mill\n========\nIt closed\non Friday.\n",
        ["The mill", "It closed\non Friday."],
    ),
    "HTML on one line": (
        "a.html",
        "<p>The mill <b>closed</b>.</p><p>Nobody spoke.<br>It rained.</p>\n",
        ["The mill closed.", "Nobody spoke.", "It rained."],
    ),
    "HTML over several lines": (
        "a.html",
        "<div>\n  <p>\n    The mill\n    closed.\n  </p>\n</div>\nNobody spoke.\n\nIt rained.\n",
        ["The mill\nclosed.", "Nobody spoke.", "It rained."],
    ),
    "HTML, a table": (
        "a.html",
        "<table><tr><th>ewes<td class='a'>nine</td></tr></table>",
        ["ewes", "nine"],
    ),
}

TAGS = ("<p>", "</p>", "<br/>", "<b>", "</b>", "<code>", "</code>", "<pre", ">", "<!--", "&nbsp;")
hypertexts = st.lists(plain_pieces | st.sampled_from(TAGS), max_size=24).map("".join)


def is_visible(character):
    return character != MASK and not character.isspace()


@pytest.mark.parametrize(("path", "text", "expected"), CASES.values(), ids=CASES)
def test_what_is_a_paragraph(path, text, expected):
    document = Document(text, path=path)
    found = [document.prose[start:end].replace(MASK, "") for start, end in document.paragraphs]
    assert [each.strip() for each in found if each.strip()] == expected


@unhurried
@given(addressed_texts | st.tuples(hypertexts, st.just("a.html")))
def test_all_that_is_read_stands_in_one_paragraph(addressed):
    text, path = addressed
    document = Document(text, path=path)
    done = 0
    for start, end in document.paragraphs:
        assert done <= start < end <= len(text)
        assert not any(map(is_visible, document.prose[done:start]))
        done = end
    assert not any(map(is_visible, document.prose[done:]))


apart = st.lists(
    st.sampled_from(["The mill.", "é", " ", "\N{NO-BREAK SPACE}", "\x0c", "\udc80", "x y", ""])
    | st.sampled_from(["\n", "\n\n", "\n\n", "\n\n", "\n\n\n", "\n\n\n\n", "\r\n", "\u2028"])
).map("".join)


@unhurried
@given(apart)
def test_the_kernel_divides_what_python_divides(text):
    found = paragraphs.split(Document(text))
    assert all(type(each) is Span for each in found)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paragraphs, "_of_runs", paragraphs.plainly_of_runs)
        assert paragraphs.split(Document(text)) == found


if _kernel is not None:

    def together(start, end):
        return [Span(start, end)]

    @pytest.mark.parametrize("span", [list, int, (), None])
    def test_what_makes_no_spans_is_refused(span):
        with pytest.raises(TypeError):
            _kernel.paragraphs("The mill.\n", span, together)

    @pytest.mark.parametrize("text", ["The mill\nclosed.\n\nThe mill.\n", "é"])
    @pytest.mark.parametrize("told", [None, 1])
    def test_what_is_no_list_of_spans_is_refused(text, told):
        with pytest.raises(TypeError):
            _kernel.paragraphs(text, Span, lambda start, end: told)

    def test_spans_are_let_go_of():
        text = "The mill.\n\n" * 50
        before = sys.getrefcount(Span)
        for _ in range(20):
            _kernel.paragraphs(text, Span, together)
        assert sys.getrefcount(Span) <= before + 1
