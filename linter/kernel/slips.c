/* Two likely slips of the pen in one word, as `linter/textmend/spelling/edits.py` undoes them. */

#include <stdlib.h>
#include <string.h>

#include "python.h"
#include "slips.h"

/* Whether two words of one length differ by letters that changed places, or by a vowel. */
static bool is_mistaken(Word word, Word other)
{
    const uint8_t *a = word.letters, *b = other.letters;
    size_t at = 0, end = word.size;
    while (at < end && a[at] == b[at])
        at++;
    while (end > at && a[end - 1] == b[end - 1])
        end--;
    if (at == 0)
        return false;
    if (end - at == 2)
        return a[at] == b[at + 1] && a[at + 1] == b[at];
    return end - at == 1 && is_vowel(a[at]) && is_vowel(b[at]);
}

/* Whether `longer` has one letter more in a run of equal ones, and not the first two of it at the
   start of the word. */
static bool is_doubled(Word word, Word longer)
{
    size_t at = 0;
    while (at < word.size && word.letters[at] == longer.letters[at])
        at++;
    size_t start = at;
    while (start > 0 && longer.letters[start - 1] == longer.letters[at])
        start--;
    return start > 0 && start < at &&
           memcmp(word.letters + at, longer.letters + at + 1, word.size - at) == 0;
}

/* Whether a letter of `longer` stands there twice or more, and one time less in `word`. */
static bool is_halved(Word longer, Word word)
{
    size_t at = 0;
    while (at < word.size && longer.letters[at] == word.letters[at])
        at++;
    return at > 0 && longer.letters[at] == longer.letters[at - 1] &&
           memcmp(longer.letters + at + 1, word.letters + at, word.size - at) == 0;
}

/* Whether undoing one likely slip makes `other` of `word`. */
static bool is_likely(Word word, Word other)
{
    if (word.size == other.size)
        return is_mistaken(word, other);
    if (word.size + 1 == other.size)
        return is_doubled(word, other);
    return word.size == other.size + 1 && is_halved(word, other);
}

/* Adds the pair of `between` and `other` if a likely slip makes the one of the other. */
static bool add_if_likely(PyObject *found, Word between, PyObject *other)
{
    Py_ssize_t size;
    const char *letters = PyUnicode_AsUTF8AndSize(other, &size);
    if (letters == NULL)
        return false;
    if (!is_likely(between, (Word){(const uint8_t *)letters, (size_t)size}))
        return true;
    PyObject *pair = Py_BuildValue("(s#O)", between.letters, (Py_ssize_t)between.size, other);
    bool is_added = pair != NULL && PyList_Append(found, pair) == 0;
    Py_XDECREF(pair);
    return is_added;
}

/* The same for each of `others`. */
static bool add_likely(PyObject *found, const uint8_t *letters, size_t size, PyObject *others)
{
    Py_ssize_t count = PyList_Size(others);
    for (Py_ssize_t i = 0; i < count; i++)
        if (!add_if_likely(found, (Word){letters, size}, PyList_GetItem(others, i)))
            return false;
    return true;
}

/* Undoes each likely slip of the letter at `at`, in `made`, and then one more. */
static bool undo(PyObject *found, Word word, size_t at, uint8_t *made, PyObject *others)
{
    const uint8_t *letters = word.letters;
    uint8_t here = letters[at];
    size_t rest = word.size - at - 1;
    bool is_twice = here == letters[at - 1];
    memcpy(made, letters, at + 1);
    memcpy(made + at + !is_twice, letters + at + is_twice, rest + !is_twice);
    if (!add_likely(found, made, word.size + 1 - 2 * is_twice, others))
        return false;
    memcpy(made, letters, word.size);
    if (rest > 0 && here != letters[at + 1]) {
        made[at] = letters[at + 1];
        made[at + 1] = here;
        if (!add_likely(found, made, word.size, others))
            return false;
        made[at + 1] = letters[at + 1];
    }
    for (const char *vowel = VOWELS; is_vowel(here) && *vowel; vowel++) {
        made[at] = (uint8_t)*vowel;
        if (made[at] != here && !add_likely(found, made, word.size, others))
            return false;
    }
    return true;
}

PyObject *kernel_two_slips(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *text, *others;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(arguments, "UO!:two_slips", &text, &PyList_Type, &others))
        return NULL;
    const char *letters = PyUnicode_AsUTF8AndSize(text, &size);
    if (letters == NULL)
        return NULL;
    PyObject *found = PyList_New(0);
    uint8_t *made = malloc((size_t)size + 1);
    if (made == NULL)
        PyErr_NoMemory();
    bool is_done = found != NULL && made != NULL;
    if (size != PyUnicode_GetLength(text))
        size = 0; /* a letter is a byte here */
    Word word = {(const uint8_t *)letters, (size_t)size};
    for (size_t at = 1; is_done && at < word.size; at++)
        is_done = undo(found, word, at, made, others);
    free(made);
    if (!is_done)
        Py_CLEAR(found);
    return found;
}
