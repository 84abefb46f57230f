"""Large files are mended stretch by stretch, with the same result as in one go."""

from __future__ import annotations

import gzip
import io
import json
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import textmend.records.stretches
from textmend.cli import main
from textmend.config import Config
from textmend.corpus.binding import bind
from textmend.corpus.parts import all_done
from textmend.corpus.plan import Job, cut_up, plan
from textmend.corpus.shard import Mender
from textmend.corpus.stretches import lint_stretch
from textmend.records.stretches import Cut, Window
from trees import tree

LEAST = 3000
ARGUMENTS = ("--select", "trailing-space,zero-width", "--attributes", "-q")


def rows(count=300):
    for row in range(count):
        blank = " " * (row % 3 == 0)
        text = f"The mill closed on day {row}.{blank}\nNobody\u200b spoke of it.\n"
        yield {"id": f"m{row}", "text": text} if row % 2 else {"text": text, "n": row}


def lines():
    made = [json.dumps(row).encode() + b"\n" for row in rows()]
    made[50] = b'{"text": "It rained. \n'
    made[100] = b" \n"
    made[150] = json.dumps({"text": "It rained. \n" * 500}).encode() + b"\n"
    made[-1] = made[-1].rstrip()
    return b"\xef\xbb\xbf" + b"".join(made)


def table():
    out = io.BytesIO()
    whole = pa.Table.from_pylist([{"id": None, "n": 0, **row} for row in rows()])
    with pq.ParquetWriter(out, whole.schema, compression="zstd") as writer:
        for start in range(0, 300, 20):
            writer.write_table(whole.slice(start, 20))
            writer.write_table(whole.slice(0, 0))
    return out.getvalue()


@pytest.fixture
def corpus(tmp_path):
    """Files that are cut, and some that are not."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    data = lines()
    (folder / "a.jsonl").write_bytes(data)
    (folder / "deep" / "a.jsonl.gz").write_bytes(gzip.compress(data))
    (folder / "cut-off.jsonl.gz").write_bytes(gzip.compress(data, 0)[:-9000])
    (folder / "b.parquet").write_bytes(table())
    (folder / "clean.jsonl").write_bytes(b'{"text": "It rained."}\n' * 300)
    (folder / "no-text.jsonl").write_bytes(b'{"x": "It rained. ", "y": "Go. "}\n' * 300)
    (folder / "small.jsonl").write_bytes(b'{"text": "It rained. "}\n')
    return folder


def run(corpus, out, *more, least=LEAST):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textmend.records.stretches, "LEAST", least)
        return main(["run", str(corpus), "--output", str(out), *ARGUMENTS, *more])


@pytest.fixture
def reference(corpus, tmp_path):
    assert run(corpus, tmp_path / "cut") == 1
    return tree(tmp_path / "cut")


def test_stretches_come_to_what_the_whole_file_does(corpus, reference, tmp_path):
    assert run(corpus, tmp_path / "whole", least=1 << 30) == 1
    whole = tree(tmp_path / "whole")
    assert reference.keys() == whole.keys()
    for name, data in whole.items():
        if name.startswith("diagnostics"):
            mine, theirs = (pq.read_table(io.BytesIO(each)) for each in (reference[name], data))
            assert mine.to_pylist() == theirs.to_pylist()
        elif name.endswith(".gz"):
            if "cut-off" not in name:
                assert gzip.decompress(reference[name]) == gzip.decompress(data)
        else:
            assert reference[name] == data
    assert whole["b.parquet"] != (corpus / "b.parquet").read_bytes()
    assert whole["cut-off.jsonl.gz"] == (corpus / "cut-off.jsonl.gz").read_bytes()
    groups = pq.ParquetFile(io.BytesIO(reference["b.parquet"])).metadata
    assert [groups.row_group(n).num_rows for n in range(groups.num_row_groups)] == [20, 0] * 15


def test_the_number_of_workers_changes_no_byte(corpus, reference, tmp_path):
    for workers in "12":
        run(corpus, tmp_path / workers, "--workers", workers)
        assert tree(tmp_path / workers) == reference


def test_what_rules_touch_is_counted_over_the_whole_file(tmp_path, capfd):
    """All texts of the first stretches are touched, which are some of the file's and no more."""
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.jsonl"
    texts = ["Ada &amp; Bob came.\n"] * 600 + ["It rained.\n"] * 60
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert run(tmp_path / "in", tmp_path / "out", "--select", "html-entity") == 0
    assert "&amp;" not in (tmp_path / "out" / "a.jsonl").read_text()
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts[:610]))
    assert run(tmp_path / "in", tmp_path / "out", "--select", "html-entity") == 2
    error = "a.jsonl: stopped before writing: html-entity would touch 600 of 610 texts"
    assert error in capfd.readouterr().err
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_stretch_that_kills_three_workers_sets_its_file_aside(corpus, reference, tmp_path, capfd):
    plugin = tmp_path / "deadly.py"
    plugin.write_text(
        "import os, signal\nfrom textmend import rule\n\n"
        '@rule(family="spacing", anchors=("day 180.",))\ndef deadly(document, hit):\n'
        '    """Kills."""\n    os.kill(os.getpid(), signal.SIGKILL)\n'
    )
    out = tmp_path / "out"
    arguments = ("--plugin", str(plugin), "--select", "deadly,trailing-space,zero-width")
    assert run(corpus, out, *arguments) == 2
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["quarantined"].keys() == {"a.jsonl", "b.parquet", "deep/a.jsonl.gz"}
    assert not (out / "a.jsonl").exists() and (out / "clean.jsonl").exists()
    parts = {path: path.stat().st_ino for path in (out / "_parts").rglob("*.jsonl")}
    assert len([path for path in parts if path.parent.name == "a.jsonl"]) > 5
    assert len([path for path in parts if path.parent.parent.name == "deep"]) > 1
    assert "a.jsonl: set aside: 3 workers failed" in capfd.readouterr().err
    # What a plugin says is part of the configuration, so that of another one is done anew.
    plugin.write_text(plugin.read_text().replace("day 180.", "no such day"))
    assert run(corpus, out, *arguments) == 1
    assert not (out / "_parts").exists()
    assert (out / "a.jsonl").read_bytes() == reference["a.jsonl"]


