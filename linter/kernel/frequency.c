/* `Frequencies`: how often words are written, as `linter/textmend/spelling/dictionary.py` says, and
   which were meant, as `ranking.py` does. */

#include <math.h>
#include <stdlib.h>

#include "model.h"

#define SHORTEST_RARE 7 /* letters */
static const double LISTED = 0.03, FLOOR = 50, MILLIONS = 1646.6;

typedef struct {
    PyObject_HEAD
    Vocabulary lexicon, dictionary;
    Py_buffer columns, others; /* the counts of the words of both */
    double counts[CODES];
    double words; /* in the training text */
    PyObject *misspelt;
    Py_buffer further;
    PyTypeObject *suggestion;
} Frequencies;

/* In a million words of what people say. */
static double spoken(double times)
{
    return times > FLOOR ? (times - FLOOR) / MILLIONS : 0;
}

static double of_lexicon(const Frequencies *self, size_t number)
{
    const uint8_t *columns = self->columns.buf;
    double counts[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        counts[i] = self->counts[columns[(size_t)i * (size_t)self->lexicon.size + number]];
    if (counts[DICTIONARY] == 0 && counts[LOWER] == 0)
        return 0; /* a name */
    double seen = counts[PARAGRAPH_STARTS] + counts[SENTENCE_STARTS] + counts[CAPITALISED] +
                  counts[LOWER];
    return 0.5e6 * seen / self->words + 0.5 * spoken(counts[DICTIONARY]);
}

static double frequency(const Frequencies *self, const Text *word, Py_ssize_t letters)
{
    int64_t number = vocabulary_number(&self->lexicon, word->data, word->size);
    if (number >= 0)
        return of_lexicon(self, (size_t)number);
    number = vocabulary_number(&self->dictionary, word->data, word->size);
    if (number >= 0) {
        uint8_t code = ((const uint8_t *)self->others.buf)[number];
        return 0.5 * spoken(self->counts[code]) + LISTED;
    }
    const Lines further = {.data = self->further.buf, .size = (size_t)self->further.len};
    bool is_rare = letters >= SHORTEST_RARE && has_line(&further, word->data, word->size);
    return is_rare ? LISTED : 0;
}

/* How often a word of Python is written; below zero where there was an error. */
static double look_up(const Frequencies *self, PyObject *object)
{
    PyObject *owner;
    Text word;
    if (!read_text(object, &owner, &word))
        return -1;
    int is_misspelt = PySet_Contains(self->misspelt, object);
    double found = is_misspelt ? -(is_misspelt < 0)
                               : frequency(self, &word, PyUnicode_GetLength(object));
    Py_XDECREF(owner);
    return found;
}

/* How often a part of a word is written, which is of ASCII; below zero where there was an error. */
double frequency_of_part(PyObject *frequencies, const uint8_t *part, size_t size)
{
    const Frequencies *self = (Frequencies *)frequencies;
    const Text word = {.data = part, .size = size, .is_ascii = true};
    double found = frequency(self, &word, (Py_ssize_t)size);
    if (found == 0)
        return 0; /* as it is with most */
    PyObject *object = PyUnicode_FromStringAndSize((const char *)part, (Py_ssize_t)size);
    int is_misspelt = object == NULL ? -1 : PySet_Contains(self->misspelt, object);
    Py_XDECREF(object);
    return is_misspelt ? -(is_misspelt < 0) : found;
}

static PyObject *frequency_of(PyObject *object, PyObject *argument)
{
    double found = look_up((Frequencies *)object, argument);
    return found < 0 ? NULL : PyFloat_FromDouble(found);
}

/* A word that may have been meant, what it costs, and how well both speak for it. */
typedef struct {
    PyObject *word, *cost; /* borrowed */
    double score;
} Meant;

/* The best first, and of two that are as good the first of the alphabet. */
static int by_score(const void *left, const void *right)
{
    const Meant *a = left, *b = right;
    if (a->score != b->score)
        return a->score < b->score ? 1 : -1;
    return PyUnicode_Compare(a->word, b->word);
}

/* Takes those words that are written at all; false where there was an error. */
static bool take_meant(const Frequencies *self, PyObject *costs, Meant *all, size_t *count)
{
    Py_ssize_t at = 0;
    PyObject *word, *cost;
    while (PyDict_Next(costs, &at, &word, &cost)) {
        double times = look_up(self, word), price = PyFloat_AsDouble(cost);
        if (times < 0 || PyErr_Occurred())
            return false;
        if (times > 0)
            all[(*count)++] = (Meant){word, cost, log(times) - price};
    }
    return true;
}

static PyObject *as_suggestions(PyTypeObject *type, const Meant *all, size_t count)
{
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list != NULL && i < count; i++) {
        PyObject *fields[] = {Py_NewRef(all[i].word), PyFloat_FromDouble(all[i].score),
                              Py_NewRef(all[i].cost)};
        PyObject *record = as_record(type, fields, 3);
        if (record == NULL || PyList_SetItem(list, (Py_ssize_t)i, record) < 0)
            Py_CLEAR(list);
    }
    return list;
}

