"""Words that are misspelt: how slips are undone, what is a suspect, and what was meant."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textmend import Applicability, Document
from textmend.document import Context
from textmend.engine import Linter
from textmend.evidence import wordlist
from textmend.evidence.lists import is_listed
from textmend.evidence.model import english as model_of_english
from textmend.registry import select
from textmend.spelling.dictionary import english
from textmend.spelling.edits import cost, cost_of_two, likely, near
from textmend.spelling.forms import _COMMONEST, USAGE, is_at_home, is_formed
from textmend.spelling.index import PATH, SHORTEST_RARE, Index
from textmend.spelling.letters import PATH as LETTERS
from textmend.spelling.letters import SIZE, places, surprise
from textmend.spelling.once import there_once
from textmend.spelling.ranking import MOST, suggest
from textmend_rules.catalogue import CATALOGUE
from texts import unhurried

ROOT = Path(__file__).parent.parent
LINTER = Linter(select(CATALOGUE, ["misspelling"], [], {}))
letters = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


@pytest.fixture(scope="module")
def index():
    return Index(PATH)


@pytest.fixture(scope="module")
def plain_words():
    """The words of the model that a slip is undone to, in order."""
    model = model_of_english()
    every = {*model.lexicon.words(), *model.dictionary.words()}
    return sorted(word for word in every if word.isalpha())


def twice(word):
    """What is two likely slips away from `word`, with what lies between."""
    return {(once, meant) for once in likely(word) for meant in likely(once)}


def findings(text, **context):
    flagged, failures = LINTER.lint(Document(text, context=Context(**context)))
    assert failures == []
    return {
        text[slice(*finding.span)]: [
            fix.edits[0].text for fix in (finding.fix, *finding.suggestions)
        ]
        for _, finding in flagged
    }


@given(letters, st.data())
def test_every_single_slip_is_undone(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    for slip in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
    ):
        assert slip == word or word in near(slip)


@given(letters)
def test_slips_cost_something_and_two_cost_more(word):
    least = min(cost(word, each) for each in {*near(word)} - {word})
    assert least > 0
    assert all(cost_of_two(word, *slips) > least for slips in twice(word) if slips[1] != word)


def test_the_index_has_the_words_of_the_model_and_rare_ones(index, plain_words):
    """Where it does not: `python bench/evidence/slips.py`."""
    forward = {word.decode() for word in index.graph.forward.words()}
    assert forward == {word[::-1].decode() for word in index.graph.backward.words()}
    rare = forward.difference(plain_words)
    assert forward.issuperset(plain_words) and "gastropods" in rare
    assert min(map(len, rare)) >= SHORTEST_RARE
    assert None not in map(wordlist.english().find, rare)


@unhurried
@given(st.data())
def test_the_index_finds_what_trying_every_slip_finds(index, plain_words, data):
    right = data.draw(st.sampled_from(plain_words[:: len(plain_words) // 5000]))
    known = frozenset(plain_words)
    every = {word.decode() for word in index.graph.forward.words()}
    wrong = data.draw(st.sampled_from(sorted({*near(right)} - {right, ""})))
    assert {*index.near(wrong)} == every.intersection(near(wrong)) - {wrong}
    if further := sorted(meant for _, meant in twice(right)):
        wrong = data.draw(st.sampled_from(further))
        costs: dict[str, float] = {}
        for between, meant in twice(wrong):
            if meant in known and meant != wrong:
                price = cost_of_two(wrong, between, meant)
                costs[meant] = min(price, costs.get(meant, price))
        assert index.far(wrong) == costs


def test_the_table_of_letters_is_that_of_the_lists():
    make = runpy.run_path(str(ROOT / "bench" / "evidence" / "letters.py"))["table"]
    assert make() == Path(LETTERS).read_bytes()


def test_words_of_our_days_are_at_home():
    words = Path(USAGE).read_text(encoding="ascii").split("\n")[1:-1]
    assert words == sorted(words) and "hitbox" in words
    assert all(map(is_at_home, words)) and not is_at_home("enviroment")


@given(st.text(max_size=12))
def test_every_letter_is_looked_up_behind_the_two_before_it(word):
    letters = ["", "", *(each if "a" <= each <= "z" else "" for each in word), ""]
    number = {each: ord(each) - ord("a") + 1 if each else 0 for each in letters}
    runs = zip(letters, letters[1:], letters[2:], strict=False)
    expected = [(number[x] * SIZE + number[y]) * SIZE + number[z] for x, y, z in runs]
    assert places(word) == expected
    assert surprise(word) > 0


def test_letters_that_seldom_stand_together_surprise():
    assert surprise("hping") > surprise("hoping")
    assert surprise("truckster") < surprise("truckstre")


def test_a_likely_slip_costs_less_than_an_unlikely_one():
    costs = [cost("mikl", meant) for meant in ("mikkl", "milk", "mikal", "mzkl")]
    assert costs == sorted(costs) and len(set(costs)) == 4


def test_every_word_of_the_list_is_found_and_no_other():
    listed = wordlist.english()
    with open(wordlist.PATH, encoding="ascii") as file:
        lines = file.read().split("\n")[1:-1]
    assert lines == sorted(lines)
    for line in (*lines[:50], *lines[::997], *lines[-50:]):
        word, _, side = line.partition(" ")
        assert listed.find(word) == side
        assert listed.find(word + "qzx") is None
        assert listed.find("qzx" + word) is None
    assert listed.find("") is None
    assert listed.find("zzzzzzzz") is None
    assert listed.find("ähnlich") is None


def test_suggestions_are_few_ordered_and_nearly_always_begin_with_the_right_one():
    meant = {
        "beleive": "believe",
        "seperate": "separate",
        "neccessary": "necessary",
        "tommorow": "tomorrow",
        "arguement": "argument",
        "existance": "existence",
        "foriegn": "foreign",
        "goverment": "government",
        "wierd": "weird",
        "acomodate": "accommodate",
    }
    for wrong, right in meant.items():
        suggestions = suggest(wrong, "en", "", "")
        assert suggestions[0].word == right
        assert len(suggestions) <= MOST
        assert [each.score for each in suggestions] == sorted(
            (each.score for each in suggestions), reverse=True
        )


@unhurried
@given(st.data())
def test_what_is_suggested_is_not_misspelt_itself(plain_words, data):
    word = data.draw(st.sampled_from(plain_words))
    slips = sorted(near(word, "abcdefghijklmnopqrstuvwxyz"))
    slip = data.draw(st.sampled_from(slips))
    model = model_of_english()
    for suggestion in suggest(slip, "en", "", ""):
        word = suggestion.word
        assert is_listed(word, model) or wordlist.english().find(word) is not None


def test_a_rare_word_may_have_been_meant():
    assert suggest("gasrtopods", "en", "", "")[0].word == "gastropods"


def test_neighbours_decide_between_candidates():
    after_a = [each.word for each in suggest("fiel", "en", "a", "of")]
    after_can = [each.word for each in suggest("fiel", "en", "can", "the")]
    assert after_a[:2] == ["feel", "field"]
    assert after_can.index("field") > 2


@pytest.mark.parametrize(
    "word", ["unpatched", "wrenchingly", "shockwaves", "gaslighting", "wincingly", "diphtheriae"]
)
def test_words_that_people_form_are_known_for_that(word):
    assert is_formed(word, english())


def test_the_commonest_words_are_those_that_are_written_a_thousand_times_in_a_million(plain_words):
    often = {word for word in plain_words if english().frequency(word) >= 1000}
    assert often - set("abcdefghijklmnopqrstuvwxyz") == _COMMONEST


@pytest.mark.parametrize("word", ["enviroment", "succesful", "definately", "crosss"])
def test_slips_are_not_formed(word):
    assert not is_formed(word, english())


def test_what_the_user_or_the_corpus_vouches_for_is_left_alone():
    text = "The goverment fell, and the mill was sold.\n"
    assert findings(text) == {"goverment": ["government"]}
    assert findings(text, known_words=frozenset(["goverment"])) == {}
    assert findings(text, vocabulary={"goverment": 2}) == {}


def test_one_side_of_the_atlantic_is_asked_for_by_the_language():
    text = "The colour of the theater was seen from the centre; they traveled to organize it.\n"
    assert findings(text) == findings(text, language="en") == {}
    american = findings(text, language="en-US")
    assert american["colour"][0] == "color"
    assert american["centre"][0] == "center"
    assert "theater" not in american and "traveled" not in american
    british = findings(text, language="en-GB")
    assert british["traveled"][0] == "travelled"
    assert not british.keys() & {"colour", "centre", "organize"}


def test_the_other_side_of_the_atlantic_is_never_a_safe_fix():
    document = Document("The colour was grey.\n", context=Context(language="en-US"))
    for _, finding in LINTER.lint(document).flagged:
        assert finding.fix is not None
        assert finding.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("language", "text", "wrong", "right"),
    [
        (
            "es",
            "El gobierno no puede trabjaar con los problemas de la casa.\n",
            "trabjaar",
            "trabajar",
        ),
        (
            "fr",
            "Le gouvernemnt est dans la maison, et les enfants sont avec lui.\n",
            "gouvernemnt",
            "gouvernement",
        ),
        (
            "de",
            "Der Mann hat die Arbeit natürilch nicht gemacht, und er ist nicht da.\n",
            "natürilch",
            "natürlich",
        ),
        ("it", "La ragazza non è nella casa con i bamibni di tutti.\n", "bamibni", "bambini"),
        (
            "pt",
            "O governo não pode trablahar com os problemas da casa.\n",
            "trablahar",
            "trabalhar",
        ),
    ],
)
def test_other_languages_are_checked_when_they_are_configured(language, text, wrong, right):
    found = findings(text, language=language)
    assert list(found) == [wrong]
    assert found[wrong][0] == right
    assert findings(text) == {}


def test_a_language_without_a_list_is_left_alone():
    assert findings("Młyn stał nad rzeką, a młynarz byyył w domu.\n", language="pl") == {}


def test_a_word_of_letters_without_capitals_is_there_once():
    document = Document("المدينة القديمة كبيرة، والمدينة بعيدة.\n")
    assert there_once(document, {"القديمة", "كبيرة"}) == {"القديمة", "كبيرة"}
