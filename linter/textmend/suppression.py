"""A linter for one file, which keeps silent on what was accepted and on lines that stayed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from weakref import WeakKeyDictionary

from textmend.changes import Origins, compose
from textmend.document import MASK
from textmend.engine import Checked, Linter
from textmend.fingerprint import fingerprint
from textmend.ledger import Change, Ledger
from textmend.span import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textmend.diagnostic import Diagnostic, Flagged
    from textmend.document import Document
    from textmend.engine import Fixed
    from textmend.finding import Applicability
    from textmend.since import Lines


def accept(
    document: Document, diagnostics: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], Sequence[Ledger]]:
    """What cannot be accepted, and the entries for all that can."""
    fresh = [
        Change(
            each.rule,
            None,
            fingerprint(document.text, Span(each.start.offset, each.end.offset)),
        )
        for each in diagnostics
        if not each.is_failure
    ]
    return [each for each in diagnostics if each.is_failure], (Ledger(fresh=fresh),)


class FileLinter(Linter):
    """Filters what another linter finds in the text, or the texts, of one file.

    An entry stands for one finding: where a text has three that are the same, and two are
    accepted, the third is reported.
    """

    def __init__(
        self,
        linter: Linter,
        accepted: Mapping[str, Sequence[str]],
        *,
        changed: Lines | None = None,
        counts_words: bool = False,
    ) -> None:
        """Filter `linter`.

        Args:
            linter: runs the rules.
            accepted: for each rule, fingerprints of findings.
            changed: the lines, ended by LF, on which findings matter; None: all.
            counts_words: whether the words of the prose are wanted.
        """
        vars(self).update(vars(linter))  # what it has prepared need not be prepared for each file
        self._open = {rule: Counter(marks) for rule, marks in accepted.items()}
        self._changed = changed
        self._counts_words = counts_words
        self._words = self._accepted = 0
        self._moved: list[Change] = []
        self._failed: set[str] = set()
        self._feeds: tuple[Document, list[int]] | None = None
        """Where the lines of the last text end, as git counts lines."""
        self._silenced: WeakKeyDictionary[Document, dict[tuple[str, int], str]] = (
            WeakKeyDictionary()
        )
        """For each text, the rule and the start of what is accepted in it, and the fingerprint."""

    def lint(self, document: Document) -> Checked:
        """What is wrong and was neither accepted nor there before."""
        checked = super().lint(document)
        silenced = self._silenced.get(document)
        if silenced is None:
            silenced = self._silenced[document] = self._take(document, checked)
        return checked._replace(
            flagged=[
                each
                for each in checked.flagged
                if _key(each) not in silenced and self._matters(document, each.finding.span)
            ]
        )

    def lint_again(
        self, first: Document, rounds: Sequence[Sequence[Flagged]], mended: Document
    ) -> Checked:
        """The same of what the rounds made of `first`: a finding is accepted if it was so there."""
        checked = Linter.lint(self, mended)
        silenced = self._silenced[first]
        if not silenced and self._changed is None:
            self._silenced[mended] = {}
            return checked
        origins = Origins(compose(first.text, rounds, mended.text))
        still: dict[tuple[str, int], str] = {}
        left = []
        for each in checked.flagged:
            start, end = map(origins.of, each.finding.span)
            if (each.rule.name, start) in silenced:
                still[_key(each)] = silenced[each.rule.name, start]
            elif self._matters(first, (start, max(start, end))):
                left.append(each)
        self._silenced[mended] = still
        return checked._replace(flagged=left)

    def fix(self, document: Document, level: Applicability) -> Fixed:
        """Fix what is reported; entries whose surroundings change with that are to change too."""
        fixed = super().fix(document, level)
        if fixed.rounds and self._silenced[document]:
            self._moved += self._moves(document, fixed.document)
        return fixed

    def _moves(self, document: Document, mended: Document) -> list[Change]:
        """The entries for `document` that are no longer true of what it has become."""
        before = Counter((rule, mark) for (rule, _), mark in self._silenced[document].items())
        still = self._silenced[mended]
        moves = []
        for each in Linter.lint(self, mended).flagged:
            old = still.get(_key(each))
            if old is not None:
                before[each.rule.name, old] -= 1
                new = fingerprint(mended.text, each.finding.span)
                if new != old:
                    moves.append(Change(each.rule.name, old, new))
        return moves + [Change(rule, mark, None) for rule, mark in before.elements()]

    def ledgers(self) -> Sequence[Ledger]:
        """What is to be said of the file, once all of it was linted."""
        ran = {rule.name for rule, _ in self.selected} - self._failed
        stale = [
            Change(rule, mark, None)
            for rule, marks in self._open.items()
            if rule in ran
            for mark in marks.elements()
        ]
        return (Ledger(self._words, self._accepted, (), stale, self._moved),)

    def _take(self, document: Document, checked: Checked) -> dict[tuple[str, int], str]:
        """What is accepted of what was found, each entry being used up."""
        if self._counts_words:
            self._words += len(document.prose.replace(MASK, " ").split())
        self._failed.update(failure.rule for failure in checked.failures)
        taken: dict[tuple[str, int], str] = {}
        for each in checked.flagged:
            marks = self._open.get(each.rule.name)
            if not marks:
                continue
            mark = fingerprint(document.text, each.finding.span)
            if marks[mark] > 0:
                marks[mark] -= 1
                taken[_key(each)] = mark
        self._accepted += len(taken)
        return taken

    def _matters(self, document: Document, span: tuple[int, int]) -> bool:
        """Whether a line that the span touches was changed; a record is looked at as a whole."""
        if self._changed is None or document.is_record:
            return True
        if self._feeds is None or self._feeds[0] is not document:
            feeds = [at for at, character in enumerate(document.text) if character == "\n"]
            self._feeds = (document, feeds)
        start, end = span
        first = bisect_left(self._feeds[1], start) + 1
        last = bisect_left(self._feeds[1], max(start, end - 1)) + 1
        return any(low <= last and first <= high for low, high in self._changed)


def _key(flagged: Flagged) -> tuple[str, int]:
    return flagged.rule.name, flagged.finding.span.start
