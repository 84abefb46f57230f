"""Runs over a corpus: the same result whatever happens on the way."""

from __future__ import annotations

import gzip
import json
import random
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest

from textmend.cli import main
from textmend.config import Config
from textmend.corpus.finalize import committed
from textmend.corpus.plan import Job, plan
from textmend.corpus.pool import work
from textmend.repeats import Counter
from trees import tree

SELECT = ("--select", "trailing-space,zero-width")
SHARDS = 12
KILLS = 20


def rows(number, count=40):
    for row in range(count):
        blank = " " * (row % 3 == 0)
        text = f"Mill {number} closed on day {row}.{blank}\nNobody\u200b spoke.\n"
        yield {"id": f"{number}-{row}", "text": text, "n": row}


@pytest.fixture
def corpus(tmp_path):
    """A small corpus of several kinds of shards."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for number in range(SHARDS):
        lines = "".join(json.dumps(row) + "\n" for row in rows(number))
        if number % 4 == 3:
            (folder / "deep" / f"{number}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
        else:
            (folder / f"{number}.jsonl").write_text(lines)
    (folder / "broken.jsonl").write_text('{"text": "Go. "}\n{"text": \n')
    (folder / "a.txt").write_text("It rained. \n")
    (folder / "data.json").write_text('{"version": 1}\n')
    return folder


@pytest.fixture
def reference(corpus, tmp_path):
    assert main(["run", str(corpus), "--output", str(tmp_path / "whole"), *SELECT, "-q"]) == 1
    return tree(tmp_path / "whole")


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


def child(corpus, out, *more):
    command = [sys.executable, "-m", "textmend", "run", str(corpus), "--output", str(out)]
    return subprocess.Popen(
        [*command, "--workers", "2", *SELECT, "-q", *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


DEADLY = """
import os, random, signal
from textmend import rule

@rule(family="spacing", anchors=("closed",))
def deadly(document, hit):
    '''Kills the process that runs it, if it draws a ticket of its shard.'''
    shard = document.text.split()[1]
    for ticket in os.listdir({folder!r}):
        if ticket.partition("-")[0] == shard and random.random() < 0.1:
            os.unlink(os.path.join({folder!r}, ticket))
            os.kill(os.getpid(), signal.SIGKILL)
    return []
