"""Run rules over a document: one look for all anchors, then only the rules that matter."""

from __future__ import annotations

from textmend.diagnostic import Failure, Flagged
from textmend.document import MASK, Document
from textmend.finding import Applicability
from textmend.registry import Selected
from textmend.rule import Rule, Scope
from textmend.span import Claims, overlap
from textmend.triggers import Triggers
from textmend.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textmend.finding import Finding
    from textmend.ledger import Ledger
    from textmend.span import Span

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

    def _pulled(self, document: Document) -> dict[int, Sequence[int]]:
        """The rules that matter for `document`, by number, with what they are given."""
        unjudged: tuple[str, ...] = ()
        if document.context.vocabulary is not None:
            unjudged = _OF_LISTS
        elif document.is_hypertext:
            unjudged = _OF_LINES
        if document.context.language not in ("auto", "en"):
            unjudged += _OF_ENGLISH
        if document.prose is document.text:
            return self._triggers("both", unjudged).pulled(document, document.text)
        pulled = self._triggers("prose", unjudged).pulled(document, document.prose)
        return pulled | self._triggers("text", unjudged).pulled(document, document.text)

    def _triggers(self, kind: str, unjudged: tuple[str, ...]) -> Triggers:
        key = kind, unjudged
        if key not in self._of:
            are_prose_only = {"both": (True, False), "prose": (True,), "text": (False,)}[kind]
            numbered = [
                (number, rule)
                for number, (rule, _) in enumerate(self.selected)
                if rule.prose_only in are_prose_only
            ]
            self._of[key] = Triggers(numbered, unjudged)
        return self._of[key]

    def lint(self, document: Document) -> Checked:
        """Find what is wrong with `document`.

        Where spans overlap, the rule that stands earlier speaks and the other keeps silent. A rule
        that raises is reported for this document, and the others go on.
        """
        pulled = self._pulled(document)
        if not pulled:
            return Checked([], [])
        by_rule: list[tuple[Rule, list[Finding]]] = []
        failures = []
        for number in sorted(pulled):
            rule, options = self.selected[number]
            if rule.scope is Scope.FILE and document.is_record:
                continue
            if rule.scope is Scope.CORPUS and document.context.repeats is None:
                continue
            try:
                findings = _run(rule, options, document, pulled[number])
            except Exception as error:  # a rule may be anybody's code
                failures.append(Failure(rule.name, f"{type(error).__name__}: {error}"))
            else:
                if findings:
                    by_rule.append((rule, findings))
        flagged = _without_overlaps(by_rule) if by_rule else []
        if flagged and _IGNORE in document.text and document.has_comments:
            from textmend.comments import without_ignored

            flagged = without_ignored(document, flagged)
        return Checked(flagged, failures)

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
        from textmend.fixing import apply, choose

        checked = first = self.lint(document)
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


def _run(
    rule: Rule, options: Mapping[str, object], document: Document, hits: Sequence[int]
) -> list[Finding]:
    """The findings of a rule in `document`, where its anchors are at `hits` if it takes those."""
    if rule.takes == "hit":
        findings = [each for hit in hits for each in rule.check(document, hit, **options)]
    elif rule.takes == "hits":
        findings = list(rule.check(document, hits, **options))
    else:
        findings = list(rule.check(document, **options))
    length = len(document.text)
    for finding in findings:
        _validate(finding, length)
    if rule.prose_only and document.prose is not document.text:
        findings = [finding for finding in findings if not _touches_markup(document, finding)]
    if rule.wary_of_code and findings and document.speaks_of_code:
        from textmend.code import doubted

        findings = doubted(findings)
    return findings


def _validate(finding: Finding, length: int) -> None:
    """Raise ValueError where a rule points outside the text or its edits overlap."""
    (start, end), _, fix, suggestions = finding
    is_inside = 0 <= start <= end <= length
    for edits, *_ in suggestions if fix is None else (fix, *suggestions):
        for (start, end), _ in edits:
            is_inside &= 0 <= start <= end <= length
        if len(edits) > 1 and overlap(sorted(edit.span for edit in edits)):
            raise ValueError(f"edits of one fix overlap: {edits}")
    if not is_inside:
        raise ValueError(f"a span outside the text of {length} code points: {finding}")


def _touches_markup(document: Document, finding: Finding) -> bool:
    spans = [finding.span]
    if finding.fix is not None:
        spans += [edit.span for edit in finding.fix.edits]
    return any(MASK in document.prose[start:end] for start, end in spans)


def _place(flagged: Flagged) -> Span:
    return flagged.finding.span


def _without_overlaps(by_rule: list[tuple[Rule, list[Finding]]]) -> list[Flagged]:
    """All findings by place, but those that overlap one of an earlier rule, or of their own."""
    every = [Flagged(rule, each) for rule, findings in by_rule for each in findings]
    every.sort(key=_place)
    if not overlap([_place(each) for each in every]):
        return every
    order = [rule.name for rule, _ in by_rule]
    kept: list[Flagged] = []
    for cluster in _clusters(every):
        kept += cluster if len(cluster) == 1 else _first_of(cluster, order)
    return kept


def _clusters(every: list[Flagged]) -> Iterator[list[Flagged]]:
    """Findings, which are in order, in groups such that none overlaps one of another group."""
    cluster: list[Flagged] = []
    reach, before = 0, None
    for each in every:
        span = each.finding.span
        if cluster and span.start >= reach and span != before:
            yield cluster
            cluster = []
        cluster.append(each)
        reach, before = max(reach, span.end), span
    yield cluster


def _first_of(cluster: list[Flagged], order: list[str]) -> list[Flagged]:
    """Those of a cluster that overlap none of a rule that stands earlier in `order`."""
    by_rule: dict[str, list[Flagged]] = {}
    for each in cluster:
        by_rule.setdefault(each.rule.name, []).append(each)
    claims = Claims()
    kept: list[Flagged] = []
    for name in sorted(by_rule, key=order.index):
        is_free = claims.claim_sorted([_place(each) for each in by_rule[name]])
        kept += [each for each, free in zip(by_rule[name], is_free, strict=True) if free]
    kept.sort(key=_place)
    return kept
