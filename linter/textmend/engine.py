"""Run rules over a document: one look for all anchors, then only the rules that matter."""

from __future__ import annotations

from textmend.diagnostic import Failure, Flagged
from textmend.document import MASK, Document
from textmend.finding import Applicability
from textmend.registry import Selected
from textmend.rule import Deferred, Rule, Scope
from textmend.triggers import Triggers
from textmend.values import NamedTuple, later, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.arranging import arranged
    from textmend.document import Context
    from textmend.finding import Finding
    from textmend.ledger import Ledger
    from textmend.rule import Check
else:
    arranged = later(globals(), "arranged", "textmend.arranging:arranged")

MOST_ROUNDS = 50
"""Real texts settle in two or three; a rule whose fixes make new findings for ever never does."""

ROOM_TO_GROW = 1 << 16
"""Code points that fixes may add beside doubling a text, before they are taken for a runaway."""

_OF_LINES = ("openings", "mixed_marks")
"""Views of which the kernel knows nothing in HTML, which says itself what is a paragraph."""
_OF_LISTS = ("openings", "parted_words", "glued_words", "cut_words")
"""The same where there is a vocabulary, which knows more words."""
_OF_ENGLISH = ("misspellings",)
"""The same in another language, and in English of which only one kind is right."""

_IGNORE = "textmend:"
"""What comments that silence rules have in them."""


class Checked(NamedTuple):
    """What came of linting a document."""

    flagged: list[Flagged]
    """Ordered by where they start; no two overlap."""
    failures: list[Failure]


_NOTHING_FOUND = Checked([], [])


class Fixed(NamedTuple):
    """What came of fixing a document."""

    document: Document
    """With the fixes made, or the one that was given where the fixes do not settle."""
    applied: Mapping[str, int]
    """How many fixes were made, by the name of the rule."""
    skipped: int
    """How often a fix was put off because it overlaps another; the next round looked at it anew."""
    checked: Checked
    """What is still wrong with the document."""
    rounds: Sequence[Sequence[Flagged]] = ()
    """What was mended, round by round; places are those in the text as that round found it."""


class Linter:
    """Rules in the order of the catalogue, made ready to be run over many documents."""

    def __init__(self, selected: Sequence[Selected]) -> None:
        self.selected = tuple(selected)
        self._order = tuple(rule.name for rule, _ in selected)
        self._of: dict[tuple[str, tuple[str, ...]], Triggers] = {}
        """What makes rules matter: all of them in plain text, by what they look at in markup."""
        self._ready: dict[int, tuple[Rule, Check]] = {}
        """Those that ran, with their checks imported, and these with their options."""
        self._narrow = {number for number, (rule, _) in enumerate(selected) if rule.scope}
        """The rules that are not for any text."""

    def triggers_of_files(self, context: Context) -> Triggers | None:
        """What looks at many files without markup in one go; None where each is to be read."""
        triggers = self._triggers("both", _unjudged(context, ""))
        return triggers if triggers.tell_of_files else None

    def _pulled(self, document: Document) -> dict[int, Sequence[int]]:
        """The rules that matter for `document`, by number, with what they are given."""
        unjudged = _unjudged(document.context, document.markup)
        if not document.markup or not document.is_masked:
            return self._triggers("both", unjudged).pulled(document)
        pulled = self._triggers("prose", unjudged).pulled(document, document.prose)
        return pulled | self._triggers("text", unjudged).pulled(document, document.text)

    def _triggers(self, kind: str, unjudged: tuple[str, ...]) -> Triggers:
        """What makes those rules matter that look at both, or at the prose alone, or the text."""
        made = self._of.get((kind, unjudged))
        if made is None:
            are_prose_only = {"both": (True, False), "prose": (True,), "text": (False,)}[kind]
            numbered = [
                (number, rule)
                for number, (rule, _) in enumerate(self.selected)
                if rule.prose_only in are_prose_only
            ]
            made = self._of[kind, unjudged] = Triggers(numbered, unjudged)
        return made

    def lint(self, document: Document) -> Checked:
        """Find what is wrong with `document`.

        Where spans overlap, the rule that stands earlier speaks and the other keeps silent. A rule
        that raises is reported for this document, and the others go on.
        """
        pulled = self._pulled(document)
        if not pulled:
            return _NOTHING_FOUND
        by_rule: list[tuple[Rule, list[Finding]]] = []
        failures = []
        for number in sorted(pulled):
            if number in self._narrow and not _is_for(self.selected[number].rule, document):
                continue
            try:
                rule, check = self._ready.get(number) or self._load(number)
                findings = _run(rule, check, document, pulled[number])
            except Exception as error:  # a rule may be anybody's code
                name = self.selected[number].rule.name
                failures.append(Failure(name, f"{type(error).__name__}: {error}"))
            else:
                if findings:
                    by_rule.append((rule, findings))
        flagged: list[Flagged] = []
        if by_rule:
            flagged, unsound = arranged(by_rule, len(document.text))
            failures += unsound
        if flagged and document.has_comments and _IGNORE in document.text:
            from textmend.comments import without_ignored

            flagged = without_ignored(document, flagged)
        return make(Checked, (flagged, failures))

    def _load(self, number: int) -> tuple[Rule, Check]:
        """The rule with this number, its check imported, and this with its options."""
        rule, options = self.selected[number]
        if isinstance(rule.check, Deferred):
            rule = rule._replace(check=rule.check.load())
        check = _with_options(rule.check, options) if options else rule.check
        self._ready[number] = rule, check
        return self._ready[number]

    def lint_again(
        self, first: Document, rounds: Sequence[Sequence[Flagged]], mended: Document
    ) -> Checked:
        """Find what is still wrong with what rounds of fixes have made of `first`."""
        return self.lint(mended)

    def ledgers(self) -> Sequence[Ledger]:
        """What there is to say of the file beside its findings: see `textmend.suppression`."""
        return ()

    def fix(self, document: Document, level: Applicability) -> Fixed:
        """Make all fixes at or above `level`, the catalogue's order deciding between rivals.

        What was changed is linted again, until nothing changes. Fixes that undo each other are
        none: then the document stays as it was, and a failure names the rules.
        """
        checked = first = self.lint(document)
        if not checked.flagged:
            return Fixed(document, {}, 0, checked)
        from textmend.fixing import apply, choose

        mended = document
        applied: dict[str, int] = {}
        skipped = 0
        seen: list[str] = []
        rounds: list[list[Flagged]] = []
        most = 2 * len(document.text) + ROOM_TO_GROW
        while len(seen) < MOST_ROUNDS and mended.text not in seen and len(mended.text) <= most:
            chosen, put_off = choose(checked.flagged, self._order, level)
            skipped += put_off
            if not chosen:
                return Fixed(mended, applied, skipped, checked, rounds)
            for rule, _ in chosen:
                applied[rule.name] = applied.get(rule.name, 0) + 1
            seen.append(mended.text)
            rounds.append(chosen)
            edits = [edit for _, finding in chosen if finding.fix for edit in finding.fix.edits]
            mended = mended.with_text(apply(mended.text, edits))
            checked = self.lint_again(document, rounds, mended)
        back_at = seen.index(mended.text) if mended.text in seen else 0
        rivals = sorted({rule.name for made in rounds[back_at:] for rule, _ in made})
        problem = f"fixes do not settle ({', '.join(rivals)}), so nothing was changed"
        failures = [*first.failures, Failure(rivals[0], problem)]
        return Fixed(document, {}, 0, Checked(first.flagged, failures))


