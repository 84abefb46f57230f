"""What is asked for, and what came of it: plain values that go to workers and back."""

from __future__ import annotations

import os

from textmend.diagnostic import RESERVED
from textmend.finding import Applicability
from textmend.rule import Severity
from textmend.values import NamedTuple, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.config import Config
    from textmend.diagnostic import Diagnostic
    from textmend.ledger import Ledger
    from textmend.since import Changed


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
    repeats: str = ""
    """The file of what paragraphs the corpus repeats, where that was counted."""
    accept: bool = False
    """Whether what is found is accepted, and not reported."""
    count_words: bool = False
    verbose: bool = False
    """Whether it is said of each file what came of it."""
    changed: Changed | None = None
    """The lines that matter, where not all do."""
    journal: bool = True
    """Whether what is done in place is written down, so that it can be undone."""
    output: str = ""
    """The folder that a repaired copy goes to; empty: files are mended in place."""
    remember: bool = False
    """Whether outcomes are kept for the next time, and so have stamps."""
    profile: bool = False
    """Whether it is measured where the time goes: see `textmend.profile`."""
    folders: Sequence[str] = ()
    """The folders that are walked: a copy is called what the file is called in its own."""

    @property
    def level(self) -> Applicability:
        """What is applied, or counted as fixable."""
        return Applicability.UNSAFE if self.unsafe else Applicability.SAFE

    def target(self, path: str) -> str:
        """Where the copy of the file at `path` goes."""
        folders = [each for each in self.folders if path.startswith(os.path.join(each, ""))]
        top = max(folders, key=len, default="")
        name = os.path.relpath(path, top) if top else os.path.basename(path)
        if not top and "." in self.folders and not os.path.isabs(path):
            name = path  # a walk of the current folder does not name it
        return os.path.join(self.output, name)


class Outcome(NamedTuple):
    """What came of one file; adds up over many (see `Totals`)."""

    path: str
    report: str = ""
    """Its part of the report, or of the diff."""
    found: Mapping[str, int] = {}
    """Findings that are left, by rule."""
    failing: int = 0
    """Those at or above the fail level."""
    safe: int = 0
    """Findings left that have a safe fix."""
    unsafe: int = 0
    """Findings left that have an unsafe one."""
    problems: Sequence[str] = ()
    """What could not be checked or written, for outputs that show no diagnostics."""
    applied: Mapping[str, int] = {}
    """Fixes made, by rule."""
    skipped: int = 0
    is_binary: bool = False
    files: int = 1
    """0 for a part of a container, whose other parts and end are still to come; more than one for
    files with nothing wrong, of which `path` is the last."""
    read: int = 0
    """Bytes that were, or code points of records: to know how far a long check is."""
    spool: str = ""
    """A file that holds the report, where it is long; whoever reads it deletes it."""
    config: int = 0
    """The index of the configuration in force."""
    ledgers: Sequence[Ledger] = ()
    """Of the file and of parts of it, where there is anything to say."""
    stamp: bytes = b""
    """How the file looked, where that tells that it has not changed: see `textmend.cache`."""
    profile: Mapping[tuple[str, str], tuple[float, int, int, int]] = {}
    """What a worker has measured since its last outcome: see `textmend.profile`."""
    text: bytes | None = None
    """For standard input: what it became."""


_NONE: Mapping[str, int] = {}


def clean(
    path: str,
    read: int,
    config: int,
    ledgers: Sequence[Ledger] = (),
    stamp: bytes = b"",
    files: int = 1,
) -> Outcome:
    """That there is nothing wrong with a file, as with most, or with many: made in few steps."""
    before, after = (path, "", _NONE, 0, 0, 0, (), _NONE, 0, False, files), (stamp, _NONE, None)
    return make(Outcome, (*before, read, "", config, ledgers, *after))


def fail_level(config: Config) -> Severity:
    """The severity at and above which findings fail a check."""
    return Severity[config.fail_level.upper()]


def sum_up(
    diagnostics: Sequence[Diagnostic], config: Config
) -> tuple[Mapping[str, int], int, int, int, Sequence[str]]:
    """What diagnostics come to: the fields of an outcome from `found` to `problems`."""
    level = fail_level(config)
    found: dict[str, int] = {}
    failing = safe = unsafe = 0
    problems = []
    for each in diagnostics:
        rule = each.rule
        if rule in RESERVED:
            problems.append(each.said)
            continue
        found[rule] = found.get(rule, 0) + 1
        failing += each.severity >= level and rule not in config.max_density
        fix = each.fix
        if fix is not None:
            safe += fix.applicability is Applicability.SAFE
            unsafe += fix.applicability is Applicability.UNSAFE
    return found, failing, safe, unsafe, problems
