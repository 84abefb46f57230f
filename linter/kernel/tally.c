/* Tables of tokens and of pairs of them, which grow. */

#include <stdlib.h>
#include <string.h>

#include "tally.h"

/* Makes room for `more` items behind `count` of them; all stays as it is where memory runs out. */
static void *grown(Tally *tally, void *items, size_t count, size_t more, size_t *room, size_t size)
{
    if (count + more <= *room)
        return items;
    size_t wanted = 2 * (count + more) + 64;
    void *all = realloc(items, wanted * size);
    tally->failed |= all == NULL;
    if (all == NULL)
        return items;
    *room = wanted;
    return all;
}

static inline uint64_t hash_of_pair(const Tally *tally, uint32_t token, uint32_t following)
{
    return ((uint64_t)token << 32 | following) * tally->factor;
}

#define FEWEST_BITS 8

/* Whether the slots will do; else `larger` ones are there to be filled, unless memory ran out. */
static bool will_do(Tally *tally, Slots *slots, size_t count, Slots *larger)
{
    if (slots->at != NULL && 2 * count < (size_t)1 << slots->bits)
        return true;
    larger->bits = slots->at != NULL ? slots->bits + 2 : FEWEST_BITS;
    larger->at = calloc((size_t)1 << larger->bits, sizeof *larger->at);
    tally->failed |= larger->at == NULL;
    return larger->at == NULL;
}

static void place(Slots *slots, uint64_t hash, size_t number)
{
    size_t slot = slot_of(slots, hash);
    while (slots->at[slot])
        slot = next_slot(slots, slot);
    slots->at[slot] = (uint32_t)number + 1;
}

static void make_slots_for_tokens(Tally *tally)
{
    Slots larger;
    if (will_do(tally, &tally->by_bytes, tally->count, &larger))
        return;
    for (size_t i = 0; i < tally->count; i++)
        place(&larger, tally->tokens[i].hash, i);
    free(tally->by_bytes.at);
    tally->by_bytes = larger;
}

static void make_slots_for_pairs(Tally *tally)
{
    Slots larger;
    if (will_do(tally, &tally->by_pair, tally->pair_count, &larger))
        return;
    for (size_t i = 0; i < tally->pair_count; i++)
        place(&larger, hash_of_pair(tally, tally->pairs[i].token, tally->pairs[i].following), i);
    free(tally->by_pair.at);
    tally->by_pair = larger;
}

/* The number of a token that may be new, of which `room` bytes can be read. NO_TOKEN: memory ran
   out. */
uint32_t tally_token(Tally *tally, const uint8_t *bytes, size_t size, size_t room, bool *is_new)
{
    *is_new = false;
    make_slots_for_tokens(tally);
    if (tally->failed)
        return NO_TOKEN;
    uint64_t hash = hash_of_bytes(tally, bytes, size, room);
    size_t slot = slot_of_token(tally, hash, bytes, size);
    if (tally->by_bytes.at[slot])
        return tally->by_bytes.at[slot] - 1;
    tally->tokens =
        grown(tally, tally->tokens, tally->count, 1, &tally->room, sizeof *tally->tokens);
    tally->store = grown(tally, tally->store, tally->stored, size, &tally->store_room, 1);
    if (tally->failed)
        return NO_TOKEN;
    uint32_t number = (uint32_t)tally->count++;
    tally->tokens[number] = (Token){
        .hash = hash, .start = (uint32_t)tally->stored, .size = (uint32_t)size, .small = number};
    memcpy(tally->store + tally->stored, bytes, size);
    tally->stored += size;
    tally->by_bytes.at[slot] = number + 1;
    *is_new = true;
    return number;
}

void tally_first(Tally *tally, uint32_t token, enum Table table)
{
    tally->firsts =
        grown(tally, tally->firsts, tally->first_count, 1, &tally->first_room, sizeof *tally->firsts);
    if (!tally->failed)
        tally->firsts[tally->first_count++] = (First){token, table};
}

/* Finds the slot of a pair, or the free one where it would be put. */
static inline size_t slot_of_pair(const Tally *tally, uint32_t token, uint32_t following)
{
    const Slots *slots = &tally->by_pair;
    size_t slot = slot_of(slots, hash_of_pair(tally, token, following));
    for (uint32_t taken; (taken = slots->at[slot]) != 0; slot = next_slot(slots, slot)) {
        const Pair *pair = &tally->pairs[taken - 1];
        if (pair->token == token && pair->following == following)
            break;
    }
    return slot;
}

void tally_pair(Tally *tally, uint32_t token, uint32_t following)
{
    make_slots_for_pairs(tally);
    tally->pairs =
        grown(tally, tally->pairs, tally->pair_count, 1, &tally->pair_room, sizeof *tally->pairs);
    if (tally->failed)
        return;
    uint32_t *taken = &tally->by_pair.at[slot_of_pair(tally, token, following)];
    if (*taken) {
        tally->pairs[*taken - 1].times++;
        return;
    }
    tally->pairs[tally->pair_count++] = (Pair){token, following, 1};
    *taken = (uint32_t)tally->pair_count;
}

uint32_t tally_times_of_pair(const Tally *tally, uint32_t token, uint32_t following)
{
    if (tally->by_pair.at == NULL)
        return 0;
    uint32_t taken = tally->by_pair.at[slot_of_pair(tally, token, following)];
    return taken ? tally->pairs[taken - 1].times : 0;
}

void tally_clear(Tally *tally)
{
    free(tally->tokens);
    free(tally->pairs);
    free(tally->firsts);
    free(tally->store);
    free(tally->by_bytes.at);
    free(tally->by_pair.at);
}
