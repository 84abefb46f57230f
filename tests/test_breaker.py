"""A repair that would touch nearly everything is stopped before it is written."""

from __future__ import annotations

import pytest

from textmend.breaker import FEWEST_CHARACTERS, FEWEST_RECORDS, Breaker, Limits, Tripped
from textmend.changes import Change
from textmend.span import Span

CHANGE = Change(Span(0, 10), "", ("lost-initial",))
TEXT = "x" * 1000


def test_a_rule_may_touch_its_share_of_texts_and_no_more():
    breaker = Breaker(Limits(0.5, 1.0))
    for number in range(FEWEST_RECORDS):
        breaker.count(TEXT, [CHANGE, CHANGE] if number % 2 else [])
    breaker.check()
    breaker.count(TEXT, [CHANGE])
    with pytest.raises(Tripped, match="lost-initial would touch 101 of 201 texts"):
        breaker.check()


def test_a_rule_may_touch_its_share_of_characters_and_no_more():
    breaker = Breaker(Limits(1.0, 0.1))
    breaker.count(
        "x" * FEWEST_CHARACTERS, [Change(Span(0, FEWEST_CHARACTERS // 10), "", ("mojibake",))]
    )
    breaker.check()
    breaker.count("x" * 10, [Change(Span(0, 0), "much longer", ("mojibake",))])
    with pytest.raises(Tripped, match="mojibake would touch 20,011 of 200,010 characters"):
        breaker.check()


def test_of_few_texts_a_share_says_nothing():
    breaker = Breaker(Limits(0.0, 0.0))
    breaker.count(TEXT[:100], [CHANGE])
    breaker.check()


def test_rules_about_files_are_exempt():
    breaker = Breaker(Limits(0.0, 0.0), ["lost-initial"])
    for _ in range(FEWEST_RECORDS):
        breaker.count(TEXT, [CHANGE])
    breaker.check()


def test_what_cannot_be_seen_may_be_mended_in_every_text():
    breaker = Breaker(Limits(0.5, 1.0))
    for _ in range(FEWEST_RECORDS):
        breaker.count("It \u200brained. \n\n\n", [Change(Span(11, 14), "\n", ("blank-lines",))])
        breaker.count("It \u200brained. \n", [Change(Span(3, 4), "", ("zero-width",))])
    breaker.check()


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson.gz"])
def test_a_container_is_as_it_was_after_a_stop(textmend, tmp_path, name):
    import gzip

    data = b'{"text": "It rained &amp; rained."}\n' * 300
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    before = (tmp_path / name).read_bytes()
    done = textmend("check", "--fix", name, "--select", "html-entity", code=2)
    assert b"textmend: stopped before writing: html-entity would touch 300" in done.stderr
    assert (tmp_path / name).read_bytes() == before
    assert not list(tmp_path.glob(".textmend-*"))
    (tmp_path / "textmend.toml").write_text("max-touched-records = 1.0\n")
    textmend("check", "--fix", name, "--select", "html-entity", code=0)


def test_a_folder_of_files_without_a_final_newline_is_mended(textmend, tmp_path):
    for number in range(FEWEST_RECORDS + 20):
        (tmp_path / f"{number:03}.txt").write_text("It rained.")
    textmend("check", "--fix", "--select", "final-newline", "--workers", "1", code=0)
    assert {path.read_text() for path in tmp_path.glob("*.txt")} == {"It rained.\n"}


def test_texts_in_files_are_counted_over_all_of_them(textmend, tmp_path):
    for number in range(FEWEST_RECORDS + 20):
        (tmp_path / f"{number:03}.txt").write_text("Ada &amp; Bob came.\n")
    arguments = ("check", "--fix", "--select", "html-entity", "--workers", "1")
    done = textmend(*arguments, code=2)
    assert b"would touch 200 of 200 texts" in done.stderr
    assert {path.name[0] for path in tmp_path.iterdir()} == {"0", "1", "2"}  # and nothing half-made
    assert {path.read_text() for path in tmp_path.glob("*.txt")} == {"Ada &amp; Bob came.\n"}
