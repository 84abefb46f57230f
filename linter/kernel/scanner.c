/* `Scanner`: the anchors and views of rules, made ready to be looked for. */

#include "scanner.h"

#include <stdlib.h>

#define AS_NAME(view) #view,
const char *const VIEW_NAMES[VIEW_COUNT] = {VIEWS(AS_NAME)};
#undef AS_NAME

static bool take_anchors(Scanner *self, PyObject *anchors, uint32_t rule)
{
    Py_ssize_t count = PyTuple_Size(anchors);
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *owner;
        Text anchor;
        bool is_read = read_text(PyTuple_GetItem(anchors, i), &owner, &anchor);
        bool is_taken = is_read && anchor.size > 0 &&
                        anchors_add(self->anchors, anchor.data, anchor.size, rule, self->placed[rule]);
        Py_XDECREF(owner);
        if (!is_taken) {
            if (is_read)
                PyErr_NoMemory();
            return false;
        }
    }
    return count >= 0;
}

static bool take_rules(Scanner *self, PyObject *rules)
{
    Py_ssize_t count = PyTuple_Size(rules);
    if (count < 0)
        return false;
    self->anchors = anchors_new();
    self->placed = calloc((size_t)count + 1, sizeof *self->placed);
    if (self->anchors == NULL || self->placed == NULL) {
        PyErr_NoMemory();
        return false;
    }
    self->rules = (uint32_t)count;
    for (uint32_t rule = 0; rule < self->rules; rule++) {
        PyObject *anchors;
        int placed;
        if (!PyArg_ParseTuple(PyTuple_GetItem(rules, rule), "O!p", &PyTuple_Type, &anchors, &placed))
            return false;
        self->placed[rule] = placed;
        if (!take_anchors(self, anchors, rule))
            return false;
    }
    return true;
}

/* Takes the views that are wanted, and those of them that only go along with others. */
static bool take_views(Scanner *self, PyObject *views, PyObject *beside)
{
    for (int view = 0; view < VIEW_COUNT; view++) {
        self->names[view] = PyUnicode_InternFromString(VIEW_NAMES[view]);
        if (self->names[view] == NULL)
            return false;
        int wanted = PySequence_Contains(views, self->names[view]);
        int goes_along = PySequence_Contains(beside, self->names[view]);
        if (wanted < 0 || goes_along < 0)
            return false;
        self->wanted |= (uint32_t)wanted << view;
        self->asked |= (uint32_t)(wanted && !goes_along) << view;
    }
    return true;
}

static bool take_table(PyObject *table, Py_buffer *buffer, Known *known)
{
    if (table == Py_None)
        return true;
    if (PyObject_GetBuffer(table, buffer, PyBUF_SIMPLE) < 0)
        return false;
    if (!known_open(known, buffer->buf, (size_t)buffer->len)) {
        PyErr_SetString(PyExc_ValueError, "not a table of words of this version");
        return false;
    }
    known->recent = calloc((size_t)1 << known->bits, sizeof *known->recent);
    if (known->recent == NULL)
        PyErr_NoMemory();
    return known->recent != NULL;
}

static bool take_lines(PyObject *table, Py_buffer *buffer, Lines *lines)
{
    if (table == Py_None)
        return true;
    if (PyObject_GetBuffer(table, buffer, PyBUF_SIMPLE) < 0)
        return false;
    *lines = (Lines){.data = buffer->buf, .size = (size_t)buffer->len};
    return true;
}

static void scanner_dealloc(PyObject *object)
{
    Scanner *self = (Scanner *)object;
    anchors_free(self->anchors);
    free(self->placed);
    free(self->lists.known.recent);
    free(self->lists.common.recent);
    PyBuffer_Release(&self->words); /* which does nothing where none was taken */
    PyBuffer_Release(&self->commonest);
    PyBuffer_Release(&self->others);
    for (int view = 0; view < VIEW_COUNT; view++)
        Py_XDECREF(self->names[view]);
    Py_XDECREF(self->nothing);
    free_object(object);
}

static PyObject *scanner_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"rules", "views", "words", "common", "further", "beside", NULL};
    PyObject *rules, *views, *words = Py_None, *common = Py_None, *further = Py_None;
    PyObject *beside = NULL;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!O|OOOO!:Scanner", names, &PyTuple_Type,
                                     &rules, &views, &words, &common, &further, &PyTuple_Type,
                                     &beside))
        return NULL;
    Scanner *self = (Scanner *)new_object(type);
    if (self == NULL)
        return NULL;
    self->nothing = PyTuple_New(0);
    if (self->nothing == NULL || !take_rules(self, rules) ||
        !take_views(self, views, beside ? beside : self->nothing) ||
        !take_table(words, &self->words, &self->lists.known) ||
        !take_table(common, &self->commonest, &self->lists.common) ||
        !take_lines(further, &self->others, &self->lists.further)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyMethodDef scanner_methods[] = {
    {"scan", scanner_scan, METH_O, NULL},
#ifndef _WIN32
    {"scan_files", scanner_scan_files, METH_O, NULL},
#endif
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(scanner, Scanner, "Scanner");
