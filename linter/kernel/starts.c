/* Where the lines of a text start. */

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

PyObject *kernel_line_starts(PyObject *module, PyObject *argument)
{
    (void)module;
    PyObject *owner, *list = NULL;
    Text text;
    if (!read_text(argument, &owner, &text)) {
        Py_XDECREF(owner);
        return NULL;
    }
    Found found = {0};
    Places places = {0}, *const all[] = {&places};
    put(&found, &places, 0);
    for (size_t at = 0; at < text.size && !found.failed;) {
        at += to_next_line(&text, at);
        if (ends_line(text.data[at - 1]))
            put(&found, &places, (int64_t)at);
    }
    if (found.failed || (!text.is_ascii && !to_code_points(&text, all, 1)))
        PyErr_NoMemory();
    else
        list = as_list(&places);
    clear(&places);
    Py_XDECREF(owner);
    return list;
}
