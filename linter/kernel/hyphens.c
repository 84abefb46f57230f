/* Hyphens that may part a word, as `linter/textmend/hyphens.py` finds them. */

#include "marks.h"

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

/* Puts what begins at `at`, if it is a hyphen and a letter or what may be one is before it. */
void see_hyphen(const Text *text, size_t at, Found *found)
{
    if (!wants(found, VIEW_parting_hyphens) || at == 0)
        return;
    const uint8_t *hyphen = text->data + at;
    size_t size = size_of_hyphen(hyphen);
    if (size == 0 || !(KIND[hyphen[-1]] & LETTER || hyphen[-1] >= 0x80))
        return;
    bool is_not_sign = hyphen[0] == 0xC2 && hyphen[1] == 0xAC;
    if (is_not_sign || is_gap(hyphen + size))
        put(found, &found->views[VIEW_parting_hyphens], (int64_t)at);
}
