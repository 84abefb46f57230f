/* What the parts share that count the words of a text. */

#ifndef TEXTMEND_COUNTS_H
#define TEXTMEND_COUNTS_H

#include "python.h"
#include "tally.h"

/* What a token is, or does to what stands behind it. The first five are properties of characters. */
enum {
    ALPHA = 1, /* of a word, which begins with it */
    UPPER = 2,
    OTHER = 4, /* as a letter, but no word begins with it: ½, ² */
    DECIMAL = 8,
    BLANK = 16, /* or an underscore: of no token */
    MARK = 32,
    SINGLE = 64,
    SPELT = 128, /* with capitals inside */
    FEED = 256,
    STOP = 512,
    ABBREVIATION = 1024,
    TERMINAL = 2048,
    CLEARS = 4096,
    CLITIC = 8192,
};
#define OF_WORDS (ALPHA | OTHER)
#define GIVEN_COUNT 4 /* tables of tokens that Python gives */
enum Place { PARAGRAPH, SENTENCE, UNSURE, MID };

typedef struct {
    Text text;
    Tally tally;
    uint8_t *shown;    /* the text without what does not show, where it has any of that */
    uint8_t *straight; /* the last word with ’ in it, as it is with ' */
    size_t straight_room;
    enum Place place;
    unsigned before;  /* what the last token is */
    uint32_t capital; /* the same in lower case, if it is a word with a capital; else NO_TOKEN */
    size_t size, paragraphs, lower_paragraphs, lower_sentences;
    bool failed; /* Python has an error to tell of */
} Counter;

/* The character at `at`, and how many bytes it has. */
static inline uint32_t character_at(const uint8_t *data, size_t *size)
{
    uint32_t first = data[0];
    *size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    switch (*size) {
    case 1:
        return first;
    case 2:
        return (first & 0x1F) << 6 | (data[1] & 0x3F);
    case 3:
        return (first & 0x0F) << 12 | (data[1] & 0x3Fu) << 6 | (data[2] & 0x3F);
    default:
        return (first & 0x07) << 18 | (data[1] & 0x3Fu) << 12 | (data[2] & 0x3Fu) << 6 |
               (data[3] & 0x3F);
    }
}

/* roles.c */
uint8_t kind_of(Counter *counter, uint32_t character);
uint32_t token_of(Counter *counter, const uint8_t *bytes, size_t size, size_t room);
uint32_t token_of_object(Counter *counter, PyObject *text);
PyObject *as_object(const Tally *tally, uint32_t token);

/* shown.c */
bool take_out(Counter *counter, const Text *invisible);

/* tokens.c */
void count_tokens(Counter *counter);

/* counts.c */
void take_token(Counter *counter, uint32_t token);
bool count_text(Counter *counter, const Text *invisible, PyObject *const given[GIVEN_COUNT]);

/* Whether a token is a word in lower case amid a sentence, as most are, and none has a capital before
   it. */
static inline bool is_amid(const Counter *counter, uint32_t token)
{
    return counter->tally.tokens[token].times[LOWER] && counter->place == MID &&
           counter->capital == NO_TOKEN;
}

/* Takes such a token. */
static inline void take_amid(Counter *counter, uint32_t token)
{
    Token *taken = &counter->tally.tokens[token];
    taken->times[LOWER]++;
    counter->size++;
    counter->before = taken->roles;
}

#endif
