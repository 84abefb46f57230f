"""A document loses nothing, and knows where everything is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textmend import Document, Position
from textmend.decoding import BOM, BinaryData, UnreadableText
from textmend.document import Context
from textmend.shape import _line_starts
from texts import markdown_texts, plain_texts, raw_texts, unhurried

OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
readable_bytes = (st.binary() | raw_texts).filter(
    lambda data: b"\0" not in data and not data.startswith(OTHER_BOMS)
)
# Dense in line endings, and in what is none though `str.splitlines` takes it for one.
broken_texts = st.text(st.sampled_from("a \r\n\x0b\x0c\x1c\x85\u2028\u2029é\N{OX}"), max_size=30)


def naive_positions(text):
    """Line and column of every offset, one character after the other."""
    line = column = 1
    for at, character in enumerate(text):
        yield Position(line, column, at)
        inside_crlf = text[at : at + 2] == "\r\n"
        if character in "\r\n" and not inside_crlf:
            line, column = line + 1, 1
        else:
            column += 1
    yield Position(line, column, len(text))


@unhurried
@given(readable_bytes)
@example(BOM + b"a line\r\nanother\rno end")
@example(BOM + BOM)
@example(b"\xc3\n\xa9 \xed\xa0\x80\n")
def test_any_bytes_come_back_as_they_were(data):
    assert Document.from_bytes(data).to_bytes() == data


@pytest.mark.parametrize("body", [b"", b"a\n", b"a\r\nb\nc\rd", b"caf\xe9", b"\xc3\xa9"])
def test_a_byte_order_mark_is_kept_beside_the_text(body):
    marked, bare = Document.from_bytes(BOM + body), Document.from_bytes(body)
    assert marked.text == bare.text
    assert marked.to_bytes() == BOM + bare.to_bytes()


@unhurried
@given(readable_bytes)
@example("caf\u00e9 \U0001d4b3".encode())
def test_its_length_is_that_of_the_text(data):
    document = Document.from_bytes(data)
    assert document.length == len(document.text) == Document.from_bytes(document.to_bytes()).length


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), readable_bytes)
def test_another_text_is_what_its_bytes_are_read_as(text, data):
    document = Document.from_bytes(data, path="a.md", context=Context("de"))
    changed = document.with_text(text + document.text)
    assert changed.to_bytes() == document.bom + text.encode() + data[len(document.bom) :]
    whole = changed.bom + changed.text.encode("utf-8", "surrogateescape")
    assert changed.to_bytes() == whole
    assert changed.utf8 in (None, whole)
    if b"\0" not in changed.to_bytes() and not changed.to_bytes().startswith(OTHER_BOMS):
        again = Document.from_bytes(changed.to_bytes())
        assert (again.text, again.bom) == (changed.text, changed.bom)
    assert (changed.path, changed.language) == ("a.md", "de")


def test_stray_bytes_that_become_neighbours_become_the_character_that_they_spell():
    document = Document.from_bytes(b"caf\xc3 \xa9\n")
    assert document.with_text(document.text.replace(" ", "")).text == "café\n"


def test_a_byte_order_mark_that_comes_to_stand_first_is_one():
    document = Document.from_bytes(b" " + BOM + b" a\n")
    changed = document.with_text(document.text[1:])
    assert (changed.bom, changed.text) == (BOM, " a\n")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32-le", "UTF-32"), ("utf-32-be", "")],
)
def test_other_encodings_with_a_mark_are_unreadable_and_named(encoding, name):
    with pytest.raises(UnreadableText, match=name or "UTF-32"):
        Document.from_bytes("\N{ZERO WIDTH NO-BREAK SPACE}Nobody spoke.\n".encode(encoding))


@given(st.binary(), st.binary())
def test_a_nul_means_binary_unless_a_mark_says_otherwise(before, after):
    data = before + b"\0" + after
    expected = UnreadableText if data.startswith(OTHER_BOMS) else BinaryData
    with pytest.raises(expected):
        Document.from_bytes(data)


@pytest.mark.parametrize("character", "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
def test_what_only_python_takes_for_a_line_ending_is_none(character):
    document = Document(f"one{character}two\nthree")
    assert document.lines == [(0, 7), (8, 13)]
    assert document.position(4) == (1, 5, 4)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_ending_ends_one_line(end):
    text = f"one{end}{end}two{end}"
    document = Document(text)
    assert [text[start:stop] for start, stop in document.lines] == ["one", "", "two"]
    assert document.position(len(text)).line == 4


@unhurried
@given(plain_texts | broken_texts)
@example("\r\r\n\n\r")
@example("")
def test_every_position_agrees_with_its_offset(text):
    document = Document(text)
    expected = list(naive_positions(text))
    assert [document.position(at) for at in range(len(text) + 1)] == expected
    starts = [at for line, column, at in expected if column == 1]
    assert list(document.line_starts) == list(_line_starts(text)) == starts


@pytest.mark.parametrize(
    ("path", "is_markup", "is_hypertext"),
    [
        ("a.md", True, False),
        ("x.y/a.MD.gz", True, False),
        ("a.html.zst", True, True),
        ("a.rst", True, False),
        *((plain, False, False) for plain in ("", "a.txt", "md", "md.gz", "gz", "x.md/a")),
    ],
)
def test_the_end_of_its_name_says_what_a_text_is_written_in(path, is_markup, is_hypertext):
    document = Document("The mill.\n", path=path)
    assert (document.is_markup, document.is_hypertext) == (is_markup, is_hypertext)


@given(plain_texts, st.integers())
def test_a_position_outside_the_text_is_refused(text, offset):
    if not 0 <= offset <= len(text):
        with pytest.raises(ValueError, match="outside"):
            Document(text).position(offset)


@unhurried
@given(plain_texts | broken_texts)
def test_lines_and_their_endings_are_the_whole_text(text):
    document = Document(text)
    rebuilt = ""
    for start, end in document.lines:
        assert len(rebuilt) == start
        assert not {"\r", "\n"} & set(text[start:end])
        after = text[end : end + 2]
        rebuilt += text[start:end] + (after if after == "\r\n" else after[:1])
    assert rebuilt == text


@unhurried
@given(plain_texts, markdown_texts, st.booleans())
def test_paragraphs_hold_every_line_that_is_not_blank_once_and_in_order(plain, marked, is_marked):
    document = Document(marked, path="a.md") if is_marked else Document(plain)
    prose = document.prose
    covered = []
    for start, end in document.paragraphs:
        inside = [line for line in document.lines if start <= line.start and line.end <= end]
        assert inside and (inside[0].start, inside[-1].end) == (start, end)
        covered += inside
    assert covered == [line for line in document.lines if prose[line.start : line.end].strip()]


def test_wrapped_lines_are_one_paragraph_and_verse_is_many():
    wrapped = "The mill closed on Friday, and\nnobody spoke of anything else\nthe whole week.\n"
    verse = "The mill is still,\nthe wheel is dry,\nnobody knows the reason why.\n"
    assert Document(wrapped).paragraphs == [(0, len(wrapped) - 1)]
    assert Document(verse).paragraphs == Document(verse).lines


@pytest.mark.parametrize(
    "blank", [" ", "\t ", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}", "\x85"]
)
def test_a_line_of_blanks_of_any_kind_divides_paragraphs(blank):
    document = Document(f"one\n{blank}\ntwo\n{blank}")
    assert [document.text[start:end] for start, end in document.paragraphs] == ["one", "two"]


def test_only_markdown_has_markup_that_is_no_prose():
    assert Document("`code`", path="a.txt").prose == "`code`"
    assert "code" not in Document("`code`", path="A.MD").prose


@unhurried
@given(plain_texts | broken_texts)
def test_openings_are_those_of_all_paragraphs_that_begin_oddly(text):
    document = Document(text)
    odd = []
    for number, (start, end) in enumerate(document.paragraphs):
        rest = text[start:end]
        behind = rest[:6].lstrip("\"'“‘«‹„([*•·–—-\xa0 \u200b\xad\ufeff") + rest[6:]
        first, second = behind[:1], text[end - len(behind) :][1:2]
        alone = second == "" or second in " \t\r\n"
        if second == first:
            third, fourth = text[end - len(behind) :][2:3], text[end - len(behind) :][3:4]
            alone = third.islower() or (third.isupper() and fourth.isupper())
        if first.isalpha() and (not first.isupper() or alone):
            odd.append((number, end - len(behind)))
    # “A” and “I” are words, and where they are is for the evidence to say.
    words = {(number, at) for number, at in odd if text[at : at + 2] in ("A ", "I ")}
    found = list(document.openings)
    assert found == sorted(found)
    assert {*odd} - words <= {*found} <= {*odd}
