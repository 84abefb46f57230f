"""From paths to outcomes: read, lint or fix, write, and report, file by file."""

from __future__ import annotations

import os
from itertools import islice

from textmend.config import BadConfig, Config, check_options
from textmend.diagnostic import Diagnostic, diagnose, unreadable
from textmend.document import BinaryData, Context, Document, UnreadableText
from textmend.engine import Linter
from textmend.files import Scope, is_excluded
from textmend.finding import Applicability
from textmend.registry import UnknownName, load, precision, resolved, select
from textmend.report import reporter
from textmend.rule import Severity
from textmend.values import NamedTuple
from textmend.writing import Refused, Source, read, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textmend.rule import Rule

BATCH = 1 << 18
"""Bytes of text that are read before the first of it is checked."""
MOST_WAITING = 256
"""Files that are."""
_GROUP = 64
"""Files that a worker is given at once."""

RECORDS = (".jsonl", ".ndjson", ".parquet", ".csv", ".tsv")


class Request(NamedTuple):
    """What is to be done with each file; plain values, so that it can be sent to a worker."""

    configs: Sequence[Config]
    """The configurations in force; a file is given with the index of its own."""
    plugins: Sequence[str] = ()
    mode: str = "check"
    """`check`, `fix`, or `diff`: what `fix` would do."""
    unsafe: bool = False
    format: str = "concise"
    color: bool = False
    width: int = 80
    escape_diff: bool = False
    """Whether a diff goes to a terminal, where what a text holds must not act."""

    @property
    def level(self) -> Applicability:
        """What is applied, or counted as fixable."""
        return Applicability.UNSAFE if self.unsafe else Applicability.SAFE


class Outcome(NamedTuple):
    """What came of one file; adds up over many (see `Totals`)."""

    path: str
    report: str = ""
    """Its part of the report, or of the diff."""
    found: Mapping[str, int] = {}
    """Findings that are left, by rule."""
    failing: int = 0
    """Those at or above the fail level."""
    applied: Mapping[str, int] = {}
    """Fixes made, by rule."""
    skipped: int = 0
    safe: int = 0
    """Findings left that have a safe fix."""
    unsafe: int = 0
    """Findings left that have an unsafe one."""
    problems: Sequence[str] = ()
    """What could not be checked or written, for outputs that show no diagnostics."""
    is_binary: bool = False
    text: bytes | None = None
    """For standard input: what it became."""


