"""Of a Markdown text only the prose is mended."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textmend import Document, fix, lint
from textmend.document import MASK
from textmend.markdown import mask
from texts import markdown_texts, unhurried

# In front of each piece of markup: curly marks are in the majority, so that every straight mark
# that is taken for prose is made curly.
PROSE = "It’s the mill’s wheel, and “nobody” spoke.\n\n"

MARKUP = {
    "fenced code": "```python\nprint('it's')  \n\n  x = \"a\" \t\n```\n",
    "fenced code that never ends": "~~~\nisn't  \n",
    "indented code": '    isn\'t \n\n    "a"  \n',
    "code indented by a tab": "\tisn't \n",
    "code in a list": "- the mill\n\n      isn't \n",
    "code in a quotation": "> ```\n> isn't \n> ```\n",
    "inline code": 'the `isn\'t` and ``a ` "b"``\n',
    "inline code over two lines": "the `isn't \nit's` mill\n",
    "bare URL": "at https://example.org/it's?a=\"b here\n",
    "bare URL with an ampersand": "at https://example.org/?a&amp;b=it's here\n",
    "bare URL that looks emphasised": "at www.example.org/*it's*/isn't here\n",
    "autolink": "at <https://example.org/it's> here\n",
    "address of mail": "to <o'neil@example.org> there\n",
    "target and title of a link": "a [wheel](<it's> \"isn't 'a'\") and [mill](b'c 'd\"e')\n",
    "target of an image": "an ![image](it's.png \"isn't\")\n",
    "definition of a link": "a [wheel][w]\n\n[w]: https://example.org/it's \"isn't\"\n",
    "link that is found by its text": "the [miller's] wheel\n\n[miller's]: /x\n",
    "link found by its text, in brackets": "the [miller's][] and ![miller's][]\n\n[miller's]: /x\n",
    "HTML block": "<div title='it's'>\nisn't \n    \"a\"  \n</div>\n",
    "comment": "<!-- isn't \n\n  it's -->\n",
    "script": "<script>\nlet a = 'b'; \n\nlet it = \"c\"; \n</script>\n",
    "inline HTML": "the <b title=\"it's\" lang='d'>mill</b>\n",
    "inline comment": 'the <!-- it\'s "a" --> mill\n',
    "hard break of two spaces": "the mill  \nis still\n",
    "hard break of many spaces": "the mill     \nis still\n",
    "hard break of two spaces in a list": "- the mill  \n  is still\n",
    "hard break of a backslash": "the mill\\\nis still\n",
    "backslash that a blank keeps from being a break": "the mill\\ \nis still\n",
    "indentation of a list": "- the mill\n\n   the wheel\n  - the stone\n\n    the sack\n",
    "indentation of lazy lines": "the mill\n  the wheel\n the stone\n",
    "paragraphs indented by a space": " The mill closed.\n\n  Nobody spoke.\n",
    "ordered list": " 1. the mill\n 2. the wheel\n",
    "table": "| a  |  b  |\n|----|:---:|\n|  c | d   |\n",
    "entities": "&quot;mill&quot; &#39;wheel&#39; &nbsp; &amp;\n",
    "escaped marks": 'the \\"mill\\" and the miller\\\'s \\\\\n',
    "blockquote": ">  the mill\n>\n>  the wheel\n",
    "rule": "***\n\n---\n\n* * *\n",
    "headings": "The mill\n===\n\nThe wheel\n---\n\n##  The stone  ##\n",
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("markup", MARKUP.values(), ids=MARKUP)
def test_markup_survives_to_the_byte(markup, end):
    text = (PROSE + markup).replace("\n", end)
    assert fix(text, unsafe=True, path="a.md").text == text


@pytest.mark.parametrize("fence", ["---", "+++"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_survives_to_the_byte(fence, end):
    text = f"{fence}\ntitle: \"It's\"  \n  by: 'Ada' \n{fence}\n\n{PROSE}".replace("\n", end)
    assert fix(text, unsafe=True, path="a.md").text == text


def test_markup_of_other_files_is_prose():
    assert fix(PROSE + "`isn't` \n", path="a.txt").text == PROSE + "`isn’t`\n"


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("the mill isn't still\n", "the mill isn’t still\n"),
        ("the mill \nis still\t\n", "the mill\nis still\n"),
        ("at the end of a paragraph  \n\nthere is no break\n", None),
        ("a [wheel that isn't](it's) still\n", "a [wheel that isn’t](it's) still\n"),
        ("a [wheel that isn't][w]\n\n[w]: it's\n", "a [wheel that isn’t][w]\n\n[w]: it's\n"),
        ("# What isn't \n\n- what isn't\n", "# What isn’t\n\n- what isn’t\n"),
        ("> it isn't\n>  it isn't \n", "> it isn’t\n>  it isn’t\n"),
        ("| it isn't | `it's` |\n|-|-|\n| *isn't* | b |\n", None),
        ("the **mill isn't** <b>still</b> &amp; ’em\n", None),
        ("<div>\n\nit isn't\n\n</div>\n", "<div>\n\nit isn’t\n\n</div>\n"),
    ],
)
def test_prose_between_markup_is_mended(written, mended):
    if mended is None:
        mended = re.sub(r"[ \t]+$", "", written.replace("isn't", "isn’t"), flags=re.MULTILINE)
    assert fix(PROSE + written, path="a.md").text == PROSE + mended


@pytest.mark.parametrize(
    "before", ["", "é", "🎠", "中文 ", "\udcff", "\udcc3 \udca9", "\udced\udca0"]
)
def test_offsets_hold_behind_characters_of_any_width(before):
    text = f"{before}It’s `it's` and ’em, isn't [it](it's) {before}`it's`\n"
    found = [(each.rule, each.start.offset) for each in lint(text, path="a.md", select=["quotes"])]
    assert found == [("mixed-quotes", text.index("n't") + 1)]


def test_stray_bytes_in_markup_and_around_it_stay():
    written = PROSE.encode() + b"a \xff`\xc3'`\xa9 isn't <b title=\"it's\xff\"> \xe2\n"
    document = Document.from_bytes(written, path="a.md")
    mended = document.with_text(fix(document.text, path="a.md").text)
    assert mended.to_bytes() == written.replace(b"isn't", "isn’t".encode())


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("caf&eacute; and t&#233;", "caf________ and t______"),
        ("the `mill` *is* still", "the ______ _is_ still"),
        ("a [b](c 'd') ![e](f)\n", "a _b________ __e____\n"),
        ("a <b>c</b>\n<!-- d -->\n", "a ___c____\n__________\n"),
        ("- a\n  b  \n  c \n", "__a\n__b__\n__c \n"),
        ("    code\n\na\n", "________\n\na\n"),
        ("|a|\n|-|\n|b|\n", "_a_\n___\n_b_\n"),
        ("a \\* b \\ \nc", "a __ b __\nc"),
        ("https://example.org/a_b?c&d", "_" * 27),
        ("<div>\n\na\n\n</div>\n", "_____\n\na\n\n______\n"),
    ],
)
def test_what_is_left_of_a_text_without_its_markup(text, prose):
    assert mask(text) == prose.replace("_", MASK)


@unhurried
@given(markdown_texts | st.text() | st.text(st.sampled_from("`~<>[]()\\\r\n \t-+*|é\udc80")))
@example("a \r\n`b\r`\n\r c  \r\n")
@example("\udcff\N{OX}`\udc80`\r")
@example(MASK + "\n" + MASK)
def test_masking_keeps_the_length_the_line_endings_and_all_that_is_prose(text):
    masked = mask(text)
    assert len(masked) == len(text)
    for shown, written in zip(masked, text, strict=True):
        assert shown == written or (shown == MASK and written not in "\r\n")


@unhurried
@given(markdown_texts)
def test_masking_looks_at_no_character_that_could_be_any_letter(text):
    """A letter that takes more bytes does not move the mask."""
    wide = text.replace("e", "é").replace("o", "🎠")
    if "&" in text or "://" in text or "www." in text or "<" in text or "[" in text:
        return  # there the letters matter
    shown = [at for at, character in enumerate(mask(text)) if character == MASK]
    assert shown == [at for at, character in enumerate(mask(wide)) if character == MASK]
