/* Slips of the pen, as `linter/textmend/spelling/edits.py` has them. */

#ifndef TEXTMEND_KERNEL_SLIPS_H
#define TEXTMEND_KERNEL_SLIPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VOWELS "aeiou"

typedef struct {
    const uint8_t *letters;
    size_t size;
} Word;

/* edits.c */
bool is_vowel(uint8_t letter);
double cost_of_slip(Word standing, Word meant);

/* Is shown one word after another. */
typedef void (*Seeing)(void *seer, Word word);

/* slips.c */
bool is_likely(Word word, Word other);
void undo_likely(Word word, uint8_t *made, Seeing see, void *seer);

#endif
