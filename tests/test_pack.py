"""The installed command takes its modules from one file, and is otherwise as it would be."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from ast import literal_eval

import pytest

from conftest import ROOT

ROOTS = [str(ROOT / "linter"), str(ROOT / "rules")]
RUN = """
import os, sys
sys.path[:0] = {roots!r}
sys.dont_write_bytecode = {spares}
from textmend_start import Pack
pack = Pack({pack!r})
sys.meta_path.insert(0, pack)
{then}
pack.save()
ours = {{name: type(module.__loader__).__name__ for name, module in sys.modules.items()
        if name.partition(".")[0] in ("textmend", "textmend_rules")
        and module.__file__.endswith(".py")}}
print(ours, file=sys.stderr)
"""
CHECK = 'from textmend.cli import main; main(["check", "--isolated", "doc.txt"])'


@pytest.fixture
def run(tmp_path):
    """Run something with a pack; its output, and what has loaded each module of ours."""
    (tmp_path / "doc.txt").write_text("The mill closed. \n\nNobody  spoke.\n")

    def run(then=CHECK, *, roots=ROOTS, spares=False, folder=tmp_path):
        source = RUN.format(roots=roots, pack=str(folder / "pack"), then=then, spares=spares)
        done = subprocess.run(
            [sys.executable, "-I", "-c", source], cwd=tmp_path, capture_output=True, check=True
        )
        return done.stdout, literal_eval(done.stderr.decode().splitlines()[-1])

    return run


def test_the_second_run_takes_all_from_the_pack_and_says_the_same(run, tmp_path):
    first, loaders = run()
    assert set(loaders.values()) == {"SourceFileLoader"}
    second, again = run()
    assert second == first and b"trailing-space" in first
    assert again == dict.fromkeys(loaders, "Pack")
    assert os.listdir(tmp_path) != [] and not list(tmp_path.glob("pack.*"))


FORKED = """
import os, random
names = list(pack._entries)
children = []
for number in range(4 if hasattr(os, "fork") else 0):
    child = os.fork()
    if child:
        children.append(child)
        continue
    chance, wrong = random.Random(number), 0
    for name in chance.choices(names, k=4000):
        spec = pack.find_spec(name)
        wrong += spec is None or pack._found.pop(name).co_filename != spec.origin
    os._exit(min(wrong, 1))
ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
assert not any(ended), ended
"""


def test_forked_workers_read_at_once_what_each_asked_for(run):
    run()
    run(FORKED)


def test_commands_in_other_folders_share_the_pack(run):
    _, loaders = run(roots=["/usr/bin", *ROOTS])
    assert set(loaders.values()) == {"SourceFileLoader"}
    _, loaders = run(roots=["/opt/bin", *ROOTS])
    assert set(loaders.values()) == {"Pack"}


def test_a_later_run_adds_what_it_needs(run):
    run()
    _, loaders = run(CHECK.replace('"--isolated"', '"--output-format", "json"'))
    assert loaders["textmend.report.json"] == "SourceFileLoader"
    assert loaders["textmend.engine"] == "Pack"
    _, loaders = run(CHECK.replace('"--isolated"', '"--output-format", "json"'))
    assert set(loaders.values()) == {"Pack"}


@pytest.fixture
def rules(tmp_path):
    """A package of that name with a module; the folder that it is in."""
    package = tmp_path / "other" / "textmend_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "mill.py").write_text("WHEELS = 1\n")
    return package


IMPORT = "from textmend_rules.mill import WHEELS, __file__; print(WHEELS, __file__)"


def test_a_module_whose_source_has_changed_is_loaded_anew(run, rules):
    roots = [ROOTS[0], str(rules.parent)]
    shown = f" {rules / 'mill.py'}\n".encode()
    assert run(IMPORT, roots=roots)[0] == b"1" + shown
    out, loaders = run(IMPORT, roots=roots)
    assert (out, loaders["textmend_rules.mill"]) == (b"1" + shown, "Pack")
    (rules / "mill.py").write_text("WHEELS = 1 + 1\n")
    out, loaders = run(IMPORT, roots=roots)
    assert (out, loaders["textmend_rules.mill"]) == (b"2" + shown, "SourceFileLoader")
    out, loaders = run(IMPORT, roots=roots)
    assert (out, loaders["textmend_rules.mill"]) == (b"2" + shown, "Pack")


def test_a_module_of_another_version_with_the_same_size_and_time_is_loaded_anew(run, rules):
    roots = [ROOTS[0], str(rules.parent)]
    run(IMPORT, roots=roots)
    old = (rules / "mill.py").stat()
    for cached in (rules / "__pycache__").glob("mill.*"):
        cached.unlink()  # as an installer does
    (rules / "mill.py").write_text("WHEELS = 9\n")
    os.utime(rules / "mill.py", ns=(old.st_atime_ns, old.st_mtime_ns))
    assert (rules / "mill.py").stat().st_size == old.st_size
    assert run(IMPORT, roots=roots)[0].startswith(b"9 ")


def test_what_python_would_find_elsewhere_is_not_taken_from_the_pack(run, rules):
    run()
    out, loaders = run(IMPORT, roots=[str(rules.parent), *ROOTS])
    assert out.startswith(b"1 ")
    assert loaders["textmend_rules"] == "SourceFileLoader"


def parts(data):
    """For what the pack was made, its modules, and their code, one after the other."""
    end = 3 + int.from_bytes(data[:3], "little")
    return *marshal.loads(data[3:end]), data[end:]


def joined(made_for, modules, code):
    table = marshal.dumps([made_for, modules])
    return len(table).to_bytes(3, "little") + table + code


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:100],
        lambda data: b"no pack",
        lambda data: b"\xff" + data,
        lambda data: joined(7, *parts(data)[1:]),
        lambda data: joined(["another interpreter"], *parts(data)[1:]),
        lambda data: joined(*parts(data)[:2], b""),
        lambda data: joined(*parts(data)[:2], b"x" * len(parts(data)[2])),
    ],
)
def test_a_pack_that_is_damaged_or_of_another_interpreter_is_written_anew(run, tmp_path, damage):
    expected, loaders = run()
    whole = (tmp_path / "pack").read_bytes()
    (tmp_path / "pack").write_bytes(damage(whole))
    assert run() == (expected, loaders)
    assert set(run()[1].values()) == {"Pack"}


def test_only_the_modules_that_are_damaged_are_loaded_anew(run, tmp_path):
    expected, _ = run()
    whole = (tmp_path / "pack").read_bytes()
    (tmp_path / "pack").write_bytes(whole[:-100])
    out, loaders = run()
    assert out == expected
    assert list(loaders.values()).count("SourceFileLoader") == 1
    assert set(run()[1].values()) == {"Pack"}


def test_nothing_is_written_where_python_is_not_to_write_or_cannot(run, tmp_path):
    run(spares=True)
    assert not (tmp_path / "pack").exists()
    expected, _ = run(folder=tmp_path / "missing")
    assert expected and not (tmp_path / "missing").exists()


def test_the_command_ends_with_the_code_and_the_output_of_the_module(tmp_path):
    (tmp_path / "doc.txt").write_text("The mill closed. \n")
    arguments = ["check", "--isolated", "doc.txt"]
    command = f"import sys; sys.path[:0] = {ROOTS!r}; from textmend_start import run; run()"
    outcomes = [
        subprocess.run(
            [sys.executable, *start, *arguments], cwd=tmp_path, capture_output=True, check=False
        )
        for start in (["-c", command], ["-c", command], ["-m", "textmend"])
    ]
    assert {(each.returncode, each.stdout, each.stderr) for each in outcomes} == {
        (1, outcomes[0].stdout, b"")
    }
