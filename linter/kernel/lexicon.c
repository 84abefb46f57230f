/* `Lexicon`: the numbers of words, as `linter/textmend/evidence/tables.py` finds them. */

#include <string.h>

#include "model.h"

/* Words as Python has them: their vocabulary alone. */
typedef struct {
    PyObject_HEAD
    Vocabulary vocabulary;
} Lexicon;

/* The last letters of words, from the last one on. */
typedef struct {
    uint8_t letters[LONGEST];
    size_t size; /* more than LONGEST for those of no word */
} Ending;

static void take_ending(Ending *ending, const uint8_t *word, size_t size)
{
    ending->size = size;
    for (size_t i = 0; i < size && i < LONGEST; i++)
        ending->letters[i] = word[size - 1 - i];
}

static bool read_ending(PyObject *object, Ending *ending)
{
    PyObject *owner;
    Text word;
    bool is_read = read_text(object, &owner, &word);
    if (is_read)
        take_ending(ending, word.data, word.size);
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

static int64_t number_of(const Vocabulary *vocabulary, const Ending *word)
{
    if (word->size > LONGEST)
        return -1;
    const Words *words = &vocabulary->words[word->size];
    size_t index = search(words, word);
    if (index == words->count || compare(words, index, word) != 0)
        return -1;
    return (int64_t)(words->number + index);
}

/* The number of a word, or -1. */
int64_t vocabulary_number(const Vocabulary *vocabulary, const uint8_t *word, size_t size)
{
    Ending ending;
    take_ending(&ending, word, size);
    return number_of(vocabulary, &ending);
}

/* Writes down the word with this number, and says how long it is: 0 where none has it. */
size_t vocabulary_word(const Vocabulary *vocabulary, uint64_t number, uint8_t *word)
{
    for (size_t length = 1; length <= LONGEST; length++) {
        const Words *words = &vocabulary->words[length];
        if (number < words->number || number - words->number >= words->count)
            continue;
        const uint8_t *reversed = words->data + (number - words->number) * length;
        for (size_t i = 0; i < length; i++)
            word[i] = reversed[length - 1 - i];
        return length;
    }
    return 0;
}

static PyObject *lexicon_find(PyObject *object, PyObject *argument)
{
    Ending word;
    if (!read_ending(argument, &word))
        return NULL;
    return PyLong_FromLongLong(number_of(&((Lexicon *)object)->vocabulary, &word));
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
    const Words *words = &((Lexicon *)object)->vocabulary.words[ending.size + (size_t)lost];
    size_t index = search(words, &ending);
    for (; found != NULL && index < words->count && compare(words, index, &ending) == 0; index++)
        if (!add_front(found, words, index, (size_t)lost))
            Py_CLEAR(found);
    return found;
}

/* Notes where the words of each length are: behind how many there are of each. */
static bool note_words(Vocabulary *vocabulary, size_t at)
{
    const size_t heads = (LONGEST + 1) * sizeof(uint32_t), end = (size_t)vocabulary->data.len;
    if (at > end || end - at < heads)
        return false;
    const uint8_t *data = vocabulary->data.buf, *counts = data + at;
    at += heads;
    for (size_t length = 1; length <= LONGEST; length++) {
        size_t count = number_at(counts, length);
        if (count > (end - at) / length)
            return false;
        vocabulary->words[length] = (Words){.data = data + at,
                                            .length = length,
                                            .count = count,
                                            .number = vocabulary->size};
        at += count * length;
        vocabulary->size += count;
    }
    return true;
}

/* Takes the lexicon that begins at an offset in some data. */
bool vocabulary_take(Vocabulary *vocabulary, PyObject *data, Py_ssize_t offset)
{
    if (PyObject_GetBuffer(data, &vocabulary->data, PyBUF_SIMPLE) < 0)
        return false;
    bool is_taken = offset >= 0 && note_words(vocabulary, (size_t)offset);
    if (!is_taken)
        PyErr_SetString(PyExc_ValueError, "not a lexicon of this version");
    return is_taken;
}

static void lexicon_dealloc(PyObject *object)
{
    PyBuffer_Release(&((Lexicon *)object)->vocabulary.data); /* nothing where none was taken */
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
    if (self != NULL && !vocabulary_take(&self->vocabulary, data, offset))
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef lexicon_methods[] = {
    {"find", lexicon_find, METH_O, NULL},
    {"ending_in", lexicon_ending_in, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(lexicon, Lexicon, "Lexicon");
