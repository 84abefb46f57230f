"""What the kernel refuses to look at, and damaged tables, read no further than to their end."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from kernel import _kernel
from test_kernel import VIEWS
from textmend.evidence.known import COMMON_PATH, PATH, mapped

pytestmark = pytest.mark.skipif(_kernel is None, reason="no kernel was compiled")


def test_it_was_compiled_from_these_sources():
    sources = sorted((ROOT / "linter" / "kernel").glob("*.[ch]"))
    digest = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    assert digest[:16] == _kernel.DIGEST, "pip install --editable . compiles it anew"


def test_it_tells_of_these_views():
    assert {*_kernel.VIEWS} == {*VIEWS}


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"TMWORDS2",
        Path(PATH).read_bytes()[:-1],
        Path(PATH).read_bytes()[1:],
        Path(PATH).read_bytes()[:12],
        b"TMWORDS2" + b"\xff" * 99,
    ],
)
def test_a_table_that_is_none_is_refused(words):
    for both in ((words, None), (None, words)):
        with pytest.raises(ValueError, match="not a table of words"):
            _kernel.Scanner((), _kernel.VIEWS, *both)


@given(st.lists(st.integers(0, 40) | st.just(2**32 - 1), min_size=16, max_size=16))
def test_a_damaged_table_is_read_to_its_end_and_no_further(starts):
    numbers = [*range(30)]
    words = b"TMWORDS2" + b"".join(each.to_bytes(4, "little") for each in (4, *starts, 30))
    words += b"".join(each.to_bytes(4, "little") for each in numbers)
    text = "".join(f"{first}{second}ane " for first in "bcdfghk" for second in "ailoru")
    for both in ((words, mapped(COMMON_PATH)), (mapped(PATH), words)):
        assert "openings" in _kernel.Scanner((), _kernel.VIEWS, *both).scan(text)[1]


@given(st.binary() | st.lists(st.sampled_from([b"\n", b"zzab", b"zzabs", b" "])).map(b"".join))
def test_a_further_list_that_is_none_is_searched_to_its_end_and_no_further(lines):
    further = b"\n" + lines
    scanner = _kernel.Scanner((), ("misspellings",), mapped(PATH), mapped(COMMON_PATH), further)
    is_seen = "misspellings" in scanner.scan("The zzab is shut.")[1]
    assert is_seen or b"\nzzab" in further


@pytest.mark.parametrize("rules", [((1, True),), (("a",),), (((1,), True),), ((("",), True),)])
def test_rules_that_are_none_are_refused(rules):
    with pytest.raises((TypeError, MemoryError)):
        _kernel.Scanner(rules, ())


def test_what_is_no_text_is_refused():
    with pytest.raises(TypeError):
        _kernel.Scanner((), ()).scan(1867)


@pytest.mark.parametrize("literals", ["", ("mill", ""), ("mill", 1), (b"mill",), ["mill"]])
def test_what_is_no_literal_is_not_looked_for(literals):
    with pytest.raises((TypeError, ValueError)):
        _kernel.offsets("The mill", literals)
    with pytest.raises((TypeError, ValueError)):
        _kernel.count("The mill", literals if isinstance(literals, str) else literals[-1:])
    with pytest.raises(TypeError):
        _kernel.count(1, "mill")
