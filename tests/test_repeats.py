"""What stands twice, in a document and in a corpus."""

from __future__ import annotations

from collections import Counter as Counts

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Applicability, Document
from textmend.engine import Linter
from textmend.registry import load, select
from textmend.repeats import Counter, Repeats, fingerprint
from texts import unhurried


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


paragraphs = st.sampled_from(
    ["Mill.", "MILL. ", "The  wheel turns.", "the wheel turns.", "***", "\udcff"]
)


@given(st.lists(st.lists(paragraphs, max_size=6), max_size=12), st.integers(1, 4))
@unhurried
def test_a_counter_knows_what_stands_in_several_documents_however_little_it_holds(
    tmp_path_factory, corpus, most
):
    counter = Counter(str(tmp_path_factory.mktemp("counts")), most)
    expected = Counts()
    for texts in corpus:
        counter.add(texts)
        expected.update({fingerprint(text) for text in texts})
    repeats = Repeats(counter.write())
    for text in {text for texts in corpus for text in texts} | {"Never seen."}:
        count = expected[fingerprint(text)]
        assert repeats.documents_with(text) == (count if count > 1 else 0)


def test_many_files_of_counts_are_merged_and_removed(tmp_path):
    counter = Counter(str(tmp_path), most=1)
    for number in range(300):
        counter.add([f"Mill {number % 100}.", "Wheel."])
    repeats = Repeats(counter.write())
    assert repeats.documents_with("wheel.") == 300
    assert repeats.documents_with("Mill 7.") == 3
    assert len(list(tmp_path.iterdir())) < 70


PROMO = "Read the Valley Courier every day of the week."


@pytest.fixture
def corpus(tmp_path):
    """Twelve files in two folders, of which eleven share a paragraph."""
    for number in range(12):
        folder = tmp_path / str(number % 2)
        folder.mkdir(exist_ok=True)
        promo = "" if number == 3 else f"\n\n{PROMO.upper() if number == 4 else PROMO}"
        (folder / f"{number}.txt").write_text(f"The mill number {number} has closed.{promo}\n")
    (tmp_path / "1" / "broken.txt").write_bytes(b"\xff\xfem\x00")
    return tmp_path


SELECT = ("--select", "corpus-repeated-paragraph", "-q")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_stands_in_ten_documents_of_a_folder_is_reported(textmend, corpus, workers):
    done = textmend("check", *SELECT, "--workers", workers, ".", code=2)
    lines = done.stdout.decode().splitlines()
    said = ":3:1: corpus-repeated-paragraph The same paragraph is in 11 documents of the corpus"
    assert sum(line.endswith(said) for line in lines) == 11
    assert b"did not run" not in done.stderr


def test_it_is_removed_where_unsafe_fixes_are_asked_for_and_nothing_is_left_behind(
    textmend, corpus, tmp_path_factory
):
    (corpus / "1" / "broken.txt").unlink()
    scratch = tmp_path_factory.mktemp("scratch")
    env = {"TMPDIR": str(scratch)}
    textmend("check", *SELECT, "--fix", "--unsafe-fixes", ".", code=0, env=env)
    assert (corpus / "0" / "4.txt").read_text() == "The mill number 4 has closed.\n"
    assert list(scratch.iterdir()) == []


def test_records_are_counted_like_files(textmend, tmp_path):
    rows = [f'{{"text": "The mill number {number} closed.\\n\\n{PROMO}"}}' for number in range(10)]
    (tmp_path / "mills.jsonl").write_text("\n".join(rows) + "\n")
    done = textmend("check", *SELECT, "mills.jsonl", code=1)
    assert done.stdout.count(b"in 10 documents of the corpus") == 10


@pytest.mark.parametrize("paths", [["0/0.txt", "1/1.txt"], ["-"]])
def test_on_single_files_it_says_that_it_did_not_run(textmend, corpus, paths):
    done = textmend("check", *SELECT, *paths, code=0, stdin=PROMO.encode() + b"\n")
    assert b"corpus-repeated-paragraph did not run" in done.stderr


def test_it_runs_only_when_it_is_selected_by_name(textmend, corpus):
    (corpus / "1" / "broken.txt").unlink()
    for names in ("repeats", "all"):
        textmend("check", "-q", "--select", names, ".", code=0)


def test_its_options_say_how_many_documents_and_what_is_kept(textmend, corpus):
    (corpus / "1" / "broken.txt").unlink()
    for options in ("min-documents = 12", "min-length = 60", "keep = ['valley courier']"):
        setting = f"rules.corpus-repeated-paragraph.{options}"
        textmend("check", *SELECT, "--config", setting, ".", code=0)
