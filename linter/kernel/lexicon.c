/* `Lexicon`: the numbers of words, as `linter/textmend/evidence/tables.py` finds them. */

#include <string.h>

#include "python.h"

#define LONGEST 20 /* bytes of a word */

/* The words of one length, reversed, in order. */
typedef struct {
    const uint8_t *data;
    size_t length, count;
    uint64_t number; /* of the first */
} Words;

typedef struct {
    PyObject_HEAD
    Py_buffer data;
    Words words[LONGEST + 1]; /* by length */
} Lexicon;

/* The last letters of words, from the last one on. */
typedef struct {
    uint8_t letters[LONGEST];
    size_t size; /* more than LONGEST for those of no word */
} Ending;

static bool read_ending(PyObject *object, Ending *ending)
{
    PyObject *owner;
    Text word;
    bool is_read = read_text(object, &owner, &word);
    if (is_read) {
        ending->size = word.size;
        for (size_t i = 0; i < word.size && i < LONGEST; i++)
            ending->letters[i] = word.data[word.size - 1 - i];
    }
    Py_XDECREF(owner);
    return is_read;
}

static int compare(const Words *words, size_t index, const Ending *ending)
{
    return memcmp(words->data + index * words->length, ending->letters, ending->size);
}

/* Which is the first that is not before those with this ending. */
static size_t search(const Words *words, const Ending *ending)
{
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(words, middle, ending) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static PyObject *lexicon_find(PyObject *object, PyObject *argument)
{
    Ending word;
    if (!read_ending(argument, &word))
        return NULL;
    if (word.size > LONGEST)
        return PyLong_FromLong(-1);
    const Words *words = &((Lexicon *)object)->words[word.size];
    size_t index = search(words, &word);
    if (index == words->count || compare(words, index, &word) != 0)
        return PyLong_FromLong(-1);
    return PyLong_FromUnsignedLongLong(words->number + index);
}

/* Adds the number of a word and the letters that it begins with, if these are of ASCII. */
static bool add_front(PyObject *found, const Words *words, size_t index, size_t lost)
{
    const uint8_t *end = words->data + (index + 1) * words->length;
    char front[LONGEST];
    for (size_t i = 0; i < lost; i++) {
        front[i] = (char)end[-1 - (ptrdiff_t)i];
        if (!(KIND[(uint8_t)front[i]] & LETTER))
            return true;
    }
    unsigned long long number = words->number + index;
    PyObject *pair = Py_BuildValue("(Ks#)", number, front, (Py_ssize_t)lost);
    bool is_added = pair != NULL && PyList_Append(found, pair) == 0;
    Py_XDECREF(pair);
    return is_added;
}

static PyObject *lexicon_ending_in(PyObject *object, PyObject *arguments)
{
    PyObject *tail;
    Py_ssize_t lost;
    Ending ending;
    if (!PyArg_ParseTuple(arguments, "On:ending_in", &tail, &lost) || !read_ending(tail, &ending))
        return NULL;
    PyObject *found = PyList_New(0);
    if (ending.size > LONGEST || lost < 1 || (size_t)lost > LONGEST - ending.size)
        return found;
    const Words *words = &((Lexicon *)object)->words[ending.size + (size_t)lost];
    size_t index = search(words, &ending);
    for (; found != NULL && index < words->count && compare(words, index, &ending) == 0; index++)
        if (!add_front(found, words, index, (size_t)lost))
            Py_CLEAR(found);
    return found;
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
        self->words[length] = (Words){.data = (const uint8_t *)self->data.buf + at,
                                      .length = length,
                                      .count = count,
                                      .number = number};
        at += count * length;
        number += count;
    }
    return true;
}

static void lexicon_dealloc(PyObject *object)
{
    Lexicon *self = (Lexicon *)object;
    if (self->data.obj != NULL)
        PyBuffer_Release(&self->data);
    free_object(object);
}

static PyObject *lexicon_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"data", "offset", NULL};
    PyObject *data;
    Py_ssize_t offset;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "On:Lexicon", names, &data, &offset))
        return NULL;
    Lexicon *self = (Lexicon *)new_object(type);
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
    {"ending_in", lexicon_ending_in, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(lexicon, Lexicon, "Lexicon");
