"""Rules: what they are made of, and the decorator that makes one of a function."""

from __future__ import annotations

from textmend.finding import Applicability
from textmend.span import Span
from textmend.values import IntEnum, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textmend.finding import Finding

    Check = Callable[..., Iterable[Finding]]
    """`check(document, **options)`; or `check(document, hit, **options)` for a rule that is called
    at each place where one of its anchors occurs, with the offset of its first code point; or
    `check(document, hits, **options)` for one that is given all of these offsets, in order."""

    Anchors = tuple[str, ...] | Callable[[], tuple[str, ...]]

FAMILIES = ("encoding", "spacing", "words", "quotes", "residue", "repeats")


class Severity(IntEnum):
    """How sure it is that a finding is a defect."""

    INFO = 0
    """A hint."""
    WARNING = 1
    """Probably damage."""
    ERROR = 2
    """Damage."""


class Scope(IntEnum):
    """What a rule is about."""

    TEXT = 0
    """Any text: a file, or a field of a record."""
    FILE = 1
    """A file as a whole (its ending, its encoding); never run on a record."""
    CORPUS = 2
    """Any text, seen against all others: run only where `Context.repeats` is known."""


class Example(NamedTuple):
    """A text that a rule flags, or (with nothing marked) one that it must leave alone.

    The spans of the expected findings are marked `⟦…⟧` in `marked`; the marks are not part of it.
    """

    marked: str
    fixed: str | None = None
    """The text after all fixes at `applicability`, or None where nothing can be fixed."""
    applicability: Applicability = Applicability.SAFE
    path: str = "example.txt"

    def unmark(self) -> tuple[str, list[Span]]:
        """The text itself, and the spans that were marked in it."""
        text = ""
        spans = []
        for part in self.marked.split("⟧"):
            before, mark, inside = part.partition("⟦")
            text += before
            if mark:
                spans.append(Span(len(text), len(text) + len(inside)))
                text += inside
        return text, spans


class Rule(NamedTuple):
    """A frozen value: all that the engine, the documentation and the tests know of a rule."""

    name: str
    family: str
    docstring: str
    """The defect in one line; then Markdown, with the sections Why, Fix and Options."""
    check: Check
    takes: str
    """`hit` or `hits`, as `check` has it; empty if it is given no places."""
    literals: Anchors
    """The rule's anchors, or what gives them: see `anchors`."""
    views: tuple[str, ...]
    """Attributes of `Document`, of which one not empty will do in place of an anchor."""
    severity: Severity
    scope: Scope
    prose_only: bool
    """Whether anchors are looked for in `Document.prose`, and findings in markup dropped."""
    wary_of_code: bool
    """Whether in a text that speaks of code its safe fixes are unsafe, and others are left out."""
    opt_in: bool
    """Whether it runs only when it is selected by its own name."""
    preview: bool
    """Whether it is still wrong too often, and runs only where previews are asked for."""
    supersedes: tuple[str, ...]
    """Names of rules that do not run where this one does: they would undo what it mends."""
    options: Mapping[str, object]
    """Each option's name and default; its type is the type of the default."""
    choices: Mapping[str, tuple[object, ...]]
    """The values that an option may have, for those that may not have any."""
    examples: tuple[Example, ...]
    aliases: tuple[str, ...]
    """Names that it had before."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Literals of which one must occur for the rule to matter (see `views`).

        One line feed, at either end of a literal, stands for any edge of a line, the text's start
        and end included; `hit` is -1 where that edge is the start.

        Raises:
            ValueError: for a line feed inside an anchor.
        """
        if isinstance(self.literals, tuple):
            return self.literals
        return checked(self.literals())

    @property
    def summary(self) -> str:
        """One line: the defect."""
        return self.docstring.partition("\n")[0]

    @property
    def docs(self) -> str:
        """The documentation after the summary, as Markdown."""
        from inspect import cleandoc  # a fifth of a start-up, and only for `textmend explain`

        return cleandoc(self.docstring).partition("\n")[2].strip()


def rule(
    *,
    family: str,
    severity: Severity = Severity.WARNING,
    anchors: Anchors = (),
    views: tuple[str, ...] = (),
    examples: tuple[Example, ...] = (),
    scope: Scope = Scope.TEXT,
    prose_only: bool = True,
    wary_of_code: bool = False,
    opt_in: bool = False,
    preview: bool = False,
    supersedes: tuple[str, ...] = (),
    choices: Mapping[str, tuple[object, ...]] | None = None,
    aliases: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a check function; nothing is registered.

    The function's name in kebab-case is the rule's name, its docstring the documentation (the
    first line the summary), and its keyword-only parameters are the options. Anchors that take time
    to make are given as a function, which is called where no index of rules has them.

    Raises:
        ValueError: for an unknown family, a function without docstring, a line feed inside an
            anchor, or a check that takes hits but has no anchors, or takes anything else.
    """
    if family not in FAMILIES:
        raise ValueError(f"{family!r} is not a family: {', '.join(FAMILIES)}")
    if isinstance(anchors, tuple):
        checked(anchors)

    def make(check: Check) -> Rule:
        code = check.__code__
        takes = "".join(code.co_varnames[1 : code.co_argcount])
        if takes not in ("", "hit", "hits"):
            raise ValueError(f"{code.co_name} takes {takes}: what is given is hit, or hits")
        if takes and not anchors:
            raise ValueError(f"{code.co_name} takes {takes}, but has no anchors")
        if not check.__doc__:
            raise ValueError(f"{code.co_name} has no docstring")
        return Rule(
            name=code.co_name.replace("_", "-"),
            family=family,
            docstring=check.__doc__,
            check=check,
            takes=takes,
            literals=anchors,
            views=views,
            severity=severity,
            scope=scope,
            prose_only=prose_only,
            wary_of_code=wary_of_code,
            opt_in=opt_in,
            preview=preview,
            supersedes=supersedes,
            options=check.__kwdefaults__ or {},
            choices=choices or {},
            examples=examples,
            aliases=aliases,
        )

    return make


def checked(anchors: tuple[str, ...]) -> tuple[str, ...]:
    """The same anchors.

    Raises:
        ValueError: for a line feed that stands inside one, or alone.
    """
    for anchor in anchors:
        if not anchor.strip("\n") or anchor.count("\n") > 1 or "\n" in anchor[1:-1]:
            raise ValueError(f"anchor {anchor!r}: one line feed may stand for an edge, at an end")
    return anchors


class Deferred:
    """The check of the rule at `target` (`module:attribute`), imported when it is first run."""

    def __init__(self, target: str) -> None:
        self._target = target

    def load(self) -> Check:
        """The check itself."""
        module, _, attribute = self._target.partition(":")
        made: Rule = getattr(__import__(module, fromlist=[attribute]), attribute)
        return made.check

    def __call__(self, *arguments: object, **options: object) -> Iterable[Finding]:
        """Import it, and run it."""
        return self.load()(*arguments, **options)


def deferred(target: str, *facts: object) -> Rule:
    """The rule at `target`, all of it but documentation and examples: see `Deferred`.

    `facts` are the fields of the rule but its docstring, check and examples, in their order: all
    that it takes to know whether the rule has anything to do.
    """
    values = dict(zip(FACTS, facts, strict=True))
    return Rule(docstring="", check=Deferred(target), examples=(), **values)  # type: ignore[arg-type]


FACTS = tuple(field for field in Rule._fields if field not in ("docstring", "check", "examples"))
"""The fields of a rule that an index of rules holds."""
