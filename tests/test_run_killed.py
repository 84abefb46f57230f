"""Runs over a corpus whose workers die, or that are killed themselves."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time

from shards import SELECT, SHARDS
from textmend.cli import main
from textmend.config import Config
from textmend.corpus.finalize import committed
from textmend.corpus.plan import Job, plan
from textmend.corpus.pool import work
from trees import tree

KILLS = 20


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
