/* Words: which no list has, and which stand twice. */

#include <string.h>

#include "blocks.h"

#define S (SMALL | WORD)
#define C (CAPITAL | WORD)
#define D DIGIT
#define W WORD

/* Letters, the apostrophe and bytes beyond ASCII are of words; the bytes of quotation marks, dashes,
   the ellipsis and U+FFFC are not. Where one of these is part of a letter, what is left of the word
   is found to be none when it is looked at in place. */
const uint8_t KIND[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 00 */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 10 */
    0, 0, 0, 0, 0, 0, 0, W, 0, 0, 0, 0, 0, 0, 0, 0, /* 20: ' */
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0, /* 30 */
    0, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, /* 40 */
    C, C, C, C, C, C, C, C, C, C, C, 0, 0, 0, 0, 0, /* 50 */
    0, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* 60 */
    S, S, S, S, S, S, S, S, S, S, S, 0, 0, 0, 0, 0, /* 70 */
    0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* 80: 80 */
    W, W, W, 0, 0, W, W, W, 0, 0, W, W, 0, 0, W, W, /* 90: 93 94 98 99 9C 9D */
    W, W, W, W, W, W, 0, W, W, W, W, W, W, W, W, W, /* A0: A6 */
    W, W, W, W, W, W, W, W, W, W, W, W, 0, W, W, 0, /* B0: BC BF */
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* C0 */
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* D0 */
    W, W, 0, W, W, W, W, W, W, W, W, W, W, W, W, 0, /* E0: E2 EF */
    W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* F0 */
};

#undef S
#undef C
#undef D
#undef W

/* Bytes that are of one word. */
typedef struct {
    size_t start, end;
    bool small; /* all small letters of ASCII */
    bool plain; /* the same, but maybe for the first letter */
    uint64_t number; /* as if the first letter were small */
} Word;

/* Whether some of these eight bytes, which may be of a word, are no small letters. */
static inline bool has_others(uint64_t bytes, uint64_t some)
{
    return ((bytes ^ 0x60 * EACH) & 0xE0 * EACH & some) != 0;
}

/* The word between two places, where all bytes may be of one. */
static inline Word word_at(const Text *text, size_t start, size_t end)
{
    const uint8_t *data = text->data;
    uint64_t bytes = window(data + start, end - start, text->size - start);
    uint64_t number = with_bytes(0, bytes | 0x20);
    bool has_more = has_others(bytes, lowest_bytes(end - start) - 0xFF);
    for (size_t at = start + sizeof bytes; at < end; at += sizeof bytes) {
        bytes = window(data + at, end - at, text->size - at);
        number = with_bytes(number, bytes);
        has_more |= has_others(bytes, lowest_bytes(end - at));
    }
    bool is_plain = !has_more && KIND[data[start]] & LETTER;
    return (Word){.start = start,
                  .end = end,
                  .small = is_plain && data[start] & 0x20,
                  .plain = is_plain,
                  .number = number | (number == 0)};
}

/* Where a word stands twice: only a space or a line ending is between the two, and only one of
   these, or markup, before the first. */
static bool is_apart(const Text *text, size_t start)
{
    uint8_t before = start ? text->data[start - 1] : ' ';
    return before == ' ' || before == '\n' || before == '\r' ||
           (start >= 3 && is_at(text, start - 3, MARKUP));
}

static bool is_gap(const Text *text, size_t start, size_t end)
{
    const uint8_t *gap = text->data + start;
    if (end - start == 1)
        return *gap == ' ' || *gap == '\n' || *gap == '\r';
    return end - start == 2 && gap[0] == '\r' && gap[1] == '\n';
}

static bool is_same(const Text *text, const Word *one, const Word *other)
{
    size_t size = one->end - one->start;
    const uint8_t *first = text->data + one->start, *second = text->data + other->start;
    return size == other->end - other->start && (first[0] | 0x20) == second[0] &&
           memcmp(first + 1, second + 1, size - 1) == 0;
}

static bool is_followed_by_word(const Text *text, size_t end)
{
    uint8_t after = text->data[end];
    return KIND[after] & DIGIT || after == '_';
}

/* What is wanted of the words of a text, and what was seen of them. */
typedef struct {
    const Text *text;
    const Known *known;
    Found *found;
    bool wants_strangers, wants_doubles, wants_names;
    Numbers strange;
    Names names;
    Places runs;
    size_t count;
    Word last;
} Search;

