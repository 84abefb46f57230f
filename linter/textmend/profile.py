"""Where the time of a check goes: `textmend check --profile`.

Nothing that is measured knows of it. While a profile is open, the functions of stages, views and
rules are swapped for timed ones, so that a check without one pays nothing.
"""

from __future__ import annotations

from time import perf_counter

from textmend import containers, engine, fixes, run
from textmend.document import Document
from textmend.engine import Linter
from textmend.evidence.document import DocumentCounts
from textmend.evidence.view import Evidence
from textmend.fixes import _UnderWay
from textmend.run import Session
from textmend.shape import Shape
from textmend.suppression import FileLinter
from textmend.triggers import Triggers
from textmend.values import cached_property
from textmend.wording import Wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, Self, TypeVar

    from textmend.finding import Finding
    from textmend.outcome import Outcome
    from textmend.rule import Check, Rule

    Key = tuple[str, str]
    """What is measured: `stage`, `view` or `rule`, and its name."""
    Counts = tuple[float, int, int, int]
    """Seconds, calls, texts and findings."""
    Step = TypeVar("Step")

OTHER, IDLE = "other", "idle"
"""The stages of what is measured nowhere else, and of a worker that waits for work."""

_STAGES: Sequence[tuple[object, str, str]] = (
    (Session, "read", "read"),
    (Session, "_document", "decode"),
    (Triggers, "looked_at", "read and look"),
    (Triggers, "pulled", "look"),
    (Linter, "lint", "overlaps"),
    (DocumentCounts, "_count_all", "counts"),
    (FileLinter, "_take", "accepted findings"),
    (run, "diagnose", "lines and columns"),
    (Session, "outcome", "report"),
    (Session, "_briefly", "report"),
    (_UnderWay, "_write", "write"),
)
"""Where the function of each stage is, and what it is called; a stage has no part of another."""

_STEPPED: Sequence[tuple[object, str, str]] = (
    (Session, "check_files", OTHER),
    (containers, "check", "records"),
    (fixes, "fix", "mend"),
)
"""The same of what goes from text to text."""

_END = object()
_swapped: list[tuple[object, str, object]] = []
"""What was swapped in this process, and for what; a worker may begin with that of its parent."""


class Tally:
    """What was measured of one stage, view or rule."""

    __slots__ = ("calls", "findings", "seconds", "texts")

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self.seconds = 0.0
        self.calls = self.texts = self.findings = 0

    def add(self, counts: Counts) -> None:
        """Add what another has counted."""
        seconds, calls, texts, findings = counts
        self.seconds += seconds
        self.calls += calls
        self.texts += texts
        self.findings += findings

    def counts(self) -> Counts:
        """All of it."""
        return self.seconds, self.calls, self.texts, self.findings


