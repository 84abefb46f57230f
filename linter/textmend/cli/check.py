"""`textmend check`."""

from __future__ import annotations

import gc
import os
import sys
from time import monotonic

from textmend.cli.corpus import Corpus
from textmend.cli.output import Output
from textmend.cli.parsing import UsageError
from textmend.cli.settings import resolve
from textmend.outcome import Outcome, Request
from textmend.run import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import SimpleNamespace

    from textmend.cli.progress import Progress
    from textmend.cli.settings import Settings
    from textmend.since import Changed

_PATIENCE = 1.0
"""Seconds before it is worth knowing how far a check is."""

_GARBAGE = 200_000
"""Objects that are made before they are looked through for garbage, of which there is little."""

_WORTH_REMEMBERING = 64
"""Files. What fewer cost is little more than to see whether they have changed."""

_WORTH_WORKERS = 256
"""Files. A second process takes as long to start as this many take to be checked."""


def check(arguments: SimpleNamespace) -> int:
    """Check, fix or diff what the arguments name; the exit code."""
    if arguments.output and (arguments.diff or not arguments.fix or arguments.paths == ["-"]):
        raise UsageError("check: --output DIR is where --fix puts its copies of files")
    if arguments.paths == ["-"] and (arguments.add_ignores or arguments.since):
        raise UsageError("check: --add-ignores and --since are about files, not standard input")
    if arguments.add_ignores and (arguments.diff or arguments.output):
        raise UsageError("check: --add-ignores accepts what is left, so nothing may be made up")
    settings = resolve(arguments)
    if arguments.show_settings or arguments.show_files:
        from textmend.cli.shown import show

        return show(arguments, settings)
    with Output(arguments) as output, Corpus() as corpus:
        request = Request(
            configs=settings.configs,
            plugins=arguments.plugin,
            mode="diff" if arguments.diff else "fix" if arguments.fix else "check",
            unsafe=arguments.unsafe_fixes,
            format=output.format,
            color=output.color,
            width=output.width,
            escape_diff=output.to_terminal,
            accept=arguments.add_ignores,
            count_words=arguments.statistics or any(each.max_density for each in settings.configs),
            verbose=arguments.verbose,
            changed=_changed(arguments),
            journal=not arguments.no_journal,
            profile=arguments.profile,
            output=arguments.output or "",
            folders=[path for path in arguments.paths if os.path.isdir(path)],
        )
        session = Session(request)
        for index in range(len(settings.configs)):
            session.linter(index)  # an unknown rule is an error before anything is read or written
        if session.keeps_ledgers:
            from textmend.cli.tally import Tally

            output.tally = Tally(arguments)
        gc.freeze()
        gc.set_threshold(_GARBAGE)
        gc.enable()
        corpus.count(session, settings, output)
        if arguments.paths == ["-"]:
            path = arguments.stdin_filename or "<stdin>"
            data = sys.stdin.buffer.read()
            if settings.excludes(path, 0):
                outcome = Outcome(path, text=data)
            else:
                outcome = session.check_stdin(data, path, 0)
                output.add(outcome)
            if request.mode == "fix":
                output.write_fixed(outcome)
        else:
            files = _wanted(settings, request)
            if request.output:
                files = _apart(request, files)
            watch = Watch(settings, quiet=arguments.quiet)
            for outcome in _outcomes(session, files, arguments, output):
                watch.clear()
                output.add(outcome)
                watch.see(outcome)
            watch.clear()
        return output.finish(settings.configs)


class Watch:
    """Shows how far a long check is; a short one pays nothing for it."""

    def __init__(self, settings: Settings, *, quiet: bool) -> None:
        self._settings = settings
        self._is_wanted = not quiet
        self._started = monotonic()
        self._progress: Progress | None = None
        self._done = 0
        self._found: dict[str, int] = {}

    def see(self, outcome: Outcome) -> None:
        """Take notice of an outcome, and show how far the check is if it is time to."""
        if not self._is_wanted:
            return
        self._done += outcome.read
        if outcome.found or outcome.applied:
            for rule, count in (*outcome.found.items(), *outcome.applied.items()):
                self._found[rule] = self._found.get(rule, 0) + count
        if self._progress is None and monotonic() - self._started > _PATIENCE:
            from textmend.cli.progress import Progress

            self._progress = Progress(sys.stderr, self._total, self._started)
        if self._progress is not None:
            self._progress.show(self._done, self._found)

    def _total(self) -> int:
        """The bytes of all files."""
        return sum(map(_size, self._settings.files()))

    def clear(self) -> None:
        """Make room for the report."""
        if self._progress is not None:
            self._progress.clear()


def _size(file: tuple[str, int]) -> int:
    try:
        return os.path.getsize(file[0])
    except OSError:
        return 0


def _apart(request: Request, files: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The files, as long as no two of them would have one copy."""
    sources: dict[str, str] = {}
    for path, index in files:
        target = request.target(path)
        if target in sources:
            raise UsageError(f"--output: {path} and {sources[target]} would both be {target}")
        sources[target] = path
        yield path, index


def _changed(arguments: SimpleNamespace) -> Changed | None:
    """The lines that matter, where not all do."""
    if not arguments.since:
        return None
    from textmend.since import changed_since

    return changed_since(arguments.since, arguments.paths)


def _wanted(settings: Settings, request: Request) -> Iterator[tuple[str, int]]:
    """The files; those without a line that matters need not be read."""
    changed = request.changed
    if changed is None:
        return settings.files()
    return (file for file in settings.files() if changed.of(file[0]))


def _outcomes(
    session: Session, files: Iterator[tuple[str, int]], arguments: SimpleNamespace, output: Output
) -> Iterator[Outcome]:
    """What comes of each file, in their order: as it was, for one that has not changed."""
    folder, enough = "", False
    if not arguments.no_cache and session.is_repeatable:
        files, enough = _are(_WORTH_REMEMBERING, files)
    if enough:
        from textmend.cache import default_folder

        given = arguments.cache_dir or session.request.configs[0].cache_dir
        folder = given or default_folder()
    if not folder:
        yield from _checked(session, files, arguments.workers)
        return
    from textmend.cache import Store
    from textmend.cli.remembered import Remembered

    session.request = session.request._replace(remember=True)
    store = Store(folder, session.request, speaks_of_clean=session.speaks_of_clean)
    remembered = Remembered(store, files)
    yield from remembered.merged(_checked(session, remembered.unknown(), arguments.workers))
    try:
        store.save()
    except OSError as error:
        if given:  # who asks for nothing in particular is not to be told at every check
            output.say(f"{folder}: nothing was kept: {error.strerror or error}")


def _checked(session: Session, files: Iterator[tuple[str, int]], workers: int) -> Iterator[Outcome]:
    """What comes of each file, read by so many processes; by as many as pay, if that is 0."""
    if not workers:
        files, enough = _are(_WORTH_WORKERS, files)
        workers = (os.cpu_count() or 1) if enough else 1
    if workers == 1:
        return session.check_files(files)
    from textmend.workers import check_all

    return check_all(session, files, workers)


def _are(number: int, files: Iterator[tuple[str, int]]) -> tuple[Iterator[tuple[str, int]], bool]:
    """The files, and whether there are so many of them."""
    first = []
    for file in files:
        first.append(file)
        if len(first) == number:
            break
    from itertools import chain

    return chain(first, files), len(first) == number
