"""A text with many kinds of damage at once is given back by one `--fix`."""

from __future__ import annotations

import pytest

from textmend import fix

ORIGINAL = """\
The ferry to Tern Island left at six, and nobody on the pier could say why it was late. The \
captain’s office (by the harbour) was shut, as it always is on the first Friday of the month.

“It isn’t the tide,” said Zoë Quill, who sells fish there. “It’s the flood in the café’s cellar.” \
She had seen the water rise over five steps, she said, and had carried the chairs out herself.

By noon the pumps had come, and the ferry was tied up again. Nobody was hurt. The island has two \
boats, one harbour and a school; it has had no doctor since 1911, and wants none.
"""
DAMAGE = {
    "mojibake": ("captain’s", "captainâ€™s"),
    "mojibake twice": ("isn’t", "isnÃ¢â‚¬â„¢t"),
    "c1-control": ("It’s", "It\x92s"),
    "html-entity": ("café’s", "caf&amp;eacute;’s"),
    "soft-hyphen": ("carried", "car\xadried"),
    "zero-width": ("chairs", "chai\u200brs"),
    "stray-bom": ("By noon", "\ufeffBy noon"),
    "control-character": ("the pumps", "the\x07 pumps"),
    "ligature": ("five steps", "\ufb01ve steps"),
    "double-space": ("tied up again", "tied  up   again"),
    "space-before-punctuation": ("hurt. The", "hurt . The"),
    "space-inside-brackets": ("(by the harbour)", "( by the harbour )"),
    "missing-space": ("late. The", "late.The"),
    "missing-space behind a comma": ("said, and", "said,and"),
    "trailing-space": ("herself.\n", "herself. \t\n"),
    "leading-space": ("\n“It", "\n “It"),
    "blank-lines": ("month.\n\n", "month.\n\n\n\n\n"),
    "final-newline": ("wants none.\n", "wants none."),
}


@pytest.mark.parametrize("number", range(len(DAMAGE)), ids=DAMAGE)
def test_each_kind_of_damage_beside_all_others(number):
    """All but one kind, so that each is shown to need no other."""
    damaged = ORIGINAL
    for kind, (sound, spoiled) in enumerate(DAMAGE.values()):
        if kind != number:
            assert sound in damaged
            damaged = damaged.replace(sound, spoiled, 1)
    assert fix(damaged).text == ORIGINAL


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_all_at_once_through_the_command_line(textmend, tmp_path, end):
    damaged = ORIGINAL
    for sound, spoiled in DAMAGE.values():
        damaged = damaged.replace(sound, spoiled, 1)
    path = tmp_path / "case.txt"
    stray = damaged.replace("Zoë", "Zo\udceb").replace("“It isn", "\udc93It isn")
    path.write_bytes(stray.replace("\n", end).encode("utf-8", "surrogateescape"))
    textmend("check", "--fix", path, code=0)
    assert path.read_bytes() == ORIGINAL.replace("\n", end).encode()
    textmend("check", "--fix", path, code=0)
    assert path.read_bytes() == ORIGINAL.replace("\n", end).encode()


def test_the_original_has_nothing_wrong_with_it():
    assert fix(ORIGINAL, unsafe=True).applied == {}
