"""What the kernel sees of marks of quotation, and of apostrophes that were lost."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from test_kernel import EACH_VIEW
from textmend import Document
from textmend.triggers import Triggers
from textmend_rules.quotes.lost_apostrophe import _CONTRACTIONS
from texts import unhurried

some_strangers = st.sampled_from(
    [*_CONTRACTIONS, *("govermnt", "shouldntve", "wouldnq", "dont’s", "Dont")]
)


@settings(unhurried, max_examples=300)
@given(st.lists(some_strangers | st.sampled_from([" ", " the mill ", "’", "é"])).map("".join))
@example(" the ".join([*_CONTRACTIONS, ""]) * 2)
def test_the_strangers_that_lost_an_apostrophe_are_seen_and_no_others(text):
    document = Document(text)
    Triggers(EACH_VIEW).pulled(document, text)
    if document.judged:
        assert [*document.contractions] == [
            (start, end) for start, end in document.strangers if text[start:end] in _CONTRACTIONS
        ]
