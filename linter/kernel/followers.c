/* `Followers`: how likely a token is behind a word, as `linter/textmend/evidence/model.py` says. */

#include <math.h>
#include <string.h>

#include "model.h"

enum Class { NAME, ING, ED, LY, S, OTHER, CLASSES };

#define DISCOUNT 0.5
#define CLASS_WEIGHT 8.0
#define START_WEIGHT 4.0
#define FARTHEST 3.0

typedef struct {
    PyObject_HEAD
    Py_buffer columns;
    size_t size; /* of a column */
    Pairs any, start;
    double counts[CODES], amid;
    Py_ssize_t classes[CLASSES];
} Followers;

static uint8_t byte_of(const Followers *self, size_t number, enum Column column)
{
    return ((const uint8_t *)self->columns.buf)[column * self->size + number];
}

static double count(const Followers *self, size_t number, enum Column column)
{
    return self->counts[byte_of(self, number, column)];
}

static double left(const Followers *self, size_t number, enum Column column)
{
    return byte_of(self, number, column) / 255.0;
}

/* How often the word stands before `key`, less what is taken off for pairs that were not seen. */
static double seen(const Followers *self, const Pairs *pairs, size_t number, uint64_t key)
{
    double times = self->counts[pairs_code(pairs, number, key)] - DISCOUNT;
    return times > 0 ? times : 0;
}

static double single(const Followers *self, uint64_t key)
{
    return (count(self, key >> 1, key & 1 ? CAPITALISED : LOWER) + 0.5) / self->amid;
}

static bool ends_with(const Text *word, const char *ending)
{
    size_t size = strlen(ending);
    return word->size >= size && memcmp(word->data + word->size - size, ending, size) == 0;
}

/* What a word with too few counts of its own is taken for; `number` is below 0 if it is unknown. */
static enum Class class_of(const Followers *self, Py_ssize_t number, const Text *word)
{
    static const char *const ENDINGS[] = {[ING] = "ing", [ED] = "ed", [LY] = "ly", [S] = "s"};
    if (number < 0 ||
        count(self, (size_t)number, CAPITALISED) > count(self, (size_t)number, LOWER))
        return NAME;
    for (enum Class class = ING; class <= S; class++)
        if (ends_with(word, ENDINGS[class]))
            return class;
    return OTHER;
}

/* P(key | a sentence begins with some rare word of this class). */
static double after_class(const Followers *self, size_t number, uint64_t key)
{
    double total = count(self, number, SENTENCE_STARTS);
    return seen(self, &self->start, number, key) / (total > 1 ? total : 1) +
           left(self, number, LEFT_START) * single(self, key);
}

static double after_any(const Followers *self, Py_ssize_t number, const Text *word, uint64_t key)
{
    enum Class class = class_of(self, number, word);
    double base = after_class(self, (size_t)self->classes[class], key);
    if (number < 0)
        return base;
    size_t at = (size_t)number;
    double total = count(self, at, PARAGRAPH_STARTS) + count(self, at, SENTENCE_STARTS) +
                   count(self, at, CAPITALISED) + count(self, at, LOWER);
    if (total <= 0)
        return base;
    double share = total / (total + CLASS_WEIGHT);
    double own = seen(self, &self->any, at, key) / total +
                 left(self, at, LEFT_ANY) * single(self, key);
    return share * own + (1 - share) * base;
}

static double after_start(const Followers *self, Py_ssize_t number, const Text *word, uint64_t key)
{
    double base = after_any(self, number, word, key);
    if (number < 0)
        return base;
    size_t at = (size_t)number;
    double total = count(self, at, PARAGRAPH_STARTS) + count(self, at, SENTENCE_STARTS);
    if (total <= 0)
        return base;
    double share = total / (total + START_WEIGHT);
    double own = seen(self, &self->start, at, key) / total + left(self, at, LEFT_START) * base;
    return share * own + (1 - share) * base;
}

/* By how much likelier a token is behind a word than elsewhere: a logarithm. */
static double pull(const Followers *self, Py_ssize_t number, const Text *word, uint64_t key)
{
    return log(after_any(self, number, word, key) / single(self, key));
}

static bool is_number(const Followers *self, Py_ssize_t number)
{
    if (number < (Py_ssize_t)self->size)
        return true;
    PyErr_SetString(PyExc_IndexError, "no word has this number");
    return false;
}

