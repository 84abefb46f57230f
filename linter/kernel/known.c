/* Tables of words, as `bench/evidence/known.py` writes them: which words there are, and no more. */

#include <string.h>

#include "kernel.h"

static const char MAGIC[] = "TMWORDS2";
#define MOST_BITS 24

/* Takes a table that lies in memory as in its file; false where it is none. */
bool known_open(Known *known, const uint8_t *data, size_t size)
{
    size_t magic = sizeof MAGIC - 1, head = magic + sizeof(uint32_t);
    if (size < head || memcmp(data, MAGIC, magic) != 0)
        return false;
    unsigned bits = number_at(data + magic, 0);
    if (bits < 1 || bits > MOST_BITS)
        return false;
    size_t buckets = (size_t)1 << bits, all = head + (buckets + 1) * sizeof(uint32_t);
    const uint8_t *starts = data + head;
    if (size < all || number_at(starts, buckets) != (size - all) / sizeof(uint32_t))
        return false;
    known->starts = starts;
    known->rest = data + all;
    known->count = (uint32_t)number_at(starts, buckets);
    known->bits = bits;
    return true;
}

/* The same for what was not found of late. A damaged table may have buckets that go backwards or
   beyond its end. */
bool is_in_table(const Known *known, uint64_t number)
{
    size_t bucket = (size_t)(number >> (64 - known->bits));
    uint32_t end = number_at(known->starts, bucket + 1);
    if (end > known->count)
        end = known->count;
    for (uint32_t i = number_at(known->starts, bucket); i < end; i++)
        if (number_at(known->rest, i) == (uint32_t)number) {
            known->recent[bucket] = (uint32_t)number;
            return true;
        }
    return false;
}
