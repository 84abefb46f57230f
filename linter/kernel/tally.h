/* What is counted of the tokens of a text: each is known by a number, from 0. */

#ifndef TEXTMEND_TALLY_H
#define TEXTMEND_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

uint32_t tally_find(const Tally *tally, const uint8_t *bytes, size_t size, size_t room);
uint32_t tally_token(Tally *tally, const uint8_t *bytes, size_t size, size_t room, bool *is_new);
void tally_first(Tally *tally, uint32_t token, enum Table table);
void tally_pair(Tally *tally, uint32_t token, uint32_t following);
uint32_t tally_times_of_pair(const Tally *tally, uint32_t token, uint32_t following);
void tally_clear(Tally *tally);

static inline void tally_times(Tally *tally, uint32_t token, enum Table table)
{
    if (tally->tokens[token].times[table]++ == 0)
        tally_first(tally, token, table);
}

#endif
