"""The language gate: which language, and that English rules keep silent on others."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernel import _kernel
from textmend import Document, lint
from textmend.document import Context
from textmend.language import detect as detect_as_read
from textmend.language import plainly_shows_english
from texts import unhurried

needs_kernel = pytest.mark.skipif(_kernel is None, reason="the kernel was not compiled")

TEXTS = {
    "en": "The mill was closed on Friday, and nobody came to see what had become of the wheel.",
    "de": "Die Mühle wurde am Freitag geschlossen, und niemand kam, um nach dem Rad zu sehen.",
    "fr": "Le moulin a été fermé vendredi, et personne n'est venu voir ce que la roue est devenue.",
    "es": "El molino se cerró el viernes y nadie vino a ver lo que había sido de la rueda.",
    "it": "Il mulino è stato chiuso venerdì e nessuno è venuto a vedere che cosa ne è di noi.",
    "pt": "O moinho foi fechado na sexta-feira e ninguém veio ver o que foi feito da roda dele.",
    "nl": "De molen is op vrijdag gesloten en niemand kwam kijken wat er van het rad was geworden.",
    "ru": "Мельницу закрыли в пятницу, и никто не пришёл посмотреть, что стало с колесом.",
    "el": "Ο μύλος έκλεισε την Παρασκευή και κανείς δεν ήρθε να δει τι απέγινε ο τροχός.",
    "zh": "磨坊星期五關閉了沒有人來看輪子怎麼樣了",
}


def detect(text):
    return detect_as_read(text, text)


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_sentence_is_enough_to_tell(language, text):
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "…", "Wexford!", "12 30 7"])
def test_what_is_too_short_to_tell_is_english(text):
    assert detect(text) == "en"


def test_one_word_of_a_language_does_not_show_it():
    assert detect("Shares fell, net pro-\nfit rose, sales flat, orders up, cash down.") == "en"


def test_a_language_that_is_given_is_not_guessed():
    assert Document(TEXTS["de"], context=Context("en")).language == "en"
    assert Document(TEXTS["de"]).language == "de"


def test_rules_for_english_keep_silent_on_other_languages():
    text = f"T he {TEXTS['de']}\n"
    assert lint(text) == []
    assert [found.rule for found in lint(text, language="en")] == ["split-initial"]


def test_a_list_with_a_foreign_word_here_and_there_is_english():
    options = "--wheel --weir --sluice --stone --flour --race --sack --paddle --axle --gear --hub "
    assert detect(options * 9 + "con la " + options * 9 + "se la " + options * 9) == "en"


def test_an_english_header_does_not_hide_the_language():
    header = "The mill is free: do with it what you want, as long as the licence stands here.\n"
    assert detect(header * 30 + TEXTS["de"] * 60) == "de"


def test_a_page_that_is_mostly_markup_is_read_for_its_words():
    sentence = "<p>Die Mühle steht am Fluss, und der Müller ist nicht mehr da.</p>\n"
    page = sentence * 9 + "<div class='space'><span></span></div>\n" * 2000
    assert Document(page, path="page.html").language == "de"


def test_markup_is_no_part_of_the_words():
    assert detect("The \ufffcmill\ufffc " * 9 + TEXTS["de"] * 60) == "de"


WESTERN = bytes({*range(0xA0, 0x100), *range(0x80, 0xA0)} - {0x81, 0x8D, 0x8F, 0x90, 0x9D})
pieces = st.one_of(
    st.sampled_from(["the ", " the ", *"the ", " the the the ", "The mill of the isle "]),
    st.sampled_from(WESTERN.decode("cp1252")),
    st.characters(),
)
runs = st.tuples(pieces, st.sampled_from([1, 1, 2, 7, 64, 700])).map(lambda run: run[0] * run[1])


@needs_kernel
@settings(unhurried, max_examples=300)
@given(st.lists(runs, max_size=12).map("".join))
@example("the mill of the isle " * 100 + "\x81")
@example("é" + " the mill" * 4)
@example("é" + " the mill" * 5)
@example("é" * 301 + " the mill" * 300 + "é" * 300)
def test_english_is_seen_at_the_same_glance(text):
    seen = plainly_shows_english(text)
    assert _kernel.shows_english(text) == seen
    assert _kernel.shows_english(text.encode("utf-8", "surrogatepass")) == seen


@needs_kernel
@pytest.mark.parametrize("plane", range(0, 0x3000, 0x100))
def test_each_character_is_western_or_not(plane):
    for code in range(max(plane, 1), plane + 0x100):
        text = f" the the the the the {chr(code)} the the the the the "
        assert _kernel.shows_english(text) == plainly_shows_english(text)
