"""The scripts in `bench/` need peers and corpora to run; here, that what they ask for is there."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "bench"
SCRIPTS = sorted(path.relative_to(BENCH).as_posix() for path in BENCH.rglob("*.py"))


def names(tree, package):
    """Each name that is taken from `package`, with the module that it is taken from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package:
            for alias in node.names:
                yield node.module, alias.name


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_a_script_imports_of_ours_is_there(script):
    tree = ast.parse((BENCH / script).read_text(encoding="utf-8"))
    for package in ("textmend", "textmend_rules"):
        for module, name in names(tree, package):
            found = import_module(module)
            if not hasattr(found, name):
                import_module(f"{module}.{name}")
