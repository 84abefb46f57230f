"""Many new files at once: written, flushed and named, if possible beside all else that is done."""

from __future__ import annotations

import os
from _thread import allocate_lock, start_new_thread

from textmend.writing import IS_ANOTHER, Refused

try:
    from textmend._kernel import make_files, name_files
except ImportError:
    make_files = name_files = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textmend.writing import NewFile

_FEW = 4
_AT_ONCE = 16
"""Files that each wait for the disk by themselves, and threads that do where there are more."""


class Aside:
    """Does some things beside all else; it pays where they let go of Python."""

    def __init__(self) -> None:
        self._at_work = allocate_lock()
        self._error: BaseException | None = None

    def start(self, *steps: Callable[[], None]) -> None:
        """Begin to take steps, one after the other, when all are taken that were begun before."""
        self._at_work.acquire()
        try:
            start_new_thread(self._take, steps)
        except RuntimeError:  # no more threads are to be had
            self._take(*steps)

    def _take(self, *steps: Callable[[], None]) -> None:
        try:
            for step in steps:
                step()
        except BaseException as error:
            self._error = error
        finally:
            self._at_work.release()

    def wait(self) -> None:
        """Wait until they are taken; raises what one of them raised."""
        with self._at_work:
            error, self._error = self._error, None
        if error is not None:
            raise error


class NewFiles:
    """Files in the making, each with what is to be in it."""

    def __init__(self, files: Sequence[tuple[NewFile, bytes]]) -> None:
        self._files = files
        self.errors: list[OSError | None] = [None] * len(files)
        """What is in the way of each file."""
        self.lets_go = make_files is not None and len(files) >= _FEW
        """Whether making and naming them lets go of Python."""

    def make(self) -> None:
        """Write the files; where there are many, all are on the disk then."""
        if self.lets_go:
            given = [(file.temporary, data, file.mode, *file.owner) for file, data in self._files]
            for file, _ in self._files:
                file.expect()
            self._take_in(range(len(given)), map(_error, make_files(tuple(given))), there=True)
            return
        for number, (file, data) in enumerate(self._files):
            try:
                file.__enter__()
                file.write(data)
            except OSError as error:
                self.errors[number] = error
        whole = [self._files[number][0] for number in self.whole()]
        if len(whole) >= _FEW:
            _flush(whole)

    def name(self) -> None:
        """Let the files take their names, but those that something is in the way of."""
        numbers = self.whole()
        files = [self._files[number][0] for number in numbers]
        if self.lets_go:
            given = [(file.temporary, file.target, file.version) for file in files]
            errors = map(_error, name_files(tuple(given)))
        else:
            errors = map(_commit, files)
        self._take_in(numbers, errors, there=False)

    def _take_in(
        self, numbers: Iterable[int], errors: Iterable[OSError | None], *, there: bool
    ) -> None:
        """Take in what came of files: made, which are there, or named, which no longer are."""
        for number, error in zip(numbers, errors, strict=True):
            self.errors[number] = error
            if (error is None) != there:
                self._files[number][0].let_go()

    def whole(self) -> list[int]:
        """The numbers of the files that nothing is in the way of."""
        return [number for number, error in enumerate(self.errors) if error is None]

    def clear(self) -> None:
        """Take away the files that have not taken their names."""
        for file, _ in self._files:
            file.__exit__()


def _error(number: int) -> OSError | None:
    """What the kernel says of a file."""
    if number < 0:
        return Refused(IS_ANOTHER)
    return OSError(number, os.strerror(number)) if number else None


def _commit(file: NewFile) -> OSError | None:
    try:
        file.commit()
    except OSError as error:
        return error
    return None


def _flush(files: Sequence[NewFile]) -> None:
    """Wait until all are on the disk; where one is not, its `commit` tries again, and says so."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for each in [threads.submit(file.sync) for file in files]:
            each.exception()
