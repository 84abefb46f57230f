"""Strategies for texts that are rich in what textmend looks for."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from textmend_rules.catalogue import CATALOGUE

# A slow machine is no defect of the code, so nothing here is judged by the clock.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = "the mill isn’t isn't Iran Iran’s ran wheel It’s 'tis ’em 1911 6' 0\" café naïve".split()
MARKS = list("\"'“”‘’.,;:!?—-()[]|") + ["“", "”", "’"] * 3
BLANKS = [" ", " ", " ", "  ", "   ", "\t", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}"]
ENDS = ["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r"]
# None of these ends a line, whatever `str.splitlines` says.
NO_ENDS = ["\x0b", "\x0c", "\x1c", "\x85", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}"]
HEADERS = ["date 2020-01-08 ", "Published: March 4, 2018 ", "By Ada Quill | Courier | ", "By "]
SENTENCES = ["The mill closed on Friday, and nobody spoke.", "It rained for a week after that."]
MARKDOWN = [
    *"# > *|_`~\\",
    *("- ", "1. ", "**", "```\n", "    ", "  \n", "\\\n", "\n---\n", "|-|-|\n", "&amp;", "<b>"),
    *("</b>", "<div>\n", "<!-- ", " -->", "[it's](", ")", "[it's]", "\n[it's]: /x 'y'\n"),
    *("https://example.org/it's*x", "<https://example.org/>", "\\'", '\\"'),
]
# Pieces of characters, so that neighbours can join to one when what stood between them goes.
STRAY_BYTES = [b"\x80", b"\xff", b"\xc3", b"\xa9", b"\xe2\x80", b"\xef", b"\xbb\xbf", b"\xed\xa0"]


def _pieces_of_examples() -> list[str]:
    """Each rule's examples, whole and line by line."""
    texts = [example.unmark()[0] for rule in CATALOGUE for example in rule.examples]
    return sorted({piece for text in texts for piece in (text, *text.splitlines(keepends=True))})


plain_pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(BLANKS),
    st.sampled_from(MARKS),
    st.sampled_from(ENDS),
    st.sampled_from(SENTENCES + HEADERS),
    st.sampled_from(_pieces_of_examples()),
    st.sampled_from(NO_ENDS) | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
)
plain_texts = st.lists(plain_pieces, max_size=24).map("".join)
markdown_texts = st.lists(plain_pieces | st.sampled_from(MARKDOWN), max_size=24).map("".join)
addressed_texts = st.tuples(plain_texts, st.just("a.txt")) | st.tuples(
    markdown_texts, st.just("a.md")
)
"""A text and the path that says what it is written in."""

raw_pieces = (plain_pieces | st.sampled_from(MARKDOWN)).map(
    lambda piece: piece.encode("utf-8", "surrogateescape")
)
raw_texts = st.lists(
    raw_pieces | st.sampled_from(STRAY_BYTES),
    max_size=24,
).map(b"".join)
"""Bytes as they may lie in a file: mostly UTF-8, never with a NUL."""