static inline bool is_double(const Text *text, const Word *first, const Word *second)
{
    return first->number == second->number && first->plain && is_same(text, first, second) &&
           is_gap(text, first->end, second->start) && is_apart(text, first->start) && !is_followed_by_word(text, second->end);
}

static void put_double(Word first, Word second, Found *found)
{
    Places *places = &found->views[VIEW_doubles];
    put(found, places, (int64_t)first.start);
    put(found, places, (int64_t)second.start);
    put(found, places, (int64_t)second.end);
}

static void put_stranger(Search *search, Word word)
{
    bool is_new;
    search->found->failed |= !numbers_add(&search->strange, word.number, &is_new);
    put(search->found, &search->runs, (int64_t)word.start);
    put(search->found, &search->runs, (int64_t)word.end);
}

/* Takes the name that a word is, or begins with: a capital, and the small letters behind it. */
static void take_name(Search *search, Word word)
{
    const Text *text = search->text;
    if (!word.plain) {
        size_t end = word.start + 1;
        while (KIND[text->data[end]] & SMALL)
            end++;
        word = word_at(text, word.start, end);
    }
    names_add(&search->names, text, word.start, word.end - word.start, word.number, search->found);
}

static inline void see_word(Search *search, Word word)
{
    const Text *text = search->text;
    const uint8_t *data = text->data;
    bool is_second = false;
    search->count++;
    if (word.small) {
        if (search->wants_strangers && !is_known(search->known, word.number))
            put_stranger(search, word);
        is_second = search->wants_doubles && is_double(text, &search->last, &word);
        if (is_second)
            put_double(search->last, word, search->found);
    } else if (search->wants_names && KIND[data[word.start]] & CAPITAL && word.start &&
               data[word.start - 1] == ' ') {
        take_name(search, word);
    }
    if (search->wants_strangers && !word.plain)
        take_runs(text, word.start, word.end, &search->runs, search->found);
    search->last = word;
    search->last.plain &= !is_second; /* a word that stands three times is found once */
}

/* Sees the words of a run of letters, apostrophes and bytes beyond ASCII, which mostly is one. */
static inline void see_run(Search *search, size_t start, size_t end)
{
    const Text *text = search->text;
    Word word = word_at(text, start, end);
    if (word.plain) {
        see_word(search, word);
        return;
    }
    for (size_t at = start; at < end; at++) {
        size_t first = at;
        while (KIND[text->data[at]] & WORD)
            at++;
        if (at > first)
            see_word(search, word_at(text, first, at));
    }
}

/* A bit for each byte of a block that may be of a word. */
static inline uint64_t may_be_of_words(const uint8_t *block)
{
    uint8_t flags[BLOCK];
    for (unsigned i = 0; i < BLOCK; i++)
        flags[i] = is_letter(block[i]) | (block[i] == '\'') | block[i] >> 7;
    return bits_of(flags);
}

static void see_runs(Search *search)
{
    const Text *text = search->text;
    uint8_t copy[BLOCK + BEHIND];
    uint64_t before = 0; /* whether the last byte of the block before may be of a word */
    size_t start = 0;
    for (size_t at = 0; at < text->size && !search->found->failed; at += BLOCK) {
        uint64_t inside = may_be_of_words(block_at(text, at, copy));
        uint64_t shifted = inside << 1 | before, starts = inside & ~shifted;
        for (uint64_t ends = shifted & ~inside; ends; ends &= ends - 1) {
            size_t end = at + lowest(ends);
            if (!before) {
                start = at + lowest(starts);
                starts &= starts - 1;
            }
            see_run(search, start, end);
            before = 0;
        }
        if (starts)
            start = at + lowest(starts);
        before = inside >> (BLOCK - 1);
    }
    if (before)
        see_run(search, start, text->size);
}

void find_words(const Text *text, const Lists *lists, Found *found)
{
    const Known *known = &lists->known;
    Search search = {.text = text,
                     .known = known,
                     .found = found,
                     .wants_strangers = wants_of_strangers(found) && known->starts != NULL,
                     .wants_doubles = wants(found, VIEW_doubles),
                     .wants_names = wants(found, VIEW_name_variants)};
    if (!search.wants_strangers && !search.wants_doubles && !search.wants_names)
        return;
    see_runs(&search);
    put_strangers(text, lists, &search.runs, &search.strange, search.count, found);
    if (search.wants_names)
        names_compare(&search.names, text, known, found);
    numbers_clear(&search.strange);
    clear(&search.runs);
    names_clear(&search.names);
}
