"""The published JSON Schema of configurations says what the code says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import ROOT
from textmend.cli.schema import schema
from textmend.config import SETTINGS, BadConfig, Config, _apply, check_options
from textmend.registry import load

PAGE = ROOT / "docs" / "textmend.schema.json"
RULES = load(documented=True)
VALIDATOR = Draft202012Validator(schema(RULES))


def accepted(settings):
    try:
        check_options(_apply(Config(), settings, "here"), RULES)
    except BadConfig:
        return False
    return True


def test_the_published_schema_is_the_one_of_the_code():
    assert json.loads(PAGE.read_text(encoding="utf-8")) == schema(())


def test_the_command_prints_it_with_the_options_of_rules(textmend):
    printed = json.loads(textmend("schema", code=0).stdout)
    Draft202012Validator.check_schema(printed)
    assert printed == json.loads(json.dumps(schema(RULES)))


VALUES = st.one_of(
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([0.5, 1.5, -1.0]),
    st.sampled_from(["", "error", "curly", "all"]),
    st.lists(st.sampled_from(["all", 1]), max_size=2),
    st.dictionaries(
        st.sampled_from(["trailing-space", "leading-space", "mixed-quotes"]),
        st.one_of(
            st.sampled_from([1, -1, "x", True]),
            st.lists(st.just("all"), max_size=1),
            st.dictionaries(
                st.sampled_from(["max-width", "style", "stile"]),
                st.sampled_from([2, "curly", "curvy", 2.5, True]),
                max_size=2,
            ),
        ),
        max_size=2,
    ),
    st.lists(st.just({}), max_size=1),
)
KEYS = st.sampled_from([*(field.replace("_", "-") for field in SETTINGS), "zebra"])


@given(st.dictionaries(KEYS, VALUES, max_size=3))
def test_it_accepts_what_the_code_accepts(settings):
    assert VALIDATOR.is_valid(settings) == accepted(settings), settings


@pytest.mark.parametrize("key", [field.replace("_", "-") for field in SETTINGS])
def test_it_accepts_the_defaults(key):
    default = json.loads(json.dumps(getattr(Config(), key.replace("-", "_"))))
    assert VALIDATOR.is_valid({key: default})
    assert not VALIDATOR.is_valid({key: None})
