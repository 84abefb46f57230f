"""From paths to outcomes: read, lint or fix, write, and report, file by file."""

from __future__ import annotations

from textmend.decoding import BinaryData, UnreadableText
from textmend.diagnostic import Diagnostic, diagnose, unreadable
from textmend.document import Document
from textmend.linters import Linters
from textmend.naming import holds_records, is_bare, is_compressed
from textmend.outcome import Outcome, Request, clean, fail_level, sum_up
from textmend.report import reporter
from textmend.rule import Scope as RuleScope
from textmend.values import cached_property
from textmend.writing import Source, read, read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textmend.config import Config
    from textmend.engine import Checked
    from textmend.ledger import Ledger
    from textmend.repairs import Repairs
    from textmend.report import Told
    from textmend.rule import Severity
    from textmend.triggers import Triggers

    _Text = tuple[Document, int, Source | None]
    """One to be checked, with the index of its configuration; with its source, if that matters."""


_TOGETHER = 64
"""Files that are looked at in one call."""


class Session(Linters):
    """A request with its linters, and what comes of files."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self._reporter = reporter(request.format, color=request.color, width=request.width)
        self._brief = [_brief_level(config) for config in request.configs]
        self.between = self._reporter.between
        self.speaks_of_clean = self._reporter.speaks_of_clean

    @property
    def is_repeatable(self) -> bool:
        """Whether what comes of a file depends on it and on settings, and on nothing else.

        What a plugin goes by nobody knows, and what a corpus repeats takes reading it.
        """
        plugins = (*self.request.plugins, *(each.plugins for each in self.request.configs))
        asks = self.request.repeats or self.request.changed is not None or self.request.accept
        return self.request.mode == "check" and not any(plugins) and not asks

    @cached_property
    def repairs(self) -> Repairs:
        """What writes repaired files."""
        from textmend.repairs import Repairs

        selected = (each.rule for linter in self._linters.values() for each in linter.selected)
        about_files = {rule.name for rule in selected if rule.scope is RuleScope.FILE}
        return Repairs(self.request, about_files)

    def corpus_rules(self) -> list[str]:
        """The names of the rules in force that need to know the whole corpus."""
        numbers = range(len(self.request.configs))
        selected = (each.rule for number in numbers for each in self.linter(number).selected)
        return sorted({rule.name for rule in selected if rule.scope is RuleScope.CORPUS})

    def texts(self, path: str, index: int) -> Iterator[Document]:
        """The texts of the file at `path`, as far as it can be read: to be counted, not checked."""
        if holds_records(path):
            from textmend.containers import texts

            yield from texts(self, path, index)
            return
        try:
            yield self._document(_source(path).data, path, index)
        except (OSError, BinaryData, UnreadableText):
            return  # the check says so

    def check_files(self, files: Iterable[tuple[str, int]]) -> Iterator[Outcome]:
        """Check, fix or diff each file; whatever goes wrong with one is in its outcome.

        There may be one outcome for many files with nothing wrong.
        """
        if self.request.mode != "check":
            from textmend.fixes import differences, fix_files

            how = fix_files if self.request.mode == "fix" else differences
            yield from how(self, files)
            return
        batch: list[str] = []
        config = -1
        for path, index in files:
            is_one_of_many = is_bare(path)
            if batch and (not is_one_of_many or index != config or len(batch) == _TOGETHER):
                yield from self._check_together(batch, config)
                batch = []
            config = index
            if is_one_of_many:
                batch.append(path)
            elif holds_records(path):
                from textmend.containers import check

                yield from check(self, path, index)
            else:
                yield self._check(path, index)
        yield from self._check_together(batch, config)

    def _check_together(self, paths: Sequence[str], index: int) -> Iterator[Outcome]:
        """Check texts without markup; all that the kernel finds nothing in cost next to nothing."""
        triggers = self._triggers(index) if paths else None
        if triggers is None:
            for path in paths:
                yield self._check(path, index)
            return
        context, is_told = self.contexts[index], self.request.verbose
        done = files = size = 0
        while done < len(paths):
            for path, found in zip(paths[done:], triggers.looked_at(paths[done:]), strict=False):
                done += 1
                if isinstance(found, tuple):
                    document = Document.from_utf8(found[0], path, "", context)
                    document.found = found[1]
                    yield self._checked(document, index, None)
                elif not isinstance(found, int):
                    yield self._check(path, index, found)
                elif is_told:
                    yield clean(path, found, index)
                else:
                    files, size = files + 1, size + found
        if files:
            yield clean(paths[-1], size, index, files=files)

    def _triggers(self, index: int) -> Triggers | None:
        """What looks at many files in one go, where nothing is said of those without findings."""
        linter = self.linter_for_all(index)
        asks_more = self.request.remember or self.request.accept or self.speaks_of_clean
        if asks_more or linter is None:
            return None
        return linter.triggers_of_files(self.contexts[index])

    def _check(self, path: str, index: int, data: bytes | None = None) -> Outcome:
        """Check the file at `path`, of which the data may be known."""
        looks = self.request.remember or is_compressed(path)
        each = self.read(path, index, looks=looks, data=data)
        return each if isinstance(each, Outcome) else self._checked(*each)

    def read(
        self, path: str, index: int, *, looks: bool, data: bytes | None = None
    ) -> Outcome | _Text:
        """The text at `path`, or what came of it; with its source, if that is to be looked at."""
        try:
            if not looks:
                data = read_bytes(path) if data is None else data
                return self._document(data, path, index), index, None
            source = _source(path)
            return self._document(source.data, path, index), index, source
        except BinaryData:
            return self.passed_on(Outcome(path, is_binary=True))
        except UnreadableText as error:
            return self.passed_on(self.unreadable(path, str(error)))
        except OSError as error:
            return self.unreadable(path, error.strerror or str(error))

    def passed_on(self, outcome: Outcome) -> Outcome:
        """The outcome of a file that is no text that can be read; a copy has it as it is."""
        if self.request.output:
            try:
                self.repairs.pass_on(outcome.path)
            except OSError as error:
                return self.unreadable(outcome.path, error.strerror or str(error))
        return outcome

    def _checked(self, document: Document, index: int, source: Source | None) -> Outcome:
        """What is wrong with a text."""
        linter = self.linter_for(document.path, index)
        checked = linter.lint(document)
        ledgers, stamp = linter.ledgers(), b""
        if source is not None and self.request.remember:
            from textmend.cache import stamp as stamp_of

            stamp = stamp_of(source)
        size = document.size
        told = self._briefly(document, checked, index)
        if told is not None:
            path = document.path
            return Outcome(path, *told, read=size, config=index, ledgers=ledgers, stamp=stamp)
        return self.told(document, checked, index, read=size, ledgers=ledgers, stamp=stamp)

    def told(
        self,
        document: Document,
        checked: Checked,
        index: int,
        *,
        read: int,
        ledgers: Sequence[Ledger],
        stamp: bytes = b"",
    ) -> Outcome:
        """What is wrong with a text, as an outcome; if nothing is, next to no work is left."""
        flagged, failures = checked
        if flagged or failures or self.speaks_of_clean or self.request.accept:
            diagnostics = diagnose(document, flagged, failures)
            return self.outcome(
                document, diagnostics, index, read=read, ledgers=ledgers, stamp=stamp
            )
        document.forget()
        return clean(document.path, read, index, ledgers, stamp)

    def _briefly(self, document: Document, checked: Checked, index: int) -> Told | None:
        """What is said of findings and what they come to, where that takes no diagnostics."""
        flagged, failures = checked
        level = self._brief[index]
        if not flagged or failures or self.request.accept or level is None:
            return None
        told = self._reporter.told(document, flagged, level)
        document.forget()
        return told

    def check_stdin(self, data: bytes, path: str, index: int) -> Outcome:
        """Check, fix or diff a text that is no file; fixed, it is in the outcome."""
        try:
            if holds_records(path):
                raise UnreadableText("holds records, which are read from files alone")
            document = self._document(data, path, index)
        except (BinaryData, UnreadableText) as error:
            return self.unreadable(path, str(error))._replace(text=data)
        if self.request.mode == "check":
            return self._checked(document, index, None)
        from textmend.fixes import fix_text

        return fix_text(self, document, index)

    def _document(self, data: bytes, path: str, index: int) -> Document:
        return Document.from_bytes(data, path=path, context=self.contexts[index])

    def outcome(
        self,
        document: Document | None,
        diagnostics: Sequence[Diagnostic],
        index: int,
        *,
        read: int = 0,
        ledgers: Sequence[Ledger] = (),
        stamp: bytes = b"",
    ) -> Outcome:
        """What diagnostics come to, reported and counted; there is one at least, or a document."""
        if self.request.accept and document is not None:
            from textmend.suppression import accept

            diagnostics, accepted = accept(document, diagnostics)
            ledgers = [*accepted, *ledgers]
        path = document.path if document else diagnostics[0].path
        report = self._reporter.part(document, diagnostics)
        if document is not None:
            document.forget()
        sums = sum_up(diagnostics, self.request.configs[index])
        return Outcome(path, report, *sums, read=read, config=index, ledgers=ledgers, stamp=stamp)

    def unreadable(self, path: str, problem: str) -> Outcome:
        """That the file at `path` could not be checked."""
        return self.outcome(None, [unreadable(path, problem)], 0)


def _brief_level(config: Config) -> Severity | None:
    """The level at which any finding fails; None where that depends on its rule."""
    return None if config.max_density else fail_level(config)


def _source(path: str) -> Source:
    """The file at `path`, with what it decompresses to where it is compressed."""
    if not is_compressed(path):
        return read(path)
    from textmend.records.compressed import read as read_compressed

    return read_compressed(path)
