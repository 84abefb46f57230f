/* Marks of quotation that may be half of a pair of one curly mark and one straight one. */

#include "marks.h"

/* The mark at `at`, whatever else may be there. */
Styled styled_at(const Text *text, size_t at)
{
    const uint8_t *bytes = text->data + at;
    switch (bytes[0]) {
    case '"':
        return (Styled){DOUBLE, STRAIGHT};
    case '\'':
        return (Styled){SINGLE, STRAIGHT};
    case 0xC2: /* « » */
        return (Styled){DOUBLE, bytes[1] == 0xAB || bytes[1] == 0xBB ? CURLY : 0};
    case 0xE2: /* ‘ ’ ‚ ‹ › and “ ” „ ‟ */
        if (!is_punctuation(text, at))
            break;
        if ((bytes[2] >= 0x98 && bytes[2] <= 0x9A) || bytes[2] == 0xB9 || bytes[2] == 0xBA)
            return (Styled){SINGLE, CURLY};
        return (Styled){DOUBLE, bytes[2] >= 0x9C && bytes[2] <= 0x9F ? CURLY : 0};
    }
    return (Styled){0};
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
    Styled mark = styled_at(text, at);
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
        if (part->has[styled_at(text, (size_t)places->at[i]).kind] == BOTH)
            places->at[kept++] = places->at[i];
    places->count = kept;
    places->found = kept > 0;
    *part = (Part){.first = kept};
}
