"""What we have of our own is what the standard library has, as far as we use it."""

from __future__ import annotations

import copy
import enum
import math
import pickle

import pytest

from textmend import Applicability, Scope, Severity
from textmend.quotes.marks import Kind, Role
from textmend.values import PlainlyCachedProperty, cache, cached_property, later, lru_cache

MADE = [Applicability, Scope, Severity, Kind, Role]


@pytest.fixture(params=MADE, ids=lambda made: made.__name__)
def both(request):
    made = request.param
    return made, enum.IntEnum(made.__name__, [(each.name, each.value) for each in made])


def test_members_are_those_of_an_enumeration(both):
    ours, theirs = both
    for mine, other in zip(ours, theirs, strict=True):
        assert mine == other == mine.value == other.value
        assert (mine.name, repr(mine), str(mine), f"{mine}") == (
            other.name, repr(other), str(other), f"{other}",
        )  # fmt: skip
        assert ours[mine.name] is ours(mine.value) is getattr(ours, mine.name) is mine
    assert len(ours) == len(theirs)


def test_there_is_one_of_each_whatever_way_it_came(both):
    for member in both[0]:
        assert pickle.loads(pickle.dumps(member)) is member
        assert copy.deepcopy(member) is copy.copy(member) is member


def test_there_are_no_others(both):
    ours, theirs = both
    for made in (ours, theirs):
        assert made(0) in made
        with pytest.raises(ValueError, match="99 is not a valid"):
            made(99)
        with pytest.raises(KeyError):
            made["NONE"]


def test_a_function_is_asked_once_and_keeps_its_name():
    asked = []

    @cache
    def length(word):
        """How long it is."""
        asked.append(word)
        return len(word)

    assert [length("mill"), length("mill"), length("ab")] == [4, 4, 2]
    assert asked == ["mill", "ab"]
    assert (length.__name__, length.__doc__) == ("length", "How long it is.")


properties = pytest.mark.parametrize("made", [cached_property, PlainlyCachedProperty])


@properties
def test_an_attribute_is_made_once_for_each_object(made):
    asked = []

    class Mill:
        @made
        def wheel(self):
            """What turns."""
            asked.append(self)
            return [len(asked)]

    one, other = Mill(), Mill()
    assert one.wheel is one.wheel
    assert (one.wheel, other.wheel) == ([1], [2])
    assert asked == [one, other]
    assert vars(one) == {"wheel": [1]}
    assert isinstance(Mill.wheel, made)
    assert (Mill.wheel.__doc__, Mill.wheel.func(other)) == ("What turns.", [3])
    del one.wheel
    assert one.wheel == [4]


@properties
def test_an_attribute_that_cannot_be_made_is_asked_for_again(made):
    class Mill:
        is_built = False

        @made
        def wheel(self):
            if not self.is_built:
                raise LookupError("there is no wheel")
            return "wheel"

    mill = Mill()
    with pytest.raises(LookupError, match="there is no wheel"):
        mill.wheel  # noqa: B018
    mill.is_built = True
    assert mill.wheel == "wheel"


@properties
def test_an_attribute_is_made_by_a_function_with_a_name(made):
    for nothing in ((), (1,), ("wheel",)):
        with pytest.raises((AttributeError, TypeError)):
            made(*nothing)


def test_what_was_asked_for_longest_ago_is_forgotten():
    asked = []

    @lru_cache(1)
    def length(word):
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("a", "a", "bc", "a")] == [1, 1, 2, 1]
    assert asked == ["a", "bc", "a"]


def test_what_is_imported_at_its_first_call_is_called_directly_from_then_on():
    namespace = {}
    first = namespace["root"] = later(namespace, "root", "math:sqrt")
    assert first(4) == 2
    assert namespace == {"root": math.sqrt}
    assert first(9) == 3


def test_what_is_imported_later_and_is_not_there_fails_when_it_is_called():
    missing = later({}, "root", "math:no_such_root")
    with pytest.raises(AttributeError):
        missing(4)
