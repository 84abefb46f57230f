/* `WordList`: a file of sorted lines, searched as `linter/textmend/evidence/wordlist.py` does. */

#include <string.h>

#include "python.h"

typedef struct {
    PyObject_HEAD
    Py_buffer data;
} WordList;

static size_t end_of_line(const uint8_t *data, size_t at, size_t size)
{
    const uint8_t *end = memchr(data + at, '\n', size - at);
    return end ? (size_t)(end - data) : size;
}

/* Where the first line begins that is not before `word`, of those behind the first line. */
static size_t search(const Lines *lines, const uint8_t *word, size_t length)
{
    const uint8_t *data = lines->data;
    const size_t size = lines->size;
    size_t low = size ? end_of_line(data, 0, size) + 1 : 0, high = size;
    while (low < high) {
        size_t start = low + (high - low) / 2;
        while (start > low && data[start - 1] != '\n')
            start--;
        size_t end = end_of_line(data, start, size), shared = end - start;
        int order = memcmp(data + start, word, shared < length ? shared : length);
        if (order < 0 || (order == 0 && shared < length))
            low = end + 1;
        else
            high = start;
    }
    return low;
}

/* Where `word` ends in its line; 0 where it has none. */
static size_t end_of_word(const Lines *lines, const uint8_t *word, size_t length)
{
    const uint8_t *data = lines->data;
    size_t at = search(lines, word, length);
    if (at >= lines->size || lines->size - at <= length || memcmp(data + at, word, length) != 0)
        return 0;
    at += length;
    return data[at] == '\n' || data[at] == ' ' ? at : 0;
}

bool has_line(const Lines *lines, const uint8_t *word, size_t length)
{
    return end_of_word(lines, word, length) > 0;
}

/* What stands behind `word` in its line; None where it has none. */
static PyObject *find(const WordList *self, const uint8_t *word, size_t length)
{
    const Lines lines = {.data = self->data.buf, .size = (size_t)self->data.len};
    const uint8_t *data = lines.data;
    size_t at = end_of_word(&lines, word, length);
    if (at == 0)
        return Py_NewRef(Py_None);
    size_t end = end_of_line(data, at, lines.size);
    while (at < end && data[at] == ' ')
        at++;
    return PyUnicode_DecodeASCII((const char *)data + at, (Py_ssize_t)(end - at), NULL);
}

static PyObject *wordlist_find(PyObject *object, PyObject *argument)
{
    PyObject *owner, *side = NULL;
    Text word;
    if (read_text(argument, &owner, &word))
        side = find((WordList *)object, word.data, word.size);
    Py_XDECREF(owner);
    return side;
}

static void wordlist_dealloc(PyObject *object)
{
    WordList *self = (WordList *)object;
    if (self->data.obj != NULL)
        PyBuffer_Release(&self->data);
    free_object(object);
}

static PyObject *wordlist_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"data", NULL};
    PyObject *data;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O:WordList", names, &data))
        return NULL;
    WordList *self = (WordList *)new_object(type);
    if (self == NULL || PyObject_GetBuffer(data, &self->data, PyBUF_SIMPLE) < 0) {
        Py_XDECREF((PyObject *)self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyMethodDef wordlist_methods[] = {
    {"find", wordlist_find, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(wordlist, WordList, "WordList");
