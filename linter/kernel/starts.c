/* Where the lines of a text start, and in which of them something is. */

#include "python.h"

/* How many bytes there are before the next line, or before the end of the text. */
static size_t to_next_line(const Text *text, size_t at)
{
    const uint8_t *from = text->data + at, *end = text->data + text->size;
    if (!text->has_return) {
        const uint8_t *feed = memchr(from, '\n', text->size - at);
        return (size_t)((feed ? feed + 1 : end) - from);
    }
    const uint8_t *byte = from;
    while (byte < end && *byte != '\n' && *byte != '\r')
        byte++;
    if (byte + 1 < end && byte[0] == '\r' && byte[1] == '\n')
        byte++;
    return (size_t)(byte - from) + (byte < end);
}

static bool ends_line(uint8_t byte)
{
    return byte == '\n' || byte == '\r';
}

/* Puts where each line starts, in code points. */
static bool put_starts(const Text *text, Places *starts)
{
    Found found = {0};
    Places *const all[] = {starts};
    put(&found, starts, 0);
    for (size_t at = 0; at < text->size && !found.failed;) {
        at += to_next_line(text, at);
        if (ends_line(text->data[at - 1]))
            put(&found, starts, (int64_t)at);
    }
    if (!found.failed && (text->is_ascii || to_code_points(text, all, 1)))
        return true;
    PyErr_NoMemory();
    return false;
}

static bool take_starts(PyObject *object, Places *starts)
{
    PyObject *owner;
    Text text;
    bool is_done = read_document(object, &owner, &text) && put_starts(&text, starts);
    Py_XDECREF(owner);
    return is_done;
}

PyObject *kernel_line_starts(PyObject *module, PyObject *text)
{
    (void)module;
    Places starts = {0};
    PyObject *list = take_starts(text, &starts) ? as_list(&starts) : NULL;
    clear(&starts);
    return list;
}

/* A position at an offset that is in no line before `line`, which is that of the offset then. */
static PyObject *position(PyTypeObject *type, const Places *starts, size_t *line, int64_t offset)
{
    while (*line + 1 < starts->count && starts->at[*line + 1] <= offset)
        ++*line;
    PyObject *fields[] = {
        PyLong_FromSize_t(*line + 1),
        PyLong_FromLongLong(offset - starts->at[*line] + 1),
        PyLong_FromLongLong(offset),
    };
    return as_record(type, fields, 3);
}

static bool take_span(PyObject *span, long long *start, long long *end)
{
    if (PyTuple_Size(span) < 2)
        return false;
    *start = PyLong_AsLongLong(PyTuple_GetItem(span, 0));
    *end = PyLong_AsLongLong(PyTuple_GetItem(span, 1));
    return !PyErr_Occurred();
}

static PyObject *positions_of(PyTypeObject *type, const Places *starts, PyObject *spans)
{
    Py_ssize_t count = PyList_Size(spans);
    PyObject *list = PyList_New(count);
    size_t line = 0;
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        long long start, end;
        if (!take_span(PyList_GetItem(spans, i), &start, &end)) {
            Py_CLEAR(list);
            break;
        }
        PyObject *both[2] = {position(type, starts, &line, start), NULL};
        size_t last = line;
        both[1] = position(type, starts, &last, end);
        PyObject *pair = as_record(&PyTuple_Type, both, 2);
        if (pair == NULL || PyList_SetItem(list, i, pair) < 0)
            Py_CLEAR(list);
    }
    return list;
}

PyObject *kernel_positions(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *text, *spans, *list = NULL;
    PyTypeObject *type;
    Places starts = {0};
    if (PyArg_ParseTuple(arguments, "OO!O!:positions", &text, &PyList_Type, &spans, &PyType_Type, &type) &&
        is_for_records(type) && take_starts(text, &starts))
        list = positions_of(type, &starts, spans);
    clear(&starts);
    return list;
}
