"""The walk-through of taking over a corpus, run from its own text: every command, every line."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from conftest import ROOT

PAGE = ROOT / "docs" / "dirty-corpus.md"
_BLOCK = re.compile(r"^```sh-session\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_command_prints_what_is_shown(tmp_path):
    programs = tmp_path / "bin"
    programs.mkdir()
    command = programs / "textmend"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m textmend "$@"\n')
    command.chmod(0o755)
    folder = tmp_path / "work"
    folder.mkdir()
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
    }
    ran = 0
    for block in _BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            done = subprocess.run(
                ["bash", "-c", line],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=True,
            )
            assert done.stdout.decode() == output, line
            ran += 1
    assert ran > 10
