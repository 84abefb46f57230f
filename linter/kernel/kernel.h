/* What the parts of the kernel share: a text as UTF-8, places in it, and what is looked for. */

#ifndef TEXTMEND_KERNEL_H
#define TEXTMEND_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define IS_LITTLE_ENDIAN false
#else
#define IS_LITTLE_ENDIAN true
#endif

/* The bytes of a text; one zero stands behind the last. */
typedef struct {
    const uint8_t *data;
    size_t size;
    bool has_return;
    bool is_ascii; /* for certain */
} Text;

/* Offsets in bytes, in the order in which they were put; -1 is the edge before the text. */
typedef struct {
    int64_t *at;
    size_t count, room;
    bool found; /* whether something is there, be its place known or not */
} Places;

/* What the kernel can say of a text: each is an attribute of `Document`. */
#define VIEWS(X)                                                                                  \
    X(loose_marks)                                                                                \
    X(tight_marks)                                                                                \
    X(turned_marks)                                                                               \
    X(mixes_quotes)                                                                               \
    X(mixed_marks)                                                                                \
    X(odd_lines)                                                                                  \
    X(openings)                                                                                   \
    X(repeated_lines)                                                                             \
    X(has_gaps)                                                                                   \
    X(may_be_wrapped)                                                                             \
    X(lacks_newline)                                                                              \
    X(breaks_off)                                                                                 \
    X(may_have_header)                                                                            \
    X(strangers)                                                                                  \
    X(parted_words)                                                                               \
    X(glued_words)                                                                                \
    X(cut_words)                                                                                  \
    X(bare_contractions)                                                                          \
    X(misspellings)                                                                               \
    X(parting_hyphens)                                                                            \
    X(doubles)                                                                                    \
    X(name_variants)                                                                              \
    X(tags)

#define AS_ENUM(view) VIEW_##view,
enum View { VIEWS(AS_ENUM) VIEW_COUNT };
#undef AS_ENUM

/* What is found in one text; `failed` says that memory ran out. */
typedef struct {
    uint32_t wanted; /* a bit for each view */
    bool failed;
    Places views[VIEW_COUNT];
    Places *rules; /* by the numbers of rules */
} Found;

static inline bool wants(const Found *found, enum View view)
{
    return found->wanted >> view & 1;
}

/* places.c */
void put(Found *found, Places *places, int64_t at);
void note(Places *places);
void clear(Places *places);
bool sort_once(Places *places);
size_t points(const Text *text, size_t start, size_t end); /* how many characters begin there */
bool to_code_points(const Text *text, Places *const *all, size_t count);

/* A set of 64-bit numbers, none of them zero. */
typedef struct {
    uint64_t *slots;
    size_t count, room;
} Numbers;

bool numbers_add(Numbers *numbers, uint64_t number, bool *is_new);
bool numbers_have(const Numbers *numbers, uint64_t number);
void numbers_clear(Numbers *numbers);

/* anchors.c */
typedef struct Anchors Anchors;

Anchors *anchors_new(void);
void anchors_free(Anchors *anchors);
bool anchors_add(Anchors *anchors, const uint8_t *bytes, size_t size, uint32_t rule, bool placed);
void anchors_begin_line(const Anchors *anchors, const Text *text, size_t start, Found *found);
void anchors_end_line(const Anchors *anchors, const Text *text, size_t end, Found *found);

#define EACH 0x0101010101010101u /* a one in each of eight bytes */

/* Ones in the lowest bytes of a number, as many as `size` says, or in all. */
static inline uint64_t lowest_bytes(size_t size)
{
    return size >= sizeof(uint64_t) ? ~(uint64_t)0 : ((uint64_t)1 << 8 * size) - 1;
}

/* The first bytes of a word as a number, the lowest first; eight bytes are read if there is room. */
static inline uint64_t window(const uint8_t *word, size_t size, size_t room)
{
    uint64_t bytes = 0;
    if (room >= sizeof bytes && IS_LITTLE_ENDIAN) {
        memcpy(&bytes, word, sizeof bytes);
        return bytes & lowest_bytes(size);
    }
    for (size_t i = 0; i < size && i < sizeof bytes; i++)
        bytes |= (uint64_t)word[i] << 8 * i;
    return bytes;
}

/* The number of a word to which the next eight bytes were added. */
static inline uint64_t with_bytes(uint64_t number, uint64_t bytes)
{
    number = (number ^ bytes) * 0x9E3779B97F4A7C15u;
    return number ^ number >> 29;
}

/* A number for a word, never zero; of up to eight bytes no two have the same. `room` bytes can be
   read from `word` on. */
static inline uint64_t word_number(const uint8_t *word, size_t size, size_t room)
{
    uint64_t number = 0;
    for (size_t at = 0; at < size; at += sizeof number)
        number = with_bytes(number, window(word + at, size - at, room - at));
    return number | (number == 0);
}

