/* `Frequencies`: how often words are written, as `linter/textmend/spelling/dictionary.py` says. */

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

static PyObject *frequency_of(PyObject *object, PyObject *argument)
{
    const Frequencies *self = (Frequencies *)object;
    PyObject *owner, *found = NULL;
    Text word;
    if (!read_text(argument, &owner, &word))
        return NULL;
    int is_misspelt = PySet_Contains(self->misspelt, argument);
    if (is_misspelt >= 0)
        found = PyFloat_FromDouble(
            is_misspelt ? 0 : frequency(self, &word, PyUnicode_GetLength(argument)));
    Py_XDECREF(owner);
    return found;
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
    static char *names[] = {"lexicon", "dictionary", "columns", "others", "counts",
                            "words",   "misspelt",   "further", NULL};
    PyObject *lexicon, *dictionary, *columns, *others, *counts, *misspelt, *further;
    Py_ssize_t offset, other_offset;
    double words;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "(On)(On)OOO!dO!O:Frequencies", names,
                                     &lexicon, &offset, &dictionary, &other_offset, &columns,
                                     &others, &PyTuple_Type, &counts, &words, &PyFrozenSet_Type,
                                     &misspelt, &further))
        return NULL;
    Frequencies *self = (Frequencies *)new_object(type);
    if (self == NULL)
        return NULL;
    self->words = words;
    self->misspelt = Py_NewRef(misspelt);
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
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(frequency, Frequencies, "Frequencies");
