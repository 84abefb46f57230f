"""Findings told in a line each by the kernel, as plain Python tells of diagnostics."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kernel import _kernel
from test_diagnostic import odd, texts
from textmend import Document, Edit, Finding, Fix, Severity, Span, rule
from textmend.config import Config
from textmend.diagnostic import Flagged, diagnose
from textmend.finding import Applicability
from textmend.outcome import fail_level, sum_up
from textmend.report.concise import Concise
from textmend.report.printable import printable
from texts import unhurried

pytestmark = pytest.mark.skipif(_kernel is None, reason="no kernel")
CONCISE = Concise(color=False, width=80)
FIXES = (None, *(Fix((Edit.insert(0, "a"),), level, "Mend it") for level in Applicability))
signs = st.sampled_from("a#[“”…—–‘é\x7f\x1f\u202e\u200b\u2028\xa0\xad©ſƀ̀🎉\udc80\udcff\0\n")
messages = st.lists(signs | st.sampled_from(["##[", "##vso["]), max_size=8).map("".join)
paths = st.sampled_from(["a.txt", "é/ü.txt", "::a.txt", "a\udcff\n.txt", "##[a"])


@rule(family="words", severity=Severity.INFO)
def minor(document):
    """Flags nothing."""
    return ()


def flagged_in(text):
    """Findings of a text, in order, of two rules."""
    span = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda pair: Span(*sorted(pair)))
    finding = st.builds(Finding, span, messages | st.text(), st.sampled_from(FIXES))
    flagged = st.builds(Flagged, st.sampled_from([odd, minor]), finding)
    return st.lists(flagged, max_size=5).map(
        lambda all_: sorted(all_, key=lambda f: f.finding.span)
    )


@unhurried
@given(texts.flatmap(lambda text: st.tuples(st.just(text), flagged_in(text))), paths, st.booleans())
@example(
    (
        "a\n" * 12,
        [Flagged(odd, Finding(Span(22, 23), "“a”"))],
    ),
    "a.txt",
    True,
)
def test_a_line_a_finding_says_what_the_report_says(found, path, is_strict):
    text, flagged = found
    document, config = (
        Document(text, path=path),
        Config(fail_level="info" if is_strict else "error"),
    )
    told = CONCISE.told(document, flagged, fail_level(config))
    diagnostics = diagnose(document, flagged, [])
    assert told is not None
    assert told[0] == "".join(
        f"{line}\n" for line in CONCISE.part(None, diagnostics).split("\n")[:-1]
    )
    assert told[1:] == sum_up(diagnostics, config)[:-1]


def test_a_sign_is_shown_as_python_shows_it():
    signs = [chr(code) for code in (*range(0x250), *range(0x2000, 0x2070))]
    flagged = [Flagged(odd, Finding(Span(0, 1), f"a {sign} b")) for sign in signs]
    told = CONCISE.told(Document("a", path="a.txt"), flagged, Severity.ERROR)
    assert told is not None
    assert told[0].splitlines() == [f"a.txt:1:1: odd a {printable(sign)} b" for sign in signs]


def test_what_is_no_finding_is_an_error():
    for flagged in ([()], [(odd,)], [(odd, ())], [(odd, (0,))], [(odd, ((), "a", None))], [None]):
        with pytest.raises((IndexError, TypeError, SystemError)):
            _kernel.briefly("a", flagged, "a.txt", (0, 1), 0, printable)
    with pytest.raises(TypeError):
        _kernel.briefly("a", [(odd, ((0, 1), 5, None))], "a.txt", (0, 7), 0, printable)
