/* Blocks of 64 bytes of a text, and a bit for each byte: what there is to look at is found by its
   bits, and what is between is passed over. */

#ifndef TEXTMEND_KERNEL_BLOCKS_H
#define TEXTMEND_KERNEL_BLOCKS_H

#include "kernel.h"

/* Has a function compiled twice where compiler and system can do so: processors that look at 32 bytes
   together get one that does. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define IN_WIDE_STEPS __attribute__((target_clones("avx2", "default")))
#else
#define IN_WIDE_STEPS
#endif

#define BLOCK 64
#define BEHIND 2 /* bytes behind a block that can be read */

/* The block that begins at `at`; where the text ends it is copied, and filled with zeros. */
static inline const uint8_t *block_at(const Text *text, size_t at, uint8_t copy[BLOCK + BEHIND])
{
    size_t left = text->size - at;
    if (left >= BLOCK + BEHIND)
        return text->data + at;
    memset(copy, 0, BLOCK + BEHIND);
    memcpy(copy, text->data + at, left);
    return copy;
}

/* A bit for each of the flags of a block, each of them 0 or 1; the first is the lowest. */
static inline uint64_t bits_of(const uint8_t flags[BLOCK])
{
    uint64_t bits = 0;
    for (unsigned at = 0; at < BLOCK; at += 8) {
        uint64_t eight = window(flags + at, 8, 8);
        bits |= eight * 0x0102040810204080u >> 56 << at;
    }
    return bits;
}

/* The number of the lowest bit; there is one. */
static inline unsigned lowest(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned number = 0;
    for (; !(bits & 0xFF); bits >>= 8)
        number += 8;
    for (; !(bits & 1); bits >>= 1)
        number++;
    return number;
#endif
}

/* Whether a byte is a letter of ASCII, as a flag: written so that many are looked at together. */
static inline uint8_t is_letter(uint8_t byte)
{
    return (uint8_t)((byte | 0x20) - 'a') < 26;
}

/* Whether all bytes are of ASCII: seen many at a time, and none of them passed over. */
static inline bool is_ascii(const uint8_t *bytes, size_t size)
{
    uint8_t all = 0;
    for (size_t i = 0; i < size; i++)
        all |= bytes[i];
    return all < 0x80;
}

#endif
