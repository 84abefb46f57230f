"""What a check of one plain file imports: a commit hook pays for it at every commit.

Whatever is added here should be worth its price; most things can be imported where they are used.
"""

from __future__ import annotations

import subprocess
import sys
from ast import literal_eval
from sysconfig import get_path

import pytest

from conftest import ROOT
from kernel import _kernel

ENGINE = """
textmend
textmend.cli
textmend.cli.arguments
textmend.cli.check
textmend.cli.corpus
textmend.cli.output
textmend.cli.parsing
textmend.cli.settings
textmend.config
textmend.decoding
textmend.diagnostic
textmend.document
textmend.engine
textmend.evidence
textmend.files
textmend.finding
textmend.linters
textmend.naming
textmend.outcome
textmend.registry
textmend.report
textmend.report.concise
textmend.report.printable
textmend.rule
textmend.run
textmend.shape
textmend.span
textmend.triggers
textmend.values
textmend.wording
textmend.writing
""".split()

WITH_KERNEL = "textmend._kernel textmend.evidence.known".split()
WITHOUT = (
    "anchors doubles evidence.lists evidence.model evidence.strangers evidence.tables hyphens "
    "evidence.view joints names paragraphs"
).split()
"""What looks for anchors and views."""

RULES = """
textmend_rules
textmend_rules.index
""".split()

TOO_DEAR = """
argparse asyncio collections concurrent.futures contextlib dataclasses difflib email enum functools
gettext importlib.metadata importlib.util inspect json locale logging multiprocessing numpy operator
pathlib pathspec pyromark random re regex shutil spellchecker string subprocess tempfile tomllib
types typing wcwidth zipfile
""".split()

SPY = """
import sys
sys.path[:0] = {roots!r}
{first}
before = set(sys.modules)
from textmend.cli import main
code = main({arguments!r})
print((code, sorted(set(sys.modules) - before)), file=sys.stderr)
"""


CLEAN = "The mill closed.\n\nNobody spoke.\n"
DIRTY = (
    "The millers' was the beest bread on the whole island, and they all knew it.  \n\n"
    "By any measure the eldest, the the one called Ada d Quill , ran the mill - all of it.\n\n"
    '"It rained and rained, and nobody spoke for as long as the wheel stood still, nor would the'
)
"""With a mark that is not closed, a misspelling, a doubled word, stray letters and blanks."""


@pytest.fixture
def imported(tmp_path):
    """The modules that a command imports beyond those of a bare interpreter."""
    (tmp_path / "doc.txt").write_text(CLEAN)
    (tmp_path / "dirty.txt").write_text(DIRTY)

    def run(*arguments, expected=0, first=""):
        roots = [str(ROOT / "linter"), str(ROOT / "rules")]
        # -I -S: nothing of an environment's own start-up, which may import anything.
        done = subprocess.run(
            [
                sys.executable,
                "-I",
                "-S",
                "-c",
                SPY.format(roots=roots, arguments=arguments, first=first),
            ],
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        code, modules = literal_eval(done.stderr.decode().splitlines()[-1])
        assert code == expected, done.stdout
        return modules

    return run


@pytest.mark.parametrize("has_kernel", {_kernel is not None, False})
def test_a_clean_file_imports_these_modules_of_ours_and_no_more(imported, has_kernel):
    first = "" if has_kernel else "sys.modules['textmend._kernel'] = None"
    modules = imported("check", "doc.txt", first=first)
    looks = WITH_KERNEL if has_kernel else [f"textmend.{name}" for name in WITHOUT]
    found = {name for name in modules if name.partition(".")[0] == "textmend"}
    assert found == {*ENGINE, *looks}


def test_of_the_rules_it_imports_none_that_has_nothing_to_do(imported):
    modules = imported("check", "doc.txt")
    found = [name for name in modules if name.partition(".")[0] == "textmend_rules"]
    assert found == RULES


def test_everything_else_is_of_the_standard_library_and_cheap(imported):
    modules = imported("check", "doc.txt")
    tops = {name.partition(".")[0] for name in modules} - {"textmend", "textmend_rules"}
    assert tops <= sys.stdlib_module_names
    assert not set(TOO_DEAR) & set(modules)


def test_common_damage_is_found_without_what_is_dear(imported):
    modules = imported("check", "dirty.txt", expected=1)
    assert "textmend.quotes.solver" in modules
    assert not set(TOO_DEAR) & set(modules)


FOR_MANY = f"""
sys.path.append({get_path("purelib")!r})
"""
MEGABYTES = "_hashlib hashlib numpy secrets wcwidth".split()
"""What ftfy imports for what nobody asks of it here."""


def test_many_texts_with_damage_are_checked_without_what_takes_megabytes(imported, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(
            f"{DIRTY}\n\nThe caf\u00c3\u00a9\u00e2\u20ac\u2122s “mill”.\n"
        )
    arguments = ["check", "--workers", "1", "--no-cache", *(f"{number}.txt" for number in range(3))]
    modules = imported(*arguments, expected=1, first=FOR_MANY)
    assert "ftfy.fixes" in modules
    assert [name for name in modules if name in MEGABYTES] == []


@pytest.mark.parametrize("arguments", [["--version"], ["check", "--help"]])
def test_what_reads_no_text_imports_no_rule(imported, arguments):
    assert "textmend_rules" not in imported(*arguments)
