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

static PyObject *as_spans(PyTypeObject *type, const Places *places)
{
    PyObject *list = PyList_New((Py_ssize_t)places->count / 2);
    for (size_t i = 0; list != NULL && i < places->count; i += 2) {
        PyObject *ends[] = {PyLong_FromLongLong(places->at[i]), PyLong_FromLongLong(places->at[i + 1])};
        PyObject *span = as_record(type, ends, 2);
        if (span == NULL || PyList_SetItem(list, (Py_ssize_t)i / 2, span) < 0)
            Py_CLEAR(list);
    }
    return list;
}

PyObject *kernel_paragraphs(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *string, *owner, *list = NULL;
    PyTypeObject *type;
    Text text;
    if (!PyArg_ParseTuple(arguments, "OO!:paragraphs", &string, &PyType_Type, &type) ||
        !is_for_records(type))
        return NULL;
    if (!read_document(string, &owner, &text)) {
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
