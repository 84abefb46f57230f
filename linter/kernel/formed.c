/* Whether a word is made of known ones, as `linter/textmend/spelling/forms.py` says. */

#include <stdlib.h>
#include <string.h>

#include "model.h"

#define SHORTEST_BASE 4 /* letters */
#define SHORTEST_PART 3
#define LONG 5
static const double KNOWN = 0.1, IN_USE = 2, OFTEN = 50;

/* What is asked: a word of ASCII in a copy that may be written to, with room for one letter more. */
typedef struct {
    PyObject *frequencies;
    uint8_t *word;
    size_t size;
    Lines prefixes, suffixes;
    bool has_failed;
} Asked;

static double times(Asked *asked, const uint8_t *part, size_t size)
{
    double found = frequency_of_part(asked->frequencies, part, size);
    asked->has_failed |= found < 0;
    return found;
}

static bool is_in_use(Asked *asked, const uint8_t *part, size_t size)
{
    double found = times(asked, part, size);
    return found >= KNOWN || (size >= LONG && found > 0);
}

/* Whether a stem with another letter behind it is a word. */
static bool is_in_use_with(Asked *asked, uint8_t *stem, size_t size, uint8_t letter)
{
    const uint8_t behind = stem[size];
    stem[size] = letter;
    bool answer = is_in_use(asked, stem, size + 1);
    stem[size] = behind;
    return answer;
}

/* Whether a stem is a word before the suffix behind it, or does so without its "e" or its last
   letter. */
static bool is_stem(Asked *asked, uint8_t *stem, size_t size, size_t suffix_size)
{
    if (size < SHORTEST_BASE)
        return false;
    const uint8_t last = stem[size - 1], first = stem[size];
    const uint8_t second = suffix_size > 1 ? stem[size + 1] : 0;
    if (last == first && is_one_of(first, "sy"))
        return false;
    if (suffix_size == 1 && first == 'e')
        return last == 'a' && is_in_use(asked, stem, size);
    if ((suffix_size == 1 && is_one_of(first, "dr")) ||
        (suffix_size == 2 && first == 'r' && second == 's'))
        return last == 'e' && is_in_use(asked, stem, size);
    if (is_one_of(first, "aeiouy") &&
        (is_in_use_with(asked, stem, size, 'e') ||
         (last == stem[size - 2] && is_in_use(asked, stem, size - 1)) ||
         (first == 'i' && is_one_of(second, "eaf") &&
          is_in_use_with(asked, stem, size, 'y'))))
        return true;
    return is_in_use(asked, stem, size);
}

/* Whether what follows a prefix is a word, or one with an ending. */
static bool is_base(Asked *asked, uint8_t *rest, size_t size)
{
    static const char *const ENDINGS[] = {"s",    "ed", "ing", "er",   "ers",
                                          "able", "ly", "ist", "ists", "ism"};
    if (size < SHORTEST_BASE)
        return false;
    bool answer = is_in_use(asked, rest, size);
    for (size_t i = 0; !answer && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t its_size = strlen(ENDINGS[i]);
        answer = size >= its_size && memcmp(rest + size - its_size, ENDINGS[i], its_size) == 0 &&
                 is_stem(asked, rest, size - its_size, its_size);
    }
    return answer;
}

static bool has_affix(Asked *asked)
{
    uint8_t *word = asked->word;
    bool answer = false;
    for (size_t at = 1; !answer && at < asked->size; at++) {
        size_t rest = asked->size - at;
        answer = (has_line(&asked->prefixes, word, at) && is_base(asked, word + at, rest)) ||
                 (has_line(&asked->suffixes, word + rest, at) && is_stem(asked, word, rest, at));
    }
    return answer;
}

static bool is_part(Asked *asked, const uint8_t *half, size_t size)
{
    return times(asked, half, size) >= (size > SHORTEST_PART ? IN_USE : OFTEN);
}

static bool is_compound(Asked *asked)
{
    bool answer = false;
    for (size_t at = SHORTEST_PART; !answer && at + SHORTEST_PART <= asked->size; at++)
        answer = is_part(asked, asked->word, at) &&
                 is_part(asked, asked->word + at, asked->size - at);
    return answer;
}

PyObject *frequency_is_formed(PyObject *object, PyObject *arguments)
{
    PyObject *argument, *owner, *answer = NULL;
    const char *prefixes, *suffixes;
    Py_ssize_t size, its_size;
    Text word;
    if (!PyArg_ParseTuple(arguments, "Oy#y#:is_formed", &argument, &prefixes, &size, &suffixes,
                          &its_size) ||
        !read_text(argument, &owner, &word))
        return NULL;
    Asked asked = {.frequencies = object,
                   .word = malloc(word.size + 1),
                   .size = word.size,
                   .prefixes = {(const uint8_t *)prefixes, (size_t)size},
                   .suffixes = {(const uint8_t *)suffixes, (size_t)its_size}};
    if (!word.is_ascii) {
        PyErr_SetString(PyExc_ValueError, "not a word of ASCII");
    } else if (asked.word == NULL) {
        PyErr_NoMemory();
    } else {
        memcpy(asked.word, word.data, word.size);
        asked.word[word.size] = 0;
        bool is_formed = has_affix(&asked) || is_compound(&asked);
        if (!asked.has_failed)
            answer = PyBool_FromLong(is_formed);
    }
    free(asked.word);
    Py_XDECREF(owner);
    return answer;
}
