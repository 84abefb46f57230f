/* What is rare in a text: where anchors and marks are looked for. */

#ifndef TEXTMEND_KERNEL_RARE_H
#define TEXTMEND_KERNEL_RARE_H

#include "blocks.h"

#define MOST_LETTERS 8

/* Bytes that are looked at: those of no letter and no space, and those that begin a character beyond
   ASCII; spaces with another of them next but one, or nearer; and these letters. */
typedef struct {
    uint8_t letters[MOST_LETTERS];
    unsigned count;
    bool is_every; /* more letters would be needed: all bytes are looked at */
} Rare;

static inline bool is_letter_of(const Rare *rare, uint8_t byte)
{
    return memchr(rare->letters, byte, rare->count) != NULL;
}

/* Whether a byte is rare whatever the anchors are, as a flag. */
static inline uint8_t is_rare(uint8_t byte)
{
    return !(is_letter(byte) | (byte == ' ') | ((byte & 0xC0) == 0x80));
}

/* Whether a space is at `at`, and another behind it or behind the next byte, as a flag. */
static inline uint8_t is_close(const uint8_t *at)
{
    return (at[0] == ' ') & ((at[1] == ' ') | (at[2] == ' '));
}

/* A bit for each byte that is looked at of the block that begins at `at`. */
static inline uint64_t rare_at(const Rare *rare, const Text *text, size_t at,
                               uint8_t copy[BLOCK + BEHIND])
{
    const uint8_t *block = block_at(text, at, copy);
    uint64_t within = text->size - at < BLOCK ? ((uint64_t)1 << (text->size - at)) - 1 : ~(uint64_t)0;
    uint8_t flags[BLOCK];
    if (rare->is_every)
        return within;
    for (unsigned i = 0; i < BLOCK; i++)
        flags[i] = is_rare(block[i]) | is_close(block + i);
    for (unsigned letter = 0; letter < rare->count; letter++)
        for (unsigned i = 0; i < BLOCK; i++)
            flags[i] |= block[i] == rare->letters[letter];
    return bits_of(flags) & within;
}

#endif
