"""What is told of findings, by the kernel as by plain Python."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from textmend import Document, Edit, Finding, Fix, Severity, Span, rule
from textmend.diagnostic import RULE_FAILED, Address, Failure, Flagged, diagnose, plainly_told
from textmend.finding import Applicability
from texts import plain_texts, unhurried

ADDRESS = Address(17, "a41", "text")
FIX = Fix((Edit.insert(0, "a"),), Applicability.SAFE, "Mend it")
pieces = [*"a \r\n\x0b\x85\u2028é\N{OX}", "\r\n", "\n", "é" * 70, "a" * 63 + "é"]
texts = plain_texts | st.lists(st.sampled_from(pieces), max_size=20).map("".join)


@rule(family="words", severity=Severity.ERROR)
def odd(document):
    """Flags nothing."""
    return ()


def findings_in(text):
    """Findings of a text, in order."""
    spans = st.lists(st.tuples(*[st.integers(0, len(text))] * 2).map(sorted), max_size=5)
    fix = st.sampled_from([None, FIX])
    others = st.sampled_from([(), (FIX, FIX)])
    return spans.map(sorted).flatmap(
        lambda each: st.tuples(
            *[st.builds(Finding, st.just(Span(*pair)), st.text(), fix, others) for pair in each]
        )
    )


@unhurried
@given(st.data(), st.booleans())
def test_a_finding_is_told_with_its_rule_and_where_it_stands(data, is_read):
    text = data.draw(texts)
    document = Document(text, path="a.txt")
    if is_read:
        read = "a" + text.replace("\0", "")
        document = Document.from_bytes(read.encode("utf-8", "surrogatepass"), path="a.txt")
    flagged = [Flagged(odd, finding) for finding in data.draw(findings_in(document.text))]
    told = diagnose(document, flagged, [], ADDRESS)
    assert told == plainly_told(document, flagged, ("a.txt", *ADDRESS))
    for one, (_, finding) in zip(told, flagged, strict=True):
        assert one == ("a.txt", *ADDRESS, "odd", "words", Severity.ERROR, *one[7:])
        assert (one.message, one.fix, one.suggestions) == finding[1:]
        assert (one.start, one.end) == tuple(map(document.position, finding.span))


@unhurried
@given(texts)
@example("é" * 70 + "\na")
def test_each_place_is_told_as_the_document_tells_it(text):
    document = Document(text)
    ends = [*range(1, len(text) + 1), len(text)]
    flagged = [Flagged(odd, Finding(Span(*span), "odd")) for span in enumerate(ends)]
    told = diagnose(document, flagged, [])
    assert [each.start for each in told] == [*map(document.position, range(len(text) + 1))]
    assert [each.end for each in told] == [*map(document.position, ends)]


def test_what_failed_is_told_first():
    flagged = [Flagged(odd, Finding(Span(0, 1), "odd"))]
    told = diagnose(Document("a"), flagged, [Failure("even", "broken")])
    assert [(each.rule, each.message) for each in told] == [
        (RULE_FAILED, "even: broken"),
        ("odd", "odd"),
    ]
