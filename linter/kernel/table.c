/* `Table`: counts of pairs, searched as `linter/textmend/evidence/tables.py` does. */

#include "python.h"

/* Numbers of 32 bits. */
typedef struct {
    Py_buffer buffer;
    size_t count;
} Numbers32;

typedef struct {
    PyObject_HEAD
    Numbers32 words, rows, cells;
} Table;

/* The first place from `low` to `high` where the number is not less than `wanted`. */
static size_t place(const Numbers32 *numbers, size_t low, size_t high, uint64_t wanted)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (number_at(numbers->buffer.buf, middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The byte for how often the word stands before `key`; a damaged table has no cell behind its
   last. */
static int code(const Table *self, uint64_t number, uint64_t key)
{
    size_t row = place(&self->words, 0, self->words.count, number);
    if (row >= self->words.count || number_at(self->words.buffer.buf, row) != number ||
        row + 1 >= self->rows.count)
        return 0;
    size_t low = number_at(self->rows.buffer.buf, row);
    size_t high = number_at(self->rows.buffer.buf, row + 1);
    if (high > self->cells.count)
        return 0;
    size_t at = place(&self->cells, low, high, key << 8);
    if (at >= high)
        return 0;
    uint32_t cell = number_at(self->cells.buffer.buf, at);
    return cell >> 8 == key ? (int)(cell & 255) : 0;
}

static PyObject *table_code(PyObject *object, PyObject *arguments)
{
    long long number, key;
    if (!PyArg_ParseTuple(arguments, "LL:code", &number, &key))
        return NULL;
    bool is_none = number < 0 || key < 0 || key > UINT32_MAX;
    return PyLong_FromLong(is_none ? 0 : code((Table *)object, (uint64_t)number, (uint64_t)key));
}

static void table_dealloc(PyObject *object)
{
    Table *self = (Table *)object;
    PyTypeObject *type = Py_TYPE(object);
    Numbers32 *all[] = {&self->words, &self->rows, &self->cells};
    for (int i = 0; i < 3; i++)
        if (all[i]->buffer.obj != NULL)
            PyBuffer_Release(&all[i]->buffer);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

static bool take(Numbers32 *numbers, PyObject *object)
{
    if (PyObject_GetBuffer(object, &numbers->buffer, PyBUF_SIMPLE) < 0)
        return false;
    numbers->count = (size_t)numbers->buffer.len / sizeof(uint32_t);
    return true;
}

static PyObject *table_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"words", "rows", "cells", NULL};
    PyObject *words, *rows, *cells;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OOO:Table", names, &words, &rows,
                                     &cells))
        return NULL;
    Table *self = (Table *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
    if (self == NULL || !take(&self->words, words) || !take(&self->rows, rows) ||
        !take(&self->cells, cells)) {
        Py_XDECREF((PyObject *)self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyMethodDef table_methods[] = {
    {"code", table_code, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot table_slots[] = {
    {Py_tp_new, table_new},
    {Py_tp_dealloc, table_dealloc},
    {Py_tp_methods, table_methods},
    {0, NULL},
};

PyType_Spec table_spec = {
    .name = "textmend._kernel.Table",
    .basicsize = sizeof(Table),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = table_slots,
};