def _unjudged(context: Context, markup: str) -> tuple[str, ...]:
    """The views that are to be made whatever the kernel says of a text."""
    unjudged: tuple[str, ...] = ()
    if context.vocabulary is not None:
        unjudged = _OF_LISTS
    elif markup == "hypertext":
        unjudged = _OF_LINES
    if context.language not in ("auto", "en"):
        unjudged += _OF_ENGLISH
    return unjudged


def _is_for(rule: Rule, document: Document) -> bool:
    """Whether what a rule is about is there."""
    if rule.scope is Scope.FILE:
        return not document.is_record
    return rule.scope is not Scope.CORPUS or document.context.repeats is not None


def _with_options(check: Check, options: Mapping[str, object]) -> Check:
    return lambda *arguments: check(*arguments, **options)


def _run(rule: Rule, check: Check, document: Document, hits: Sequence[int]) -> list[Finding]:
    """The findings of a rule in `document`, where its anchors are at `hits` if it takes those."""
    takes = rule.takes
    if takes == "hit":
        findings = [each for hit in hits for each in check(document, hit)]
    elif takes == "hits":
        findings = list(check(document, hits))
    else:
        findings = list(check(document))
    if not findings:
        return findings
    if document.markup and document.is_masked and rule.scope is not Scope.FILE:
        findings = _wary_of_markup(rule, document, findings)
    if rule.wary_of_code and findings and document.speaks_of_code:
        from textmend.code import doubted

        findings = doubted(findings)
    return findings


def _wary_of_markup(rule: Rule, document: Document, findings: list[Finding]) -> list[Finding]:
    """The findings without those in markup; of a rule that looks there too, in HTML with doubts.

    A script may look for just these characters, and an attribute be what others call a thing by.
    """
    if rule.prose_only:
        return [each for each in findings if not _touches_markup(document, each)]
    if not document.is_hypertext:
        return findings
    return [
        each._replace(fix=each.fix.doubted("it stands in markup"))
        if each.fix is not None and _touches_markup(document, each)
        else each
        for each in findings
    ]


def _touches_markup(document: Document, finding: Finding) -> bool:
    spans = [finding.span]
    if finding.fix is not None:
        spans += [edit.span for edit in finding.fix.edits]
    return any(MASK in document.prose[start:end] for start, end in spans)
