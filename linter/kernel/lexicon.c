/* `Lexicon`: the numbers of words, as `linter/textmend/evidence/tables.py` finds them. */

#include <string.h>

#include "python.h"

#define LONGEST 20 /* bytes of a word */

typedef struct {
    PyObject_HEAD
    Py_buffer data;
    struct {
        size_t at, count;
        uint64_t number; /* of the first */
    } words[LONGEST + 1]; /* by length */
} Lexicon;

static PyObject *lexicon_find(PyObject *object, PyObject *argument)
{
    const Lexicon *self = (Lexicon *)object;
    PyObject *owner;
    Text word;
    uint8_t wanted[LONGEST];
    if (!read_text(argument, &owner, &word)) {
        Py_XDECREF(owner);
        return NULL;
    }
    size_t length = word.size <= LONGEST ? word.size : 0;
    for (size_t i = 0; i < length; i++)
        wanted[i] = word.data[length - 1 - i];
    Py_XDECREF(owner);
    const uint8_t *words = (const uint8_t *)self->data.buf + self->words[length].at;
    size_t low = 0, high = self->words[length].count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(words + middle * length, wanted, length);
        if (order == 0)
            return PyLong_FromUnsignedLongLong(self->words[length].number + middle);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return PyLong_FromLong(-1);
}

/* Notes where the words of each length are: behind how many there are of each. */
static bool note_words(Lexicon *self, size_t at)
{
    const size_t heads = (LONGEST + 1) * sizeof(uint32_t), end = (size_t)self->data.len;
    if (at > end || end - at < heads)
        return false;
    const uint8_t *counts = (const uint8_t *)self->data.buf + at;
    uint64_t number = 0;
    at += heads;
    for (size_t length = 1; length <= LONGEST; length++) {
        size_t count = number_at(counts, length);
        if (count > (end - at) / length)
            return false;
        self->words[length].at = at;
        self->words[length].count = count;
        self->words[length].number = number;
        at += count * length;
        number += count;
    }
    return true;
}

static void lexicon_dealloc(PyObject *object)
{
    Lexicon *self = (Lexicon *)object;
    PyTypeObject *type = Py_TYPE(object);
    if (self->data.obj != NULL)
        PyBuffer_Release(&self->data);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static PyObject *lexicon_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"data", "offset", NULL};
    PyObject *data;
    Py_ssize_t offset;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "On:Lexicon", names, &data, &offset))
        return NULL;
    Lexicon *self = (Lexicon *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (self == NULL || PyObject_GetBuffer(data, &self->data, PyBUF_SIMPLE) < 0) {
        Py_XDECREF((PyObject *)self);
        return NULL;
    }
    if (offset < 0 || !note_words(self, (size_t)offset)) {
        PyErr_SetString(PyExc_ValueError, "not a lexicon of this version");
        Py_DECREF((PyObject *)self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyMethodDef lexicon_methods[] = {
    {"find", lexicon_find, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot lexicon_slots[] = {
    {Py_tp_new, lexicon_new},
    {Py_tp_dealloc, lexicon_dealloc},
    {Py_tp_methods, lexicon_methods},
    {0, NULL},
};

PyType_Spec lexicon_spec = {
    .name = "textmend._kernel.Lexicon",
    .basicsize = sizeof(Lexicon),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = lexicon_slots,
};
