/* What tokens are, and the characters that they are made of. */

#include "counts.h"

static bool is_so(Counter *counter, PyObject *text, const char *method)
{
    PyObject *answer = PyObject_CallMethod(text, method, NULL);
    counter->failed |= answer == NULL;
    Py_XDECREF(answer);
    return answer == Py_True;
}

/* What Python says of a character; it is asked once, as it will always say the same. */
uint8_t kind_of(Counter *counter, uint32_t character)
{
    static uint8_t kinds[0x110000];
    if (kinds[character])
        return kinds[character];
    PyObject *text = PyUnicode_FromOrdinal((int)character);
    if (text == NULL) {
        counter->failed = true;
        return MARK;
    }
    uint8_t kind = MARK;
    if (is_so(counter, text, "isdecimal"))
        kind = DECIMAL;
    else if (is_so(counter, text, "isalpha"))
        kind = is_so(counter, text, "isupper") ? ALPHA | UPPER : ALPHA;
    else if (is_so(counter, text, "isalnum"))
        kind = OTHER;
    else if (character == '_' || is_so(counter, text, "isspace"))
        kind = BLANK;
    Py_DECREF(text);
    if (!counter->failed)
        kinds[character] = kind;
    return kind;
}

PyObject *as_object(const Tally *tally, uint32_t token)
{
    const Token *it = &tally->tokens[token];
    return PyUnicode_DecodeUTF8((const char *)tally->store + it->start, it->size, "surrogatepass");
}

/* The token that a text of Python is. */
uint32_t token_of_object(Counter *counter, PyObject *text)
{
    PyObject *owner;
    Text bytes;
    uint32_t token = NO_TOKEN;
    if (read_text(text, &owner, &bytes))
        token = token_of(counter, bytes.data, bytes.size, bytes.size);
    else
        counter->failed = true;
    Py_XDECREF(owner);
    return token;
}

#define SHORT 32 /* bytes of a token that need not be shown to Python, where they are of ASCII */

/* Notes what a token of ASCII with capitals is in lower case; returns whether it is spelt, that is
   neither all capitals nor a title, as Python has it. */
static bool note_capitals(Counter *counter, uint32_t token)
{
    const Token *it = &counter->tally.tokens[token];
    const uint8_t *bytes = counter->tally.store + it->start;
    uint8_t lower[SHORT] = {0};
    size_t size = it->size;
    bool is_title = true, is_upper = true, was_letter = false;
    for (size_t i = 0; i < size; i++) {
        bool is_small = KIND[bytes[i]] & SMALL, is_capital = KIND[bytes[i]] & CAPITAL;
        is_title &= is_capital ? !was_letter : !is_small || was_letter;
        is_upper &= !is_small;
        was_letter = is_small || is_capital;
        lower[i] = is_capital ? bytes[i] | 0x20 : bytes[i];
    }
    uint32_t small = token_of(counter, lower, size, SHORT);
    if (small != NO_TOKEN)
        counter->tally.tokens[token].small = small;
    return !is_title && !is_upper;
}

/* The same of any token, as Python says it. */
static bool ask_for_capitals(Counter *counter, uint32_t token)
{
    PyObject *text = as_object(&counter->tally, token);
    PyObject *lower = text ? PyObject_CallMethod(text, "lower", NULL) : NULL;
    counter->failed |= lower == NULL;
    if (lower != NULL && PyUnicode_Compare(text, lower) != 0) {
        uint32_t small = token_of_object(counter, lower);
        if (small != NO_TOKEN)
            counter->tally.tokens[token].small = small;
    }
    bool is_spelt = lower != NULL && !is_so(counter, text, "istitle") && !is_so(counter, text, "isupper");
    Py_XDECREF(lower);
    Py_XDECREF(text);
    return is_spelt;
}

/* Finds out what a new token is. */
static void describe(Counter *counter, uint32_t token)
{
    Tally *tally = &counter->tally;
    const uint8_t *bytes = tally->store + tally->tokens[token].start;
    size_t size = tally->tokens[token].size, first_size, ascii = 0;
    unsigned roles = kind_of(counter, character_at(bytes, &first_size));
    roles |= first_size == size ? SINGLE : 0;
    roles |= *bytes == '\n' ? FEED : *bytes == '.' ? STOP : 0;
    bool has_capitals = false, is_spelt = false;
    while (ascii < size && bytes[ascii] < 0x80)
        has_capitals |= KIND[bytes[ascii++]] & CAPITAL;
    if (ascii < size || (has_capitals && size > SHORT))
        is_spelt = ask_for_capitals(counter, token);
    else if (has_capitals)
        is_spelt = note_capitals(counter, token);
    roles |= roles & UPPER && is_spelt ? SPELT : 0;
    tally->tokens[token].roles |= (uint16_t)roles;
}

uint32_t token_of(Counter *counter, const uint8_t *bytes, size_t size, size_t room)
{
    bool is_new;
    uint32_t token = tally_token(&counter->tally, bytes, size, room, &is_new);
    if (is_new)
        describe(counter, token);
    return token;
}
