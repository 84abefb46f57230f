"""Of reStructuredText and HTML only the prose is mended."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textmend import Document, fix
from textmend.document import MASK
from textmend.hypertext import mask as mask_hypertext
from textmend.restructuredtext import _REFERENCE
from textmend.restructuredtext import mask as mask_restructured
from texts import plain_pieces, unhurried

# In front of each piece of markup: curly marks are in the majority, so that every straight mark
# that is taken for prose is made curly.
PROSE = "It’s the mill’s wheel, and “nobody” spoke.\n\n"

RESTRUCTURED = {
    "title": "The mill\n========\n\n--------\nThe mill\n--------\n",
    "directive with a body of code": ".. code:: python\n   :name: it's\n\n   x  =  'isn't' \n",
    "directive of a substitution": ".. |mill| image:: it's.png\n   :alt: isn't\n",
    "comment": ".. isn't this\n   \"a\"  comment \n\n   it's still\n",
    "empty comment": "..\n\n   isn't  it\n",
    "target": ".. _the mill's: https://example.org/it's\n",
    "anonymous target": "__ https://example.org/\n",
    "literal block": 'The code::\n\n    isn\'t  \n  \n    "a" ,b\n',
    "quoted literal block": "The code::\n\n> isn't  it\n> it's ,so\n\n",
    "doctest": ">>> print('it's')\n'it's'  \n",
    "field list": ":mill's: closed\n:wheel's name: old\n",
    "grid table": "+----+----+\n| a's| b  |\n+====+====+\n| 'c'| d's|\n+----+----+\n",
    "simple table": "====  ====\na's   b's\n====  ====\n'c'   d's\n====  ====\n\n",
    "literal": "the ``isn't  it`` wheel\n",
    "literal over two lines": "the ``isn't\nit's`` wheel\n",
    "role": "the :code:`it's` and :py:func:`a ,b`\n",
    "role behind": "the `it's`:title: wheel\n",
    "reference": "the `miller's house`_ and `it's <https://example.org/it's>`__\n",
    "reference of one word": "the mill_ and wheel__\n",
    "substitution": "the |mill's wheel| here\n",
    "footnote": "the wheel [1]_ and [#it-s]_\n",
    "bare URL": "at https://example.org/it's?a=\"b here\n",
    "escaped marks": 'the \\"mill\\" and the miller\\\'s\n',
    "bullets": "-  the mill\n\n   the wheel\n\n#. the stone\n(a)  the sack\n",
    "line block": "|  the mill\n|     the wheel\n",
    "options": "--all  the mill\n-o FILE  the wheel\n",
    "nested directive": ".. note::\n\n   .. code::\n\n      isn't  \n",
    "toctree": ".. toctree::\n   :maxdepth: 2\n\n   it's/a\n   b  <c>\n",
}
HYPERTEXT = {
    "attributes": "<p class='it's' title=\"isn't\">the mill</p>\n",
    "a tag over several lines": "<a\n   href='it's'  \n   title=\"a ,b\">the mill</a>\n",
    "a bracket in an attribute": '<a title="a > isn\'t">the mill</a>\n',
    "script": "<script>\nlet a = 'isn't';  \n if (a <b) { c( d ) }\n</script>\n",
    "style": "<style>\n.a , .b { content: 'it's' }\n</style>\n",
    "code": "<pre>\n isn't  \n\n\n\n\n it's</pre><code>a ,b isn't</code>\n",
    "comment": "<!-- isn't  \n\n it's ,so -->\n",
    "comment that never ends": "<!-- isn't  \n",
    "declaration": "<!DOCTYPE html PUBLIC '-//it's'>\n<?xml version='1.0' ?>\n",
    "head": "<head><title>isn't</title>\n<meta content='it's'></head>\n",
    "entities": "&quot;mill&quot; &#39;wheel&#39; &nbsp; &amp;\n",
    "indentation": "   <ul>\n     <li>the mill</li>\n  </ul>\n",
    "bare URL": "at https://example.org/it's?a=\"b here\n",
    "capitals": "<SCRIPT>isn't</SCRIPT> <P ALIGN='it's'>\n",
    "a tag that never ends": "<a href='it's",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("markup", RESTRUCTURED.values(), ids=RESTRUCTURED)
def test_markup_of_restructured_text_survives_to_the_byte(markup, end):
    text = (PROSE + markup).replace("\n", end)
    assert fix(text, unsafe=True, path="a.rst").text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("markup", HYPERTEXT.values(), ids=HYPERTEXT)
def test_markup_of_hypertext_survives_to_the_byte(markup, end):
    text = (PROSE + markup).replace("\n", end)
    assert fix(text, unsafe=True, path="a.html", ignore=["final-newline"]).text == text


@pytest.mark.parametrize(
    ("path", "written", "mended"),
    [
        ("a.rst", "the *mill isn't* still  \n", "the *mill isn’t* still\n"),
        ("a.rst", ".. note:: It isn't\n\n   so  still\n", ".. note:: It isn’t\n\n   so still\n"),
        ("a.rst", ".. [1] It isn't\n", ".. [1] It isn’t\n"),
        ("a.rst", ":by: isn't\n", ":by: isn’t\n"),
        ("a.rst", "- it isn't\n- it , too\n", "- it isn’t\n- it, too\n"),
        ("a.rst", "Code::\n\n  isn't\n\nIt isn't\n", "Code::\n\n  isn't\n\nIt isn’t\n"),
        (
            "a.html",
            "<p>The mill isn't <b>still</b>.</p>\n",
            "<p>The mill isn’t <b>still</b>.</p>\n",
        ),
        ("a.htm", "<p>The mill  closed , then.</p>\n", "<p>The mill closed, then.</p>\n"),
        ("a.html", "<p>The whole enviroment</p>\n", "<p>The whole environment</p>\n"),
        ("a.html", "<p>It is an <i>enviroment</i>.</p>\n", "<p>It is an <i>enviroment</i>.</p>\n"),
        ("a.xhtml", "<pre>isn't</pre>\nIt isn't\n", "<pre>isn't</pre>\nIt isn’t\n"),
        ("A.HTML", "3 < 5, and it isn't > 2\n", "3 < 5, and it isn’t > 2\n"),
    ],
)
def test_prose_between_markup_is_mended(path, written, mended):
    assert fix(PROSE + written, path=path).text == PROSE + mended


@pytest.mark.parametrize(
    ("mask", "text", "prose"),
    [
        (mask_hypertext, "a <b>c</b>\n<!-- d -->\n", "a ___c____\n__________\n"),
        (mask_hypertext, "  caf&eacute; <3 <br/>x", "__caf________ <3 _____x"),
        (mask_hypertext, "<pre>a</pre >b<code>", "_____________b______"),
        (mask_restructured, "A *b* ``c`` d_\n===\n", "A _b_ _____ __\n___\n"),
        (mask_restructured, "- a::\n\n   b\nc", "__a__\n\n____\nc"),
        (mask_restructured, ".. note:: a\n   b\n", "__________a\n___b\n"),
        (mask_restructured, "2 * 3 * 4, a-b and x*\n", "2 * 3 * 4, a-b and x_\n"),
    ],
)
def test_what_is_left_of_a_text_without_its_markup(mask, text, prose):
    assert mask(text) == prose.replace("_", MASK)


MARKUP = [
    *("<", ">", "</", "<b>", "<!--", "-->", "<script>", "</script", "&amp;", '="', "<pre>", "<?"),
    *("``", "`", ":a:`", "`_", "::\n\n", ".. ", ".. note:: ", "====\n", "=== ==\n", "+--+\n"),
    *("| ", "|", "_ ", "*", "**", "\\", ">>> ", ":a: ", "- ", "    ", "https://a.b/c"),
]


@unhurried
@pytest.mark.parametrize("mask", [mask_hypertext, mask_restructured])
@given(text=st.lists(plain_pieces | st.sampled_from(MARKUP), max_size=24).map("".join))
@example(text="::\n\n")
@example(text="<pre>\r</PRE")
def test_masking_keeps_the_length_the_line_endings_and_all_that_is_prose(mask, text):
    masked = mask(text)
    assert len(masked) == len(text)
    for shown, written in zip(masked, text, strict=True):
        assert shown == written or (shown == MASK and written not in "\r\n")


@pytest.mark.parametrize(
    "text", ["<a '" * 50_000, "<!--" * 50_000, "<pre>" * 50_000, "&" * 200_000, "< " * 100_000]
)
def test_hostile_hypertext_is_masked_in_one_pass(text):
    assert len(Document(text, path="a.html").prose) == len(text)


@pytest.mark.parametrize(
    "text",
    ["`" * 100_000, "``a " * 50_000, "*a" * 100_000, "|a " * 50_000, "a::\n\n b\n" * 20_000],
)
def test_hostile_restructured_text_is_masked_in_one_pass(text):
    assert len(Document(text, path="a.rst").prose) == len(text)


@given(st.text("a1é_.- A", max_size=14))
@example("1.a__.b_ c-_ é_ _d_")
def test_references_are_found_though_words_without_one_are_passed_over(text):
    plain = re.finditer(r"\b[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?__?(?!\w)", text)
    found = [match.span() for match in _REFERENCE.finditer(text) if match[1]]
    assert found == [match.span() for match in plain]
