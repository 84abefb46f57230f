/* `Counts`: what is told of the words of a text that were counted. */

#include "counts.h"
#include "endings.h"

#define MOST_BYTES ((size_t)1 << 30) /* offsets are of 32 bits, and tokens may be stored thrice */

typedef struct {
    PyObject_HEAD
    Tally tally;
    Endings endings; /* made when they are first asked for */
    size_t totals[4];
} Counts;

/* The token that a text is; NO_TOKEN where there is none, or where Python has an error to tell of. */
static uint32_t find(const Counts *self, PyObject *text)
{
    PyObject *owner;
    Text bytes;
    uint32_t token = NO_TOKEN;
    if (read_text(text, &owner, &bytes))
        token = tally_find(&self->tally, bytes.data, bytes.size, bytes.size);
    Py_XDECREF(owner);
    return token;
}

static PyObject *counts_occurrences(PyObject *object, PyObject *word)
{
    const Counts *self = (Counts *)object;
    uint32_t token = find(self, word);
    if (token == NO_TOKEN)
        return PyErr_Occurred() ? NULL : Py_BuildValue("iii", 0, 0, 0);
    const uint32_t *times = self->tally.tokens[token].times;
    return Py_BuildValue("III", times[CAPITALISED], times[STARTS], times[LOWER]);
}

static PyObject *counts_pairs(PyObject *object, PyObject *arguments)
{
    const Counts *self = (Counts *)object;
    PyObject *word, *following;
    if (!PyArg_ParseTuple(arguments, "UU:pairs", &word, &following))
        return NULL;
    uint32_t first = find(self, word), second = find(self, following);
    if (PyErr_Occurred())
        return NULL;
    bool are_there = first != NO_TOKEN && second != NO_TOKEN;
    return PyLong_FromUnsignedLong(are_there ? tally_times_of_pair(&self->tally, first, second) : 0);
}

static PyObject *counts_spelling(PyObject *object, PyObject *word)
{
    const Counts *self = (Counts *)object;
    uint32_t token = find(self, word);
    if (PyErr_Occurred())
        return NULL;
    uint32_t spelled = token == NO_TOKEN ? 0 : self->tally.tokens[token].times[SPELLED];
    return spelled ? as_object(&self->tally, spelled - 1) : Py_NewRef(Py_None);
}

/* Adds the text that a token is to a list; lets go of the list where that fails. */
static void add(PyObject **list, const Tally *tally, uint32_t token)
{
    PyObject *text = as_object(tally, token);
    if (text == NULL || PyList_Append(*list, text) < 0)
        Py_CLEAR(*list);
    Py_XDECREF(text);
}

static PyObject *counts_ending_in(PyObject *object, PyObject *tail)
{
    Counts *self = (Counts *)object;
    PyObject *owner, *list = NULL;
    Text bytes;
    if (self->endings.words == NULL && !endings_make(&self->endings, &self->tally)) {
        endings_clear(&self->endings);
        self->endings = (Endings){0};
        return PyErr_NoMemory();
    }
    if (read_text(tail, &owner, &bytes))
        list = PyList_New(0);
    for (size_t place = 0; list != NULL;) {
        place = endings_next(&self->endings, &self->tally, bytes.data, bytes.size, place);
        if (place == 0)
            break;
        add(&list, &self->tally, self->endings.words[place - 1]);
    }
    Py_XDECREF(owner);
    return list;
}

static PyObject *counts_in_lower_case(PyObject *object, PyObject *nothing)
{
    (void)nothing;
    const Tally *tally = &((Counts *)object)->tally;
    PyObject *list = PyList_New(0);
    for (size_t i = 0; list != NULL && i < tally->first_count; i++)
        if (tally->firsts[i].table == LOWER)
            add(&list, tally, tally->firsts[i].token);
    return list;
}

static PyObject *counts_totals(PyObject *object, PyObject *nothing)
{
    (void)nothing;
    const size_t *totals = ((Counts *)object)->totals;
    return Py_BuildValue("nnnn", (Py_ssize_t)totals[0], (Py_ssize_t)totals[1],
                         (Py_ssize_t)totals[2], (Py_ssize_t)totals[3]);
}

static void counts_dealloc(PyObject *object)
{
    Counts *self = (Counts *)object;
    tally_clear(&self->tally);
    endings_clear(&self->endings);
    free_object(object);
}

/* Counts the words of a text; false where Python has an error to tell of. */
static bool take_text(Counts *self, PyObject *text, const Text *invisible, PyObject *const *given)
{
    PyObject *owner;
    Counter counter = {0};
    bool is_done = read_document(text, &owner, &counter.text);
    if (is_done && counter.text.size > MOST_BYTES) {
        PyErr_SetString(PyExc_OverflowError, "a text of more than a gigabyte");
        is_done = false;
    }
    is_done = is_done && count_text(&counter, invisible, given);
    Py_XDECREF(owner);
    self->tally = counter.tally;
    self->totals[0] = counter.size;
    self->totals[1] = counter.paragraphs;
    self->totals[2] = counter.lower_paragraphs;
    self->totals[3] = counter.lower_sentences;
    return is_done;
}

static PyObject *counts_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    (void)keywords;
    PyObject *text, *given[GIVEN_COUNT];
    const char *hidden;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(arguments, "Os#OOOO:Counts", &text, &hidden, &size, &given[0], &given[1],
                          &given[2], &given[3]))
        return NULL;
    Text invisible = {.data = (const uint8_t *)hidden, .size = (size_t)size};
    Counts *self = (Counts *)new_object(type);
    if (self != NULL && !take_text(self, text, &invisible, given))
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef counts_methods[] = {
    {"occurrences", counts_occurrences, METH_O, NULL},
    {"pairs", counts_pairs, METH_VARARGS, NULL},
    {"spelling", counts_spelling, METH_O, NULL},
    {"ending_in", counts_ending_in, METH_O, NULL},
    {"in_lower_case", counts_in_lower_case, METH_NOARGS, NULL},
    {"totals", counts_totals, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(counts, Counts, "Counts");
