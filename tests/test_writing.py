"""A file is replaced whole or not at all, whatever goes wrong and whenever it does."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from textmend import writing
from textmend.writing import NewFile, Refused, read, replace

OLD = b"It rained. \n"
NEW = b"It rained.\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "doc.txt"
    path.write_bytes(OLD)
    return path


def somebody_elses(source):
    """The same file, as if user 4711 and group 4712 owned it."""
    names = [name for name in dir(source.status) if name.startswith("st_")]
    status = {name: getattr(source.status, name) for name in names}
    return source._replace(status=SimpleNamespace(**status | {"st_uid": 4711, "st_gid": 4712}))


def test_the_new_text_takes_the_place_of_the_old(path):
    replace(str(path), NEW, read(str(path)))
    assert path.read_bytes() == NEW
    assert os.listdir(path.parent) == ["doc.txt"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664, 0o4755])
def test_mode_stays(path, mode):
    path.chmod(mode)
    replace(str(path), NEW, read(str(path)))
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_owner_stays(path, monkeypatch):
    source = somebody_elses(read(str(path)))
    given = []
    monkeypatch.setattr(os, "fchown", lambda descriptor, *owner: given.append(owner))
    replace(str(path), NEW, source)
    assert given == [(4711, 4712)]


def test_a_link_stays_a_link(path):
    link = path.parent / "sub" / "link.txt"
    link.parent.mkdir()
    link.symlink_to("../doc.txt")
    replace(str(link), NEW, read(str(link)))
    assert os.readlink(link) == "../doc.txt"
    assert path.read_bytes() == NEW
    assert os.listdir(link.parent) == ["link.txt"]


def test_a_read_only_file_is_refused(path):
    path.chmod(0o444)
    with pytest.raises(Refused, match="read-only"):
        replace(str(path), NEW, read(str(path)))
    assert path.read_bytes() == OLD


def test_a_file_that_changed_since_it_was_read_is_refused(path):
    source = read(str(path))
    path.write_bytes(b"It snowed. \n")  # of the same length
    os.utime(path, ns=(1, 1))
    with pytest.raises(Refused, match="changed by somebody else"):
        replace(str(path), NEW, source)
    assert path.read_bytes() == b"It snowed. \n"
    assert os.listdir(path.parent) == ["doc.txt"]


def test_a_file_that_was_replaced_since_it_was_read_is_refused(path):
    source = read(str(path))
    before = path.stat()
    other = path.with_name("other")
    other.write_bytes(OLD)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    with pytest.raises(Refused, match="changed by somebody else"):
        replace(str(path), NEW, source)


def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    status = os.stat(tmp_path / "pipe")
    source = read(os.devnull)._replace(status=status)
    with pytest.raises(Refused, match="not a regular file"):
        replace(str(tmp_path / "pipe"), NEW, source)
    assert stat.S_ISFIFO(os.stat(tmp_path / "pipe").st_mode)


def test_a_folder_cannot_be_read(tmp_path):
    with pytest.raises(IsADirectoryError):
        read(str(tmp_path))


def test_short_writes_are_written_on(path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    replace(str(path), NEW, read(str(path)))
    assert path.read_bytes() == NEW


CALLS = "access urandom open write fstat fchown chmod fsync stat replace".split()


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", CALLS)
def test_where_a_call_fails_the_original_stays_and_nothing_is_left(path, monkeypatch, call, error):
    source = somebody_elses(read(str(path)))
    reached = []

    def fail(*_):
        reached.append(call)
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as patch:
        patch.setattr(writing.os, "fchown", lambda *_: None)
        patch.setattr(writing.os, call, fail)
        with pytest.raises(OSError, match=os.strerror(error)):
            replace(str(path), NEW, source)
    assert reached == [call]
    assert path.read_bytes() == OLD
    assert os.listdir(path.parent) == ["doc.txt"]


def test_a_disk_that_fills_in_mid_file_leaves_the_original(path, monkeypatch):
    write = os.write
    written = []

    def fill(descriptor, data):
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(write(descriptor, data[:4]))
        return written[0]

    with monkeypatch.context() as patch:
        patch.setattr(writing.os, "write", fill)
        with pytest.raises(OSError, match="No space left"):
            replace(str(path), NEW, read(str(path)))
    assert path.read_bytes() == OLD
    assert os.listdir(path.parent) == ["doc.txt"]


def test_interrupted_it_leaves_nothing_behind(path, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(str(path), NEW, read(str(path)))
    assert path.read_bytes() == OLD
    assert os.listdir(path.parent) == ["doc.txt"]


# The module gets an `os` in which the process kills itself at the nth call, a write half done.
DYING = """
import os, signal, sys
from textmend import writing
from textmend.cli import main

class Dying:
    left = int(sys.argv[1])

    def __getattr__(self, name):
        real = getattr(os, name)
        return (lambda *given: self.call(name, real, *given)) if callable(real) else real

    def call(self, name, real, *given):
        self.left -= 1
        if not self.left:
            if name == "write":
                real(given[0], given[1][:9])
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given)

writing.os = Dying()
sys.exit(main(["check", "-q", "--fix", "--select", "trailing-space", "a.txt", "b.txt"]))
"""


def test_killed_at_any_call_every_file_is_the_old_or_the_new(tmp_path):
    outcomes = set()
    for call in range(1, 100):
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_bytes(OLD)
        done = subprocess.run([sys.executable, "-c", DYING, str(call)], cwd=tmp_path, check=False)
        outcomes.add(tuple((tmp_path / name).read_bytes() for name in ("a.txt", "b.txt")))
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert outcomes == {(OLD, OLD), (NEW, OLD), (NEW, NEW)}


def test_killed_at_any_moment_every_file_is_the_old_or_the_new(tmp_path):
    old = b"The mill closed. \nNobody spoke.\t\n" * 400
    new = old.replace(b" \n", b"\n").replace(b"\t\n", b"\n")
    command = [sys.executable, "-m", "textmend", "check", "-q", "--fix", "--select", "spacing"]
    random.seed(20)
    paths = [tmp_path / f"{number}.txt" for number in range(60)]
    mixed = 0
    for _ in range(8):
        for path in paths:
            path.write_bytes(old)
        running = subprocess.Popen(
            [*command, "--workers", "1", str(tmp_path)], stdout=subprocess.DEVNULL
        )
        # From the first file that is written on, so that every kill comes in mid-work.
        while paths[0].read_bytes() == old and running.poll() is None:
            pass
        time.sleep(random.uniform(0, 0.2))
        running.send_signal(signal.SIGKILL)
        running.wait()
        texts = [path.read_bytes() for path in paths]
        assert set(texts) <= {old, new}
        mixed += len(set(texts)) == 2
    assert mixed  # else it was never killed in mid-work, and this shows nothing


def test_a_file_that_was_given_up_takes_no_more(tmp_path):
    with NewFile(str(tmp_path / "doc.txt")) as file:
        file.write(b"The mill closed.\n")
    with open(tmp_path / "other.txt", "wb"):  # takes the descriptor
        assert file.write(b"Nobody spoke.\n") == 14
    assert (tmp_path / "other.txt").read_bytes() == b""
    assert os.listdir(tmp_path) == ["other.txt"]
