"""Runs over a corpus: what they leave, and what they refuse."""

from __future__ import annotations

import gzip
import json

import pyarrow.parquet as pq
import pytest

from shards import SELECT, SHARDS, rows
from textmend.cli import main
from trees import tree


def test_what_a_run_leaves(corpus, reference, tmp_path):
    shards = {name for name in reference if "/" not in name or name.startswith("deep")}
    expected = {str(path.relative_to(corpus)) for path in corpus.rglob("*") if path.is_file()}
    assert shards == expected - {"data.json"} | {"manifest.json", "_SUCCESS"}
    for number in range(SHARDS):
        name = f"deep/{number}.jsonl.gz" if number % 4 == 3 else f"{number}.jsonl"
        data = reference[name]
        lines = (gzip.decompress(data) if name.endswith(".gz") else data).splitlines()
        assert [json.loads(line) for line in lines] == [
            dict(row, text=row["text"].replace(" \n", "\n").replace("\u200b", ""))
            for row in rows(number)
        ]
    assert reference["a.txt"] == b"It rained.\n"
    assert reference["broken.jsonl"] == b'{"text": "Go."}\n{"text": \n'
    manifest = json.loads(reference["manifest.json"])
    assert manifest["applied"] == {"trailing-space": 14 * SHARDS + 2, "zero-width": 40 * SHARDS}
    assert (manifest["texts"], manifest["changed"]) == (40 * SHARDS + 2, 40 * SHARDS + 2)
    assert (manifest["failures"], manifest["quarantined"]) == (1, {})
    assert [shard["name"] for shard in manifest["shards"]] == sorted(expected - {"data.json"})
    assert manifest["configuration"]["select"] == ["trailing-space", "zero-width"]


def test_diagnostics_are_rows_with_their_place_in_what_was_read(reference, tmp_path):
    table = pq.read_table(tmp_path / "whole" / "diagnostics" / "0.jsonl.parquet").to_pylist()
    assert len(table) == 14 + 40
    assert table[0] == {
        "path": "0.jsonl",
        "record": 1,
        "id": "0-0",
        "field": "text",
        "line": 1,
        "column": 24,
        "start": 23,
        "end": 24,
        "rule": "trailing-space",
        "family": "spacing",
        "severity": "warning",
        "message": "Blanks at the end of the line",
        "before": " ",
        "after": "",
        "applicability": "safe",
        "confidence": None,
        "applied": True,
        "version": table[0]["version"],
    }
    texts = {row["id"]: row["text"] for row in rows(0)}
    for row in table:
        assert texts[row["id"]][row["start"] : row["end"]] == row["before"]
    broken = pq.read_table(tmp_path / "whole" / "diagnostics" / "broken.jsonl.parquet").to_pylist()
    assert [(row["record"], row["rule"]) for row in broken] == [
        (1, "trailing-space"),
        (2, "unreadable"),
    ]
    assert broken[1]["message"] == "broken JSON (Expecting value), at byte 26"


def test_attributes_of_dolma_are_a_line_a_document(corpus, tmp_path):
    out = tmp_path / "out"
    arguments = ["run", str(corpus), "--output", str(out), "--attributes", *SELECT, "-q"]
    assert main(arguments) == 1
    data = gzip.decompress((out / "attributes" / "textmend" / "deep" / "3.jsonl.gz").read_bytes())
    lines = [json.loads(line) for line in data.splitlines()]
    assert [line["id"] for line in lines] == [row["id"] for row in rows(3)]
    assert lines[0]["attributes"] == {
        "textmend__trailing-space": [[23, 24, 1.0]],
        "textmend__zero-width": [[31, 32, 1.0]],
    }


def test_the_number_of_workers_changes_no_byte(corpus, reference, tmp_path):
    for workers in ("1", "3"):
        out = tmp_path / workers
        arguments = ["run", str(corpus), "--output", str(out), "--workers", workers, *SELECT]
        assert main([*arguments, "-q"]) == 1
        assert tree(out) == reference


def test_what_is_done_is_not_done_again_unless_something_changed(corpus, reference, tmp_path):
    out = tmp_path / "whole"
    arguments = ["run", str(corpus), "--output", str(out), *SELECT, "-q"]
    before = {name: (out / name).stat().st_ino for name in ("0.jsonl", "1.jsonl", "a.txt")}

    def redone():
        assert main(arguments) == 1
        return [name for name in before if (out / name).stat().st_ino != before[name]]

    assert redone() == []
    (corpus / "1.jsonl").write_text('{"text": "Go. "}\n')
    assert redone() == ["1.jsonl"]
    assert (out / "1.jsonl").read_text() == '{"text": "Go."}\n'
    (corpus / "1.jsonl").unlink()
    main(arguments)
    assert not [name for name in tree(out) if "1.jsonl" in name and "11.jsonl" not in name]
    arguments[-1:] = ["--ignore", "zero-width", "-q"]
    main(arguments)
    assert "\\u200b" in (out / "0.jsonl").read_text()


def test_a_rule_that_would_touch_nearly_everything_stops_the_run(tmp_path, capfd):
    (tmp_path / "in").mkdir()
    line = json.dumps({"text": "Ada &amp; Bob came.\n"}) + "\n"
    (tmp_path / "in" / "a.jsonl").write_text(line * 300)
    arguments = ["run", str(tmp_path / "in"), "--output", str(tmp_path / "out")]
    arguments += ["--select", "html-entity"]
    assert main(arguments) == 2
    assert capfd.readouterr().err == (
        "textmend: a.jsonl: stopped before writing: html-entity would touch 300 of 300 texts,"
        " more than max-touched-records = 0.95 allows; ignore the rule, or allow more if that is"
        " what the text needs\n"
    )
    assert not (tmp_path / "out" / "a.jsonl").exists()
    assert main([*arguments, "--config", "max-touched-records = 1", "-q"]) == 0


@pytest.mark.parametrize(
    ("output", "problem"),
    [
        ("in/out", "lies in the corpus itself: choose another folder for --output"),
        ("full", "not empty, and nothing that textmend run has written"),
    ],
)
def test_folders_that_are_refused(corpus, tmp_path, capfd, monkeypatch, output, problem):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("It rained.\n")
    assert main(["run", "in", "--output", output]) == 2
    assert problem in capfd.readouterr().err


def test_a_shard_may_not_have_a_name_of_ours(tmp_path, capfd):
    (tmp_path / "in" / "diagnostics").mkdir(parents=True)
    (tmp_path / "in" / "diagnostics" / "a.txt").write_text("It rained.\n")
    assert main(["run", str(tmp_path / "in"), "--output", str(tmp_path / "out")]) == 2
    assert "that name is for what a run writes itself" in capfd.readouterr().err
