/* Where the lines of a text start, and in which of them something is. */

#include "starts.h"

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

#define NONE INT64_MAX

/* The line that starts at a byte and a code point, given the number of it. */
static Line line_at(const Text *text, size_t at, int64_t first, size_t number)
{
    Line line = {at, at + to_next_line(text, at), first, NONE, number};
    if (line.end > at && ends_line(text->data[line.end - 1]))
        line.after = first + (int64_t)(text->is_ascii ? line.end - at : points(text, at, line.end));
    return line;
}

Line first_line(const Text *text)
{
    return line_at(text, 0, 0, 1);
}

/* Goes on from a line to that of an offset, which is in no line before it. */
void go_to(Line *line, const Text *text, int64_t offset)
{
    while (line->after <= offset && line->after != NONE)
        *line = line_at(text, line->end, line->after, line->number + 1);
}

/* A position at an offset that is in no line before `line`, which is that of the offset then. */
static PyObject *position(PyTypeObject *type, const Text *text, Line *line, int64_t offset)
{
    go_to(line, text, offset);
    PyObject *fields[] = {
        PyLong_FromSize_t(line->number),
        PyLong_FromLongLong(offset - line->first + 1),
        PyLong_FromLongLong(offset),
    };
    return as_record(type, fields, 3);
}

/* How findings are told of: by which types, and which fields of a rule come before the message. */
typedef struct {
    PyTypeObject *position, *diagnostic;
    PyObject *where; /* the path, and where in a container the text stands: four fields */
    Py_ssize_t name, family, severity;
} Form;

/* What is told of a finding that begins in no line before `line`, which is that of its start then. */
static PyObject *diagnostic(const Form *form, const Text *text, Line *line, PyObject *flagged)
{
    PyObject *rule = field(flagged, 0), *finding = field(flagged, 1), *span = field(finding, 0);
    long long start, end;
    if (rule == NULL || !take_bound(span, 0, &start) || !take_bound(span, 1, &end))
        return NULL;
    PyObject *first = position(form->position, text, line, start);
    Line last = *line;
    PyObject *fields[] = {
        Py_XNewRef(field(form->where, 0)),
        Py_XNewRef(field(form->where, 1)),
        Py_XNewRef(field(form->where, 2)),
        Py_XNewRef(field(form->where, 3)),
        Py_XNewRef(field(rule, form->name)),
        Py_XNewRef(field(rule, form->family)),
        Py_XNewRef(field(rule, form->severity)),
        Py_XNewRef(field(finding, 1)),
        first,
        position(form->position, text, &last, end),
        Py_XNewRef(field(finding, 2)),
        Py_XNewRef(field(finding, 3)),
    };
    return as_record(form->diagnostic, fields, sizeof fields / sizeof *fields);
}

static PyObject *diagnostics(const Form *form, const Text *text, PyObject *flagged)
{
    Py_ssize_t count = PyList_Size(flagged);
    PyObject *list = PyList_New(count);
    Line line = first_line(text);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        PyObject *told = diagnostic(form, text, &line, PyList_GetItem(flagged, i));
        if (told == NULL || PyList_SetItem(list, i, told) < 0)
            Py_CLEAR(list);
    }
    return list;
}

PyObject *kernel_diagnostics(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *string, *flagged, *owner, *list = NULL;
    Form form;
    Text text;
    if (!PyArg_ParseTuple(arguments, "OO!O!(nnn)O!O!:diagnostics", &string, &PyList_Type, &flagged,
                          &PyTuple_Type, &form.where, &form.name, &form.family, &form.severity,
                          &PyType_Type, &form.position, &PyType_Type, &form.diagnostic) ||
        !is_for_records(form.position) || !is_for_records(form.diagnostic))
        return NULL;
    if (read_document(string, &owner, &text))
        list = diagnostics(&form, &text, flagged);
    Py_XDECREF(owner);
    return list;
}
