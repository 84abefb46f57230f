"""The engine finds what the plainest code finds that could do its work."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from test_span import naive_overlap
from textmend import Document, Scope
from textmend.code import doubted
from textmend.document import MASK
from textmend.engine import Linter
from textmend.registry import Selected
from textmend_rules.catalogue import CATALOGUE
from texts import addressed_texts, unhurried

SELECTED = {rule.name: Selected(rule, rule.options) for rule in CATALOGUE}
any_order = st.permutations(list(SELECTED))

LONG = "The mill on Tern Island closed on Friday, after a hundred and nine years.\n"


def is_hit(text, anchor, at):
    """Whether `anchor` occurs at `at`, with -1 for the edge before the text."""
    if anchor.startswith("\n"):
        at_edge = at == -1 or text[at] in "\r\n"
        return at_edge and text[at + 1 :].startswith(anchor[1:])
    if at == -1:
        return False
    if anchor.endswith("\n"):
        rest = text[at:].removeprefix(anchor[:-1])
        return text[at:].startswith(anchor[:-1]) and (rest == "" or rest[0] in "\r\n")
    return text[at:].startswith(anchor)


def linter(order):
    return Linter([SELECTED[name] for name in order])


def findings_of(name, text, path, is_record=False):
    """One rule by itself, over a document that nothing else has looked at."""
    rule, options = SELECTED[name]
    document = Document(text, path=path, is_record=is_record)
    if rule.scope is Scope.FILE and is_record:
        return []
    searched = document.prose if rule.prose_only else text
    hits = [
        at
        for at in range(-1, len(searched))
        if any(is_hit(searched, anchor, at) for anchor in rule.anchors)
    ]
    if rule.takes == "hits":
        found = list(rule.check(document, hits, **options))
    elif rule.takes:
        found = [each for at in hits for each in rule.check(document, at, **options)]
    elif hits or rule.views or not rule.anchors:  # an empty view must mean that nothing is found
        found = list(rule.check(document, **options))
    else:
        found = []
    if rule.prose_only and document.is_markup:
        found = [finding for finding in found if is_prose(document, finding)]
    if rule.wary_of_code and document.speaks_of_code:
        found = doubted(found)
    return sorted(found, key=lambda finding: finding.span)


def is_prose(document, finding):
    edits = finding.fix.edits if finding.fix else ()
    spans = [finding.span, *(edit.span for edit in edits)]
    return not any(MASK in document.prose[start:end] for start, end in spans)


def reference(priority, running_order, text, path, is_record):
    """Every rule in `running_order`; where spans overlap, the first in `priority` speaks."""
    found = {name: findings_of(name, text, path, is_record) for name in running_order}
    kept = []
    for name in priority:
        for finding in found[name]:
            if not any(naive_overlap(finding.span, other.span) for _, other in kept):
                kept.append((name, finding))
    return sorted(kept, key=lambda pair: pair[1].span)


@unhurried
@given(addressed_texts, any_order, any_order, st.booleans())
@example((f" {LONG}\nNobody spoke.\n\n{LONG}", "a.txt"), [*SELECTED], [*SELECTED], False)
def test_engine_and_reference_agree_whatever_the_order(addressed, priority, order, is_record):
    text, path = addressed
    checked = linter(priority).lint(Document(text, path=path, is_record=is_record))
    assert checked.failures == []
    found = [(rule.name, finding) for rule, finding in checked.flagged]
    assert found == reference(priority, order, text, path, is_record)


@unhurried
@given(addressed_texts, any_order)
def test_where_nothing_overlaps_the_order_of_the_rules_makes_no_difference(addressed, order):
    text, path = addressed
    spans = [finding.span for name in order for finding in findings_of(name, text, path)]
    if any(naive_overlap(one, two) for at, one in enumerate(spans) for two in spans[:at]):
        return
    document = Document(text, path=path)
    found = linter(order).lint(document)
    again = linter(order[::-1]).lint(document)
    assert sorted(found.flagged, key=_place_and_name) == sorted(again.flagged, key=_place_and_name)


def _place_and_name(flagged):
    return flagged.finding.span, flagged.rule.name


@unhurried
@given(addressed_texts, addressed_texts, any_order)
def test_nothing_leaks_from_one_document_to_the_next(addressed, other, order):
    used = linter(order)
    document = Document(addressed[0], path=addressed[1])
    first = used.lint(document)
    used.lint(Document(other[0], path=other[1]))
    assert used.lint(document) == first
    assert used.lint(Document(addressed[0], path=addressed[1])) == first
