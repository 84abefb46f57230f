/* Words: which no list has, and which stand twice. */

#include <string.h>

#include "kernel.h"

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

/* A run of bytes that are of words. */
typedef struct {
    size_t start, end;
    bool small; /* all small letters of ASCII */
    bool plain; /* the same, but maybe for the first letter */
} Word;

/* Whether each byte of eight is a small letter: its highest bit. */
static inline uint64_t small_letters(uint64_t bytes)
{
    const uint64_t EACH = 0x0101010101010101u, HIGHEST = 0x80 * EACH;
    uint64_t low = bytes & ~HIGHEST;
    uint64_t from_a = low + (0x80 - 'a') * EACH, behind_z = low + (0x80 - 'z' - 1) * EACH;
    return from_a & ~behind_z & ~bytes & HIGHEST;
}

/* Where the small letters end that begin at `at`: eight are looked at together where there are as
   many, as a loop over each would end where no processor expects it. */
static inline size_t end_of_small(const Text *text, size_t at)
{
#if defined(__GNUC__)
    for (uint64_t bytes; IS_LITTLE_ENDIAN && at + sizeof bytes <= text->size; at += sizeof bytes) {
        memcpy(&bytes, text->data + at, sizeof bytes);
        uint64_t others = small_letters(bytes) ^ 0x8080808080808080u;
        if (others)
            return at + ((size_t)__builtin_ctzll(others) >> 3);
    }
#endif
    while (KIND[text->data[at]] & SMALL)
        at++;
    return at;
}

static inline Word word_at(const Text *text, size_t start)
{
    const uint8_t *data = text->data;
    size_t end = end_of_small(text, start + 1);
    bool is_plain = KIND[data[start]] & LETTER && !(KIND[data[end]] & WORD);
    while (KIND[data[end]] & WORD)
        end++;
    return (Word){
        .start = start, .end = end, .small = is_plain && KIND[data[start]] & SMALL, .plain = is_plain};
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

void find_words(const Text *text, const Lists *lists, Found *found)
{
    const Known *known = &lists->known;
    const uint8_t *data = text->data;
    bool wants_strangers = wants_of_strangers(found) && known->starts != NULL;
    bool wants_doubles = wants(found, VIEW_doubles), wants_names = wants(found, VIEW_name_variants);
    if (!wants_strangers && !wants_doubles && !wants_names)
        return;
    Numbers strange = {0};
    Names names = {0};
    Places runs = {0};
    size_t count = 0;
    Word last = {0};
    for (size_t i = 0; i < text->size && !found->failed;) {
        if (!(KIND[data[i]] & WORD)) {
            i++;
            continue;
        }
        Word word = word_at(text, i);
        bool is_second = false;
        i = word.end;
        count++;
        if (word.small) {
            uint64_t number = word_number(data + word.start, word.end - word.start, text->size - word.start);
            if (wants_strangers && !is_known(known, number)) {
                bool is_new;
                found->failed |= !numbers_add(&strange, number, &is_new);
                put(found, &runs, (int64_t)word.start);
                put(found, &runs, (int64_t)word.end);
            }
            if (wants_doubles && last.plain && is_same(text, &last, &word) &&
                is_gap(text, last.end, word.start) && is_apart(text, last.start) &&
                !is_followed_by_word(text, word.end)) {
                Places *places = &found->views[VIEW_doubles];
                put(found, places, (int64_t)last.start);
                put(found, places, (int64_t)word.start);
                put(found, places, (int64_t)word.end);
                is_second = true;
            }
        } else if (wants_names && KIND[data[word.start]] & CAPITAL && word.start &&
                   data[word.start - 1] == ' ') {
            names_add(&names, text, word.start, found);
        }
        if (wants_strangers && !word.plain)
            take_runs(text, word.start, word.end, &runs, found);
        last = word;
        last.plain &= !is_second; /* a word that stands three times is found once */
    }
    put_strangers(text, lists, &runs, &strange, count, found);
    if (wants_names)
        names_compare(&names, text, found);
    numbers_clear(&strange);
    clear(&runs);
    names_clear(&names);
}
