"""Words that stand twice are the same whether a pattern looks for them or not."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from textmend import doubles
from texts import plain_texts, unhurried

PIECES = "The the THE the, the’ a A a. hat cat cat_ cats ab abc thé x1 the' é s Ss".split()
repeated = st.lists(st.sampled_from([*PIECES, "", "\n"]), max_size=12).flatmap(
    lambda words: st.sampled_from([" ", "\n"]).map(lambda gap: gap.join(words))
)


@unhurried
@given(repeated | plain_texts)
@example("He went to the the, mill and and. Then then")
@example("hat cat cat cat cat")
def test_the_first_texts_are_looked_through_like_all_others(text):
    text = text.replace("\r", "")
    assert [*doubles._word_by_word(text)] == [*doubles._by_pattern(text)]
