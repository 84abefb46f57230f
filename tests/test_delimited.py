"""CSV: rows found byte for byte, and texts changed in place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend.changes import Change
from textmend.finding import Edit
from textmend.fixing import apply
from textmend.records.delimited import Delimited
from textmend.records.record import BrokenContainer
from textmend.records.stream import spliced
from textmend.span import Span

cells = st.text(st.sampled_from('ab", \n;é') | st.characters(exclude_categories=["Cs", "Cc"]))


def pieces_of(data, size=7, name="a.csv"):
    form = Delimited(name)
    return form, list(form.pieces(data[i : i + size] for i in range(0, len(data), size)))


@given(
    st.lists(st.tuples(cells, cells), min_size=1, max_size=5),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 20),
    st.data(),
)
def test_rows_are_those_of_the_standard_library_and_texts_change_alone(
    rows, quoting, ending, size, data
):
    out = io.StringIO()
    writer = csv.writer(out, quoting=quoting, lineterminator=ending)
    writer.writerows([("id", "text"), *rows])
    content = out.getvalue().encode()
    form, pieces = pieces_of(content, size)
    assert b"".join(piece.raw for piece in pieces) == content
    numbered = [piece for piece in pieces if piece.number]
    records = [form.record(piece, ["text"]) for piece in numbered]
    assert [(record.id or "", dict(record.texts)["text"]) for record in records] == rows
    index = data.draw(st.integers(0, len(rows) - 1))
    text = rows[index][1]
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    change = Change(Span(low, high), data.draw(cells), ())
    mended = b"".join(
        spliced(piece.raw, form.splices(piece, "text", [change]))
        if piece is numbered[index]
        else piece.raw
        for piece in pieces
    )
    expected = [list(row) for row in rows]
    expected[index][1] = apply(text, [Edit(change.span, change.text)])
    read = list(csv.reader(io.StringIO(mended.decode(), newline="")))
    assert [row for row in read if row][1:] == expected


@given(st.binary(), st.integers(1, 8))
def test_any_bytes_lose_nothing(data, size):
    try:
        _, pieces = pieces_of(data, size)
    except BrokenContainer:
        return
    assert b"".join(piece.raw for piece in pieces) == data


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_the_delimiter_is_the_one_of_the_header(delimiter):
    data = delimiter.join(["id", '"a text"', "n"]) + "\n" + delimiter.join("xyz") + "\n"
    form, pieces = pieces_of(data.encode())
    assert list(form.columns(pieces)) == ["id", "a text", "n"]
    assert form.record(pieces[1], ["a text"]).texts == [("a text", "y")]


def test_a_quotation_mark_out_of_place_costs_one_line():
    data = b'id,text\n1,"a" b\n2,"c\nd"\n3,"e\n'
    form, pieces = pieces_of(data)
    assert [(piece.number, piece.raw, piece.broken is not None) for piece in pieces[1:]] == [
        (1, b'1,"a" b\n', True),
        (2, b'2,"c\nd"\n', False),
        (3, b'3,"e\n', True),
    ]
    assert form.record(pieces[2], ["text"]).texts == [("text", "c\nd")]


def test_a_row_of_another_length_and_stray_bytes_are_problems_with_their_place():
    form, pieces = pieces_of(b"id,text\n1,2,3\n\n4,caf\xe9\n")
    problems = [form.record(piece, ["text"]).problems for piece in pieces if piece.number]
    assert [problem.message for (problem,) in problems] == [
        "3 fields, where the header has 2, at byte 8",
        "not UTF-8, at byte 20",
    ]
