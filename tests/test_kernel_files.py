"""The kernel reads files as plain Python does."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import _kernel
from test_kernel import EACH_VIEW, VIEWS, texts
from textmend.config import Config
from textmend.decoding import plainly_is_clean_utf8
from textmend.evidence.known import PATH, plainly_mapped
from textmend.outcome import Request
from textmend.run import Session
from textmend.writing import plainly_read_file, read, read_file
from texts import unhurried

try:
    from textmend._kernel import Mapped
except ImportError:
    Mapped = None

pytestmark = pytest.mark.skipif(
    not hasattr(_kernel, "read_file"), reason="no kernel, or not on a system with calls of POSIX"
)
ROOM = 1 << 16
"""Bytes that the kernel has room for at first."""
DAMAGED = (b"", b"\xff mill", b"\xef\xbb\xbfA mill.\n", b"a\0b", b"It rained.\n", b"a\nb\nc")
datas = texts.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.sampled_from(DAMAGED)


@pytest.fixture(scope="module")
def scanner():
    """What looks for two anchors and all views but those of words that no list has."""
    rules = ((("mill", "\nTT"), True), (("…",), False), *[((), False)] * len(EACH_VIEW))
    return _kernel.Scanner(rules, frozenset(VIEWS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@pytest.mark.parametrize("size", [0, 1, ROOM - 1, ROOM, ROOM + 1, 2 * ROOM, 5 * ROOM + 7])
def test_a_file_is_read_to_its_end(tmp_path, size):
    path = tmp_path / "doc\udcff.txt"
    path.write_bytes(bytes(number * 7 % 251 for number in range(size)))
    data = read_file(str(path))
    assert data == plainly_read_file(str(path)) == read(str(path)).data
    assert len(data) == size


@pytest.mark.parametrize("path", ["", "missing.txt", "doc.txt/inside.txt", "with\0nul.txt", "."])
def test_what_cannot_be_read_is_said_in_the_same_way(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doc.txt").write_text("It rained.\n")
    with pytest.raises((OSError, ValueError)) as plain:
        plainly_read_file(path)
    with pytest.raises(type(plain.value)) as found:
        read_file(path)
    assert getattr(found.value, "errno", None) == getattr(plain.value, "errno", None)
    assert getattr(found.value, "strerror", "") == getattr(plain.value, "strerror", "")


def test_no_file_is_left_open(tmp_path):
    (tmp_path / "doc.txt").write_text("It rained.\n")
    before = os.open(tmp_path, os.O_RDONLY)
    os.close(before)
    read_file(str(tmp_path / "doc.txt"))
    with pytest.raises(IsADirectoryError):
        read_file(str(tmp_path))
    after = os.open(tmp_path, os.O_RDONLY)
    os.close(after)
    assert after == before


def test_what_comes_slowly_through_a_pipe_is_read_while_other_threads_run(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    def write():
        with open(tmp_path / "pipe", "wb", buffering=0) as pipe:
            for _ in range(3):
                pipe.write(b"It rained.\n")
                time.sleep(0.02)

    writer = threading.Thread(target=write)
    writer.start()
    assert read_file(str(tmp_path / "pipe")) == 3 * b"It rained.\n"
    writer.join()


@pytest.mark.parametrize("is_opened", [False, True])
def test_a_signal_ends_the_waiting(tmp_path, is_opened):
    """Whether it is for somebody to open the pipe, or to write to it."""

    class Woken(Exception):
        pass

    def wake(*_):
        raise Woken

    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    both_ends = os.open(path, os.O_RDWR) if is_opened else -1
    before = signal.signal(signal.SIGALRM, wake)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(Woken):
            read_file(path)
    finally:
        signal.signal(signal.SIGALRM, before)
        if is_opened:
            os.close(both_ends)


def test_a_signal_that_is_handled_does_not_end_the_reading(tmp_path):
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    handled = []

    def answer(*_):
        handled.append(True)
        os.write(both_ends, b"It rained.\n")
        os.close(both_ends)

    both_ends = os.open(path, os.O_RDWR)
    before = signal.signal(signal.SIGALRM, answer)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        assert read_file(path) == b"It rained.\n"
    finally:
        signal.signal(signal.SIGALRM, before)
    assert handled


@pytest.mark.parametrize("size", [1, ROOM, ROOM + 1])
def test_a_file_is_mapped_as_python_maps_it(tmp_path, size):
    path = tmp_path / "doc\udcff.txt"
    path.write_bytes(bytes(number * 7 % 251 for number in range(size)))
    view = memoryview(Mapped(str(path)))
    path.unlink()
    assert view.readonly
    assert view.tobytes() == bytes(number * 7 % 251 for number in range(size))
    assert memoryview(Mapped(PATH)) == memoryview(plainly_mapped(PATH))


@pytest.mark.parametrize("path", ["", "missing.txt", "empty.txt", "with\0nul.txt", "."])
def test_what_cannot_be_mapped_is_said(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").touch()
    before = os.open(tmp_path, os.O_RDONLY)
    os.close(before)
    with pytest.raises((OSError, ValueError)):
        Mapped(path)
    after = os.open(tmp_path, os.O_RDONLY)
    os.close(after)
    assert after == before


def told_of(data, scanner):
    """What is told of a file, from one call for each step."""
    if not plainly_is_clean_utf8(data):
        return data
    found = scanner.scan(data.decode())
    return (data, found) if any(found) else len(data)


@unhurried
@given(st.lists(datas, max_size=4))
def test_many_files_are_read_and_looked_at_in_one_go(scanner, folder, all_data):
    paths = [str(folder / f"{number}.txt") for number in range(len(all_data))]
    for path, data in zip(paths, all_data, strict=True):
        with open(path, "wb") as file:
            file.write(data)
    assert scanner.scan_files(paths) == [told_of(data, scanner) for data in all_data]


def test_what_cannot_be_read_is_told_as_none(scanner, tmp_path):
    (tmp_path / "doc.txt").write_bytes(b"It rained.\n")
    missing, folder = str(tmp_path / "missing.txt"), str(tmp_path)
    told = scanner.scan_files([missing, folder, str(tmp_path / "doc.txt")])
    assert told == [None, None, 11]
    with pytest.raises(ValueError, match="null"):
        scanner.scan_files(["with\0nul.txt"])
    with pytest.raises(TypeError):
        scanner.scan_files([1.5])


@pytest.mark.parametrize("size", [ROOM - 1, ROOM])
def test_behind_a_large_file_it_ends(scanner, tmp_path, size):
    (tmp_path / "large.txt").write_bytes(b"N" + b"o" * (size - 3) + b".\n")
    (tmp_path / "small.txt").write_bytes(b"It rained.\n")
    paths = [str(tmp_path / f"{name}.txt") for name in ("small", "large", "small")]
    assert scanner.scan_files(paths) == [11, size, 11][: 3 - (size == ROOM)]


def outcomes(paths, **request):
    """What comes of files, one after another."""
    session = Session(Request([Config()], **request))
    return [*session.check_files((str(path), 0) for path in paths)]


def test_files_with_nothing_wrong_have_one_outcome_and_the_others_their_own(tmp_path):
    large = b"The mill closed.\n\n" * 5000
    data = [b"A mill.\n", b"A mill. \n", b"\xff mill.\n", large, b"a\0b", b"A mill.\n", b"A mill."]
    paths = [tmp_path / f"{number}.txt" for number in range(len(data) + 1)]  # of the last is none
    for path, each in zip(paths, data, strict=False):
        path.write_bytes(each)
    together, each = outcomes(paths), outcomes(paths, verbose=True)
    assert [outcome.path for outcome in each] == [str(path) for path in paths]
    (merged,) = (outcome for outcome in together if outcome.files > 1)
    assert [outcome for outcome in together if outcome is not merged] == each[1:5] + each[6:]
    assert (merged.files, merged.read) == (2, each[0].read + each[5].read)


@pytest.mark.parametrize("beside", [(), ("strangers",)])
def test_what_goes_along_with_others_makes_no_file_matter(tmp_path, beside):
    views, words = ("strangers", "lacks_newline"), plainly_mapped(PATH)
    scanner = _kernel.Scanner((), views, words, beside=beside)
    strange, both = b"The mill was qxzkv.\n", b"The mill was qxzkv."
    paths = [tmp_path / "doc.txt", tmp_path / "other.txt"]
    for path, data in zip(paths, (strange, both), strict=True):
        path.write_bytes(data)
    alone, along = scanner.scan_files([*map(str, paths)])
    assert alone == (len(strange) if beside else (strange, ({}, {"strangers": [13, 18]})))
    assert along == (both, ({}, {"strangers": [13, 18], "lacks_newline": ()}))
