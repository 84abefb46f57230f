"""What several tests share."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shards import SELECT, SHARDS, rows
from textmend.cli import main
from trees import tree

ROOT = Path(__file__).parent.parent


def copy_sources(folder: Path) -> None:
    """Copy what textmend is built from, and nothing that was compiled here."""
    compiled = shutil.ignore_patterns("__pycache__", "*.so", "*.pyd")
    for name in ("linter", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=compiled)
    for name in ("hatch_build.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)


@pytest.fixture(autouse=True, scope="session")
def caches(tmp_path_factory):
    """Nothing is kept among the user's own caches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture
def textmend(tmp_path):
    """Run the command line as a process of its own, in an empty folder; text in, text out."""

    def run(*arguments, stdin=b"", code=None, cwd=tmp_path, env=None):
        done = subprocess.run(
            [sys.executable, "-m", "textmend", *map(os.fspath, arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            timeout=300,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        if code is not None:
            assert done.returncode == code, (done.stdout, done.stderr)
        return done

    return run


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Run a command in a folder of its own: the exit code and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main([os.fspath(argument) for argument in arguments])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def put(tmp_path):
    """Write records to a container of that name: its path, and the bytes."""
    from containers import ROWS, packed

    def put(name, rows=ROWS):
        data = packed(name, rows)
        (tmp_path / name).write_bytes(data)
        return tmp_path / name, data

    return put


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
    """What a run over that corpus leaves."""
    assert main(["run", str(corpus), "--output", str(tmp_path / "whole"), *SELECT, "-q"]) == 1
    return tree(tmp_path / "whole")
