"""What the name of a file says is told without taking it apart, for most names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textmend.naming import holds_records, is_bare, is_compressed, is_plain, markup_of
from textmend.records.kinds import kind_of

endings = st.sampled_from(
    "txt md HTML rst json JSONL csv parquet tsv gz zst Xz bz2 py ndjson".split()
)
parts = st.sampled_from(["a", "", ".", "b.gz/", "json", "x.md/"])
names = st.tuples(parts, st.lists(endings | st.just(""), max_size=3)).map(
    lambda both: ".".join([both[0], *both[1]])
)


@given(names)
def test_a_name_says_the_same_however_it_is_asked(path):
    kind = kind_of(path)
    assert holds_records(path) == bool(kind.container)
    assert is_compressed(path) == bool(kind.compression)
    assert is_plain(path) == (not kind.container and not kind.compression)
    assert is_bare(path) == (is_plain(path) and not markup_of(path))
