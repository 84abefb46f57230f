/* Hyphens that may part a word, as `linter/textmend/hyphens.py` finds them. */

#include "kernel.h"

/* How many bytes the hyphen has that begins at `at`; 0 where there is none. */
static size_t size_of_hyphen(const uint8_t *at)
{
    if (at[0] == '-')
        return 1;
    if (at[0] == 0xC2)
        return at[1] == 0xAC || at[1] == 0xAD ? 2 : 0;
    return at[0] == 0xE2 && at[1] == 0x80 && at[2] == 0x90 ? 3 : 0;
}

/* Whether a word may go on behind what stands here: a line ending, or one space. */
static bool is_gap(const uint8_t *at)
{
    return at[0] == '\n' || at[0] == '\r' || (at[0] == ' ' && KIND[at[1]] & SMALL);
}

/* Puts the hyphens that begin with this byte, if a letter or what may be one is before them. */
static void put_hyphens(const Text *text, uint8_t first, Found *found)
{
    const uint8_t *at = text->data, *limit = text->data + text->size;
    for (; (at = memchr(at, first, (size_t)(limit - at))) != NULL; at++) {
        size_t size = size_of_hyphen(at);
        if (size == 0 || at == text->data || !(KIND[at[-1]] & LETTER || at[-1] >= 0x80))
            continue;
        bool is_not_sign = at[0] == 0xC2 && at[1] == 0xAC;
        if (is_not_sign || is_gap(at + size))
            put(found, &found->views[VIEW_parting_hyphens], at - text->data);
    }
}

void find_hyphens(const Text *text, Found *found)
{
    if (!wants(found, VIEW_parting_hyphens))
        return;
    put_hyphens(text, '-', found);
    if (text->is_ascii)
        return;
    put_hyphens(text, 0xC2, found);
    put_hyphens(text, 0xE2, found);
}
