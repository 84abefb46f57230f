/* Anchors, by what each of them is looked for. */

#ifndef TEXTMEND_KERNEL_ANCHORS_H
#define TEXTMEND_KERNEL_ANCHORS_H

#include "rare.h"

#define PAIRS 65536
#define BUCKETS 4096

typedef struct {
    uint32_t start, size; /* in the store of bytes */
    uint32_t at;          /* of the byte, or the pair, by which it is looked for */
    uint32_t rule;
    uint32_t next; /* of those that are looked for by the same; one more than its index */
    uint8_t first; /* its first byte */
    bool placed;   /* whether its places are wanted, and not only that it is there */
} Anchor;

typedef struct {
    uint32_t by_byte[256];
    uint32_t by_pair[BUCKETS]; /* a table with a place for each would cost more to lay out */
    uint8_t pairs[PAIRS / 8];  /* a bit for each pair by which something is looked for */
} Heads;

struct Anchors {
    Anchor *all;
    uint8_t *store;
    size_t count, room, stored, store_room;
    Heads inside, before; /* by what begins at a byte that is seen, and by a pair that ends there */
    Heads at_start, at_end;
    Rare rare; /* the bytes at which something is looked for inside of lines */
};

/* anchors.c */
void anchors_check(const Anchors *anchors, const Heads *heads, const Text *text, size_t at,
                   Found *found);

static inline unsigned pair_at(const uint8_t *bytes)
{
    return bytes[0] | (unsigned)bytes[1] << 8;
}

/* The bucket in which an anchor is that is looked for by this pair. */
static inline unsigned bucket_of(unsigned pair)
{
    return (pair * 40503 & (PAIRS - 1)) / (PAIRS / BUCKETS); /* Knuth 6.4: 2 ** 16 by the golden ratio */
}

/* Whether something is looked for by a pair. */
static inline bool has_pair(const Heads *heads, unsigned pair)
{
    return heads->pairs[pair >> 3] >> (pair & 7) & 1;
}

/* Bytes between one that is rare and the pair that is looked up: of three and more that a character
   has the first two tell little. */
static inline size_t to_pair(uint8_t byte)
{
    return byte >= 0xE0;
}

/* Looks for anchors at a byte that is rare. */
static inline void anchors_at(const Anchors *anchors, const Text *text, size_t at, Found *found)
{
    size_t place = at + to_pair(text->data[at]);
    if (place < text->size && has_pair(&anchors->inside, pair_at(text->data + place)))
        anchors_check(anchors, &anchors->inside, text, place, found);
    if (at && has_pair(&anchors->before, pair_at(text->data + at - 1)))
        anchors_check(anchors, &anchors->before, text, at - 1, found);
}

#endif
