"""What the documentation shows is what happens.

In ```console blocks, lines after `$ ` are commands and what follows is all that they print, run in
a copy of the sample documents. ```toml blocks are configurations where the text before them names
`textmend.toml` or `pyproject.toml`. ```python blocks with `>>>` are doctests.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys

from conftest import ROOT
from textmend.config import read

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md") if (ROOT / name).exists()),
    *sorted((ROOT / "docs").glob("*.md")),
]
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def blocks(language):
    """Each block in that language: its page and line, the line of text before it, and itself."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in _BLOCK.finditer(text):
            if found[2] == language:
                before = text[: found.start()]
                lead = before.rstrip().rpartition("\n")[2]
                body = re.sub(f"^{found[1]}", "", found[3], flags=re.MULTILINE)
                number = before.count("\n") + 1
                yield f"{page.name}:{number}", lead, body


def commands(body):
    """Each command of a console block, with what it is said to print."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def is_ours(command):
    return shlex.split(command)[:1] == ["textmend"] and not re.search(r"[|<>&]", command)


def test_commands_print_what_is_shown(tmp_path):
    for where, _, body in blocks("console"):
        folder = tmp_path / where.replace(":", "-")
        shutil.copytree(ROOT / "seeds", folder / "seeds", copy_function=shutil.copyfile)
        for command, output in commands(body):
            if not is_ours(command):
                continue  # an installation, or another program
            done = subprocess.run(
                [sys.executable, "-m", "textmend", *shlex.split(command)[1:]],
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            assert done.stdout.decode().rstrip() == output.rstrip(), f"{where}: {command}"


def test_configurations_are_accepted(tmp_path):
    for where, lead, body in blocks("toml"):
        for name in ("textmend.toml", "pyproject.toml"):
            if name in lead or name in body:
                (tmp_path / name).write_text(body, encoding="utf-8")
                assert read(str(tmp_path / name)).origins, where
                break


def test_examples_in_python_run():
    for where, _, body in blocks("python"):
        test = doctest.DocTestParser().get_doctest(body, {}, where, None, 0)
        assert doctest.DocTestRunner().run(test).failed == 0