def test_the_run_is_killed_at_random_moments(corpus, tmp_path):
    """A rule that takes its time sees to it that there is something to kill."""
    plugin = tmp_path / "slow.py"
    plugin.write_text(
        "import time\nfrom textmend import rule\n\n"
        '@rule(family="spacing", anchors=("closed",))\ndef slow(document, hit):\n'
        '    """Waits."""\n    time.sleep(0.003)\n    return []\n'
    )
    slowly = ("--plugin", str(plugin), "--select", "slow,trailing-space,zero-width")
    run(corpus, tmp_path / "calm", *slowly)
    out = tmp_path / "out"
    code = (
        "import sys, textmend.records.stretches as s; from textmend.cli import main;"
        f"s.LEAST = {LEAST}; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "run", str(corpus), "--output", str(out), *ARGUMENTS]
    command += [*slowly, "--workers", "2"]
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    moments = random.Random(11)
    killed = 0
    for _ in range(6):
        process = subprocess.Popen(command, **streams)
        enough = len(list(out.rglob("*.json"))) + moments.randrange(3)
        while process.poll() is None and len(list(out.rglob("*.json"))) <= enough:
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.05))
        process.send_signal(moments.choice([signal.SIGKILL, signal.SIGTERM]))
        process.wait()
        killed += not (out / "_SUCCESS").exists()
    assert killed > 1
    while subprocess.call(command, **streams) == 2:
        time.sleep(0.1)  # a worker of the last one may still hold its lock
    assert tree(out) == tree(tmp_path / "calm")


def test_a_compressed_file_goes_on_where_it_was(corpus, reference, tmp_path, monkeypatch):
    plugin = tmp_path / "brittle.py"
    plugin.write_text(
        "import os\nfrom textmend import rule\n\n"
        '@rule(family="spacing", anchors=("day 180.",))\ndef brittle(document, hit):\n'
        f'    """Stops."""\n    if not os.path.exists({str(tmp_path / "calm")!r}):\n'
        "        raise KeyboardInterrupt\n    return []\n"
    )
    monkeypatch.setattr(textmend.records.stretches, "LEAST", LEAST)
    config = Config(select=("brittle", "trailing-space", "zero-width"))
    job = Job(str(tmp_path / "out"), config, plugins=(str(plugin),))
    path = str(corpus / "deep" / "a.jsonl.gz")
    (stretch,) = cut_up(plan(str(corpus), [path], job.output), job)
    with pytest.raises(KeyboardInterrupt):
        lint_stretch(stretch, Mender(job))
    folder = tmp_path / "out" / "_parts" / "deep" / "a.jsonl.gz"
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*.json*")}
    assert len(before) > 4
    (tmp_path / "calm").touch()
    lint_stretch(stretch, Mender(job))
    assert all(path.stat().st_mtime_ns == moment for path, moment in before.items())
    assert len(all_done(stretch, job)) > len(before) / 2
    bind(stretch, job)
    mended = (tmp_path / "out" / "deep" / "a.jsonl.gz").read_bytes()
    assert mended == reference["deep/a.jsonl.gz"]


@given(st.lists(st.binary(max_size=12), max_size=12), st.integers(1, 12), st.data())
def test_each_line_is_in_the_stretch_that_it_begins_in(parts, number, data):
    content = b"\n".join(parts)
    size = len(content)
    ends = [size * each // number for each in range(number + 1)]
    begins = [0] + [at + 1 for at in range(size) if content[at : at + 1] == b"\n"]
    chunk = data.draw(st.integers(1, 20))
    for start, end in pairwise(ends):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(textmend.records.streams, "CHUNK", chunk)
            window = Window.of(io.BytesIO(content), Cut(start, end, False))
            read = b"".join(iter(window.read, b""))
        inside = [at for at in begins if start <= at < end]
        after = next((at for at in begins if at >= end), size)
        expected = content[inside[0] : after] if inside else b""
        assert read == expected
        assert window.lines == expected.count(b"\n")
