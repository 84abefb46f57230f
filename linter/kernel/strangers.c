/* Strange words: where they are, and what may have become of known ones in them. */

#include <string.h>

#include "kernel.h"

/* Takes the runs of letters in what is no plain word: they may be strange, as “govermnt’s” is. */
void take_runs(const Text *text, size_t start, size_t end, Places *runs, Found *found)
{
    for (size_t at = start; at < end; at++) {
        size_t first = at;
        while (KIND[text->data[at]] & LETTER)
            at++;
        if (at > first && KIND[text->data[first]] & SMALL) {
            put(found, runs, (int64_t)first);
            put(found, runs, (int64_t)at);
        }
    }
}

#define SHORT_WORD 3 /* letters of a word that may be listed though it is strange by itself */
#define LONG_WORD 64

/* Whether the letters of two stretches are one word, as far as that is known. */
bool may_be_word(const Text *text, const Known *known, size_t start, size_t end, size_t its_start,
                 size_t its_end)
{
    uint8_t joined[LONG_WORD];
    size_t size = end - start, rest = its_end - its_start;
    if (size == 0 || rest == 0)
        return false;
    if (size + rest <= SHORT_WORD || size + rest > LONG_WORD)
        return true;
    for (size_t i = 0; i < size; i++)
        joined[i] = text->data[start + i] | 0x20;
    memcpy(joined + size, text->data + its_start, rest);
    return is_known(known, word_number(joined, size + rest, LONG_WORD));
}

/* Whether a stranger may be a piece of a word that a space has parted. */
static bool is_parted(const Text *text, const Known *known, size_t start, size_t end)
{
    const uint8_t *data = text->data;
    if (start && data[start - 1] == ' ') {
        size_t before = start - 1;
        while (before && KIND[data[before - 1]] & LETTER)
            before--;
        if (may_be_word(text, known, before, start - 1, start, end))
            return true;
    }
    if (data[end] != ' ')
        return false;
    size_t behind = end + 1;
    while (KIND[data[behind]] & SMALL)
        behind++;
    return may_be_word(text, known, start, end, end + 1, behind);
}

#define SHORTEST_GLUED 5
#define SHORTEST_HALF 2

/* Whether a stranger may be two common words without a space. */
static bool is_glued(const Text *text, const Known *common, size_t start, size_t end)
{
    if (end - start < SHORTEST_GLUED || end - start > LONG_WORD)
        return false; /* and no two common words are as long together */
    for (size_t at = start + SHORTEST_HALF; at + SHORTEST_HALF <= end; at++) {
        uint64_t head = word_number(text->data + start, at - start, text->size - start);
        uint64_t tail = word_number(text->data + at, end - at, text->size - at);
        if (is_known(common, head) && is_known(common, tail))
            return true;
    }
    return false;
}

#define SHORTEST_CUT 6

/* The strangers that were looked for in a text, and those of them that were found to be cut. */
typedef struct {
    Numbers seen, cut;
} Looks;

/* Whether the text has a word that goes on behind the letters of a stranger. */
static bool goes_on(const Text *text, size_t start, size_t end)
{
    size_t size = end - start;
    const uint8_t *word = text->data + start, *limit = text->data + text->size;
    for (const uint8_t *at = text->data; (at = memchr(at, word[0], (size_t)(limit - at))); at++) {
        if ((size_t)(limit - at) <= size)
            return false;
        if (memcmp(at, word, size) == 0 && (KIND[at[size]] & LETTER || at[size] >= 0x80))
            return true;
    }
    return false;
}

/* Whether a stranger may have lost its ending; what would take many looks is left to others. */
static bool is_cut(const Text *text, size_t start, size_t end, Looks *looks, Found *found)
{
    if (end - start < SHORTEST_CUT)
        return false;
    if (text->size > LARGE_TEXT || looks->seen.count > MOST_LOOKS)
        return true;
    uint64_t number = word_number(text->data + start, end - start, text->size - start);
    bool is_new, is_first;
    found->failed |= !numbers_add(&looks->seen, number, &is_new);
    if (is_new && !found->failed && goes_on(text, start, end))
        found->failed |= !numbers_add(&looks->cut, number, &is_first);
    return numbers_have(&looks->cut, number);
}

/* The words of a text in another language are no strangers. */
#define FOREIGN 10
#define FEW_STRANGERS 2

static void put_span(Found *found, enum View view, size_t start, size_t end)
{
    if (wants(found, view)) {
        put(found, &found->views[view], (int64_t)start);
        put(found, &found->views[view], (int64_t)end);
    }
}

/* Puts those of the runs that are strange, and whatever may be said of them. */
void put_strangers(const Text *text, const Lists *lists, const Places *runs, const Numbers *strange,
                   size_t words, Found *found)
{
    if (strange->count == 0 || FOREIGN * strange->count > words + FOREIGN * FEW_STRANGERS)
        return;
    Looks looks = {0};
    for (size_t i = 0; i + 1 < runs->count && !found->failed; i += 2) {
        size_t start = (size_t)runs->at[i], end = (size_t)runs->at[i + 1];
        if (!numbers_have(strange, word_number(text->data + start, end - start, text->size - start)))
            continue;
        put_span(found, VIEW_strangers, start, end);
        if (wants(found, VIEW_parted_words) && is_parted(text, &lists->known, start, end))
            put_span(found, VIEW_parted_words, start, end);
        if (wants(found, VIEW_glued_words) && is_glued(text, &lists->common, start, end))
            put_span(found, VIEW_glued_words, start, end);
        if (wants(found, VIEW_cut_words) && is_cut(text, start, end, &looks, found))
            put_span(found, VIEW_cut_words, start, end);
        if (wants(found, VIEW_misspellings) && may_be_misspelt(text, &lists->further, start, end))
            put_span(found, VIEW_misspellings, start, end);
    }
    numbers_clear(&looks.seen);
    numbers_clear(&looks.cut);
}

bool wants_of_strangers(const Found *found)
{
    return wants(found, VIEW_strangers) || wants(found, VIEW_parted_words) ||
           wants(found, VIEW_glued_words) || wants(found, VIEW_cut_words) ||
           wants(found, VIEW_misspellings);
}
