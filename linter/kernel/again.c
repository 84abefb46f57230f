/* Whether a word may stand in a text again, as `linter/textmend/spelling/once.py` asks. */

#include "blocks.h"
#include "python.h"

#define TWICE 2

/* The letter in lower case; some other characters become others. */
static inline uint8_t small(uint8_t byte)
{
    return byte | 0x20;
}

/* Whether the letters of a word stand at a place, in whatever case. */
static bool stands_at(const Text *text, size_t at, const Text *word)
{
    if (text->size - at < word->size)
        return false;
    for (size_t i = 0; i < word->size; i++)
        if (small(text->data[at + i]) != word->data[i])
            return false;
    return true;
}

/* Whether small letters of ASCII, two or more, stand somewhere and then somewhere else. */
IN_WIDE_STEPS
static bool stands_again(const Text *text, const Text *word)
{
    uint8_t copy[BLOCK + BEHIND], flags[BLOCK];
    const uint8_t first = word->data[0], second = word->data[1];
    unsigned times = 0;
    for (size_t at = 0; at < text->size && times < TWICE; at += BLOCK) {
        const uint8_t *block = block_at(text, at, copy);
        for (unsigned i = 0; i < BLOCK; i++)
            flags[i] = (small(block[i]) == first) & (small(block[i + 1]) == second);
        for (uint64_t bits = bits_of(flags); bits; bits &= bits - 1)
            times += stands_at(text, at + lowest(bits), word);
    }
    return times >= TWICE;
}

/* Whether all of it is small letters of ASCII, and as many as are looked for together. */
static bool is_looked_for(const Text *word)
{
    bool is_small = word->size >= 2;
    for (size_t i = 0; i < word->size; i++)
        is_small &= (KIND[word->data[i]] & SMALL) != 0;
    return is_small;
}

PyObject *kernel_stands_again(PyObject *module, PyObject *arguments)
{
    (void)module;
    PyObject *of_text, *of_word, *owner, *its_owner = NULL, *answer = NULL;
    Text text, word;
    if (!PyArg_ParseTuple(arguments, "OO:stands_again", &of_text, &of_word))
        return NULL;
    if (read_document(of_text, &owner, &text) && read_text(of_word, &its_owner, &word))
        answer = PyBool_FromLong(!is_looked_for(&word) || stands_again(&text, &word));
    Py_XDECREF(its_owner);
    Py_XDECREF(owner);
    return answer;
}
