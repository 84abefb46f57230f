/* Marks of quotation that may be half of a pair of one curly mark and one straight one. */

#include "marks.h"

enum { DOUBLE, SINGLE };
enum { STRAIGHT = 1, CURLY = 2, BOTH = STRAIGHT | CURLY };

/* A mark: what `textmend.shape` counts as straight or curly; of neither style where it is none. */
typedef struct {
    uint8_t kind, style;
} Mark;

static Mark mark_at(const Text *text, size_t at)
{
    const uint8_t *bytes = text->data + at;
    switch (bytes[0]) {
    case '"':
        return (Mark){DOUBLE, STRAIGHT};
    case '\'':
        return (Mark){SINGLE, STRAIGHT};
    case 0xC2: /* « » */
        return (Mark){DOUBLE, bytes[1] == 0xAB || bytes[1] == 0xBB ? CURLY : 0};
    case 0xE2: /* ‘ ’ ‚ ‹ › and “ ” „ ‟ */
        if (!is_punctuation(text, at))
            break;
        if ((bytes[2] >= 0x98 && bytes[2] <= 0x9A) || bytes[2] == 0xB9 || bytes[2] == 0xBA)
            return (Mark){SINGLE, CURLY};
        return (Mark){DOUBLE, bytes[2] >= 0x9C && bytes[2] <= 0x9F ? CURLY : 0};
    }
    return (Mark){0};
}

/* Whether the mark at `at` is an apostrophe between letters, for certain. */
static bool is_inside_word(const Text *text, size_t at)
{
    bool is_straight = text->data[at] == '\'';
    if (at == 0 || !(is_straight || is_at(text, at, "\xE2\x80\x99")))
        return false;
    return KIND[text->data[at - 1]] & LETTER && KIND[text->data[at + (is_straight ? 1 : 3)]] & LETTER;
}

/* Notes the mark at `at`, which no style may have, and puts it if it may be half of a pair. */
void see_mixed(Part *part, const Text *text, size_t at, Found *found)
{
    if (!wants(found, VIEW_mixed_marks))
        return;
    Mark mark = mark_at(text, at);
    part->has[mark.kind] |= mark.style;
    if (mark.style && (part->has_address || !is_inside_word(text, at)))
        put(found, &found->views[VIEW_mixed_marks], (int64_t)at);
}

/* Keeps those of the part's marks that may have a partner of the other style, and begins another. */
void end_part(Part *part, const Text *text, Found *found)
{
    Places *places = &found->views[VIEW_mixed_marks];
    size_t kept = part->first;
    for (size_t i = part->first; i < places->count; i++)
        if (part->has[mark_at(text, (size_t)places->at[i]).kind] == BOTH)
            places->at[kept++] = places->at[i];
    places->count = kept;
    places->found = kept > 0;
    *part = (Part){.first = kept};
}
