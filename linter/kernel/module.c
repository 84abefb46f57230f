/* `textmend._kernel`: see `linter/textmend/_kernel.pyi`. */

#include "objects.h"

#include <stdlib.h>
#include <string.h>

#include "kernel.h"

#define AS_NAME(view) #view,
static const char *const VIEW_NAMES[] = {VIEWS(AS_NAME)};
#undef AS_NAME

static const char MAGIC[] = "TMWORDS1";

typedef struct {
    PyObject_HEAD
    Anchors *anchors;
    uint32_t wanted;
    uint32_t rules; /* one more than the highest number of a rule */
    bool *placed;   /* for each rule, whether its places are wanted */
    Py_buffer words;
    Known known;
    PyObject *names[VIEW_COUNT];
    PyObject *nothing;
} Scanner;

/* A text as UTF-8, lone surrogates as if they were characters; `owner` keeps it in being. */
bool read_text(PyObject *text, PyObject **owner, const uint8_t **data, Py_ssize_t *size)
{
    *owner = NULL;
    *data = (const uint8_t *)PyUnicode_AsUTF8AndSize(text, size);
    if (*data != NULL)
        return true;
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return false;
    PyErr_Clear();
    *owner = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
    return *owner != NULL && PyBytes_AsStringAndSize(*owner, (char **)data, size) == 0;
}

static bool take_anchors(Scanner *self, PyObject *anchors, uint32_t rule)
{
    Py_ssize_t count = PyTuple_Size(anchors);
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *owner;
        const uint8_t *data;
        Py_ssize_t size;
        bool is_read = read_text(PyTuple_GetItem(anchors, i), &owner, &data, &size);
        bool is_taken = is_read && size > 0 &&
                        anchors_add(self->anchors, data, (size_t)size, rule, self->placed[rule]);
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

static bool take_words(Scanner *self, PyObject *words)
{
    if (words == Py_None)
        return true;
    if (PyObject_GetBuffer(words, &self->words, PyBUF_SIMPLE) < 0)
        return false;
    size_t buckets = (size_t)1 << BUCKET_BITS, magic = sizeof MAGIC - 1;
    size_t head = magic + (buckets + 1) * sizeof(uint32_t), size = (size_t)self->words.len;
    const uint8_t *data = self->words.buf, *starts = data + magic;
    bool is_whole = size >= head && memcmp(data, MAGIC, magic) == 0;
    for (size_t i = 0; is_whole && i < buckets; i++)
        is_whole = number_at(starts, i) <= number_at(starts, i + 1);
    if (!is_whole || number_at(starts, buckets) != (size - head) / sizeof(uint32_t)) {
        PyErr_SetString(PyExc_ValueError, "not a table of words of this version");
        return false;
    }
    self->known.starts = starts;
    self->known.rest = data + head;
    self->known.recent = calloc((size_t)1 << RECENT_BITS, sizeof *self->known.recent);
    if (self->known.recent == NULL)
        PyErr_NoMemory();
    return self->known.recent != NULL;
}

static void scanner_dealloc(PyObject *object)
{
    Scanner *self = (Scanner *)object;
    PyTypeObject *type = Py_TYPE(object);
    anchors_free(self->anchors);
    free(self->placed);
    free(self->known.recent);
    if (self->words.obj != NULL)
        PyBuffer_Release(&self->words);
    for (int view = 0; view < VIEW_COUNT; view++)
        Py_XDECREF(self->names[view]);
    Py_XDECREF(self->nothing);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static PyObject *scanner_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"rules", "views", "words", NULL};
    PyObject *rules, *views, *words;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!OO:Scanner", names, &PyTuple_Type,
                                     &rules, &views, &words))
        return NULL;
    Scanner *self = (Scanner *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (self == NULL)
        return NULL;
    self->nothing = PyTuple_New(0);
    if (self->nothing == NULL || !take_rules(self, rules) || !take_views(self, views) ||
        !take_words(self, words)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyObject *as_list(const Places *places)
{
    PyObject *list = PyList_New((Py_ssize_t)places->count);
    for (size_t i = 0; list != NULL && i < places->count; i++) {
        PyObject *at = PyLong_FromLongLong(places->at[i]);
        if (at == NULL || PyList_SetItem(list, (Py_ssize_t)i, at) < 0)
            Py_CLEAR(list);
    }
    return list;
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
    if (!PyUnicode_Check(argument)) {
        PyErr_SetString(PyExc_TypeError, "a text is a str");
        return NULL;
    }
    PyObject *owner;
    Py_ssize_t size;
    Text text = {0};
    if (!read_text(argument, &owner, &text.data, &size)) {
        Py_XDECREF(owner);
        return NULL;
    }
    text.size = (size_t)size;
    text.has_return = memchr(text.data, '\r', text.size) != NULL;
    Found found = {.wanted = self->wanted};
    found.rules = calloc(self->rules + 1, sizeof *found.rules);
    found.failed = found.rules == NULL;
    if (!found.failed) {
        anchors_find(self->anchors, &text, &found);
        find_lines(&text, self->anchors, &self->known, &found);
        find_marks(&text, &found);
        find_words(&text, &self->known, &found);
    }
    PyObject *both = NULL;
    if (found.failed || (size != PyUnicode_GetLength(argument) && !count_points(self, &text, &found)))
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

static PyType_Slot scanner_slots[] = {
    {Py_tp_new, scanner_new},
    {Py_tp_dealloc, scanner_dealloc},
    {Py_tp_methods, scanner_methods},
    {0, NULL},
};

static PyType_Spec scanner_spec = {
    .name = "textmend._kernel.Scanner",
    .basicsize = sizeof(Scanner),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = scanner_slots,
};

static int fill(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&scanner_spec);
    PyObject *views = PyTuple_New(VIEW_COUNT);
    bool is_done = type != NULL && views != NULL;
    for (int view = 0; is_done && view < VIEW_COUNT; view++) {
        PyObject *name = PyUnicode_FromString(VIEW_NAMES[view]);
        is_done = name != NULL && PyTuple_SetItem(views, view, name) == 0;
    }
    is_done = is_done && PyModule_AddFunctions(module, COUNT_METHODS) == 0 &&
              PyModule_AddStringConstant(module, "DIGEST", KERNEL_DIGEST) == 0 &&
              PyModule_AddObjectRef(module, "Scanner", type) == 0 &&
              PyModule_AddObjectRef(module, "VIEWS", views) == 0;
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
