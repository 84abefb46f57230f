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

/* The first bytes of a word as a number, the lowest first; eight bytes are read if there is room. */
static inline uint64_t window(const uint8_t *word, size_t size, size_t room)
{
    uint64_t bytes = 0;
    if (room >= sizeof bytes && IS_LITTLE_ENDIAN) {
        memcpy(&bytes, word, sizeof bytes);
        return size >= sizeof bytes ? bytes : bytes & (((uint64_t)1 << 8 * size) - 1);
    }
    for (size_t i = 0; i < size && i < sizeof bytes; i++)
        bytes |= (uint64_t)word[i] << 8 * i;
    return bytes;
}

/* A number for a word, never zero; of up to eight bytes no two have the same. `room` bytes can be
   read from `word` on. */
uint64_t word_number(const uint8_t *word, size_t size, size_t room)
{
    uint64_t number = 0;
    for (size_t at = 0; at < size; at += sizeof number) {
        number = (number ^ window(word + at, size - at, room - at)) * 0x9E3779B97F4A7C15u;
        number ^= number >> 29;
    }
    return number | (number == 0);
}

static bool is_known(const Known *known, uint64_t number)
{
    uint64_t *recent = &known->recent[number >> (64 - RECENT_BITS)];
    if (*recent == number)
        return true;
    size_t bucket = (size_t)(number >> (64 - BUCKET_BITS));
    uint32_t end = number_at(known->starts, bucket + 1);
    for (uint32_t i = number_at(known->starts, bucket); i < end; i++)
        if (number_at(known->rest, i) == (uint32_t)number) {
            *recent = number;
            return true;
        }
    return false;
}

/* A run of bytes that are of words. */
typedef struct {
    size_t start, end;
    bool small; /* all small letters of ASCII */
    bool plain; /* the same, but maybe for the first letter */
} Word;

static Word word_at(const Text *text, size_t start)
{
    const uint8_t *data = text->data;
    uint8_t first = KIND[data[start]], rest = SMALL;
    size_t end = start + 1;
    for (uint8_t kind; (kind = KIND[data[end]]) & WORD; end++)
        rest &= kind;
    return (Word){
        .start = start, .end = end, .small = first & rest & SMALL, .plain = first & LETTER && rest};
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

/* Strange words of a text in another language are none. */
#define FOREIGN 10
#define FEW_STRANGERS 2

static void put_strangers(const Text *text, const Numbers *strange, Found *found)
{
    const uint8_t *data = text->data;
    Places *places = &found->views[VIEW_strangers];
    for (size_t i = 0; i < text->size;) {
        if (!(KIND[data[i]] & LETTER)) {
            i++;
            continue;
        }
        size_t start = i;
        uint8_t all = SMALL;
        for (; KIND[data[i]] & LETTER; i++)
            all &= KIND[data[i]];
        if (all && numbers_have(strange, word_number(data + start, i - start, text->size - start))) {
            put(found, places, (int64_t)start);
            put(found, places, (int64_t)i);
        }
    }
}

void find_words(const Text *text, const Known *known, Found *found)
{
    const uint8_t *data = text->data;
    bool wants_strangers = wants(found, VIEW_strangers) && known->starts != NULL;
    bool wants_doubles = wants(found, VIEW_doubles), wants_names = wants(found, VIEW_name_variants);
    if (!wants_strangers && !wants_doubles && !wants_names)
        return;
    Numbers strange = {0};
    Names names = {0};
    size_t count = 0;
    Word last = {0};
    for (size_t i = 0; i < text->size && !found->failed;) {
        if (!(KIND[data[i]] & WORD)) {
            i++;
            continue;
        }
        Word word = word_at(text, i);
        i = word.end;
        count++;
        if (word.small) {
            uint64_t number = word_number(data + word.start, word.end - word.start, text->size - word.start);
            if (wants_strangers && !is_known(known, number)) {
                bool is_new;
                found->failed |= !numbers_add(&strange, number, &is_new);
            }
            if (wants_doubles && last.plain && is_same(text, &last, &word) &&
                is_gap(text, last.end, word.start) && is_apart(text, last.start) &&
                !is_followed_by_word(text, word.end)) {
                Places *places = &found->views[VIEW_doubles];
                put(found, places, (int64_t)last.start);
                put(found, places, (int64_t)word.start);
                put(found, places, (int64_t)word.end);
                word.plain = false; /* a word that stands three times is found once */
            }
        } else if (wants_names && KIND[data[word.start]] & CAPITAL && word.start &&
                   data[word.start - 1] == ' ') {
            names_add(&names, text, word.start, found);
        }
        last = word;
    }
    if (strange.count && FOREIGN * strange.count <= count + FOREIGN * FEW_STRANGERS)
        put_strangers(text, &strange, found);
    if (wants_names)
        names_compare(&names, text, found);
    numbers_clear(&strange);
    names_clear(&names);
}
