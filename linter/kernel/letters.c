/* How odd the letters of a word are, as `linter/textmend/spelling/letters.py` adds it up. */

#include "python.h"

#define SIZE 27 /* the letters a to z, and what else there may be */

/* The letter's place in the alphabet; 0 for whatever else stands there. */
static size_t place_of(uint8_t byte)
{
    return byte >= 'a' && byte <= 'z' ? (size_t)(byte - 'a') + 1 : 0;
}

static bool goes_on(uint8_t byte)
{
    return (byte & 0xC0) == 0x80; /* a character of several bytes */
}

static unsigned long long add_up(const uint8_t *table, const Text *word)
{
    unsigned long long sum = 0;
    size_t at = 0;
    for (size_t i = 0; i < word->size; i++) {
        if (goes_on(word->data[i]))
            continue;
        at = at % (SIZE * SIZE) * SIZE + place_of(word->data[i]);
        sum += table[at];
    }
    return sum + table[at % (SIZE * SIZE) * SIZE];
}

PyObject *kernel_letter_steps(PyObject *module, PyObject *arguments)
{
    (void)module;
    const char *table;
    Py_ssize_t size;
    PyObject *argument, *owner, *sum = NULL;
    Text word;
    if (!PyArg_ParseTuple(arguments, "y#O:letter_steps", &table, &size, &argument))
        return NULL;
    if (size < SIZE * SIZE * SIZE) {
        PyErr_SetString(PyExc_ValueError, "not a table of letters");
        return NULL;
    }
    if (read_text(argument, &owner, &word))
        sum = PyLong_FromUnsignedLongLong(add_up((const uint8_t *)table, &word));
    Py_XDECREF(owner);
    return sum;
}
