/* `textmend._kernel`: see `linter/textmend/_kernel.pyi`. */

#include "python.h"

#include <stdlib.h>
#include <string.h>

#define AS_NAME(view) #view,
static const char *const VIEW_NAMES[] = {VIEWS(AS_NAME)};
#undef AS_NAME

typedef struct {
    PyObject_HEAD
    Anchors *anchors;
    uint32_t wanted;
    uint32_t rules; /* one more than the highest number of a rule */
    bool *placed;   /* for each rule, whether its places are wanted */
    Py_buffer words, commonest, others;
    Lists lists;
    PyObject *names[VIEW_COUNT];
    PyObject *nothing;
} Scanner;

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

static bool take_views(Scanner *self, PyObject *views)
{
    for (int view = 0; view < VIEW_COUNT; view++) {
        self->names[view] = PyUnicode_InternFromString(VIEW_NAMES[view]);
        if (self->names[view] == NULL)
            return false;
        int wanted = PySequence_Contains(views, self->names[view]);
        if (wanted < 0)
            return false;
        self->wanted |= (uint32_t)wanted << view;
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
    static char *names[] = {"rules", "views", "words", "common", "further", NULL};
    PyObject *rules, *views, *words = Py_None, *common = Py_None, *further = Py_None;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!O|OOO:Scanner", names, &PyTuple_Type,
                                     &rules, &views, &words, &common, &further))
        return NULL;
    Scanner *self = (Scanner *)new_object(type);
    if (self == NULL)
        return NULL;
    self->nothing = PyTuple_New(0);
    if (self->nothing == NULL || !take_rules(self, rules) || !take_views(self, views) ||
        !take_table(words, &self->words, &self->lists.known) ||
        !take_table(common, &self->commonest, &self->lists.common) ||
        !take_lines(further, &self->others, &self->lists.further)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static bool add_to(PyObject *table, PyObject *key, const Places *places, PyObject *nothing)
{
    PyObject *value = places->count ? as_list(places) : Py_NewRef(nothing);
    bool is_added = value != NULL && PyDict_SetItem(table, key, value) == 0;
    Py_XDECREF(value);
    return is_added;
}

static PyObject *as_tables(const Scanner *self, Found *found)
{
    PyObject *hits = PyDict_New(), *maybe = PyDict_New();
    bool is_done = hits != NULL && maybe != NULL;
    for (uint32_t rule = 0; is_done && rule < self->rules; rule++)
        if (found->rules[rule].found) {
            PyObject *key = PyLong_FromUnsignedLong(rule);
            sort_once(&found->rules[rule]);
            is_done = key != NULL && add_to(hits, key, &found->rules[rule], self->nothing);
            Py_XDECREF(key);
        }
    for (int view = 0; is_done && view < VIEW_COUNT; view++)
        if (found->views[view].found)
            is_done = add_to(maybe, self->names[view], &found->views[view], self->nothing);
    PyObject *both = is_done ? PyTuple_Pack(2, hits, maybe) : NULL;
    Py_XDECREF(hits);
    Py_XDECREF(maybe);
    return both;
}

static bool count_points(const Scanner *self, const Text *text, Found *found)
{
    const Places **all = malloc((self->rules + VIEW_COUNT) * sizeof *all);
    if (all == NULL)
        return false;
    size_t count = 0;
    for (uint32_t rule = 0; rule < self->rules; rule++)
        if (found->rules[rule].count)
            all[count++] = &found->rules[rule];
    for (int view = 0; view < VIEW_COUNT; view++)
        if (found->views[view].count)
            all[count++] = &found->views[view];
    bool is_done = count == 0 || to_code_points(text, (Places *const *)all, count);
    free(all);
    return is_done;
}

static PyObject *scanner_scan(PyObject *object, PyObject *argument)
{
    Scanner *self = (Scanner *)object;
    PyObject *owner;
    Text text;
    if (!read_document(argument, &owner, &text)) {
        Py_XDECREF(owner);
        return NULL;
    }
    Found found = {.wanted = self->wanted};
    found.rules = calloc(self->rules + 1, sizeof *found.rules);
    found.failed = found.rules == NULL;
    if (!found.failed) {
        find_lines(&text, self->anchors, &self->lists.known, &found);
        find_rare(&text, self->anchors, &found);
        find_hyphens(&text, &found);
        find_words(&text, &self->lists, &found);
    }
    PyObject *both = NULL;
    if (found.failed || (!text.is_ascii && !count_points(self, &text, &found)))
        PyErr_NoMemory();
    else
        both = as_tables(self, &found);
    for (uint32_t rule = 0; found.rules != NULL && rule < self->rules; rule++)
        clear(&found.rules[rule]);
    for (int view = 0; view < VIEW_COUNT; view++)
        clear(&found.views[view]);
    free(found.rules);
    Py_XDECREF(owner);
    return both;
}

static PyMethodDef scanner_methods[] = {
    {"scan", scanner_scan, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(scanner, Scanner, "Scanner");

static int fill(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&scanner_spec);
    PyObject *views = PyTuple_New(VIEW_COUNT);
    bool is_done = type != NULL && views != NULL;
    for (int view = 0; is_done && view < VIEW_COUNT; view++) {
        PyObject *name = PyUnicode_FromString(VIEW_NAMES[view]);
        is_done = name != NULL && PyTuple_SetItem(views, view, name) == 0;
    }
    is_done = is_done && PyModule_AddStringConstant(module, "DIGEST", KERNEL_DIGEST) == 0 &&
              PyModule_AddObjectRef(module, "Scanner", type) == 0 &&
              PyModule_AddObjectRef(module, "VIEWS", views) == 0 && add_others(module);
    Py_XDECREF(type);
    Py_XDECREF(views);
    return is_done ? 0 : -1;
}

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, fill},
    {0, NULL},
};

static PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "textmend._kernel",
    .m_slots = module_slots,
};

PyMODINIT_FUNC PyInit__kernel(void)
{
    return PyModuleDef_Init(&module);
}
