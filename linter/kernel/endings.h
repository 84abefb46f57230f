/* The words that were counted, by their last letters. */

#ifndef TEXTMEND_KERNEL_ENDINGS_H
#define TEXTMEND_KERNEL_ENDINGS_H

#include "tally.h"

/* Words, each once, in the order of the tables and in these of when they first came. */
typedef struct {
    uint32_t *words; /* tokens */
    uint32_t *next;  /* of those with the same last two bytes: one more than its place among words */
    uint32_t *heads; /* the first of them */
    size_t count;
    unsigned bits; /* of the number of two bytes, how many name a head */
} Endings;

/* endings.c */
bool endings_make(Endings *endings, const Tally *tally);
size_t endings_next(const Endings *endings, const Tally *tally, const uint8_t *tail, size_t size,
                    size_t after);
void endings_clear(Endings *endings);

#endif
