/* Anchors: literals of which each is looked for by its rarest two bytes, or at edges of lines. */

#include <stdlib.h>
#include <string.h>

#include "anchors.h"

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

static bool is_seen(const Rare *rare, uint8_t byte)
{
    return rare->is_every || is_rare(byte) || is_letter_of(rare, byte);
}

/* Whether an anchor has a space at `at`, and another next but one, or nearer. */
static bool has_close_spaces(const uint8_t *bytes, size_t size, size_t at)
{
    return bytes[at] == ' ' && (bytes[at + 1] == ' ' || (at + 2 < size && bytes[at + 2] == ' '));
}

/* By what an anchor is looked for inside of lines. */
typedef struct {
    size_t at; /* where the byte is, or the pair begins */
    bool ends; /* whether the pair is seen by its second byte */
    bool exists;
} Key;

/* The rarest of the pairs that are seen by one of their bytes. */
static Key rarest_pair(const Rare *rare, const uint8_t *bytes, size_t size)
{
    Key best = {0};
    unsigned least = ~0u;
    for (size_t i = 0; i + 1 < size; i++) {
        bool ends = bytes[i + 1] < 0x80 && is_seen(rare, bytes[i + 1]);
        size_t at = i + (ends ? 0 : to_pair(bytes[i]));
        bool begins = is_seen(rare, bytes[i]) || has_close_spaces(bytes, size, i);
        if (at + 1 >= size || !(begins || ends))
            continue;
        unsigned often = frequency(bytes[at]) * frequency(bytes[at + 1]);
        if (often < least) {
            least = often;
            best = (Key){.at = at, .ends = ends, .exists = true};
        }
    }
    return best;
}

/* Has one more letter of an anchor looked at. */
static void add_letter(Rare *rare, const uint8_t *bytes, size_t size)
{
    size_t best = 0;
    for (size_t i = 1; i < size; i++)
        if (frequency(bytes[i]) < frequency(bytes[best]))
            best = i;
    if (rare->count < MOST_LETTERS)
        rare->letters[rare->count++] = bytes[best];
    else
        rare->is_every = true;
}

static Key key_of(Rare *rare, const uint8_t *bytes, size_t size)
{
    Key key = rarest_pair(rare, bytes, size);
    if (key.exists || (size == 1 && is_seen(rare, bytes[0])))
        return key;
    add_letter(rare, bytes, size);
    return key_of(rare, bytes, size);
}

static uint32_t *look_for_pair(Heads *heads, unsigned pair)
{
    heads->pairs[pair >> 3] |= (uint8_t)(1 << (pair & 7));
    return &heads->by_pair[bucket_of(pair)];
}

static uint32_t *look_for_byte(Heads *heads, uint8_t byte)
{
    for (unsigned other = 0; other < 256; other++)
        look_for_pair(heads, byte | other << 8);
    return &heads->by_byte[byte];
}

#define LONG_START 6

/* Where anchors are found that begin a line with these bytes: many lines begin with the same two. */
static unsigned long_start(const uint8_t *bytes)
{
    return (unsigned)(with_bytes(0, window(bytes, LONG_START, LONG_START)) >> 48);
}

/* Has room for one more anchor of this size. */
static bool make_room(Anchors *anchors, size_t size)
{
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
    return true;
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
    if (!make_room(anchors, size))
        return false;
    Anchor *anchor = &anchors->all[anchors->count++];
    *anchor = (Anchor){
        .start = (uint32_t)anchors->stored,
        .size = (uint32_t)size,
        .rule = rule,
        .first = bytes[0],
        .placed = placed,
    };
    memcpy(anchors->store + anchors->stored, bytes, size);
    anchors->stored += size;
    const uint8_t *key = bytes;
    if (heads == &anchors->inside) {
        Key inside = key_of(&anchors->rare, bytes, size);
        key += inside.at;
        heads = inside.ends ? &anchors->before : heads;
    } else if (heads == &anchors->at_end && size > 1)
        key += size - 2;
    anchor->at = (uint32_t)(key - bytes);
    uint32_t *head;
    if (heads == &anchors->at_start && size >= LONG_START)
        head = look_for_pair(heads, long_start(bytes));
    else if (anchor->at + 1 < size)
        head = look_for_pair(heads, pair_at(key));
    else
        head = look_for_byte(heads, *key);
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
   at the edge before it. Those of other pairs may be among them. */
static void check_all(const Anchors *anchors, uint32_t head, const Text *text, size_t at, int edge,
                      Found *found)
{
    for (; head; head = anchors->all[head - 1].next) {
        const Anchor *anchor = &anchors->all[head - 1];
        size_t start = at - anchor->at;
        if (at < anchor->at || text->data[start] != anchor->first ||
            start + anchor->size > text->size ||
            !is_anchor(text->data + start, anchors->store + anchor->start, anchor->size))
            continue;
        Places *places = &found->rules[anchor->rule];
        if (anchor->placed)
            put(found, places, (int64_t)start - edge);
        else
            note(places);
    }
}

/* The same; mostly there are none. */
static inline void check(const Anchors *anchors, uint32_t head, const Text *text, size_t at, int edge,
                         Found *found)
{
    if (head)
        check_all(anchors, head, text, at, edge, found);
}

void anchors_check(const Anchors *anchors, const Heads *heads, const Text *text, size_t at,
                   Found *found)
{
    const uint8_t *bytes = text->data + at;
    check(anchors, heads->by_byte[bytes[0]], text, at, 0, found);
    check(anchors, heads->by_pair[bucket_of(pair_at(bytes))], text, at, 0, found);
}

void anchors_begin_line(const Anchors *anchors, const Text *text, size_t start, Found *found)
{
    if (start >= text->size)
        return;
    const Heads *heads = &anchors->at_start;
    const uint8_t *bytes = text->data + start;
    unsigned pair = pair_at(bytes);
    if (has_pair(heads, pair)) {
        check(anchors, heads->by_byte[bytes[0]], text, start, 1, found);
        check(anchors, heads->by_pair[bucket_of(pair)], text, start, 1, found);
    }
    if (text->size - start < LONG_START)
        return;
    pair = long_start(bytes);
    if (has_pair(heads, pair))
        check(anchors, heads->by_pair[bucket_of(pair)], text, start, 1, found);
}

void anchors_end_line(const Anchors *anchors, const Text *text, size_t end, Found *found)
{
    if (end < 1)
        return;
    const Heads *heads = &anchors->at_end;
    const uint8_t *bytes = text->data + end;
    check(anchors, heads->by_byte[bytes[-1]], text, end - 1, 0, found);
    if (end < 2)
        return;
    unsigned pair = pair_at(bytes - 2);
    if (has_pair(heads, pair))
        check(anchors, heads->by_pair[bucket_of(pair)], text, end - 2, 0, found);
}
