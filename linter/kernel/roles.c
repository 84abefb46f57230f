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

/* Finds out what a new token is; of letters that are not small ones of ASCII, Python says it. */
static void describe(Counter *counter, uint32_t token)
{
    Tally *tally = &counter->tally;
    const uint8_t *bytes = tally->store + tally->tokens[token].start;
    size_t size = tally->tokens[token].size, first_size, small = 0;
    unsigned roles = kind_of(counter, character_at(bytes, &first_size));
    roles |= first_size == size ? SINGLE : 0;
    roles |= *bytes == '\n' ? FEED : *bytes == '.' ? STOP : 0;
    while (small < size && bytes[small] < 0x80 && !(KIND[bytes[small]] & CAPITAL))
        small++;
    if (small < size) {
        PyObject *text = as_object(tally, token);
        PyObject *lower = text ? PyObject_CallMethod(text, "lower", NULL) : NULL;
        counter->failed |= lower == NULL;
        if (lower != NULL && PyUnicode_Compare(text, lower) != 0) {
            uint32_t in_lower_case = token_of_object(counter, lower);
            if (in_lower_case != NO_TOKEN)
                tally->tokens[token].small = in_lower_case;
        }
        if (lower != NULL && roles & UPPER && !is_so(counter, text, "istitle") &&
            !is_so(counter, text, "isupper"))
            roles |= SPELT;
        Py_XDECREF(lower);
        Py_XDECREF(text);
    }
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
