/* What is done to a text, a line of JSON an edit: see `linter/textmend/journal.py`. */

#include "python.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    char *data;
    size_t size, room;
    bool failed;
} Notes;

/* Where a code point of a text is: in bytes, in code points, and by line and column, from 1. */
typedef struct {
    size_t at;
    long long point, line, column;
} Place;

static void add(Notes *notes, const char *data, size_t size)
{
    if (notes->room - notes->size < size) {
        size_t room = 2 * notes->room + size;
        char *more = realloc(notes->data, room);
        if (more == NULL) {
            notes->failed = true;
            return;
        }
        notes->data = more;
        notes->room = room;
    }
    memcpy(notes->data + notes->size, data, size);
    notes->size += size;
}

static void add_name(Notes *notes, const char *name)
{
    add(notes, name, strlen(name));
}

/* The code point that begins at a byte; how many bytes it has is put into `size`. */
static uint32_t decoded(const uint8_t *data, size_t *size)
{
    *size = data[0] < 0x80 ? 1 : data[0] < 0xE0 ? 2 : data[0] < 0xF0 ? 3 : 4;
    uint32_t point = *size == 1 ? data[0] : data[0] & (0xFFu >> (*size + 1));
    for (size_t i = 1; i < *size; i++)
        point = point << 6 | (data[i] & 0x3F);
    return point;
}

static void add_escaped(Notes *notes, uint32_t point)
{
    static const char ESCAPED[] = "\"\\\n\r\t\b\f", LETTERS[] = "\"\\nrtbf";
    const char *found = point && point < 0x80 ? strchr(ESCAPED, (int)point) : NULL;
    char escape[16];
    if (found != NULL)
        snprintf(escape, sizeof escape, "\\%c", LETTERS[found - ESCAPED]);
    else if (point < 0x10000)
        snprintf(escape, sizeof escape, "\\u%04x", (unsigned)point);
    else
        snprintf(escape, sizeof escape, "\\u%04x\\u%04x", (unsigned)(0xD7C0 + (point >> 10)),
                 (unsigned)(0xDC00 + (point & 0x3FF)));
    add_name(notes, escape);
}

/* Adds UTF-8 as a string of JSON in ASCII. */
static void add_string(Notes *notes, const uint8_t *data, size_t size)
{
    add(notes, "\"", 1);
    for (size_t at = 0, length = 1; at < size; at += length) {
        uint32_t point = decoded(data + at, &length);
        if (point >= ' ' && point < 0x7F && point != '"' && point != '\\')
            add(notes, (const char *)data + at, 1);
        else
            add_escaped(notes, point);
    }
    add(notes, "\"", 1);
}

static bool add_text(Notes *notes, PyObject *object)
{
    PyObject *owner;
    Text text;
    bool is_read = read_text(object, &owner, &text);
    if (is_read)
        add_string(notes, text.data, text.size);
    Py_XDECREF(owner);
    return is_read;
}

static bool add_rules(Notes *notes, PyObject *rules)
{
    Py_ssize_t count = PyTuple_Size(rules);
    for (Py_ssize_t i = 0; i < count; i++) {
        add_name(notes, i ? ", " : "[");
        if (!add_text(notes, PyTuple_GetItem(rules, i)))
            return false;
    }
    return true;
}

/* Whether eight bytes are ASCII that ends no line. */
static bool are_plain(const uint8_t *data)
{
    uint64_t bytes;
    memcpy(&bytes, data, sizeof bytes);
    return ((bytes | (bytes - UINT64_C(0x2020202020202020))) & UINT64_C(0x8080808080808080)) == 0;
}

/* Goes on to a code point that is not before the place. */
static void go_on(Place *place, const Text *text, long long point)
{
    const uint8_t *data = text->data;
    while (place->point < point && place->at < text->size) {
        if (point - place->point >= 8 && text->size - place->at >= 8 &&
            are_plain(data + place->at)) {
            place->at += 8;
            place->point += 8;
            place->column += 8;
            continue;
        }
        uint8_t byte = data[place->at++];
        while ((data[place->at] & 0xC0) == 0x80)
            place->at++;
        place->point++;
        place->column++;
        if (byte == '\n' || (byte == '\r' && data[place->at] != '\n')) {
            place->line++;
            place->column = 1;
        }
    }
}

static bool add_change(Notes *notes, const Text *text, Place *place, PyObject *change)
{
    long long start, end;
    PyObject *after, *rules;
    if (!PyArg_ParseTuple(change, "(LL)OO!", &start, &end, &after, &PyTuple_Type, &rules))
        return false;
    char numbers[64];
    go_on(place, text, start);
    Place first = *place;
    go_on(place, text, end);
    snprintf(numbers, sizeof numbers, "[%zu, ", first.at);
    add_name(notes, numbers);
    add_string(notes, text->data + first.at, place->at - first.at);
    add_name(notes, ", ");
    if (!add_text(notes, after))
        return false;
    add_name(notes, ", ");
    if (!add_rules(notes, rules))
        return false;
    snprintf(numbers, sizeof numbers, "], null, null, null, %lld, %lld]\n", first.line, first.column);
    add_name(notes, numbers);
    return true;
}

static bool add_changes(Notes *notes, const Text *text, PyObject *changes)
{
    Place place = {.line = 1, .column = 1};
    Py_ssize_t count = PyList_Size(changes);
    for (Py_ssize_t i = 0; i < count; i++)
        if (!add_change(notes, text, &place, PyList_GetItem(changes, i)))
            return false;
    if (notes->failed)
        PyErr_NoMemory();
    return !notes->failed;
}

PyObject *kernel_notes(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *data, *changes, *owner, *lines = NULL;
    Text text;
    if (!PyArg_ParseTuple(arguments, "SO!:notes", &data, &PyList_Type, &changes) ||
        !read_document(data, &owner, &text))
        return NULL;
    Notes notes = {0};
    if (add_changes(&notes, &text, changes))
        lines = PyBytes_FromStringAndSize(notes.data, (Py_ssize_t)notes.size);
    free(notes.data);
    return lines;
}
