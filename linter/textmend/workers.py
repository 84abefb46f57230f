"""Files shared out among processes of this machine."""

from __future__ import annotations

from textmend.naming import holds_records
from textmend.run import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textmend.outcome import Outcome, Request
    from textmend.profile import Profile

_GROUP = 128
"""Files that a worker is given at once."""

_AHEAD = 8
"""Groups for each worker that wait for it, or whose outcomes wait for those of earlier ones: so
many files are looked for ahead, and no more."""


def check_all(
    session: Session, files: Iterable[tuple[str, int]], workers: int
) -> Iterator[Outcome]:
    """The outcome of each file, in the order of `files`: paths, each with its config's index."""
    if workers == 1:
        yield from session.check_files(files)
        return
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_start, initargs=(session.request,)) as pool:
        waiting: deque[Future[list[Outcome]]] = deque()
        try:
            for group in _groups(files):
                waiting.append(pool.submit(_check_in_worker, group))
                if len(waiting) > _AHEAD * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()


def _groups(files: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Files that one worker is given at once; a container is as much work as many texts."""
    group: list[tuple[str, int]] = []
    for file in files:
        if holds_records(file[0]):
            yield [file]
            continue
        group.append(file)
        if len(group) == _GROUP:
            yield group
            group = []
    if group:
        yield group


_session: Session
_profile: Profile | None


def _start(request: Request) -> None:
    """Begin a worker: rules are functions of modules and cannot be sent, so it loads its own."""
    global _session, _profile
    _session, _profile = Session(request), None
    if request.profile:
        from textmend.profile import IDLE, Profile

        _profile = Profile(IDLE).__enter__()


def _check_in_worker(files: list[tuple[str, int]]) -> list[Outcome]:
    outcomes = _outcomes(files)
    if _profile is not None:
        outcomes[-1] = outcomes[-1]._replace(profile=_profile.take())
    return outcomes


def _outcomes(files: list[tuple[str, int]]) -> list[Outcome]:
    outcomes = (outcome._replace(text=None) for outcome in _session.check_files(files))
    if len(files) == 1 and holds_records(files[0][0]):
        from textmend.containers import gathered

        return [gathered(outcomes, _session.between)]
    return list(outcomes)