/* What the neighbours of a word say for it; numbers below 0 stand for what is unknown, or for
   nothing. */
static PyObject *followers_fit(PyObject *object, PyObject *arguments)
{
    const Followers *self = (Followers *)object;
    Py_ssize_t before, number, key;
    PyObject *of_previous, *of_word, *owner, *its_owner = NULL, *answer = NULL;
    Text previous, word;
    if (!PyArg_ParseTuple(arguments, "nOnOn:fit", &before, &of_previous, &number, &of_word, &key) ||
        !is_number(self, before) || !is_number(self, number) || !is_number(self, key >> 1))
        return NULL;
    if (read_text(of_previous, &owner, &previous) && read_text(of_word, &its_owner, &word)) {
        double said = 0;
        if (number >= 0 && previous.size > 0)
            said += pull(self, before, &previous, 2 * (uint64_t)number);
        if (number >= 0 && key >= 0)
            said += pull(self, number, &word, (uint64_t)key);
        answer = PyFloat_FromDouble(fmax(-FARTHEST, fmin(FARTHEST, said)));
    }
    Py_XDECREF(its_owner);
    Py_XDECREF(owner);
    return answer;
}

typedef double (*Likelihood)(const Followers *, Py_ssize_t, const Text *, uint64_t);

static PyObject *answer(const Followers *self, PyObject *arguments, Likelihood likelihood)
{
    Py_ssize_t number, key;
    PyObject *argument, *owner;
    Text word;
    if (!PyArg_ParseTuple(arguments, "nOn", &number, &argument, &key))
        return NULL;
    if (key < 0) {
        PyErr_SetString(PyExc_IndexError, "no token has this key");
        return NULL;
    }
    if (!is_number(self, number) || !is_number(self, key >> 1))
        return NULL;
    PyObject *found = NULL;
    if (read_text(argument, &owner, &word))
        found = PyFloat_FromDouble(likelihood(self, number, &word, (uint64_t)key));
    Py_XDECREF(owner);
    return found;
}

static PyObject *followers_after_any(PyObject *object, PyObject *arguments)
{
    return answer((Followers *)object, arguments, after_any);
}

static PyObject *followers_after_start(PyObject *object, PyObject *arguments)
{
    return answer((Followers *)object, arguments, after_start);
}

static void followers_dealloc(PyObject *object)
{
    Followers *self = (Followers *)object;
    if (self->columns.obj != NULL)
        PyBuffer_Release(&self->columns);
    pairs_release(&self->any);
    pairs_release(&self->start);
    free_object(object);
}

static bool take_classes(Followers *self, PyObject *classes)
{
    for (Py_ssize_t i = 0; i < CLASSES; i++) {
        PyObject *each = PyTuple_GetItem(classes, i);
        self->classes[i] = each == NULL ? -1 : PyLong_AsSsize_t(each);
        if (PyErr_Occurred())
            return false;
        if (self->classes[i] < 0 || (size_t)self->classes[i] >= self->size) {
            PyErr_SetString(PyExc_ValueError, "not a class of words");
            return false;
        }
    }
    return true;
}

static PyObject *followers_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"columns", "anywhere", "start", "counts", "amid", "classes", NULL};
    PyObject *columns, *any, *start, *counts, *classes;
    double amid;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OO!O!O!dO!:Followers", names, &columns,
                                     &PyTuple_Type, &any, &PyTuple_Type, &start, &PyTuple_Type,
                                     &counts, &amid, &PyTuple_Type, &classes))
        return NULL;
    Followers *self = (Followers *)new_object(type);
    bool is_taken = self != NULL && PyObject_GetBuffer(columns, &self->columns, PyBUF_SIMPLE) == 0;
    if (is_taken) {
        self->size = (size_t)self->columns.len / COLUMNS;
        self->amid = amid;
        is_taken = take_doubles(self->counts, CODES, counts) && take_classes(self, classes) &&
                   pairs_take(&self->any, any) && pairs_take(&self->start, start);
    }
    if (!is_taken)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef followers_methods[] = {
    {"after_any", followers_after_any, METH_VARARGS, NULL},
    {"after_start", followers_after_start, METH_VARARGS, NULL},
    {"fit", followers_fit, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(followers, Followers, "Followers");