static PyObject *frequency_weigh(PyObject *object, PyObject *costs)
{
    const Frequencies *self = (Frequencies *)object;
    PyObject *list = NULL;
    size_t count = 0;
    if (!PyDict_Check(costs)) {
        PyErr_SetString(PyExc_TypeError, "words and what they cost are a dict");
        return NULL;
    }
    Meant *all = malloc(((size_t)PyDict_Size(costs) + 1) * sizeof *all);
    if (all == NULL)
        return PyErr_NoMemory();
    if (take_meant(self, costs, all, &count)) {
        qsort(all, count, sizeof *all, by_score);
        list = as_suggestions(self->suggestion, all, count);
    }
    free(all);
    return list;
}

static void frequency_dealloc(PyObject *object)
{
    Frequencies *self = (Frequencies *)object;
    PyBuffer_Release(&self->lexicon.data); /* which does nothing where none was taken */
    PyBuffer_Release(&self->dictionary.data);
    PyBuffer_Release(&self->columns);
    PyBuffer_Release(&self->others);
    PyBuffer_Release(&self->further);
    Py_XDECREF(self->misspelt);
    Py_XDECREF((PyObject *)self->suggestion);
    free_object(object);
}

/* Takes the counts of all words of a vocabulary. */
static bool take_columns(Py_buffer *buffer, PyObject *columns, uint64_t words, size_t each)
{
    if (PyObject_GetBuffer(columns, buffer, PyBUF_SIMPLE) < 0)
        return false;
    bool has_all = (uint64_t)buffer->len / each >= words;
    if (!has_all)
        PyErr_SetString(PyExc_ValueError, "too few counts");
    return has_all;
}

static PyObject *frequency_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"lexicon", "dictionary", "columns", "others",     "counts",
                            "words",   "misspelt",   "further", "suggestion", NULL};
    PyObject *lexicon, *dictionary, *columns, *others, *counts, *misspelt, *further;
    PyTypeObject *suggestion;
    Py_ssize_t offset, other_offset;
    double words;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "(On)(On)OOO!dO!OO!:Frequencies", names,
                                     &lexicon, &offset, &dictionary, &other_offset, &columns,
                                     &others, &PyTuple_Type, &counts, &words, &PyFrozenSet_Type,
                                     &misspelt, &further, &PyType_Type, &suggestion) ||
        !is_for_records(suggestion))
        return NULL;
    Frequencies *self = (Frequencies *)new_object(type);
    if (self == NULL)
        return NULL;
    self->words = words;
    self->misspelt = Py_NewRef(misspelt);
    self->suggestion = (PyTypeObject *)Py_NewRef((PyObject *)suggestion);
    if (!vocabulary_take(&self->lexicon, lexicon, offset) ||
        !vocabulary_take(&self->dictionary, dictionary, other_offset) ||
        !take_columns(&self->columns, columns, self->lexicon.size, COLUMNS) ||
        !take_columns(&self->others, others, self->dictionary.size, 1) ||
        !take_doubles(self->counts, CODES, counts) ||
        PyObject_GetBuffer(further, &self->further, PyBUF_SIMPLE) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef frequency_methods[] = {
    {"of", frequency_of, METH_O, NULL},
    {"weigh", frequency_weigh, METH_O, NULL},
    {"is_formed", frequency_is_formed, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(frequency, Frequencies, "Frequencies");
