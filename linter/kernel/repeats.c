/* Lines that stand more than once. */

#include <stdlib.h>
#include <string.h>

#include "kernel.h"

/* The number of a line that is likely to differ from those of other lines of the same length... */
static uint64_t number_by_ends(const Text *text, size_t start, size_t end)
{
    size_t size = end - start;
    uint64_t ends = word_number(text->data + start, size < 16 ? size : 16, size);
    if (size > 16)
        ends ^= 3 * word_number(text->data + end - 16, 16, 16) + size;
    return ends | (ends == 0);
}

/* ...and that of one which has such a number in common with another. */
static uint64_t number_by_all(const Text *text, size_t start, size_t end)
{
    uint64_t all = ~word_number(text->data + start, end - start, end - start);
    return all | (all == 0);
}

static SeenLine *slot_of(const SeenLines *lines, uint64_t number)
{
    size_t slot = (size_t)(number * 0x9E3779B97F4A7C15u >> 20) & (lines->room - 1);
    while (lines->slots[slot].number != 0 && lines->slots[slot].number != number)
        slot = (slot + 1) & (lines->room - 1);
    return &lines->slots[slot];
}

/* Has room for one more line; false where memory runs out. */
static bool make_room(SeenLines *lines)
{
    if (2 * lines->count < lines->room)
        return true;
    SeenLines grown = {.count = lines->count, .room = lines->room ? 4 * lines->room : 64};
    grown.slots = calloc(grown.room, sizeof *grown.slots);
    if (grown.slots == NULL)
        return false;
    for (size_t i = 0; i < lines->room; i++)
        if (lines->slots[i].number != 0)
            *slot_of(&grown, lines->slots[i].number) = lines->slots[i];
    free(lines->slots);
    *lines = grown;
    return true;
}

/* Whether the same line begins at both places, of which the second is that from `start` to `end`. */
static bool is_same(const Text *text, size_t first, size_t start, size_t end)
{
    uint8_t behind = text->data[first + (end - start)]; /* which is not behind the second line */
    return (behind == '\n' || behind == '\r') &&
           memcmp(text->data + first, text->data + start, end - start) == 0;
}

/* Where a line is kept that was seen before, or is to be kept; NULL where another one is there that
   has both of its numbers. */
static SeenLine *find(const SeenLines *lines, const Text *text, size_t start, size_t end)
{
    uint64_t (*const numbers[])(const Text *, size_t, size_t) = {number_by_ends, number_by_all};
    for (int i = 0; i < 2; i++) {
        uint64_t number = numbers[i](text, start, end);
        SeenLine *seen = slot_of(lines, number);
        if (seen->number == 0)
            *seen = (SeenLine){.number = number, .start = start};
        if (seen->start == start || is_same(text, seen->start, start, end))
            return seen;
    }
    return NULL;
}

/* Sees a line that is not empty. Puts where it begins if it was seen before, and where it did so
   then; or -1 where nobody can tell. */
void see_line(SeenLines *lines, const Text *text, size_t start, size_t end, Found *found)
{
    if (!make_room(lines)) {
        found->failed = true;
        return;
    }
    Places *places = &found->views[VIEW_repeated_lines];
    SeenLine *seen = find(lines, text, start, end);
    if (seen == NULL) {
        put(found, places, -1);
        return;
    }
    if (seen->start == start) {
        lines->count++;
        return;
    }
    if (!seen->is_told)
        put(found, places, (int64_t)seen->start);
    seen->is_told = true;
    put(found, places, (int64_t)start);
}

void seen_lines_clear(SeenLines *lines)
{
    free(lines->slots);
}
