"""Changes to a text, as changes to the bytes of the JSON that it is written in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend.changes import Change
from textmend.finding import Edit
from textmend.fixing import apply
from textmend.records import json_records
from textmend.records.json_array import Array
from textmend.records.lines import Lines
from textmend.records.scan import literal_splices, members
from textmend.records.splicing import spliced
from textmend.span import Span

texts = st.text(
    st.sampled_from('ab"\\/\n\t\x7fé’\u200b😀\U0010ffff') | st.characters(exclude_categories=["Cs"])
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def records(draw):
    """A record with a text, how it is written, and changes to the text."""
    keys = texts.filter(lambda key: key != "text")
    members = list(draw(st.dictionaries(keys, values, max_size=4)).items())
    text = draw(texts)
    members.insert(draw(st.integers(0, len(members))), ("text", text))
    written = json.dumps(
        dict(members),
        ensure_ascii=draw(st.booleans()),
        indent=draw(st.none() | st.just(1)),
        separators=draw(st.sampled_from([None, (",", ":"), (" , ", " : ")])),
    )
    for plain, escaped in (("/", "\\/"), ("😀", "\\uD83D\\ude00")):
        if draw(st.booleans()):
            written = written.replace(plain, escaped)
    offsets = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    changes = [
        Change(Span(low, high), draw(texts), ())
        for low, high in zip(offsets[::2], offsets[1::2], strict=False)
    ]
    return dict(members), written.encode(), changes


@given(records())
def test_the_text_changes_and_no_other_byte(record):
    members, raw, changes = record
    splices = literal_splices(raw, "text", changes)
    mended = spliced(raw, splices)
    expected = apply(members["text"], [Edit(change.span, change.text) for change in changes])
    assert json.loads(mended) == {**members, "text": expected}
    for splice, change in zip(splices, changes, strict=True):
        old = json.loads(b'"' + splice.before + b'"')
        assert old == members["text"][slice(*change.span)]
    if raw.isascii():
        assert mended.isascii()


@given(records())
def test_members_are_found_where_they_stand(record):
    expected, raw, _ = record
    found = {key: json.loads(raw[start:end]) for key, start, end in members(raw)}
    assert found == expected


@given(st.lists(records(), max_size=4), st.integers(1, 40), st.booleans())
def test_an_array_is_cut_into_its_elements_wherever_reading_stops(items, size, spaced):
    between = b" ,\n" if spaced else b","
    data = b"[" + between.join(raw for _, raw, _ in items) + b"]\n"
    pieces = list(Array().pieces(data[i : i + size] for i in range(0, len(data), size)))
    assert b"".join(piece.raw for piece in pieces) == data
    assert [json.loads(piece.raw) for piece in pieces if piece.number] == [
        members for members, _, _ in items
    ]
    assert not any(piece.broken for piece in pieces)
    starts = [piece.offset for piece in pieces]
    assert starts == sorted(starts)
    assert all(data[p.offset :].startswith(p.raw) for p in pieces)


@given(st.binary(), st.integers(1, 8))
def test_any_bytes_are_lines_and_lose_nothing(data, size):
    chunks = [data[i : i + size] for i in range(0, len(data), size)]
    pieces = list(Lines().pieces(iter(chunks)))
    assert b"".join(piece.raw for piece in pieces) == data
    assert all(data[p.offset :].startswith(p.raw) for p in pieces)


@given(st.binary().map(lambda data: b"[" + data), st.integers(1, 8))
def test_any_bytes_after_a_bracket_lose_nothing(data, size):
    chunks = [data[i : i + size] for i in range(0, len(data), size)]
    assert b"".join(piece.raw for piece in Array().pieces(iter(chunks))) == data


def test_the_last_of_several_members_with_one_name_is_the_text():
    raw = b'{"text": "one", "text" : "two"}'
    (splice,) = literal_splices(raw, "text", [Change(Span(0, 3), "six", ())])
    assert spliced(raw, [splice]) == b'{"text": "one", "text" : "six"}'


ODDITIES = [
    *(b"NaN", b"-0", b"-0.0", b"1e400", b"1.50", b"12345678901234567890123", b"01", b"[" * 3000),
    *(b'"\\ud800"', b'"\xff"', b'"\t"', b'"\\x"', b'"a" \r\n', b'"a",', b'{"text": "b"}', b"true"),
]


@given(records(), st.sampled_from(ODDITIES), st.sampled_from(["id", "text", "x", "title"]))
def test_the_faster_decoder_says_the_same(record, value, key):
    _, raw, _ = record
    odd = b'{"%s": %s, %s' % (key.encode(), value, raw.lstrip(b"{"))
    end = b'%s, "%s": %s}' % (raw.rstrip()[:-1], key.encode(), value)
    for each in (raw, odd, end):
        read = []
        for quick in (None, json_records._msgspec()):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(json_records, "_quick", quick)
                patch.setattr(json_records, "_slowly", 0)
                read.append(json_records.read(each, 1, 0, ["text", "x"]))
        assert read[0] == read[1]


def test_the_faster_decoder_comes_with_the_bytes(monkeypatch):
    monkeypatch.setattr(json_records, "_quick", None)
    monkeypatch.setattr(json_records, "_slowly", 50)
    for number in range(3):
        json_records.read(b'{"text": "It rained."}', 1, 0, ["text"])
        assert (json_records._quick is not None) == (number == 2)
