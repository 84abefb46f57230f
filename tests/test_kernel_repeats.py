"""Lines that stand more than once are seen by the kernel, and paragraphs that begin as one."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from kernel import _kernel
from textmend import rule
from textmend.document import Document
from textmend.triggers import Triggers
from textmend_rules.repeats.repeated_paragraph import repeated_paragraph
from texts import unhurried


def asking(document):
    """Flags nothing."""
    return ()


ASKS = Triggers([(0, rule(family="words", views=("repeated_lines",))(asking))])
ENDS = "The mill on the ", " island is closed."
LINES = ["", " ", "mill", " mill", "the mill", *(f"{ENDS[0]}{each}{ENDS[1]}" for each in "nsew")]
LINES += [
    "A mill\ufffc",
    "é" * 20,
    "The miller says that nobody will mend the old mill again ever.",
]


def seen(text):
    """The document that the kernel has looked at."""
    document = Document(text)
    ASKS.pulled(document, text)
    return document


@unhurried
@example([("mill\0", "\n"), ("mill", "\n")])
@example([(" mill", "\n"), ("mill", "\r\n"), ("mill", "\r"), (" mill", "")])
@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n", "\r\n", "\r", ""]))))
def test_lines_again_are_those_that_are_counted(some):
    text = "".join(line + end for line, end in some)
    document = seen(text)
    assert document.repeated_lines == Document(text).repeated_lines
    if _kernel is not None:
        lines = text.replace("\r", "\n").split("\n")
        starts = [sum(map(len, lines[:number])) + number for number in range(len(lines))]
        pairs = zip(starts, lines, strict=True)
        again = [at for at, line in pairs if line and lines.count(line) > 1]
        assert [*document.places_of_repeats] == again


@unhurried
@given(st.lists(st.sampled_from(LINES)), st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_paragraphs_again_are_those_that_are_compared_one_by_one(lines, gap):
    text = gap.join([*lines, *lines[::2]])
    found, plainly_found = (
        [(each.span, each.message, each.fix) for each in repeated_paragraph.check(document)]
        for document in (seen(text), Document(text))
    )
    assert found == plainly_found


def step(number, eight):
    """What the kernel makes of the number of a word and eight bytes more."""
    number = (number ^ int.from_bytes(eight, "little")) * 0x9E3779B97F4A7C15 % (1 << 64)
    return number ^ number >> 29


def alike(start, end):
    """Two lines whose bytes all have the same number, and a third whose ends have."""
    begun = step(step(0, start[:8]), start[8:])
    one, other = b"aaaaaaaa", b"bbbbbbbb"
    for letters in product(b"abcdefghijklmnop", repeat=8):
        another = bytes(letters)
        both = step(begun, one) ^ step(begun, another)
        behind = (int.from_bytes(other, "little") ^ both).to_bytes(8, "little")
        if another != one and behind.isascii() and not set(behind) & {0, 10, 13}:
            lines = one + other, another + behind, b"c" * 16
            return [(start + line + end).decode() for line in lines]
    raise AssertionError


def test_lines_that_nobody_can_tell_apart_by_numbers_are_counted():
    one, other, third = alike(b"The mill on an i", b"sland is closed.")
    for lines in ([third, one, other, other], [third, one, other, one], [one, other, third, other]):
        text = "\n".join(lines)
        assert seen(text).repeated_lines == Document(text).repeated_lines
    if _kernel is not None:
        assert seen(f"{third}\n{one}\n{other}").places_of_repeats is None
        assert not seen(f"{third}\n{one}\n{one}").places_of_repeats[0] < 0
