"""Shards shared out among processes of this machine, any of which may die at any moment."""

from __future__ import annotations

import os
import signal
from collections import deque
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import wait
from threading import Thread

from textmend.breaker import Tripped
from textmend.corpus.binding import bind
from textmend.corpus.evidence import count_shard
from textmend.corpus.finalize import commit
from textmend.corpus.shard import Mender, lint_shard
from textmend.corpus.stretches import lint_stretch
from textmend.records.record import MissingExtra
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from typing import Any, TypeVar

    from textmend.corpus.plan import Job, Shard
    from textmend.corpus.shard import Tick

    T = TypeVar("T")

MOST_DEATHS = 3
"""Workers that may die of a shard before it is set aside."""

_METHOD = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
"""A worker has nothing of this process, whatever that has loaded; the first is the faster one."""

_PATIENCE = 0.5
"""Seconds to wait for news before the caller is told that there is none."""


class News(NamedTuple):
    """What a worker has to say."""

    shard: Shard | None = None
    """None where there is nothing new."""
    characters: int = 0
    """Of the shard, that were looked at so far."""
    report: dict[str, object] | None = None
    """Once the shard is done."""
    problem: str = ""
    """Once it is set aside: why."""


class Stopped(ValueError):
    """The run cannot go on; the message says why."""


def work(shards: Sequence[Shard], job: Job, workers: int, task: str = "mend") -> Iterator[News]:
    """Do the shards, the largest first, and keep what comes of each.

    The task is to `mend` them or lint stretches of them, to `count` the words of whole files, or
    to `bind` the parts of files.

    A worker that dies is replaced, and its shard is done again; when three have died of it, it is
    set aside. Leaving the iterator ends the workers.

    Raises:
        Stopped: a rule touches more than it may, or nothing can be written.
    """
    waiting = deque(sorted(shards, key=lambda shard: (-shard.work, shard.name, shard.number)))
    deaths: dict[tuple[str, int], int] = {}
    team = [_Worker(job, task) for _ in range(min(workers, len(shards)))]
    try:
        while waiting or any(worker.shard for worker in team):
            for worker in team:
                if worker.shard is None and waiting:
                    worker.give(waiting.popleft())
            ready = wait([worker.connection for worker in team if worker.shard], _PATIENCE)
            if not ready:
                yield News()
            for number, worker in enumerate(team):
                if worker.connection not in ready:
                    continue
                try:
                    kind, value = worker.connection.recv()
                except (EOFError, OSError):
                    kind, value = "died", worker.end()
                shard = worker.shard
                assert shard is not None
                if kind == "tick":
                    yield News(shard, value)
                elif kind == "done":
                    worker.shard = None
                    yield News(shard, report=value)
                elif kind == "stop":
                    raise Stopped(f"{shard.name}: {value}")
                else:
                    key = shard.name, shard.number
                    deaths[key] = deaths.get(key, 0) + 1
                    worker.shard = None
                    if kind == "died":
                        team[number] = _Worker(job, task)
                    if deaths[key] < MOST_DEATHS:
                        waiting.appendleft(shard)
                    else:
                        yield News(shard, problem=f"{MOST_DEATHS} workers failed at it: {value}")
    finally:
        for worker in team:
            worker.end()


def apart(function: Callable[..., T], *arguments: object) -> T:
    """What `function` gives in a process of its own: what it loads and holds goes with that."""
    from concurrent.futures import ProcessPoolExecutor

    ignore = (signal.SIGINT, signal.SIG_IGN)  # the parent decides
    context: Any = get_context(_METHOD)
    with ProcessPoolExecutor(1, context, signal.signal, ignore) as pool:
        return pool.submit(function, *arguments).result()


class _Worker:
    """A process, and the shard that it has."""

    def __init__(self, job: Job, task: str) -> None:
        context: Any = get_context(_METHOD)
        if _METHOD == "forkserver":
            context.set_forkserver_preload([__name__])
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, job, task), daemon=True)
        self._process.start()
        theirs.close()
        self.shard: Shard | None = None

    def give(self, shard: Shard) -> None:
        """Let it do a shard; one that has died meanwhile will be found out."""
        self.shard = shard
        try:
            self.connection.send(shard)
        except OSError:
            return

    def end(self) -> str:
        """End the process; how it ended."""
        self._process.join(0.1)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        code = self._process.exitcode
        self._process.close()
        self.connection.close()
        return f"the last of them ended with {code}"


def _serve(connection: Connection, job: Job, task: str) -> None:
    """Do shards as they come, until nobody is there to send any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    Thread(target=_die_with_parent, daemon=True).start()
    mender = Mender(job) if task == "mend" else None
    while True:
        try:
            shard: Shard = connection.recv()
        except EOFError:
            return
        try:
            report = _done(shard, job, task, mender, lambda done: connection.send(("tick", done)))
        except (Tripped, MissingExtra) as error:
            connection.send(("stop", str(error)))
        except OSError as error:
            connection.send(("stop", error.strerror or str(error)))
        except Exception as error:  # whatever it is, the other shards are to be done
            connection.send(("broke", f"{type(error).__name__}: {error}"))
        else:
            connection.send(("done", report))


def _done(
    shard: Shard, job: Job, task: str, mender: Mender | None, tick: Tick
) -> dict[str, object]:
    """Do a shard; its report."""
    if task == "count":
        count_shard(shard, job)
        return {}
    if mender is None:
        bind(shard, job)
        return {}
    if shard.cut:
        return lint_stretch(shard, mender, tick)
    report = lint_shard(shard, mender, tick)
    commit(shard, job, report)
    return report


def _die_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