/* known.c */
typedef struct {
    const uint8_t *starts; /* where each bucket's numbers start; one more than there are buckets */
    const uint8_t *rest;   /* the lower half of each word's number; both are of 32 bits */
    uint32_t count;        /* of these numbers */
    uint32_t *recent;      /* of each bucket, the number that was found last, or zero */
    unsigned bits;         /* of a number, how many name its bucket */
} Known;

bool known_open(Known *known, const uint8_t *data, size_t size);
bool is_in_table(const Known *known, uint64_t number);

/* Whether a table has the word with this number. */
static inline bool is_known(const Known *known, uint64_t number)
{
    uint32_t rest = (uint32_t)number;
    return (known->recent[number >> (64 - known->bits)] == rest && rest) || is_in_table(known, number);
}

/* The number of 32 bits with this index: the table is little-endian on every machine. */
static inline uint32_t number_at(const uint8_t *numbers, size_t index)
{
    const uint8_t *bytes = numbers + 4 * index;
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* The first place from `low` to `high` where the number, of a sorted many, is not less than `wanted`. */
static inline size_t first_from(const uint8_t *numbers, size_t low, size_t high, uint64_t wanted)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (number_at(numbers, middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* wordlist.c: a file of sorted lines, the first of them empty; or nothing. */
typedef struct {
    const uint8_t *data;
    size_t size;
} Lines;

bool has_line(const Lines *lines, const uint8_t *word, size_t length);

/* What the kernel knows of words. */
typedef struct {
    Known known, common;
    Lines further; /* words that are spelled right, though they are strange */
} Lists;

void find_words(const Text *text, const Lists *lists, Found *found);

/* strangers.c */
bool wants_of_strangers(const Found *found);
void take_runs(const Text *text, size_t start, size_t end, Places *runs, Found *found);
bool may_be_word(const Text *text, const Known *known, size_t start, size_t end, size_t its_start,
                 size_t its_end);
void put_strangers(const Text *text, const Lists *lists, const Places *runs, const Numbers *strange,
                   size_t words, Found *found);

#define LARGE_TEXT 65536 /* bytes; a larger text is not looked through for a word */
#define MOST_LOOKS 256   /* words that a text is looked through for; of others Python has to tell */

/* suspects.c */
bool may_be_misspelt(const Text *text, const Lines *further, size_t start, size_t end);

/* names.c */
typedef struct {
    size_t at;
    uint64_t number; /* as if its first letter were small */
    uint32_t length;
    uint32_t next; /* of those with the same first letter; one more than its index */
} Name;

typedef struct {
    Name *all;
    size_t count, room;
    Numbers seen;
    uint32_t heads[26];
} Names;

void names_add(Names *names, const Text *text, size_t at, size_t length, uint64_t number,
               Found *found);
void names_compare(const Names *names, const Text *text, const Known *known, Found *found);
void names_clear(Names *names);

/* lines.c */
void find_lines(const Text *text, const Anchors *anchors, const Known *known, Found *found);

/* stops.c */
bool breaks_off(const Text *text, size_t end);

/* repeats.c: lines, by their numbers */
typedef struct {
    uint64_t number;
    size_t start; /* of the first */
    bool is_told; /* whether that was put */
} SeenLine;

typedef struct {
    SeenLine *slots;
    size_t count, room;
} SeenLines;

void see_line(SeenLines *lines, const Text *text, size_t start, size_t end, Found *found);
void seen_lines_clear(SeenLines *lines);

/* rare.c */
void find_rare(const Text *text, const Anchors *anchors, Found *found);

/* What a byte is, for all parts: letters of ASCII, and what divides words. */
enum { SMALL = 1, CAPITAL = 2, DIGIT = 4, WORD = 8 };
#define LETTER (SMALL | CAPITAL)
extern const uint8_t KIND[256];

/* Whether a character of general punctuation (U+2000 to U+203F) begins at `at`: no letter is. */
static inline bool is_punctuation(const Text *text, size_t at)
{
    return text->data[at] == 0xE2 && at + 1 < text->size && text->data[at + 1] == 0x80;
}

/* Whether a dash, a mark of quotation, a bullet or an ellipsis begins at `at`: no blank does so. */
static inline bool is_mark_at(const Text *text, size_t at)
{
    return is_punctuation(text, at) && text->data[at + 2] >= 0x90 && text->data[at + 2] < 0xA8;
}

static inline bool is_one_of(uint8_t byte, const char *bytes)
{
    return byte != 0 && strchr(bytes, byte) != NULL;
}

/* U+FEFF at the start of a text. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* U+FFFC, which stands for what is no prose. */
#define MARKUP "\xEF\xBF\xBC"

/* Whether the character of three bytes that begins at `at` is this one. */
static inline bool is_at(const Text *text, size_t at, const char *character)
{
    return at + 3 <= text->size && text->data[at] == (uint8_t)character[0] &&
           text->data[at + 1] == (uint8_t)character[1] &&
           text->data[at + 2] == (uint8_t)character[2];
}

#endif
