/* What is counted of the tokens of a text: each is known by a number, from 0. */

#ifndef TEXTMEND_TALLY_H
#define TEXTMEND_TALLY_H

#include "kernel.h"

/* What a token counts for; the last says that its spelling is kept. */
enum Table { LOWER, CAPITALISED, STARTS, SPELLED, TABLE_COUNT };

typedef struct {
    uint64_t hash;
    uint32_t start, size;        /* in the store of bytes */
    uint32_t small;              /* the token that it is in lower case */
    uint32_t times[TABLE_COUNT]; /* for the last table, the token that is its spelling, and one */
    uint16_t roles;
} Token;

/* A token with a capital, in lower case, and what stands behind it. */
typedef struct {
    uint32_t token, following, times;
} Pair;

/* Which token got into which table: in the order in which they did. */
typedef struct {
    uint32_t token;
    enum Table table;
} First;

/* Numbers of tokens or pairs, one more than they are, by their hashes; a power of two has room. */
typedef struct {
    uint32_t *at;
    unsigned bits;
} Slots;

typedef struct {
    Token *tokens;
    Pair *pairs;
    First *firsts;
    uint8_t *store;
    size_t count, room, pair_count, pair_room, first_count, first_room, stored, store_room;
    Slots by_bytes, by_pair;
    uint64_t factor; /* odd, and not to be foreseen: nobody can write words whose hashes agree */
    bool failed;     /* memory ran out */
} Tally;

#define NO_TOKEN UINT32_MAX

uint32_t tally_token(Tally *tally, const uint8_t *bytes, size_t size, size_t room, bool *is_new);
void tally_first(Tally *tally, uint32_t token, enum Table table);
void tally_pair(Tally *tally, uint32_t token, uint32_t following);
uint32_t tally_times_of_pair(const Tally *tally, uint32_t token, uint32_t following);
void tally_clear(Tally *tally);

/* Finds the slot where a search begins that goes on to the next until one is free. */
static inline size_t slot_of(const Slots *slots, uint64_t hash)
{
    return (size_t)(hash >> (64 - slots->bits));
}

static inline size_t next_slot(const Slots *slots, size_t slot)
{
    return (slot + 1) & (((size_t)1 << slots->bits) - 1);
}

/* Of up to eight bytes no two have the same with the same size. */
static inline uint64_t hash_of_bytes(const Tally *tally, const uint8_t *bytes, size_t size, size_t room)
{
    uint64_t hash = 0;
    for (size_t at = 0; at < size; at += sizeof hash) {
        hash = (hash ^ window(bytes + at, size - at, room - at)) * tally->factor;
        hash ^= hash >> 32;
    }
    return hash;
}

/* Finds the slot of a token with this hash, or the free one where it would be put. */
static inline size_t slot_of_token(const Tally *tally, uint64_t hash, const uint8_t *bytes, size_t size)
{
    const Slots *slots = &tally->by_bytes;
    size_t slot = slot_of(slots, hash);
    for (uint32_t taken; (taken = slots->at[slot]) != 0; slot = next_slot(slots, slot)) {
        const Token *token = &tally->tokens[taken - 1];
        if (token->hash == hash && token->size == size &&
            (size <= sizeof hash || memcmp(tally->store + token->start, bytes, size) == 0))
            break;
    }
    return slot;
}

/* The number of a token, of which `room` bytes can be read; NO_TOKEN: there is none. */
static inline uint32_t tally_find(const Tally *tally, const uint8_t *bytes, size_t size,
                                  size_t room)
{
    if (tally->by_bytes.at == NULL)
        return NO_TOKEN;
    size_t slot = slot_of_token(tally, hash_of_bytes(tally, bytes, size, room), bytes, size);
    return tally->by_bytes.at[slot] - 1; /* which is NO_TOKEN where the slot is free */
}

static inline void tally_times(Tally *tally, uint32_t token, enum Table table)
{
    if (tally->tokens[token].times[table]++ == 0)
        tally_first(tally, token, table);
}

#endif
