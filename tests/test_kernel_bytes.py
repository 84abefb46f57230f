"""The kernel tells of bytes what plain Python tells, and a clean text is never decoded."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kernel import _kernel
from textmend import Document
from textmend.decoding import is_clean_utf8, plainly_is_clean_utf8
from textmend.engine import Linter
from textmend.records.json_records import is_encodable, plainly_is_encodable
from textmend.registry import load, select
from texts import unhurried

needs_kernel = pytest.mark.skipif(_kernel is None, reason="the kernel was not compiled")

EDGES = (0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF)
"""Code points at which the bytes of a character become others."""
WHOLE = [chr(point).encode() for point in EDGES]
BROKEN = [
    *(b"\x80", b"\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xc3", b"\xe0\x9f\xbf", b"\xe2\x80", b"\xe2"),
    *(b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf0\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf5\x80\x80"),
    *(b"\xf0\x9f\x8e", b"\xff", b"\xfe", b"\xe2\x28\xa1", b"\xf0\x9f\x28\x80", b"\xc3\xc3"),
]
pieces = st.sampled_from([*WHOLE, *BROKEN, b"\0", b"The mill closed.\n", b"a", b"\x7f"])
some_bytes = st.lists(pieces | st.binary(max_size=3), max_size=6).map(b"".join)
runs = st.integers(0, 130).map(lambda size: b"a" * size)
"""Blocks of 64 bytes end anywhere in what is behind them."""


@needs_kernel
@unhurried
@given(runs, some_bytes, runs)
@example(b"", b"", b"")
@example(b"a", b"\0", b"a")
@example(b"", b"\xef\xbb\xbf", b"The mill")
@example(b"a" * 63, b"\xe2\x80\x99", b"s")
@example(b"a" * 62, b"\xe2\x80", b"")
def test_what_is_utf8_is_what_python_decodes(before, some, after):
    data = before + some + after
    assert is_clean_utf8(data) == plainly_is_clean_utf8(data)


@needs_kernel
@pytest.mark.parametrize("lead", range(0x80, 0x100))
def test_each_two_bytes_and_what_may_follow_are_told_apart(lead):
    for second in range(256):
        for rest in (b"", b"\x80", b"\x80\x80", b"\xbf\xbf\xbf", b" \x80"):
            data = bytes([lead, second]) + rest
            assert is_clean_utf8(data) == plainly_is_clean_utf8(data), data


@needs_kernel
@given(some_bytes.map(lambda data: data.decode("utf-8", "surrogateescape")) | st.text())
@example("The mill \ud800")
@example("\0\ufeff\N{WINKING FACE}")
def test_what_can_be_encoded_is_what_python_encodes(text):
    assert is_encodable(text) == plainly_is_encodable(text)


@given(some_bytes)
def test_a_document_has_the_text_that_its_bytes_stand_for(data):
    data = data.replace(b"\0", b"")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    document = Document.from_bytes(data)
    bom = data.startswith(b"\xef\xbb\xbf")
    assert document.text == data[3 if bom else 0 :].decode("utf-8", "surrogateescape")
    assert document.to_bytes() == data
    assert document.size == len(data)


@needs_kernel
@pytest.mark.parametrize(
    "text", ["The mill closed.\n", "“The mill’s wheel,” he said, “stopped.”\n"]
)
def test_a_clean_text_is_not_decoded(text):
    document = Document.from_bytes(text.encode(), path="doc.txt")
    assert Linter(select(load(), ["all"], [], {})).lint(document) == ([], [])
    assert "text" not in vars(document)
