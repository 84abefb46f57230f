"""Bytes in, bytes out: what becomes of files in the wrong encoding, through the command line."""

from __future__ import annotations

import subprocess
import sys

import pytest
from ftfy import fix_encoding
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given
from hypothesis import strategies as st

from textmend import Document, fix, lint
from textmend_rules.encoding.html_tag import _ELEMENTS
from textmend_rules.encoding.improbable import _BYTES, _TAME, is_improbable
from textmend_rules.encoding.mojibake import _decoder
from textmend_rules.encoding.windows import CONTEXT, decode, fits
from textmend_rules.encoding.without_ftfy import decoded
from texts import unhurried

ENGLISH = "“It’s not the miller’s,” she said – and the café (built 1911) … owed him £5.\n"
GERMAN = (
    "„Die Mühle ist für die Müller“, sagte er, und das ist nicht so schön wie es war – außen.\n"
)
FRENCH = "« C’est à l’élève, n’est-ce pas ? » Le moulin où la créée été dans une forêt à Noël.\n"
CZECH = "Mlýn je na řece a voda se žene do kola, ale mlynář už byl pryč, jak říká přítel z města.\n"
ENDS = ["", " ", "\n", "/", "\x85/", " hidden", " id='x'"]
"""What may stand behind the name of a tag."""
RUSSIAN = "Мельница стоит на реке, и вода бежит по колесу, но мельника давно уже нет.\n"


def fixed(textmend, tmp_path, data):
    """The file after `--fix`, and what is said of it."""
    path = tmp_path / "case.txt"
    path.write_bytes(data)
    done = textmend("check", "--fix", "--select", "encoding", path)
    return path.read_bytes(), done.stdout.decode()


def test_ftfy_knows_how_wide_text_is_once_it_is_asked():
    source = """
import sys, textmend
print(textmend.fix("The caf\\u00c3\\u00a9.\\n").text, "wcwidth" in sys.modules)
from ftfy.formatting import character_width, display_ljust
print(ascii(display_ljust("\\u6c34\\u8eca", 7)), character_width("\\u6c34"))
print(sys.modules["wcwidth"].wcswidth("mill"))
"""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=True)
    assert done.stdout.decode().split("\n") == [
        "The café.",
        " False",
        "'\\u6c34\\u8eca   ' 2",
        "4",
        "",
    ]


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH], ids=["English", "German", "French"])
def test_a_file_of_windows_1252_becomes_utf8(textmend, tmp_path, text):
    data, said = fixed(textmend, tmp_path, text.encode("cp1252"))
    assert data == text.encode()
    assert "not-utf8" in said


def test_lines_of_both_encodings_are_mended_where_they_are_wrong(textmend, tmp_path):
    data = ENGLISH.encode() + ENGLISH.encode("cp1252") + b"The miller\x92s caf\xc3\xa9\r\n"
    mended, _ = fixed(textmend, tmp_path, data)
    assert mended == (ENGLISH * 2 + "The miller’s café\r\n").encode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN, "cp437"),
        (ENGLISH.replace("’", "é"), "mac-roman"),
        ("水車は川のそばにあり、粉屋はもういない。\n", "shift-jis"),
    ],
)
def test_no_other_encoding_is_taken_for_windows_1252(textmend, tmp_path, text, encoding):
    data = text.encode(encoding, "ignore")
    mended, said = fixed(textmend, tmp_path, data)
    assert mended == data
    assert said.count("not-utf8") == 1


def test_another_encoding_is_suggested_with_the_text_that_it_gives():
    data = (RUSSIAN * 4).encode("cp1251")
    (found,) = lint(Document.from_bytes(data).text, select=["not-utf8"])
    (suggestion,) = found.suggestions
    (edit,) = suggestion.edits
    text = Document.from_bytes(data).text
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == RUSSIAN * 4
    assert found.fix is None


@pytest.mark.parametrize("data", [b"\xff", b"don\xe2t", b"caf\xc3", b"it\xe2\x80s", b"a \x81 b"])
def test_what_may_be_anything_is_reported_and_stays(textmend, tmp_path, data):
    mended, said = fixed(textmend, tmp_path, data + b"\n")
    assert mended == data + b"\n"
    assert said.count("not-utf8") == 1


def test_a_field_of_a_record_has_no_encoding_of_its_own():
    document = Document("The miller\udc92s wheel.\n", is_record=True)
    from textmend.engine import Linter
    from textmend.registry import load, select

    assert Linter(select(load(), ["not-utf8"], [], {})).lint(document).flagged == []


