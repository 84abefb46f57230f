/* Paragraphs of a text that has each on a line of its own, with an empty line between two. */

#include "python.h"

/* What is between two line endings: something to read, nothing, or what only Python can tell. */
typedef enum { FULL, BLANK, UNSURE } Content;

static Content content(const uint8_t *bytes, size_t size)
{
    Content found = BLANK;
    for (size_t i = 0; i < size; i++) {
        bool is_blank = bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r') ||
                        (bytes[i] >= 0x1C && bytes[i] <= 0x1F);
        if (bytes[i] >= 0x80)
            found = UNSURE;
        else if (!is_blank)
            return FULL;
    }
    return found;
}

/* Puts where each paragraph starts and ends; false where lines may belong together. */
static bool put_paragraphs(const Text *text, Found *found, Places *places)
{
    for (size_t start = 0; start < text->size;) {
        const uint8_t *from = text->data + start;
        const uint8_t *feed = memchr(from, '\n', text->size - start);
        size_t end = feed ? (size_t)(feed - text->data) : text->size;
        Content what = content(from, end - start);
        if (what == UNSURE)
            return false;
        if (what == FULL) {
            put(found, places, (int64_t)start);
            put(found, places, (int64_t)end);
        }
        size_t next = end;
        while (next < text->size && text->data[next] == '\n')
            next++;
        if (next < text->size && (next - end) % 2)
            return false;
        start = next;
    }
    return true;
}

/* One of a class of tuples, with two places in it. */
static PyObject *as_span(PyTypeObject *type, allocfunc alloc, int64_t start, int64_t end)
{
    PyObject *span = alloc(type, 2);
    PyObject *first = PyLong_FromLongLong(start), *last = PyLong_FromLongLong(end);
    if (span == NULL || first == NULL || last == NULL) {
        Py_XDECREF(first);
        Py_XDECREF(last);
        Py_XDECREF(span);
        return NULL;
    }
    PyTuple_SetItem(span, 0, first);
    PyTuple_SetItem(span, 1, last);
    return span;
}

static PyObject *as_spans(PyTypeObject *type, const Places *places)
{
    allocfunc alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    PyObject *list = PyList_New((Py_ssize_t)places->count / 2);
    for (size_t i = 0; list != NULL && i < places->count; i += 2) {
        PyObject *span = as_span(type, alloc, places->at[i], places->at[i + 1]);
        if (span == NULL || PyList_SetItem(list, (Py_ssize_t)i / 2, span) < 0)
            Py_CLEAR(list);
    }
    return list;
}

static bool is_of_tuples(PyTypeObject *type)
{
    if (PyType_IsSubtype(type, &PyTuple_Type))
        return true;
    PyErr_SetString(PyExc_TypeError, "a span is a tuple");
    return false;
}

PyObject *kernel_paragraphs(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *string, *owner, *list = NULL;
    PyTypeObject *type;
    Text text;
    if (!PyArg_ParseTuple(arguments, "OO!:paragraphs", &string, &PyType_Type, &type) ||
        !is_of_tuples(type))
        return NULL;
    if (!read_text(string, &owner, &text)) {
        Py_XDECREF(owner);
        return NULL;
    }
    Found found = {0};
    Places places = {0}, *const all[] = {&places};
    bool are_apart = !text.has_return && put_paragraphs(&text, &found, &places);
    if (found.failed || (!text.is_ascii && !to_code_points(&text, all, 1)))
        PyErr_NoMemory();
    else
        list = are_apart ? as_spans(type, &places) : Py_NewRef(Py_None);
    clear(&places);
    Py_XDECREF(owner);
    return list;
}