class Session:
    """A request with its linters, made when the first file needs them."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self._reporter = reporter(request.format, color=request.color, width=request.width)
        self._linters: dict[int, Linter] = {}
        self._contexts = [_context(config) for config in request.configs]

    def linter(self, index: int) -> Linter:
        """The linter for the configuration with this index.

        Raises:
            BadConfig, BadPlugin, UnknownName
        """
        if index not in self._linters:
            config = self.request.configs[index]
            rules = load((*config.plugins, *self.request.plugins))
            if config.pattern:
                from textmend.patterns import with_patterns

                rules = with_patterns(rules, config)
            check_options(config, rules)
            _check_names(config, rules)
            selected = select(
                rules, config.select, config.ignore, config.rules, preview=config.preview
            )
            self._linters[index] = Linter(selected)
        return self._linters[index]

    def check_files(self, files: Iterable[tuple[str, int]]) -> Iterator[Outcome]:
        """Check, fix or diff each file, several at a time: that costs less than one by one.

        Whatever goes wrong with one is in its outcome.
        """
        waiting: list[Outcome | tuple[Document, int, Source]] = []
        size = 0
        for path, index in files:
            each = self._read(path, index)
            waiting.append(each)
            size += 0 if isinstance(each, Outcome) else len(each[2].data)
            if size > BATCH or len(waiting) >= MOST_WAITING:
                yield from self._check_waiting(waiting)
                waiting, size = [], 0
        yield from self._check_waiting(waiting)

    def _read(self, path: str, index: int) -> Outcome | tuple[Document, int, Source]:
        try:
            _refuse_records(path)
            source = read(path)
            return self._document(source.data, path, index), index, source
        except BinaryData:
            return Outcome(path, is_binary=True)
        except UnreadableText as error:
            return self._unreadable(path, str(error))
        except OSError as error:
            return self._unreadable(path, error.strerror or str(error))

    def _check_waiting(
        self, waiting: Sequence[Outcome | tuple[Document, int, Source]]
    ) -> Iterator[Outcome]:
        by_linter: dict[int, list[Document]] = {}
        for each in waiting:
            if not isinstance(each, Outcome):
                by_linter.setdefault(each[1], []).append(each[0])
        for index, documents in by_linter.items():
            self.linter(index).look_ahead(documents)
        for each in waiting:
            yield each if isinstance(each, Outcome) else self._check(*each)

    def check_stdin(self, data: bytes, path: str, index: int) -> Outcome:
        """Check, fix or diff a text that is no file; fixed, it is in the outcome."""
        try:
            _refuse_records(path)
            document = self._document(data, path, index)
        except (BinaryData, UnreadableText) as error:
            return self._unreadable(path, str(error))._replace(text=data)
        return self._check(document, index, None)

    def _document(self, data: bytes, path: str, index: int) -> Document:
        return Document.from_bytes(data, path=path, context=self._contexts[index])

    def _check(self, document: Document, index: int, source: Source | None) -> Outcome:
        linter = self._linter_for(document.path, index)
        if self.request.mode == "check":
            checked = linter.lint(document)
            return self._outcome(document, diagnose(document, *checked), index)
        fixed = linter.fix(document, self.request.level)
        diagnostics = diagnose(fixed.document, *fixed.checked)
        if self.request.mode == "diff":
            before = diagnose(document, *linter.lint(document))
            outcome = self._outcome(document, before, index)
            return outcome._replace(report=self._diff(document, fixed.document))
        if source is not None and fixed.document is not document:
            try:
                replace(document.path, fixed.document.to_bytes(), source)
            except OSError as error:
                problem = str(error) if isinstance(error, Refused) else error.strerror or str(error)
                found = diagnose(document, *linter.lint(document))
                failure = unreadable(document.path, f"not fixed: {problem}")
                return self._outcome(document, [failure, *found], index)
        outcome = self._outcome(fixed.document, diagnostics, index)
        return outcome._replace(
            applied=fixed.applied, skipped=fixed.skipped, text=fixed.document.to_bytes()
        )

    def _linter_for(self, path: str, index: int) -> Linter:
        """The linter without the rules that `per-file-ignores` takes away for this file."""
        config = self.request.configs[index]
        linter = self.linter(index)
        if not config.per_file_ignores:
            return linter
        ignored: list[str] = []
        for pattern, names in config.per_file_ignores.items():
            if is_excluded(path, Scope(config.root, (), (pattern,))):
                ignored += names
        if not ignored:
            return linter
        return Linter([each for each in linter.selected if not precision(each.rule, ignored)])

    def _outcome(
        self, document: Document | None, diagnostics: Sequence[Diagnostic], index: int
    ) -> Outcome:
        fail_level = Severity[self.request.configs[index].fail_level.upper()]
        found: dict[str, int] = {}
        failing = safe = unsafe = 0
        problems = [f"{each.path}: {each.message}" for each in diagnostics if each.is_failure]
        for each in diagnostics:
            if each.is_failure:
                continue
            found[each.rule] = found.get(each.rule, 0) + 1
            failing += each.severity >= fail_level
            if each.fix is not None:
                safe += each.fix.applicability is Applicability.SAFE
                unsafe += each.fix.applicability is Applicability.UNSAFE
        path = document.path if document else diagnostics[0].path
        report = self._reporter.part(document, diagnostics)
        return Outcome(path, report, found, failing, safe=safe, unsafe=unsafe, problems=problems)

    def _unreadable(self, path: str, problem: str) -> Outcome:
        return self._outcome(None, [unreadable(path, problem)], 0)

    def _diff(self, before: Document, after: Document) -> str:
        from textmend.report.diff import unified

        return unified(before, after, escape=self.request.escape_diff)


def _context(config: Config) -> Context:
    vocabulary = None
    if config.vocabulary:
        from textmend.vocabulary import read as read_vocabulary

        vocabulary = read_vocabulary(os.path.join(config.root, config.vocabulary))
    words = frozenset(word.lower() for word in config.words)
    return Context(config.language, words, vocabulary)


def _refuse_records(path: str) -> None:
    if path.lower().endswith(RECORDS):
        raise UnreadableText("holds records, which are not read yet")


def _check_names(config: Config, rules: Sequence[Rule]) -> None:
    """Raise BadConfig where a setting names a rule or family that there is none of."""
    settings = {"select": config.select, "ignore": config.ignore}
    for key, names in (*settings.items(), *config.per_file_ignores.items()):
        try:
            resolved(rules, names)
        except UnknownName as error:
            place = config.origins[key if key in settings else "per-file-ignores"]
            raise BadConfig(f"{place}: {error}") from error


def check_all(
    session: Session, files: Iterable[tuple[str, int]], workers: int
) -> Iterator[Outcome]:
    """The outcome of each file, in the order of `files`: paths, each with its config's index."""
    if workers == 1:
        yield from session.check_files(files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_start, initargs=(session.request,)) as pool:
        for outcomes in pool.map(_check_in_worker, _groups(files)):
            yield from outcomes


def _groups(files: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    files = iter(files)
    while group := list(islice(files, _GROUP)):
        yield group


_session: Session


def _start(request: Request) -> None:
    """Begin a worker: rules are functions of modules and cannot be sent, so it loads its own."""
    global _session
    _session = Session(request)


def _check_in_worker(files: list[tuple[str, int]]) -> list[Outcome]:
    return [outcome._replace(text=None) for outcome in _session.check_files(files)]
