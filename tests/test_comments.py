"""Comments in Markdown and HTML that silence rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textmend

IGNORE = "<!-- textmend: ignore soft-hyphen -->"
BAD = "It rai\u00adned."


def lines(text, path="doc.md"):
    """The lines on which there is a soft hyphen."""
    found = textmend.lint(text, path=path, select=["soft-hyphen"])
    return [each.start.line for each in found]


def test_without_a_comment_all_is_said():
    assert lines(f"{BAD}\n\n{BAD}\n") == [1, 3]


@pytest.mark.parametrize(
    "comment",
    [
        IGNORE,
        "<!--textmend:ignore soft-hyphen-->",
        "<!-- textmend: ignore spacing, encoding -->",
        "<!-- textmend: ignore final-newline, soft-hyphen -->",
        "<!-- textmend: ignore -->",
    ],
)
def test_it_is_for_the_next_block_alone(comment):
    assert lines(f"{BAD}\n\n{comment}\n\n{BAD}\n\n{BAD}\n") == [1, 7]
    assert lines(f"{BAD}\n\n{comment}\n{BAD}\nand\n{BAD}\n\n{BAD}\n") == [1, 8]


@pytest.mark.parametrize(
    "comment",
    ["<!-- textmend: ignore spacing -->", "<!-- textmend: ignored -->", "<!-- ignore -->"],
)
def test_another_comment_silences_nothing(comment):
    assert lines(f"{comment}\n\n{BAD}\n") == [3]


def test_a_list_is_one_block_and_so_is_a_quotation():
    assert lines(f"{IGNORE}\n\n- {BAD}\n\n- {BAD}\n\n{BAD}\n") == [7]
    assert lines(f"{IGNORE}\n\n> {BAD}\n>\n> {BAD}\n\n{BAD}\n") == [7]


def test_a_comment_in_a_block_of_code_is_an_example():
    assert lines(f"```\n{IGNORE}\n```\n\n{BAD}\n") == [5]
    assert lines(f"Write `{IGNORE}`.\n\n{BAD}\n") == [3]


def test_a_file_is_silenced_from_anywhere_in_it():
    comment = "<!-- textmend: ignore-file soft-hyphen -->"
    assert lines(f"{BAD}\n\n{comment}\n\n{BAD}\n") == []
    assert lines(f"{BAD}\n\n<!-- textmend: ignore-file spacing -->\n") == [1]


def test_in_plain_text_it_is_text():
    assert lines(f"{IGNORE}\n\n{BAD}\n", "doc.txt") == [3]


def test_in_html_it_is_for_the_next_element():
    text = f"{IGNORE}\n<div>\n<p>{BAD}</p>\n<div>\n{BAD}\n</div></div>\n<p>{BAD}</p>\n"
    assert lines(text, "doc.html") == [7]
    assert lines(f"<p>{BAD}</p>\n{IGNORE}\n{BAD}\n<p>{BAD}</p>\n", "doc.html") == [1, 4]


def test_what_is_silenced_is_not_fixed():
    text = "<!-- textmend: ignore trailing-space -->\n\nLate. \n\nLate. \n"
    fixed = textmend.fix(text, path="doc.md", select=["trailing-space"])
    assert fixed.text == "<!-- textmend: ignore trailing-space -->\n\nLate. \n\nLate.\n"


PIECES = st.lists(
    st.sampled_from(
        [
            IGNORE,
            "<!-- textmend: ignore-file x -->",
            BAD,
            "<p>",
            "</p>",
            "<",
            "\n\n",
            "\n",
            "```\n",
        ]
    )
)


@given(PIECES)
@pytest.mark.parametrize("path", ["doc.md", "doc.html"])
def test_comments_take_findings_away_and_add_none(path, pieces):
    text = "".join(pieces)
    bare = text.replace("textmend:", "a comment")
    assert set(lines(text, path)) <= set(lines(bare, path))


@pytest.mark.parametrize(("path", "end"), [("doc.md", BAD), ("doc.html", f"<p></p>{BAD}")])
def test_a_hundred_thousand_comments_are_read_in_one_go(path, end):
    text = f"{IGNORE}<p>" * 50_000 + "\n\n" + f"{IGNORE}\n\n{BAD}\n\n" * 50_000 + end
    assert len(lines(text, path)) == 1
