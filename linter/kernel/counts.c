/* Words of a text, counted by where they stand. */

#include <stdlib.h>

#include "counts.h"

static const uint16_t GIVEN[GIVEN_COUNT] = {ABBREVIATION, TERMINAL, CLEARS, CLITIC};

/* Takes notice of a word that may be the first of a paragraph or of a sentence. */
static void begin(Counter *counter, bool is_lower)
{
    if (counter->place == PARAGRAPH) {
        counter->paragraphs++;
        counter->lower_paragraphs += is_lower;
    } else if (counter->place == SENTENCE) {
        counter->lower_sentences += is_lower;
    }
}

static void count_word(Counter *counter, uint32_t word)
{
    Tally *tally = &counter->tally;
    unsigned roles = tally->tokens[word].roles;
    bool is_upper = roles & UPPER;
    counter->size++;
    begin(counter, !is_upper);
    if (!is_upper) {
        tally_times(tally, word, LOWER);
        return;
    }
    uint32_t small = tally->tokens[word].small;
    tally_times(tally, small, counter->place == MID ? CAPITALISED : STARTS);
    if (roles & SPELT) {
        if (tally->tokens[small].times[SPELLED] == 0)
            tally_first(tally, small, SPELLED);
        tally->tokens[small].times[SPELLED] = word + 1;
    }
    counter->capital = small;
}

/* Where a word stands behind a token that is none. */
static enum Place place_behind(const Counter *counter, unsigned roles)
{
    enum Place place = counter->place;
    if (roles & FEED)
        return PARAGRAPH;
    if (roles & (OTHER | DECIMAL))
        return MID;
    if (roles & TERMINAL) {
        bool ends = !(roles & STOP) || !(counter->before & (SINGLE | ABBREVIATION));
        return ends && (place == MID || place == UNSURE) ? SENTENCE : place;
    }
    return roles & CLEARS && place == MID ? UNSURE : place;
}

void take_token(Counter *counter, uint32_t token)
{
    if (token == NO_TOKEN)
        return;
    const Token *taken = &counter->tally.tokens[token];
    unsigned roles = taken->roles;
    if (counter->capital != NO_TOKEN)
        tally_pair(&counter->tally, counter->capital, taken->small);
    counter->capital = NO_TOKEN;
    if (roles & ALPHA)
        count_word(counter, token);
    counter->place = roles & ALPHA ? MID : place_behind(counter, roles);
    counter->before = roles;
}

/* Has the tokens that Python gives be of a kind, as “Mr” is an abbreviation. */
static bool take_given(Counter *counter, PyObject *texts, unsigned role)
{
    PyObject *all = PyObject_GetIter(texts), *text;
    while (all != NULL && (text = PyIter_Next(all)) != NULL) {
        uint32_t token = token_of_object(counter, text);
        if (token != NO_TOKEN)
            counter->tally.tokens[token].roles |= (uint16_t)role;
        Py_DECREF(text);
    }
    Py_XDECREF(all);
    return PyErr_Occurred() == NULL;
}

/* A number that differs from one run of Python to the next, as hashes of texts do. */
static uint64_t some_factor(void)
{
    PyObject *text = PyUnicode_FromString("factor");
    uint64_t hash = text ? (uint64_t)PyObject_Hash(text) : 0;
    Py_XDECREF(text);
    return (hash * 0x9E3779B97F4A7C15u) | 1;
}

/* Counts the words of the counter's text; false where Python has an error to tell of. */
bool count_text(Counter *counter, const Text *invisible, PyObject *const given[GIVEN_COUNT])
{
    counter->capital = NO_TOKEN;
    counter->tally.factor = some_factor();
    bool is_done = true;
    for (size_t i = 0; is_done && i < GIVEN_COUNT; i++)
        is_done = take_given(counter, given[i], GIVEN[i]);
    is_done = is_done && !counter->tally.failed && take_out(counter, invisible);
    if (is_done)
        count_tokens(counter);
    free(counter->shown);
    free(counter->straight);
    is_done = is_done && !counter->failed && !counter->tally.failed;
    if (!is_done && !PyErr_Occurred())
        PyErr_NoMemory();
    return is_done;
}