"""


def test_workers_are_killed_dozens_of_times(corpus, tmp_path):
    """There are two tickets for a shard, so that none is set aside."""
    tickets = tmp_path / "tickets"
    tickets.mkdir()
    plugin = tmp_path / "deadly.py"
    plugin.write_text(DEADLY.format(folder=str(tickets)))
    out = tmp_path / "out"
    arguments = ["run", str(corpus), "--plugin", str(plugin), *SELECT[:1], SELECT[1] + ",deadly"]
    main([*arguments, "--output", str(tmp_path / "calm"), "-q"])
    for number in range(SHARDS):
        for ticket in range(2):
            (tickets / f"{number}-{ticket}").touch()
    assert main([*arguments, "--output", str(out), "--workers", "2", "-q"]) == 1
    assert len(list(tickets.iterdir())) <= SHARDS * 2 - KILLS
    assert tree(out) == tree(tmp_path / "calm")


def test_the_run_is_killed_at_random_moments(corpus, reference, tmp_path):
    """The processes that it leaves behind end by themselves, and spoil nothing."""
    out = tmp_path / "out"
    moments = random.Random(7)
    for _ in range(12):
        process = child(corpus, out)
        time.sleep(moments.uniform(0.05, 0.9))
        process.send_signal(moments.choice([signal.SIGKILL, signal.SIGINT]))
        process.wait()
    while child(corpus, out).wait() == 2:
        time.sleep(0.1)  # a worker of the last one may still hold its lock
    assert tree(out) == reference


def test_a_shard_that_kills_three_workers_is_set_aside(corpus, tmp_path, capfd):
    plugin = tmp_path / "deadly.py"
    plugin.write_text(
        "import os, signal\nfrom textmend import rule\n\n"
        '@rule(family="spacing", anchors=("Mill 5 closed",))\ndef deadly(document, hit):\n'
        '    """Kills."""\n    os.kill(os.getpid(), signal.SIGKILL)\n'
    )
    out = tmp_path / "out"
    arguments = ["run", str(corpus), "--output", str(out), "--plugin", str(plugin)]
    assert main([*arguments, "--select", "trailing-space,deadly", "--workers", "2"]) == 2
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["quarantined"] == {
        "5.jsonl": "3 workers failed at it: the last of them ended with -9"
    }
    assert not (out / "_SUCCESS").exists()
    assert not (out / "5.jsonl").exists()
    assert len(manifest["shards"]) == SHARDS + 1
    assert "5.jsonl: set aside: 3 workers failed" in capfd.readouterr().err
    # Without what killed them the rest is done, and nothing else is. (The file gets another size:
    # Python takes one of the same second and size for the one that it has compiled.)
    plugin.write_text(plugin.read_text().replace("Mill 5", "No mill"))
    assert main([*arguments, "--select", "trailing-space,deadly", "-q"]) == 1
    assert (out / "_SUCCESS").exists()


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


def test_leaving_the_work_ends_the_workers(corpus, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    job = Job(str(out), Config())
    shards = plan(str(corpus), [str(path) for path in corpus.glob("*.jsonl")], str(out))
    news = work(shards, job, 2)
    while next(news).report is None:
        pass
    news.close()
    done = [shard for shard in shards if committed(shard, job)]
    assert 0 < len(done) <= len(shards)


def test_the_words_of_the_whole_corpus_are_known_to_every_shard(tmp_path):
    (tmp_path / "in").mkdir()
    words = ["whetherthey", "mill", "Wexfordshire"]
    for number in range(4):
        rows = [{"text": f"The mill of {words[number % 3]} is old {number}.\n"}] * 2
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "in" / f"{number}.jsonl").write_text(lines)
    (tmp_path / "in" / "a.txt").write_text("He did not know whetherthey came.\n")
    (tmp_path / "in" / "broken.json").write_text('[{"text": "')
    arguments = ["run", str(tmp_path / "in"), "--select", "glued-words", "--output"]
    trees = []
    for workers in "12":
        out = tmp_path / workers
        main([*arguments, str(out), "--evidence", "--workers", workers, "-q"])
        words = (out / "_evidence" / "words.tsv").read_text().splitlines()
        assert words[0] == "# textmend vocabulary 1"
        assert {"mill\t10", "whetherthey\t5", "Wexfordshire\t2", "is\t8"} <= set(words)
        assert json.loads((out / "manifest.json").read_text())["left"] == {}
        trees.append(tree(out))
    assert trees[0] == trees[1]
    main([*arguments, str(tmp_path / "without"), "-q"])
    manifest = json.loads((tmp_path / "without" / "manifest.json").read_text())
    assert manifest["left"] == {"glued-words": 5}


def test_counts_of_a_shard_are_kept_until_it_changes(corpus, tmp_path):
    out = tmp_path / "out"
    arguments = ["run", str(corpus), "--output", str(out), "--evidence", *SELECT, "-q"]
    tables = [out / "_evidence" / "words" / name for name in ("0.jsonl.parquet", "1.jsonl.parquet")]
    main(arguments)
    before = [path.stat().st_ino for path in tables]
    (corpus / "1.jsonl").write_text('{"text": "Wheels and wheels and wheels.\\n"}\n')
    main(arguments)
    assert [path.stat().st_ino == inode for path, inode in zip(tables, before, strict=True)] == [
        True,
        False,
    ]
    assert "wheels\t2" in (out / "_evidence" / "words.tsv").read_text()


def test_paragraphs_that_many_texts_share_are_known_to_every_shard(tmp_path):
    (tmp_path / "in").mkdir()
    shared = "Read the Valley Courier every day of the week."
    for number in range(6):
        rows = [{"text": f"Day {number}{row}.\n\n{shared}\n\n{shared}"} for row in range(2)]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "in" / f"{number}.jsonl").write_text(lines)
    arguments = ["run", str(tmp_path / "in"), "--select", "corpus-repeated-paragraph", "-q"]
    trees = []
    for workers in "12":
        out = tmp_path / workers
        assert main([*arguments, "--output", str(out), "--workers", workers]) == 0
        assert json.loads((out / "manifest.json").read_text())["left"] == {
            "corpus-repeated-paragraph": 24
        }
        trees.append(tree(out))
    assert trees[0] == trees[1]
    (tmp_path / "counted").mkdir()
    counter = Counter(str(tmp_path / "counted"))
    for number in range(6):
        for row in range(2):
            counter.add([f"Day {number}{row}.", shared, shared])
    with open(counter.write(), "rb") as file:
        assert trees[0]["_evidence/paragraphs.counts"] == file.read()
