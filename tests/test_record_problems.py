"""Containers that cannot be read or written as they should: said, and left as they are."""

from __future__ import annotations

import os
import sys
from itertools import accumulate

import pytest

from containers import (
    COMPRESS,
    SELECT,
)


def test_records_that_cannot_be_read_are_findings_and_pass_through(run, tmp_path):
    lines = [
        b'{"id": 1, "text": "It rained. "}',
        b'{"id": 2, "text": ',
        b'{"id": 3, "text": "\\ud83d\\ude00 \\ud800 "}',
        b'{"id": 4, "text": 7}',
        b'{"id": 5, "text": null}',
        b'["text"]',
        b'{"id": 7, "text": "caf\xe9"}',
        b"",
        b'{"id": 9, "text": NaN, "n": NaN}',
        b"[" * 100_000,
        b'{"id": 11, "text": "Go. "}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    places = list(accumulate((len(line) + 1 for line in lines), initial=0))
    code, out, _ = run("check", "a.jsonl", "-q", *SELECT)
    assert code == 2
    assert [line.removeprefix("a.jsonl:") for line in out.splitlines()] == [
        "1[1]:text:1:11: trailing-space Blanks at the end of the line",
        f"2:1:1: unreadable broken JSON (Expecting value), at byte {places[2] - 1}",
        f"3[3]:text:1:1: unreadable a lone surrogate, at byte {places[2] + 32}",
        f"4[4]:text:1:1: unreadable a number and no text, at byte {places[3] + 18}",
        f"6:1:1: unreadable an array and no object, at byte {places[5]}",
        f"7:1:1: unreadable not UTF-8, at byte {places[6] + 22}",
        f"9[9]:text:1:1: unreadable a number and no text, at byte {places[8] + 18}",
        f"10:1:1: unreadable JSON that is nested too deeply, at byte {places[9]}",
        "11[11]:text:1:4: trailing-space Blanks at the end of the line",
    ]
    assert run("check", "--fix", "a.jsonl", *SELECT)[0] == 2
    lines[0], lines[-1] = lines[0].replace(b'. "', b'."'), lines[-1].replace(b'. "', b'."')
    assert path.read_bytes() == b"\n".join(lines)


def test_the_record_of_a_problem_is_named_where_no_diagnostics_are_shown(run, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "Go."}\n{"text": \n')
    _, out, err = run("check", "a.jsonl", "--diff")
    assert out == ""
    assert err.startswith("a.jsonl: record 2: broken JSON (Expecting value), at byte 25\n")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            b'[{"text": "Go."}, {"text": "It',
            "record 2: broken JSON, and all that follows, at byte 18",
        ),
        (b'[{"text": "Go."} x', "record 2: broken JSON, and all that follows, at byte 17"),
        (b'[{"text": "Go."}] []', "record 2: more than an array, at byte 18"),
        (b'{"text": "Go."}', "holds no JSON array, so there are no records in it"),
    ],
)
def test_arrays_that_are_none(run, tmp_path, data, problem):
    (tmp_path / "a.json").write_bytes(data)
    code, _, err = run("check", "--fix", "a.json", "--statistics")
    assert (code, err.splitlines()[0]) == (2, f"a.json: {problem}")
    assert (tmp_path / "a.json").read_bytes() == data


@pytest.mark.parametrize("compression", [each for each in COMPRESS if each])
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_a_compressed_file_that_ends_too_soon_is_said_and_left(run, tmp_path, name, compression):
    rows = b"".join(b'{"text": "It rained %d. "}\n' % os.urandom(1)[0] for _ in range(5000))
    data = COMPRESS[compression](rows)[:-9]
    (tmp_path / (name + compression)).write_bytes(data)
    code, out, _ = run("check", "--fix", name + compression, "-q", *SELECT)
    assert code == 2
    assert out.splitlines()[-1].startswith(f"{name}{compression}:1:1: unreadable ")
    assert (tmp_path / (name + compression)).read_bytes() == data
    assert not list(tmp_path.glob(".textmend-*"))


def test_two_files_with_one_copy_are_refused(run, tmp_path):
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("It rained. \n")
    code, _, err = run("check", "--fix", "--output", "out", "a", "b")
    assert (code, err) == (2, "textmend: --output: b/x.txt and a/x.txt would both be out/x.txt\n")


def test_output_is_for_fixes(run, tmp_path):
    assert "check: --output DIR is where --fix" in run("check", "--output", "out", ".")[2]


def test_a_missing_library_is_named_with_its_extra(run, put, monkeypatch):
    put("a.parquet")
    put("a.jsonl.zst")
    for module in ("pyarrow", "backports.zstd", "compression.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    code, out, _ = run("check", "a.parquet", "a.jsonl.zst", "-q")
    assert code == 2
    assert out.splitlines() == [
        "a.parquet:1:1: unreadable a Parquet file needs pyarrow: install textmend[corpus]",
        "a.jsonl.zst:1:1: unreadable a .zst file needs backports.zstd: install textmend[corpus]",
    ]
