"""The kernel writes down what is done to a text as plain Python does."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kernel import _kernel
from textmend.changes import Change
from textmend.document import Document
from textmend.finding import Edit
from textmend.fixing import apply
from textmend.repairs import plainly_noted
from textmend.span import Span

pytestmark = pytest.mark.skipif(_kernel is None, reason="no kernel was compiled")

pieces = st.text(
    st.sampled_from('ab \n\r\t\b\f\x01\x1f\x7f"\\/é\u2028“\ud7ff\ue000\ufeff\uffff𝒳\U0010ffff'),
    max_size=6,
)
rules = st.lists(st.sampled_from(["zero-width", "a", 'odd"é']), min_size=1, max_size=3)


@given(st.lists(st.tuples(pieces, pieces, pieces, rules), max_size=5), pieces)
@example([("It rained for\nthree days without an end, and longer é.", " ", "", ["a"])], "")
@example([("It rained.", " ", "", ["trailing-space"])], "\r")
@example([("\r", "\n", "", ["a"]), ("", "\r", "\n", ["b"])], "\nIt snowed.")
def test_the_kernel_writes_the_same_lines(parts, end):
    text, changes = "", []
    for kept, before, after, names in parts:
        text += kept
        changes.append(Change(Span(len(text), len(text) + len(before)), after, tuple(names)))
        text += before
    document = Document.from_bytes((text + end).encode(), path="a.txt")
    mended = document.with_text(
        apply(document.text, [Edit(change.span, change.text) for change in changes])
    )
    assume(document.utf8 is not None and mended.utf8 is not None)
    assert document.utf8 is not None
    lines = _kernel.notes(document.utf8, changes)
    assert lines == plainly_noted(document, mended, changes)
    for line, change in zip(lines.splitlines(), changes, strict=True):
        offset, before, after, names, *_ = json.loads(line)
        assert document.text[slice(*change.span)] == before
        assert len(document.text[: change.span.start].encode()) == offset
        assert (after, tuple(names)) == (change.text, change.rules)


def test_what_are_no_changes_is_refused():
    span = Span(0, 1)
    for change in (1, (span, "a"), (span, b"a", ("b",)), (span, "a", ["b"]), (1, "a", ())):
        with pytest.raises((TypeError, ValueError, SystemError)):
            _kernel.notes(b"It rained.", [change])
    with pytest.raises(TypeError):
        _kernel.notes("It rained.", [])
    with pytest.raises(TypeError):
        _kernel.notes(b"It rained.", ())


def test_a_place_beyond_the_text_is_its_end():
    assert _kernel.notes(b"rain", [Change(Span(9, 99), "", ("a",))]) == (
        b'[4, "", "", ["a"], null, null, null, 1, 5]\n'
    )
