/* Lines: where each begins and ends, what begins oddly or stands twice, and how texts end. */

#include <string.h>

#include "kernel.h"

static bool is_blank(uint8_t byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r') || (byte >= 0x1C && byte <= 0x1F);
}

static size_t end_of_line(const Text *text, size_t start)
{
    const uint8_t *data = text->data;
    if (!text->has_return) {
        const uint8_t *feed = memchr(data + start, '\n', text->size - start);
        return feed ? (size_t)(feed - data) : text->size;
    }
    size_t end = start; /* to look for each ending by itself would be to look to the end of the text */
    while (end < text->size && data[end] != '\n' && data[end] != '\r')
        end++;
    return end;
}

/* Bytes of what may open a sentence and begins at `at`; none if nothing does. */
static size_t opener(const Text *text, size_t at)
{
    const uint8_t *data = text->data;
    switch (data[at]) {
    case '"': case '\'': case '(': case '[': case '*': case '-': case ' ':
        return 1;
    case 0xC2: /* no-break space, «, soft hyphen, middle dot */
        return data[at + 1] == 0xA0 || data[at + 1] == 0xAB || data[at + 1] == 0xAD ||
                       data[at + 1] == 0xB7
                   ? 2
                   : 0;
    case 0xE2: /* zero-width space, – — ‘ “ „ • ‹ */
        return is_punctuation(text, at) && data[at + 2] && strchr("\x8B\x93\x94\x98\x9C\x9E\xA2\xB9", data[at + 2])
                   ? 3
                   : 0;
    case 0xEF:
        return is_at(text, at, BYTE_ORDER_MARK) ? 3 : 0;
    default:
        return 0;
    }
}

/* Whether the letter and the space at `at` are followed by what is not the rest of a word: “A Mill”,
   but not “A MILL” or “A Apple”. */
static bool is_before_another(const Text *text, size_t at)
{
    const uint8_t *behind = text->data + at + 2;
    if (KIND[*behind] & CAPITAL)
        return *behind != text->data[at] && behind[1] < 0x80 && !(KIND[behind[1]] & CAPITAL);
    return is_one_of(*behind, "0123456789\"'$(") ||
           (is_punctuation(text, at + 2) && (behind[2] == 0x98 || behind[2] == 0x9C)); /* ‘ “ */
}

/* Whether `at` begins “A mill” or “I am”, and nothing says that “Amill” is one word: no list has it,
   nor does the text. */
static bool is_word_of_one_letter(const Text *text, const Known *known, size_t at, unsigned *looks)
{
    const uint8_t *data = text->data, *limit = data + text->size;
    if ((data[at] != 'A' && data[at] != 'I') || data[at + 1] != ' ')
        return false;
    if (is_before_another(text, at))
        return true;
    if (known->starts == NULL)
        return false;
    size_t start = at + 2, end = start;
    while (KIND[data[end]] & SMALL)
        end++;
    if (end == start || data[end] >= 0x80 || text->size > LARGE_TEXT || ++*looks > MOST_LOOKS)
        return false;
    for (const uint8_t *seen = data; (seen = memchr(seen, data[at], (size_t)(limit - seen))); seen++)
        if ((size_t)(limit - seen) > end - start && memcmp(seen + 1, data + start, end - start) == 0)
            return false;
    return !may_be_word(text, known, at, at + 1, start, end);
}

/* Whether a letter that stands twice from `at` on may do so once too often: “TThe”, “TTHE”, but not
   “TT”. */
static bool is_before_rest(const uint8_t *data, size_t at)
{
    if (data[at + 2] >= 0x80 || KIND[data[at + 2]] & SMALL)
        return true;
    return KIND[data[at + 2]] & CAPITAL && (data[at + 3] >= 0x80 || KIND[data[at + 3]] & CAPITAL);
}

#define MOST_OPENERS 6

/* Whether a paragraph that begins at `at` does not begin as a sentence does, as far as its first
   two letters tell. */
static bool opens_oddly(const Text *text, const Known *known, size_t at, unsigned *looks)
{
    const uint8_t *data = text->data;
    while (is_at(text, at, MARKUP))
        at += 3;
    for (int turn = 0; turn < MOST_OPENERS; turn++) {
        size_t size = opener(text, at);
        if (size == 0)
            break;
        at += size;
    }
    if (at >= text->size)
        return false;
    uint8_t first = data[at], second = data[at + 1];
    if (first >= 0x80)
        return !is_punctuation(text, at) && !is_at(text, at, MARKUP);
    if (KIND[first] & CAPITAL && is_word_of_one_letter(text, known, at, looks))
        return false;
    if (KIND[first] & CAPITAL)
        return at + 1 >= text->size || second == ' ' || second == '\t' || second == '\n' ||
               second == '\r' || (second == first && is_before_rest(data, at));
    return KIND[first] & SMALL;
}

static void find_endings(const Text *text, Found *found)
{
    const uint8_t *data = text->data;
    size_t end = text->size;
    while (end && (data[end - 1] == ' ' || data[end - 1] == '\t'))
        end--;
    uint8_t last = text->size ? data[text->size - 1] : '\n';
    if (wants(found, VIEW_lacks_newline) && end && last != '\n' && last != '\r' &&
        data[end - 1] != '\n' && data[end - 1] != '\r')
        note(&found->views[VIEW_lacks_newline]);
    while (end && is_blank(data[end - 1]))
        end--;
    if (wants(found, VIEW_breaks_off) && breaks_off(text, end))
        note(&found->views[VIEW_breaks_off]);
    if (wants(found, VIEW_may_have_header)) {
        size_t at = 0;
        while (at < text->size && is_blank(data[at]))
            at++;
        char pair[] = {(char)(data[at] | 0x20), (char)(at < text->size ? data[at + 1] | 0x20 : 0), 0};
        if ((data[at] >= 0x80 && !is_mark_at(text, at)) ||
            (data[at] && strstr("da,pu,po,up,la,by", pair)))
            note(&found->views[VIEW_may_have_header]);
    }
}

void find_lines(const Text *text, const Anchors *anchors, const Known *known, Found *found)
{
    const uint8_t *data = text->data;
    bool wants_openings = wants(found, VIEW_openings);
    bool wants_repeats = wants(found, VIEW_repeated_lines);
    SeenLines seen = {0};
    unsigned looks = 0;
    unsigned full = 0, empty = 0; /* lines with something in them, and without, one after another */
    for (size_t start = 0;;) {
        size_t end = end_of_line(text, start);
        anchors_begin_line(anchors, text, start, found);
        anchors_end_line(anchors, text, end, found);
        if (end > start) {
            if (wants_openings && opens_oddly(text, known, start, &looks))
                put(found, &found->views[VIEW_openings], (int64_t)start);
            if (wants_repeats)
                see_line(&seen, text, start, end, found);
        }
        full = end > start ? full + 1 : 0;
        empty = end > start ? 0 : empty + 1;
        if (full >= 3 && wants(found, VIEW_may_be_wrapped))
            put(found, &found->views[VIEW_may_be_wrapped], (int64_t)start);
        if (empty >= 2 && end < text->size && wants(found, VIEW_has_gaps))
            note(&found->views[VIEW_has_gaps]);
        if (end >= text->size || found->failed)
            break;
        start = end + 1 + (data[end] == '\r' && data[end + 1] == '\n');
    }
    seen_lines_clear(&seen);
    sort_once(&found->views[VIEW_repeated_lines]);
    find_endings(text, found);
}