# One kind of damage each: those that the documentation of ftfy has an example of.
MOJIBAKE = {
    "a mark of typography": ("The mill âœ” turns", "The mill ✔ turns"),
    "an apostrophe": ("the millâ€™s wheel", "the mill’s wheel"),
    "an apostrophe spoiled three times": (
        "The mill doesnÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢t turn.",
        "The mill doesn’t turn.",
    ),
    "an accent": ("la gÃ©nÃ©rositÃ© du meunier", "la générosité du meunier"),
    "a capital at the start": ("Ãšltima rueda", "Última rueda"),
    "a byte that is a no-break space": ("voilÃ\u00a0 le moulin", "voilà le moulin"),
    "a byte that became a space": ("voilÃ  le moulin", "voilà le moulin"),
    "in Latin-1": ("the mill\u00e2\u0080\u0099s wheel", "the mill’s wheel"),
    "in Windows-1251": ("the millвЂ™s wheel", "the mill’s wheel"),
    "in Mac Roman": ("the mill‚Äôs wheel", "the mill’s wheel"),
    "in code page 437": ("la g├⌐n├⌐rosit├⌐", "la générosité"),
    "in Windows-1250": ("the millâ€™s kĂˇva", "the mill’s káva"),
    "beside typography that is sound": ("“The millâ€™s wheel”", "“The mill’s wheel”"),
    "an emoji": ("turns ðŸ˜Š now", "turns 😊 now"),
    "a byte order mark": ("the ï»¿mill", "the mill"),
}
SOUND = {
    "capitals with accents": "LE MOULIN FERMÉ – À LOUER: ÎLE D’OLÉRON…",
    "an accent before a mark": "Il a dit « voilà », “déjà”™ et CAFÉ®",
    "Portuguese": "NÃO É O MOINHO – AÇÃO, LIÇÕES",
    "Vietnamese": "Cối xay gió ở Hà Nội – đẹp lắm…",
    "Greek and Russian": "Ο μύλος – мельница…",
    "a price and a degree": "£5, 20 °C, ½ mile, Â is a letter",
}


@pytest.mark.parametrize(("spoiled", "sound"), MOJIBAKE.values(), ids=MOJIBAKE)
@pytest.mark.parametrize("stray", [b"", b" and \xff"], ids=["", "beside a stray byte"])
def test_mojibake_is_undone(textmend, tmp_path, spoiled, sound, stray):
    mended, _ = fixed(textmend, tmp_path, spoiled.encode() + stray + b"\n")
    assert mended == sound.encode() + stray + b"\n"


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_looks_like_mojibake_stays(textmend, tmp_path, text):
    mended, said = fixed(textmend, tmp_path, text.encode() + b"\n")
    assert mended == text.encode() + b"\n"
    assert said.startswith("No findings")


def test_a_mark_that_lost_its_last_byte_to_another_encoding():
    # ” is E2 80 9D, and 9D is nothing in Windows-1252: some programs leave the byte.
    assert fix("“Turn,â€\udc9d she said.\n", select=["encoding"]).text == "“Turn,” she said.\n"


def guesses(text):
    """What is suggested for the first replacement character."""
    (found, *_) = lint(text, select=["replacement-character"])
    assert found.fix is None
    return [edit.text for each in found.suggestions for edit in each.edits]


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("The mill doesn\ufffdt turn.", ["’"]),
        ("The miller\ufffd\ufffd\ufffds wheel.", ["’"]),
        ("\ufffdTurn it.", ["“", "‘"]),
        ("Turn it.\ufffd", ["”", "’"]),
        ("the mill \ufffd and the wheel", ["–", "—"]),
        ("a caf\ufffd by the mill", ["é"]),
        ("Ibáñoz came; then Ib\ufffdñoz left", ["á"]),
        ("the mi\ufffd\ufffdll", []),
        ("the m\ufffdll", []),
    ],
)
def test_what_was_lost_is_suggested_where_the_context_says_it(text, suggested):
    assert guesses(text) == suggested


@unhurried
@given(st.text(max_size=CONTEXT), st.binary(min_size=1, max_size=4), st.text(max_size=CONTEXT))
def test_what_windows_1252_does_not_have_never_fits(before, codes, after):
    new = decode(bytes(code | 0x80 for code in codes))
    if "\N{REPLACEMENT CHARACTER}" in new:
        assert not fits(before, new, after)


