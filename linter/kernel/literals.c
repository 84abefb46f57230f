/* Where a literal stands in a text, and how often. */

#include "python.h"

/* Whether a text goes on with a literal whose first byte it has; mostly the second one tells. */
static inline bool goes_on(const uint8_t *at, const Text *literal)
{
    size_t i = 1;
    while (i < literal->size && at[i] == literal->data[i])
        i++;
    return i == literal->size;
}

/* Puts the places of a literal that begin where the last one ends, or behind; or all of them, where
   they may `overlap`. */
static void find_all(const Text *text, const Text *literal, bool overlap, Found *found, Places *places)
{
    size_t step = overlap ? 1 : literal->size;
    for (size_t at = 0; literal->size <= text->size - at;) {
        size_t starts = text->size - at - literal->size + 1;
        const uint8_t *first = memchr(text->data + at, literal->data[0], starts);
        if (first == NULL)
            return;
        at = (size_t)(first - text->data);
        bool is_it = goes_on(first, literal);
        if (is_it)
            put(found, places, (int64_t)at);
        at += is_it ? step : 1;
    }
}

/* Reads a literal, which has one character at least. */
static bool read_literal(PyObject *string, PyObject **owner, Text *literal)
{
    if (!read_text(string, owner, literal))
        return false;
    if (literal->size == 0)
        PyErr_SetString(PyExc_ValueError, "an empty literal");
    return literal->size > 0;
}

/* Puts the places of a literal in a text; false where Python has an error to tell of. */
static bool take_literal(const Text *text, PyObject *string, bool overlap, Places *places)
{
    PyObject *owner;
    Text literal;
    Found found = {0};
    bool is_read = read_literal(string, &owner, &literal);
    if (is_read)
        find_all(text, &literal, overlap, &found, places);
    if (found.failed)
        PyErr_NoMemory();
    Py_XDECREF(owner);
    return is_read && !found.failed;
}

PyObject *kernel_count(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *string, *literal, *owner, *count = NULL;
    Text text;
    Places places = {0};
    if (!PyArg_ParseTuple(arguments, "OO:count", &string, &literal))
        return NULL;
    if (read_document(string, &owner, &text) && take_literal(&text, literal, false, &places))
        count = PyLong_FromSize_t(places.count);
    clear(&places);
    Py_XDECREF(owner);
    return count;
}

/* The places in order, in code points. */
static PyObject *as_offsets(const Text *text, Places *places)
{
    Places *const all[] = {places};
    sort_once(places);
    if (places->count && !text->is_ascii && !to_code_points(text, all, 1))
        return PyErr_NoMemory();
    return as_list(places);
}

PyObject *kernel_offsets(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *string, *literals, *owner, *list = NULL;
    Text text;
    Places places = {0};
    if (!PyArg_ParseTuple(arguments, "OO!:offsets", &string, &PyTuple_Type, &literals))
        return NULL;
    bool is_done = read_document(string, &owner, &text);
    for (Py_ssize_t i = 0; is_done && i < PyTuple_Size(literals); i++)
        is_done = take_literal(&text, PyTuple_GetItem(literals, i), true, &places);
    if (is_done)
        list = as_offsets(&text, &places);
    clear(&places);
    Py_XDECREF(owner);
    return list;
}
