/* What is known of words, as `linter/textmend/evidence/model.py` and `tables.py` have it. */

#ifndef TEXTMEND_KERNEL_MODEL_H
#define TEXTMEND_KERNEL_MODEL_H

#include "python.h"

#define LONGEST 20 /* bytes of a word with a number */
#define CODES 256  /* counts that there are */

/* Where a word of the training text may stand, or what else a column counts. */
enum Column {
    PARAGRAPH_STARTS,
    SENTENCE_STARTS,
    CAPITALISED,
    LOWER,
    LEFT_ANY,
    LEFT_START,
    DICTIONARY,
    COLUMNS
};

/* The words of one length, reversed, in order. */
typedef struct {
    const uint8_t *data;
    size_t length, count;
    uint64_t number; /* of the first */
} Words;

/* Words with numbers: a lexicon. */
typedef struct {
    Py_buffer data;
    Words words[LONGEST + 1]; /* by length */
    uint64_t size;
} Vocabulary;

/* lexicon.c */
bool vocabulary_take(Vocabulary *vocabulary, PyObject *data, Py_ssize_t offset);
int64_t vocabulary_number(const Vocabulary *vocabulary, const uint8_t *word, size_t size);
size_t vocabulary_word(const Vocabulary *vocabulary, uint64_t number, uint8_t *word);

/* frequency.c */
double frequency_of_part(PyObject *frequencies, const uint8_t *part, size_t size);

/* formed.c */
PyObject *frequency_is_formed(PyObject *frequencies, PyObject *arguments);

#endif
