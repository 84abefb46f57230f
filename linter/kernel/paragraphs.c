/* Paragraphs of a text: lines that nothing blank divides are looked at by Python. */

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

/* Where lines begin and end that nothing blank divides. */
typedef struct {
    Places bounds;
    Places several; /* the numbers of those that are several lines, or of which Python has to tell */
} Runs;

static void put_runs(const Text *text, Found *found, Runs *runs)
{
    size_t first = 0, last = 0, lines = 0; /* of a run: where its first line begins, its last ends */
    bool is_sure = true;
    for (size_t start = 0; start <= text->size && !found->failed;) {
        const uint8_t *from = text->data + start;
        const uint8_t *feed = memchr(from, '\n', text->size - start);
        size_t end = feed ? (size_t)(feed - text->data) : text->size;
        Content what = content(from, end - start);
        if (what != BLANK) {
            first = lines ? first : start;
            last = end;
            lines++;
            is_sure &= what == FULL;
        }
        if (lines && (what == BLANK || end >= text->size)) {
            if (lines > 1 || !is_sure)
                put(found, &runs->several, (int64_t)runs->bounds.count / 2);
            put(found, &runs->bounds, (int64_t)first);
            put(found, &runs->bounds, (int64_t)last);
            lines = 0;
            is_sure = true;
        }
        start = end + 1;
    }
}

/* Adds what is at two places; `together` tells of several lines which paragraphs they are. */
static bool add_run(PyObject *list, PyTypeObject *type, PyObject *together, const int64_t *bounds)
{
    if (together == NULL) {
        PyObject *ends[] = {PyLong_FromLongLong(bounds[0]), PyLong_FromLongLong(bounds[1])};
        PyObject *span = as_record(type, ends, 2);
        bool is_added = span != NULL && PyList_Append(list, span) == 0;
        Py_XDECREF(span);
        return is_added;
    }
    PyObject *spans =
        PyObject_CallFunction(together, "LL", (long long)bounds[0], (long long)bounds[1]);
    Py_ssize_t size = PyList_Size(list);
    bool is_added = spans != NULL && PyList_SetSlice(list, size, size, spans) == 0;
    Py_XDECREF(spans);
    return is_added;
}

static PyObject *as_spans(PyTypeObject *type, PyObject *together, const Runs *runs)
{
    PyObject *list = PyList_New(0);
    const Places *bounds = &runs->bounds, *several = &runs->several;
    for (size_t i = 0, next = 0; list != NULL && 2 * i < bounds->count; i++) {
        bool is_one = next == several->count || (size_t)several->at[next] != i;
        next += !is_one;
        if (!add_run(list, type, is_one ? NULL : together, &bounds->at[2 * i]))
            Py_CLEAR(list);
    }
    return list;
}

PyObject *kernel_paragraphs(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *string, *together, *owner, *list = NULL;
    PyTypeObject *type;
    Text text;
    if (!PyArg_ParseTuple(arguments, "OO!O:paragraphs", &string, &PyType_Type, &type, &together) ||
        !is_for_records(type))
        return NULL;
    if (!read_document(string, &owner, &text)) {
        Py_XDECREF(owner);
        return NULL;
    }
    Found found = {0};
    Runs runs = {0};
    Places *const all[] = {&runs.bounds};
    put_runs(&text, &found, &runs);
    if (found.failed || (!text.is_ascii && !to_code_points(&text, all, 1)))
        PyErr_NoMemory();
    else
        list = as_spans(type, together, &runs);
    clear(&runs.bounds);
    clear(&runs.several);
    Py_XDECREF(owner);
    return list;
}
