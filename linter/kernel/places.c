/* Places that grow, and what they are in code points; sets of numbers. */

#include <stdlib.h>
#include <string.h>

#include "blocks.h"

void put(Found *found, Places *places, int64_t at)
{
    places->found = true;
    if (places->count == places->room) {
        size_t room = places->room ? 2 * places->room : 8;
        int64_t *grown = realloc(places->at, room * sizeof *grown);
        if (grown == NULL) {
            found->failed = true;
            return;
        }
        places->at = grown;
        places->room = room;
    }
    places->at[places->count++] = at;
}

void note(Places *places)
{
    places->found = true;
}

void clear(Places *places)
{
    free(places->at);
    memset(places, 0, sizeof *places);
}

static int by_place(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* Puts places in order, each once. */
bool sort_once(Places *places)
{
    bool in_order = true;
    for (size_t i = 1; i < places->count && in_order; i++)
        in_order = places->at[i - 1] < places->at[i];
    if (in_order)
        return true;
    qsort(places->at, places->count, sizeof *places->at, by_place);
    size_t kept = 1;
    for (size_t i = 1; i < places->count; i++)
        if (places->at[i] != places->at[kept - 1])
            places->at[kept++] = places->at[i];
    places->count = kept;
    return true;
}

/* How many characters begin in these bytes, which are no more than a block. */
static inline size_t points_in_part(const Text *text, size_t start, size_t end)
{
    size_t inside = 0; /* bytes that begin none */
    for (size_t at = start; at < end; at += sizeof(uint64_t)) {
        uint64_t bytes = window(text->data + at, end - at, text->size - at);
        inside += (bytes >> 7 & ~(bytes >> 6) & EACH) * EACH >> 56;
    }
    return end - start - inside;
}

/* The same of a whole block, as compilers do many bytes at a time. */
static inline size_t points_in_block(const uint8_t *bytes)
{
    uint8_t some = 0;
    for (unsigned i = 0; i < BLOCK; i++)
        some += (bytes[i] & 0xC0) != 0x80;
    return some;
}

size_t points(const Text *text, size_t start, size_t end)
{
    size_t sum = 0;
    for (; end - start > BLOCK; start += BLOCK)
        sum += points_in_block(text->data + start);
    return sum + points_in_part(text, start, end);
}

/* How many characters begin before a place, by how many do so before each block. */
static inline size_t points_before(const Text *text, const size_t *before, size_t at)
{
    size_t block = at / BLOCK, start = block * BLOCK;
    bool is_plain = start + BLOCK <= text->size && before[block + 1] - before[block] == BLOCK;
    return before[block] + (is_plain ? at - start : points_in_part(text, start, at));
}

/* Makes code points of bytes, by a table of how many there are before each block of bytes. */
IN_WIDE_STEPS
bool to_code_points(const Text *text, Places *const *all, size_t count)
{
    if (is_ascii(text->data, text->size))
        return true;
    size_t blocks = text->size / BLOCK + 1;
    size_t *before = malloc(blocks * sizeof *before);
    if (before == NULL)
        return false;
    before[0] = 0;
    for (size_t block = 1; block < blocks; block++)
        before[block] = before[block - 1] + points_in_block(text->data + (block - 1) * BLOCK);
    for (size_t each = 0; each < count; each++)
        for (size_t i = 0; i < all[each]->count; i++) {
            int64_t *at = &all[each]->at[i];
            if (*at >= 0)
                *at = (int64_t)points_before(text, before, (size_t)*at);
        }
    free(before);
    return true;
}

static size_t slot_of(const Numbers *numbers, uint64_t number)
{
    size_t slot = (size_t)(number * 0x9E3779B97F4A7C15u >> 20) & (numbers->room - 1);
    while (numbers->slots[slot] != 0 && numbers->slots[slot] != number)
        slot = (slot + 1) & (numbers->room - 1);
    return slot;
}

bool numbers_have(const Numbers *numbers, uint64_t number)
{
    return numbers->room != 0 && numbers->slots[slot_of(numbers, number)] == number;
}

/* Adds a number; returns false where memory runs out. */
bool numbers_add(Numbers *numbers, uint64_t number, bool *is_new)
{
    if (2 * numbers->count >= numbers->room) {
        Numbers grown = {.count = numbers->count, .room = numbers->room ? 4 * numbers->room : 64};
        grown.slots = calloc(grown.room, sizeof *grown.slots);
        if (grown.slots == NULL)
            return false;
        for (size_t i = 0; i < numbers->room; i++)
            if (numbers->slots[i] != 0)
                grown.slots[slot_of(&grown, numbers->slots[i])] = numbers->slots[i];
        free(numbers->slots);
        *numbers = grown;
    }
    size_t slot = slot_of(numbers, number);
    *is_new = numbers->slots[slot] == 0;
    if (*is_new) {
        numbers->slots[slot] = number;
        numbers->count++;
    }
    return true;
}

void numbers_clear(Numbers *numbers)
{
    free(numbers->slots);
    memset(numbers, 0, sizeof *numbers);
}
