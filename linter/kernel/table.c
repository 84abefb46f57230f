/* `Table`: counts of pairs, searched as `linter/textmend/evidence/tables.py` does. */

#include "python.h"

typedef struct {
    PyObject_HEAD
    Pairs pairs;
} Table;

/* The byte for how often the word stands before `key`; a damaged table has no cell behind its
   last. */
int pairs_code(const Pairs *pairs, uint64_t number, uint64_t key)
{
    size_t row = first_from(pairs->words.buffer.buf, 0, pairs->words.count, number);
    if (row >= pairs->words.count || number_at(pairs->words.buffer.buf, row) != number ||
        row + 1 >= pairs->rows.count)
        return 0;
    size_t low = number_at(pairs->rows.buffer.buf, row);
    size_t high = number_at(pairs->rows.buffer.buf, row + 1);
    if (high > pairs->cells.count)
        return 0;
    size_t at = first_from(pairs->cells.buffer.buf, low, high, key << 8);
    if (at >= high)
        return 0;
    uint32_t cell = number_at(pairs->cells.buffer.buf, at);
    return cell >> 8 == key ? (int)(cell & 255) : 0;
}

static PyObject *table_code(PyObject *object, PyObject *arguments)
{
    long long number, key;
    if (!PyArg_ParseTuple(arguments, "LL:code", &number, &key))
        return NULL;
    bool is_none = number < 0 || key < 0 || key > UINT32_MAX;
    const Pairs *pairs = &((Table *)object)->pairs;
    return PyLong_FromLong(is_none ? 0 : pairs_code(pairs, (uint64_t)number, (uint64_t)key));
}

void pairs_release(Pairs *pairs)
{
    Numbers32 *all[] = {&pairs->words, &pairs->rows, &pairs->cells};
    for (int i = 0; i < 3; i++)
        if (all[i]->buffer.obj != NULL)
            PyBuffer_Release(&all[i]->buffer);
}

static void table_dealloc(PyObject *object)
{
    Table *self = (Table *)object;
    pairs_release(&self->pairs);
    free_object(object);
}

static bool take(Numbers32 *numbers, PyObject *object)
{
    if (PyObject_GetBuffer(object, &numbers->buffer, PyBUF_SIMPLE) < 0)
        return false;
    numbers->count = (size_t)numbers->buffer.len / sizeof(uint32_t);
    return true;
}

/* Takes the words, the rows and the cells. */
bool pairs_take(Pairs *pairs, PyObject *sections)
{
    PyObject *words, *rows, *cells;
    return PyArg_ParseTuple(sections, "OOO:Table", &words, &rows, &cells) &&
           take(&pairs->words, words) && take(&pairs->rows, rows) && take(&pairs->cells, cells);
}

static PyObject *table_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    (void)keywords;
    Table *self = (Table *)new_object(type);
    if (self == NULL || !pairs_take(&self->pairs, arguments)) {
        Py_XDECREF((PyObject *)self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyMethodDef table_methods[] = {
    {"code", table_code, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(table, Table, "Table");
