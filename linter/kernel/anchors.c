/* Anchors: literals of which each is looked for by its rarest two bytes, or at edges of lines. */

#include <stdlib.h>
#include <string.h>

#include "kernel.h"

#define PAIRS 65536

typedef struct {
    uint32_t start, size; /* in the store of bytes */
    uint32_t at;          /* of the byte, or the pair, by which it is looked for */
    uint32_t rule;
    uint32_t next; /* of those that are looked for by the same; one more than its index */
    bool placed;   /* whether its places are wanted, and not only that it is there */
} Anchor;

typedef struct {
    uint32_t by_byte[256], by_pair[PAIRS];
} Heads;

struct Anchors {
    Anchor *all;
    uint8_t *store;
    size_t count, room, stored, store_room;
    Heads inside, at_start, at_end;
    uint8_t pairs[PAIRS / 8]; /* a bit for each pair by which something is looked for inside */
};

Anchors *anchors_new(void)
{
    return calloc(1, sizeof(Anchors));
}

void anchors_free(Anchors *anchors)
{
    if (anchors == NULL)
        return;
    free(anchors->all);
    free(anchors->store);
    free(anchors);
}

/* How often a byte occurs in text, roughly; only what is looked for first depends on it. */
static unsigned frequency(uint8_t byte)
{
    static const char COMMONEST[] = " etaoinshrdlucmwfgypbvk,.";
    static const char OTHERS[] = "\n'\"-jxqzSATMWBHICPRNDFL0125\xE2\x80\x99\x9C\x9D";
    const char *at = byte ? strchr(COMMONEST, byte) : NULL;
    if (at != NULL)
        return 100 - 3 * (unsigned)(at - COMMONEST);
    return byte && strchr(OTHERS, byte) ? 10 : 1;
}

static unsigned pair_at(const uint8_t *bytes)
{
    return bytes[0] | (unsigned)bytes[1] << 8;
}

static uint32_t rarest_pair(const uint8_t *bytes, size_t size)
{
    size_t best = 0;
    unsigned least = ~0u;
    for (size_t i = 0; i + 1 < size; i++) {
        unsigned often = frequency(bytes[i]) * frequency(bytes[i + 1]);
        if (often < least) {
            least = often;
            best = i;
        }
    }
    return (uint32_t)best;
}

/* Takes an anchor of a rule; a line feed at either end stands for an edge. False: no memory. */
bool anchors_add(Anchors *anchors, const uint8_t *bytes, size_t size, uint32_t rule, bool placed)
{
    Heads *heads = &anchors->inside;
    if (size > 1 && bytes[0] == '\n') {
        heads = &anchors->at_start;
        bytes++, size--;
    } else if (size > 1 && bytes[size - 1] == '\n') {
        heads = &anchors->at_end;
        size--;
    }
    if (anchors->count == anchors->room) {
        size_t room = anchors->room ? 2 * anchors->room : 256;
        Anchor *all = realloc(anchors->all, room * sizeof *all);
        if (all == NULL)
            return false;
        anchors->all = all;
        anchors->room = room;
    }
    if (anchors->stored + size > anchors->store_room) {
        size_t room = 2 * (anchors->store_room + size) + 4096;
        uint8_t *store = realloc(anchors->store, room);
        if (store == NULL)
            return false;
        anchors->store = store;
        anchors->store_room = room;
    }
    Anchor *anchor = &anchors->all[anchors->count++];
    *anchor = (Anchor){
        .start = (uint32_t)anchors->stored, .size = (uint32_t)size, .rule = rule, .placed = placed};
    memcpy(anchors->store + anchors->stored, bytes, size);
    anchors->stored += size;
    uint32_t *head;
    if (size == 1) {
        head = &heads->by_byte[bytes[0]];
        if (heads == &anchors->inside)
            for (unsigned second = 0; second < 256; second++) {
                unsigned pair = bytes[0] | second << 8;
                anchors->pairs[pair >> 3] |= (uint8_t)(1 << (pair & 7));
            }
    } else {
        if (heads == &anchors->inside)
            anchor->at = rarest_pair(bytes, size);
        else
            anchor->at = heads == &anchors->at_end ? (uint32_t)size - 2 : 0;
        unsigned pair = pair_at(bytes + anchor->at);
        head = &heads->by_pair[pair];
        if (heads == &anchors->inside)
            anchors->pairs[pair >> 3] |= (uint8_t)(1 << (pair & 7));
    }
    anchor->next = *head;
    *head = (uint32_t)anchors->count;
    return true;
}

/* Whether the text goes on with an anchor; most do not have its first letters. */
static inline bool is_anchor(const uint8_t *at, const uint8_t *anchor, size_t size)
{
    size_t i = 0;
    while (i < size && at[i] == anchor[i])
        i++;
    return i == size;
}

/* Goes through the anchors that are looked for by what stands at `at`; a start of a line is hit
   at the edge before it. */
static void check(const Anchors *anchors, uint32_t head, const Text *text, size_t at, int edge,
                  Found *found)
{
    for (; head; head = anchors->all[head - 1].next) {
        const Anchor *anchor = &anchors->all[head - 1];
        Places *places = &found->rules[anchor->rule];
        if ((places->found && !anchor->placed) || at < anchor->at)
            continue;
        size_t start = at - anchor->at;
        if (start + anchor->size > text->size ||
            !is_anchor(text->data + start, anchors->store + anchor->start, anchor->size))
            continue;
        if (anchor->placed)
            put(found, places, (int64_t)start - edge);
        else
            note(places);
    }
}

void anchors_find(const Anchors *anchors, const Text *text, Found *found)
{
    const uint8_t *data = text->data;
    for (size_t i = 0; i < text->size; i++) {
        unsigned pair = pair_at(data + i);
        if (anchors->pairs[pair >> 3] >> (pair & 7) & 1) {
            check(anchors, anchors->inside.by_byte[data[i]], text, i, 0, found);
            check(anchors, anchors->inside.by_pair[pair], text, i, 0, found);
        }
    }
}

void anchors_begin_line(const Anchors *anchors, const Text *text, size_t start, Found *found)
{
    if (start >= text->size)
        return;
    const uint8_t *bytes = text->data + start;
    check(anchors, anchors->at_start.by_byte[bytes[0]], text, start, 1, found);
    check(anchors, anchors->at_start.by_pair[pair_at(bytes)], text, start, 1, found);
}

void anchors_end_line(const Anchors *anchors, const Text *text, size_t end, Found *found)
{
    if (end < 1)
        return;
    const uint8_t *bytes = text->data + end;
    check(anchors, anchors->at_end.by_byte[bytes[-1]], text, end - 1, 0, found);
    if (end > 1)
        check(anchors, anchors->at_end.by_pair[pair_at(bytes - 2)], text, end - 2, 0, found);
}
