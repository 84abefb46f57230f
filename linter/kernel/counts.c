/* Words of a text, counted by where they stand. */

#include <stdlib.h>
#include <string.h>

#include "counts.h"

static const uint16_t GIVEN[] = {ABBREVIATION, TERMINAL, CLEARS, CLITIC};
#define GIVEN_COUNT 4

#define MOST_BYTES ((size_t)1 << 30) /* offsets are of 32 bits, and tokens may be stored thrice */

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
    if (counter->failed || counter->tally.failed)
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

/* Puts a number, or a spelling, into a table; takes the reference to it. */
static bool set_item(PyObject *table, PyObject *key, PyObject *value)
{
    bool is_set = value != NULL && PyDict_SetItem(table, key, value) == 0;
    Py_XDECREF(value);
    return is_set;
}

/* The text that a token is, the same object each time; a borrowed reference. */
static PyObject *text_of(const Tally *tally, PyObject **texts, uint32_t token)
{
    if (texts[token] == NULL)
        texts[token] = as_object(tally, token);
    return texts[token];
}

static bool fill_tables(const Tally *tally, PyObject **texts, PyObject *const *tables)
{
    for (size_t i = 0; i < tally->first_count; i++) {
        First first = tally->firsts[i];
        uint32_t times = tally->tokens[first.token].times[first.table];
        PyObject *key = text_of(tally, texts, first.token), *value;
        if (first.table == SPELLED)
            value = as_object(tally, times - 1);
        else
            value = PyLong_FromUnsignedLong(times);
        if (key == NULL || !set_item(tables[first.table], key, value))
            return false;
    }
    return true;
}

static bool fill_following(const Tally *tally, PyObject **texts, PyObject *following)
{
    for (size_t i = 0; i < tally->pair_count; i++) {
        Pair pair = tally->pairs[i];
        PyObject *key = text_of(tally, texts, pair.token);
        PyObject *behind = text_of(tally, texts, pair.following);
        if (key == NULL || behind == NULL)
            return false;
        PyObject *table = PyDict_GetItemWithError(following, key);
        if (table == NULL) {
            if (PyErr_Occurred() || !set_item(following, key, table = PyDict_New()))
                return false;
        }
        if (!set_item(table, behind, PyLong_FromUnsignedLong(pair.times)))
            return false;
    }
    return true;
}

static PyObject *as_tuple(const Counter *counter)
{
    const Tally *tally = &counter->tally;
    PyObject *tables[TABLE_COUNT] = {PyDict_New(), PyDict_New(), PyDict_New(), PyDict_New()};
    PyObject *following = PyDict_New(), *all = NULL;
    PyObject **texts = calloc(tally->count + 1, sizeof *texts);
    bool is_done = texts != NULL && following != NULL;
    for (int table = 0; table < TABLE_COUNT; table++)
        is_done = is_done && tables[table] != NULL;
    if (texts == NULL)
        PyErr_NoMemory();
    if (is_done && fill_tables(tally, texts, tables) && fill_following(tally, texts, following))
        all = Py_BuildValue("OOOOOnnnn", tables[LOWER], tables[CAPITALISED], tables[STARTS],
                            tables[SPELLED], following, (Py_ssize_t)counter->size,
                            (Py_ssize_t)counter->paragraphs, (Py_ssize_t)counter->lower_paragraphs,
                            (Py_ssize_t)counter->lower_sentences);
    for (size_t i = 0; texts != NULL && i < tally->count; i++)
        Py_XDECREF(texts[i]);
    free(texts);
    for (int table = 0; table < TABLE_COUNT; table++)
        Py_XDECREF(tables[table]);
    Py_XDECREF(following);
    return all;
}

/* A number that differs from one run of Python to the next, as hashes of texts do. */
static uint64_t some_factor(void)
{
    PyObject *text = PyUnicode_FromString("factor");
    uint64_t hash = text ? (uint64_t)PyObject_Hash(text) : 0;
    Py_XDECREF(text);
    return (hash * 0x9E3779B97F4A7C15u) | 1;
}

PyObject *kernel_count_words(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *argument, *given[GIVEN_COUNT], *owner, *all = NULL;
    const char *hidden;
    Py_ssize_t hidden_size;
    if (!PyArg_ParseTuple(arguments, "Us#OOOO:count_words", &argument, &hidden, &hidden_size,
                          &given[0], &given[1], &given[2], &given[3]))
        return NULL;
    Text invisible = {.data = (const uint8_t *)hidden, .size = (size_t)hidden_size};
    Counter counter = {.capital = NO_TOKEN, .tally.factor = some_factor()};
    bool is_done = read_text(argument, &owner, &counter.text);
    if (is_done && counter.text.size > MOST_BYTES) {
        Py_XDECREF(owner);
        Py_RETURN_NONE;
    }
    for (int i = 0; is_done && i < GIVEN_COUNT; i++)
        is_done = take_given(&counter, given[i], GIVEN[i]);
    if (is_done && !counter.tally.failed && take_out(&counter, &invisible)) {
        count_tokens(&counter);
        if (!counter.failed && !counter.tally.failed)
            all = as_tuple(&counter);
    }
    if (all == NULL && !PyErr_Occurred())
        PyErr_NoMemory();
    tally_clear(&counter.tally);
    free(counter.shown);
    free(counter.straight);
    Py_XDECREF(owner);
    return all;
}