@given(
    st.sampled_from([*sorted(_ELEMENTS), "ibm", "trx", "c"]), st.randoms(), st.sampled_from(ENDS)
)
def test_each_element_is_one_in_any_case_and_nothing_else_is(name, random, end):
    mixed = "".join(random.choice([letter, letter.upper()]) for letter in name)
    for slash in ("", "/"):
        text = f"The mill <{slash}{mixed}{end}> closed.\n"
        is_one = name in _ELEMENTS and (slash or end or len(name) > 1)  # `a <b> c` compares
        messages = [each.message for each in lint(text, select=["html-tag"])]
        assert messages == ([f"A tag “{name}” of HTML"] if is_one else [])


CATEGORIES = "".join(MOJIBAKE_CATEGORIES.values())
SIGNS = sorted(
    {*CATEGORIES, *BADNESS_RE.pattern, *"aZ z.\t9_\u0085\u2028水\U0001f60a", *_TAME, *_BYTES}
)
SIGNS += [chr(code) for code in range(0x80, 0x250)]
"""What ftfy tells damage by, and what is none."""


@pytest.mark.parametrize("before", ["", "a", " ", "”"])
def test_two_signs_that_are_damage_to_ftfy_are_improbable(before):
    for sign in SIGNS:
        for lines in (
            [f"{before}{sign}{other}{after}" for other in SIGNS] for after in ("", "s", " ")
        ):
            assert [line for line in lines if not is_improbable(line) and is_bad(line)] == []


@pytest.mark.parametrize("sign", [*"“”‘’°©Γγἀ", "\u0384", "\u0378"])
def test_greek_that_is_damage_to_ftfy_is_improbable(sign):
    greek = [*"ΒΓΞΟβγώἀῼ“”"]
    for before in ("", "a", *greek):
        for one in greek:
            lines = [before + one + sign + other + last for other in greek for last in greek]
            assert [line for line in lines if not is_improbable(line) and is_bad(line)] == []


@unhurried
@given(st.text(st.sampled_from(SIGNS) | st.characters(), max_size=12))
def test_what_is_not_improbable_is_as_ftfy_wants_it(line):
    assert is_improbable(line) or fix_encoding(line) == line


@pytest.mark.parametrize(
    "line", ["the café—and", "a fiancé’s", "“the café”, but", "Conceição", "“ὁ μύλος”"]
)
def test_what_english_has_is_not_improbable(line):
    assert not is_improbable(line)


def spoiled(text, encoding, times=1):
    """The text in UTF-8 and read in another encoding."""
    for _ in range(times):
        text = text.encode().decode(encoding, "replace")
    return text


BESIDE = ["", " ", "mill", "—", "“", "’", "\x1a", "\n", "é", "\x80", "☃", "ἀ"]
"""What may stand beside damage."""
PIECES = [
    *BESIDE,
    *(spoiled(text, "latin-1", times) for text in "’—“”éß水😊Ñ\xa0\x80íÀ" for times in (1, 2)),
    *(spoiled(text, "cp1252", times) for text in "’—“…éß水Š\xa0€" for times in (1, 2)),
]


@unhurried
@given(st.lists(st.sampled_from(PIECES) | st.sampled_from(SIGNS), max_size=6).map("".join))
def test_what_is_decoded_without_ftfy_is_as_it_decodes_it(line):
    assert decoded(line) in (None, _decoder()(line))


@pytest.mark.parametrize(
    "line",
    [
        "\xd8\xad",
        "\xd8\xad — \xe2\x80\x99",
        "\xd8\xad \xe2\x80\x99",
        "\xd8\xad \x1a â€™",
        "\xd8\xad — \x1a \xe2\x80\x99",
        "\xe2\x9d\x81 — ’‘ “…”",
        "\xe2\x80\x99— \xe2\x80\x99",
        "\xe2\x80\x99 â€™",
        "\xe2\x80\x99 \xe2 — \x81",
    ],
    ids=ascii,
)
def test_what_is_less_plain_is_as_ftfy_decodes_it(line):
    assert decoded(line) in (None, _decoder()(line))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("the mill\xe2\x80\x99s", "the mill’s"),
        ("the millâ€™s", "the mill’s"),
        ("the mill\xc3\xa2\xc2\x80\xc2\x99s", "the mill’s"),
        ("the mill\xe2\x80\x99s wheel—slow", "the mill’s wheel—slow"),
        ("the mill\xc3\xa2\xc2\x80\xc2\x99s “wheel”—slow", "the mill’s “wheel”—slow"),
    ],
)
def test_ordinary_damage_is_decoded_without_ftfy(line, meant):
    assert decoded(line) == meant == _decoder()(line)
