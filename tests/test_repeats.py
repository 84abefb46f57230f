"""What stands twice, in a document and in a corpus."""

from __future__ import annotations

from textmend import Applicability, Document
from textmend.engine import Linter
from textmend.registry import load, select


def fixed(text, title, rule="repeated-title"):
    linter = Linter(select(load(), [rule], [], {}))
    return linter.fix(Document(text, title=title), Applicability.SAFE).document.text


def test_first_paragraph_that_repeats_the_title_goes_whatever_its_case_and_marks():
    body = "Nobody spoke.\n"
    assert fixed(f"Mill closes\n\n{body}", "Mill closes") == body
    assert fixed(f"MILL “CLOSES”!\n\n{body}", "Mill 'closes'") == body
    assert fixed(f"Mill closes\r\n\r\n{body}", "Mill closes") == body


def test_first_paragraph_that_says_something_else_than_the_title_stays():
    for first in ("Mill closes again", "Mill", "Closes mill", "…"):
        text = f"{first}\n\nNobody spoke.\n"
        assert fixed(text, "Mill closes") == text


def test_a_text_that_is_nothing_but_its_title_stays():
    assert fixed("Mill closes\n", "Mill closes") == "Mill closes\n"


def test_a_title_without_letters_is_repeated_by_nothing():
    assert fixed("…\n\nNobody spoke.\n", "!") == "…\n\nNobody spoke.\n"
