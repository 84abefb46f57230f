"""New files that are made and named together come out as one by one, whatever goes wrong."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import _kernel
from textmend import fixes, run, together
from textmend.cli import main
from textmend.together import Aside, NewFiles
from textmend.writing import NewFile, Refused, Replacement, read
from texts import unhurried

WAYS = [False, *([True] if hasattr(_kernel, "make_files") else [])]

# What is there before, and what happens to it between the making and the naming.
LATER = {"a moment later": 1, "a second later": 10**9}
HURDLES = ["", "longer", *LATER, "another", "gone", "temporary gone", "long name"]
sources = st.tuples(
    st.binary(max_size=9),
    st.binary(max_size=9),
    st.sampled_from([0o600, 0o644, 0o755, 0o4711]),
    st.sampled_from(HURDLES),
)


def hinder(path, file, hurdle):
    """Let something happen to a file that is about to be replaced."""
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)
    if hurdle == "longer":
        path.write_bytes(path.read_bytes() + b"It snowed. \n")
        os.utime(path, ns=times)
    elif hurdle in LATER:
        os.utime(path, ns=(times[0], times[1] + LATER[hurdle]))
    elif hurdle == "another":
        other = path.with_name("other")
        other.write_bytes(path.read_bytes())
        other.replace(path)
        os.utime(path, ns=times)
    elif hurdle == "gone":
        path.unlink()
    elif hurdle == "temporary gone":
        os.unlink(file.temporary)


def replaced(folder, texts, lets_go):
    """What errors there are, and what is in the folder, once files were replaced that way."""
    made = []
    for number, (old, new, mode, hurdle) in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_bytes(old)
        path.chmod(mode)
        file = Replacement(str(path), read(str(path)))
        if hurdle == "long name":
            file.temporary += "x" * 300
        made.append((path, file, new, hurdle))
    files = NewFiles([(file, new) for _, file, new, _ in made])
    files.lets_go = lets_go
    files.make()
    for path, file, _, hurdle in made:
        hinder(path, file, hurdle)
    files.name()
    files.clear()
    errors = [(type(error), getattr(error, "errno", None)) for error in files.errors]
    there = {
        path.name: (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
        for path in folder.iterdir()
    }
    return errors, there


@unhurried
@given(st.lists(sources, max_size=6))
def test_together_is_as_one_by_one(tmp_path_factory, texts):
    found = [replaced(tmp_path_factory.mktemp("together"), texts, way) for way in WAYS]
    errors, there = found[0]
    assert all(each == found[0] for each in found)
    for number, (_, new, mode, hurdle) in enumerate(texts):
        assert (errors[number][0] is type(None)) == (not hurdle)
        if not hurdle:
            assert there[f"{number}.txt"] == (new, mode)
    assert not any(name.endswith(".tmp") for name in there)


@pytest.mark.parametrize("lets_go", WAYS)
def test_a_new_file_gets_the_mode_that_any_gets(tmp_path, lets_go):
    before = os.umask(0o027)
    try:
        files = NewFiles([(NewFile(str(tmp_path / "a.txt")), b"It rained.\n")])
        files.lets_go = lets_go
        files.make()
        files.name()
    finally:
        os.umask(before)
    assert files.errors == [None]
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640
    assert (tmp_path / "a.txt").read_bytes() == b"It rained.\n"


@pytest.mark.skipif(len(WAYS) < 2, reason="no kernel, or not on Linux")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to be root")
def test_the_owner_stays(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"It rained. \n")
    os.chown(path, 4711, 4712)
    files = NewFiles([(Replacement(str(path), read(str(path))), b"It rained.\n")])
    files.lets_go = True
    files.make()
    files.name()
    status = path.stat()
    assert (status.st_uid, status.st_gid, path.read_bytes()) == (4711, 4712, b"It rained.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit to the size of files")
@pytest.mark.parametrize("lets_go", WAYS)
def test_a_file_that_there_is_no_room_for_leaves_the_others_whole(tmp_path, lets_go):
    import resource

    texts = [b"rain" * 10, b"snow" * 1000, b"hail" * 20]
    made = [(NewFile(str(tmp_path / f"{number}.txt")), text) for number, text in enumerate(texts)]
    files = NewFiles(made)
    files.lets_go = lets_go
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        files.make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [error and error.strerror for error in files.errors] == [None, "File too large", None]
    files.name()
    files.clear()
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found == {"0.txt": texts[0], "2.txt": texts[2]}


@pytest.mark.skipif(len(WAYS) < 2, reason="no kernel, or not on Linux")
def test_what_is_no_file_is_refused():
    for given_ in ((1,), (("a", "text", 0, 0, 0),), (("a\0b", b"", 0, 0, 0),), [("a",)]):
        with pytest.raises((TypeError, ValueError, SystemError)):
            _kernel.make_files(given_)
    for given_ in ((("a", "b"),), (("a", "b", (1, 2)),), (("a", None, None),)):
        with pytest.raises((TypeError, ValueError)):
            _kernel.name_files(given_)


def test_steps_are_taken_in_their_order_and_what_one_raises_is_raised():
    taken = []

    def fail():
        raise Refused("not today")

    aside = Aside()
    aside.wait()
    aside.start(lambda: taken.append(1), lambda: taken.append(2))
    aside.start(lambda: taken.append(3), fail, lambda: taken.append(4))
    with pytest.raises(Refused, match="not today"):
        aside.wait()
    aside.wait()
    assert taken == [1, 2, 3]


def test_without_another_thread_steps_are_taken_at_once(monkeypatch):
    def refuse(*_):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(together, "start_new_thread", refuse)
    taken = []
    aside = Aside()
    aside.start(lambda: taken.append(1))
    assert taken == [1]
    aside.wait()


OLD, NEW = "The mill closed. \n", "The mill closed.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Thirty files, of which five are a batch."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fixes, "_MOST_WAITING", 5)
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(OLD)
    return tmp_path


def mend(*arguments):
    select = ("--isolated", "--select", "trailing-space", "--workers", "1")
    return main(["check", "--fix", *select, *arguments, "."])


def texts_of(folder):
    return [path.read_text() for path in sorted(folder.glob("*.txt"))]


def test_all_batches_are_written_and_noted(folder, capfd):
    assert mend() == 0
    assert texts_of(folder) == [NEW] * 30
    assert "Fixed 30 findings in 30 files" in capfd.readouterr().out
    assert main(["undo", "."]) == 0
    assert texts_of(folder) == [OLD] * 30


def test_what_was_fixed_before_something_goes_wrong_is_written(folder, monkeypatch, capfd):
    before = vars(run.Session)["read"]

    def read_some(self, path, index, *, looks):
        if path.endswith("17.txt"):
            raise MemoryError
        return before(self, path, index, looks=looks)

    monkeypatch.setattr(run.Session, "read", read_some)
    with pytest.raises(MemoryError):
        mend()
    assert texts_of(folder) == [NEW] * 15 + [OLD] * 15
    assert not [*folder.glob(".textmend-*")]
    assert main(["undo", "."]) == 0
    assert texts_of(folder) == [OLD] * 30


def test_interrupted_it_leaves_no_file_in_the_making(folder, monkeypatch):
    def interrupt(self, path, index, *, looks):
        if path.endswith("17.txt"):
            raise KeyboardInterrupt
        return before(self, path, index, looks=looks)

    before = vars(run.Session)["read"]
    monkeypatch.setattr(run.Session, "read", interrupt)
    with suppress(KeyboardInterrupt):
        mend()
    assert set(texts_of(folder)) == {NEW, OLD}
    assert not [*folder.glob(".textmend-*")]


def test_what_cannot_be_noted_is_not_written(folder, monkeypatch, capfd):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("textmend.journal.Journal.note", refuse)
    assert mend() == 2
    assert texts_of(folder) == [OLD] * 30
    assert capfd.readouterr().out.count("not fixed: No space left on device") == 30
    assert not [*folder.glob(".textmend-*")]


def test_somebody_elses_work_stays(folder, monkeypatch, capfd):
    """It is done while a file is in the making."""

    def make(self):
        before(self)
        (folder / "07.txt").write_text("Nobody spoke. \n")

    before = NewFiles.make
    monkeypatch.setattr(NewFiles, "make", make)
    assert mend() == 2
    assert texts_of(folder) == [NEW] * 7 + ["Nobody spoke. \n"] + [NEW] * 22
    assert "07.txt:1:1: unreadable not fixed: changed by somebody" in capfd.readouterr().out


def test_the_kernel_and_plain_python_compare_the_same_times(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"It rained. \n")
    os.utime(path, ns=(-1, -1))
    for way in WAYS:
        files = NewFiles([(Replacement(str(path), read(str(path))), b"It rained. \n")])
        files.lets_go = way
        files.make()
        files.name()
        assert files.errors == [None]
        os.utime(path, ns=(-1, -1))
