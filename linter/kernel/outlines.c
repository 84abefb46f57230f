/* `Outlines`: words two likely slips away, as `linter/textmend/spelling/index.py` finds them. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "slips.h"

#define SLIPS 2
static const double TWICE = 1.5; /* what is added for a second slip */

typedef struct {
    PyObject_HEAD
    Py_buffer outlines, numbers;
    size_t count; /* how many both have */
    Vocabulary lexicon, dictionary;
} Outlines;

/* A word that may have been meant, and what the slips cost: INFINITY where they are not two. */
typedef struct {
    uint8_t letters[LONGEST];
    size_t size;
    double cost;
} Candidate;

typedef struct {
    Word standing;
    Candidate *candidates;
    size_t count;
} Search;

/* The first letter of a word and which consonants it has. */
static uint64_t outline(Word word)
{
    uint64_t found = 0;
    for (size_t i = 0; i < word.size; i++)
        if (!is_vowel(word.letters[i]))
            found |= (uint64_t)1 << (word.letters[i] & 31);
    return found << 5 | (word.letters[0] & 31);
}

static size_t vowels(Word word)
{
    size_t count = 0;
    for (size_t i = 0; i < word.size; i++)
        count += is_vowel(word.letters[i]);
    return count;
}

static size_t apart(size_t one, size_t other)
{
    return one > other ? one - other : other - one;
}

/* Takes the word at a place, if so few slips can have made another of it. */
static bool take_candidate(const Outlines *self, size_t at, Word word, Candidate *candidate)
{
    uint64_t number = number_at(self->numbers.buf, at), size = self->lexicon.size;
    candidate->cost = INFINITY;
    candidate->size = number < size
                          ? vocabulary_word(&self->lexicon, number, candidate->letters)
                          : vocabulary_word(&self->dictionary, number - size, candidate->letters);
    size_t theirs = vowels((Word){candidate->letters, candidate->size}), ours = vowels(word);
    return candidate->size > 0 &&
           apart(theirs, ours) + apart(candidate->size - theirs, word.size - ours) <= SLIPS;
}

/* Collects the words that share the outline of `word`; false where memory ran out. */
static bool collect(const Outlines *self, Word word, Search *search)
{
    uint64_t wanted = outline(word);
    size_t first = first_from(self->outlines.buf, 0, self->count, wanted), last = first;
    while (last < self->count && number_at(self->outlines.buf, last) == wanted)
        last++;
    search->candidates = malloc((last - first + 1) * sizeof *search->candidates);
    if (search->candidates == NULL)
        return false;
    for (size_t at = first; at < last; at++)
        search->count += take_candidate(self, at, word, &search->candidates[search->count]);
    return true;
}

/* Notes what it costs to come by `between` to each word that is a likely slip away from that. */
static void see_between(void *seer, Word between)
{
    const Search *search = seer;
    for (size_t i = 0; i < search->count; i++) {
        Candidate *each = &search->candidates[i];
        Word meant = {each->letters, each->size};
        if (!is_likely(between, meant))
            continue;
        double cost = cost_of_slip(search->standing, between) + cost_of_slip(between, meant) + TWICE;
        if (cost < each->cost)
            each->cost = cost;
    }
}

/* The words that were come by, but for the word itself. */
static PyObject *as_dict(const Search *search)
{
    PyObject *found = PyDict_New();
    for (size_t i = 0; found != NULL && i < search->count; i++) {
        const Candidate *each = &search->candidates[i];
        if (isinf(each->cost) || (each->size == search->standing.size &&
                                  memcmp(each->letters, search->standing.letters, each->size) == 0))
            continue;
        const char *letters = (const char *)each->letters;
        PyObject *word = PyUnicode_DecodeASCII(letters, (Py_ssize_t)each->size, NULL);
        PyObject *cost = PyFloat_FromDouble(each->cost);
        if (word == NULL || cost == NULL || PyDict_SetItem(found, word, cost) < 0)
            Py_CLEAR(found);
        Py_XDECREF(word);
        Py_XDECREF(cost);
    }
    return found;
}

static PyObject *far(const Outlines *self, Word word)
{
    Search search = {.standing = word};
    PyObject *found = NULL;
    uint8_t *made = malloc(word.size + 1);
    if (made == NULL || !collect(self, word, &search))
        PyErr_NoMemory();
    else {
        if (search.count > 0)
            undo_likely(word, made, see_between, &search);
        found = as_dict(&search);
    }
    free(made);
    free(search.candidates);
    return found;
}

static PyObject *outlines_far(PyObject *object, PyObject *argument)
{
    PyObject *owner, *found = NULL;
    Text word;
    if (read_text(argument, &owner, &word)) {
        bool may_have = word.size > 0 && word.is_ascii; /* no word has other letters */
        found = may_have ? far((Outlines *)object, (Word){word.data, word.size}) : PyDict_New();
    }
    Py_XDECREF(owner);
    return found;
}

static void outlines_dealloc(PyObject *object)
{
    Outlines *self = (Outlines *)object;
    PyBuffer_Release(&self->outlines); /* which does nothing where none was taken */
    PyBuffer_Release(&self->numbers);
    PyBuffer_Release(&self->lexicon.data);
    PyBuffer_Release(&self->dictionary.data);
    free_object(object);
}

static PyObject *outlines_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"outlines", "numbers", "lexicon", "dictionary", NULL};
    PyObject *outlines, *numbers, *lexicon, *dictionary;
    Py_ssize_t offset, other_offset;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OO(On)(On):Outlines", names, &outlines,
                                     &numbers, &lexicon, &offset, &dictionary, &other_offset))
        return NULL;
    Outlines *self = (Outlines *)new_object(type);
    bool is_taken = self != NULL &&
                    PyObject_GetBuffer(outlines, &self->outlines, PyBUF_SIMPLE) == 0 &&
                    PyObject_GetBuffer(numbers, &self->numbers, PyBUF_SIMPLE) == 0 &&
                    vocabulary_take(&self->lexicon, lexicon, offset) &&
                    vocabulary_take(&self->dictionary, dictionary, other_offset);
    if (is_taken) {
        size_t bytes = (size_t)self->outlines.len, others = (size_t)self->numbers.len;
        self->count = (bytes < others ? bytes : others) / sizeof(uint32_t);
    } else
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef outlines_methods[] = {
    {"far", outlines_far, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(outlines, Outlines, "Outlines");