class Profile:
    """Seconds by stage, view and rule, and what the rules did.

    At any moment one of them is at work, and its time is no part of another's: a view counts for
    itself whichever rule was the first to ask for it. So all of them add up to the whole.
    """

    def __init__(self, base: str = OTHER, clock: Callable[[], float] = perf_counter) -> None:
        """Begin, with `base` as the stage of what is measured nowhere else."""
        self._clock = clock
        self._tallies: dict[Key, Tally] = {}
        self._counted: dict[Check, Check] = {}
        self._at_work = self._tally("stage", base)
        self._began = self._since = clock()

    def __enter__(self) -> Self:
        """Swap what is measured for what measures it."""
        restore()
        for owner, name, stage in _STAGES:
            self.time(owner, name, stage)
        for owner, name, stage in _STEPPED:
            self.time_steps(owner, name, stage)
        for owner in (Shape, Wording, Document, Evidence):
            for name, view in vars(owner).items():
                if isinstance(view, cached_property):
                    made = self.timed("view", name.lstrip("_"), view.func)
                    _replace(view, "func", view.func, made)
        _swap(engine, "_run", self._timed_rules(vars(engine)["_run"]))
        return self

    def __exit__(self, *_: object) -> None:
        restore()

    def time(self, owner: object, name: str, stage: str) -> None:
        """Measure the function of that name in a class or a module."""
        _swap(owner, name, self.timed("stage", stage, getattr(owner, name)))

    def time_steps(self, owner: object, name: str, stage: str) -> None:
        """The same of a function that gives one thing after another."""
        function = getattr(owner, name)
        _swap(owner, name, lambda *arguments: self.stepped(stage, function(*arguments)))

    def add_of_workers(self, owner: object, name: str) -> None:
        """Add what workers have measured to it, where a function gives their outcomes."""
        function = getattr(owner, name)

        def adding(*arguments: object) -> Iterator[Outcome]:
            for outcome in function(*arguments):
                self.add(outcome.profile)
                yield outcome

        _swap(owner, name, adding)

    def timed(self, kind: str, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, measured."""
        tally = self._tally(kind, name)

        def measured(*arguments: object, **options: object) -> object:
            tally.calls += 1
            outer = self._go_to(tally)
            try:
                return function(*arguments, **options)
            finally:
                self._go_to(outer)

        return measured

    def stepped(self, name: str, steps: Iterable[Step]) -> Iterator[Step]:
        """`steps`, each of them measured as a call of the stage of that name."""
        tally = self._tally("stage", name)
        iterator = iter(steps)
        while True:
            outer = self._go_to(tally)
            try:
                step = next(iterator, _END)
            finally:
                self._go_to(outer)
            if step is _END:
                return
            tally.calls += 1
            yield step  # type: ignore[misc]

    def take(self) -> Mapping[Key, Counts]:
        """What was measured since this was last asked, but idleness: for another process."""
        self._go_to(self._at_work)
        taken = {key: each.counts() for key, each in self._tallies.items() if any(each.counts())}
        for each in self._tallies.values():
            each.reset()
        taken.pop(("stage", IDLE), None)
        return taken

    def add(self, taken: Mapping[Key, Counts]) -> None:
        """Add what another process has measured."""
        for (kind, name), counts in taken.items():
            self._tally(kind, name).add(counts)

    def table(self) -> Iterator[str]:
        """Lines for people, what takes longest first."""
        passed = self._clock() - self._began
        rows = sorted(self.take().items(), key=lambda row: (-row[1][0], row[0]))
        total = sum(seconds for _, (seconds, *_) in rows)
        yield f"Profile: {total:.3f} s of all processes, {passed:.3f} s by the clock."
        yield f"{'seconds':>9}{'share':>8}{'calls':>11}{'texts':>10}{'findings':>10}"
        for (kind, name), (seconds, calls, texts, findings) in rows:
            of_rule = f"{texts:>10,}{findings:>10,}" if kind == "rule" else " " * 20
            share = seconds / total if total else 0.0
            yield f"{seconds:>9.3f}{share:>8.1%}{calls:>11,}{of_rule}  {kind} {name}"

    def _tally(self, kind: str, name: str) -> Tally:
        return self._tallies.setdefault((kind, name), Tally())

    def _go_to(self, tally: Tally) -> Tally:
        """Let `tally` be at work from now on; what was until now."""
        now = self._clock()
        before = self._at_work
        before.seconds += now - self._since
        self._at_work, self._since = tally, now
        return before

    def _timed_rules(self, run_rule: Callable[..., list[Finding]]) -> Callable[..., list[Finding]]:
        """What runs a rule over a text, with each rule measured by itself."""

        def measured(
            rule: Rule, check: Check, document: Document, hits: Sequence[int]
        ) -> list[Finding]:
            tally = self._tally("rule", rule.name)
            tally.texts += 1
            outer = self._go_to(tally)
            try:
                findings = run_rule(rule, self._with_count(check, tally), document, hits)
            finally:
                self._go_to(outer)
            tally.findings += len(findings)
            return findings

        return measured

    def _with_count(self, check: Check, tally: Tally) -> Check:
        """The check of a rule, its calls counted: one a hit for some, one a text for others."""
        if check not in self._counted:

            def counted(*arguments: object) -> Iterable[Finding]:
                tally.calls += 1
                return check(*arguments)

            self._counted[check] = counted
        return self._counted[check]


def _swap(owner: object, name: str, made: object) -> None:
    _replace(owner, name, vars(owner)[name], made)


def _replace(owner: object, name: str, was: object, made: object) -> None:
    _swapped.append((owner, name, was))
    setattr(owner, name, made)


def restore() -> None:
    """Put back whatever is swapped."""
    while _swapped:
        owner, name, was = _swapped.pop()
        setattr(owner, name, was)
