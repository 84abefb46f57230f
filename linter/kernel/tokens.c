/* The tokens of a text, in order: `textmend.evidence.tokens` says what is one. */

#include <stdlib.h>

#include "counts.h"

#define LONGEST_CLITIC 3 /* bytes; one that a table of Python gives and is longer is never found */

/* Takes bytes of the text as a token: mostly a word in lower case that was seen before. */
static inline void take_bytes(Counter *counter, size_t start, size_t end)
{
    const uint8_t *bytes = counter->text.data + start;
    size_t size = end - start, room = counter->text.size - start;
    uint32_t token = tally_find(&counter->tally, bytes, size, room);
    if (token != NO_TOKEN && is_amid(counter, token))
        take_amid(counter, token);
    else
        take_token(counter, token == NO_TOKEN ? token_of(counter, bytes, size, room) : token);
}

static inline size_t end_of_letters(Counter *counter, size_t at)
{
    const uint8_t *data = counter->text.data;
    for (size_t size;; at += size) {
        while (KIND[data[at]] & LETTER)
            at++;
        if (data[at] < 0x80 || !(kind_of(counter, character_at(data + at, &size)) & OF_WORDS))
            return at;
    }
}

#define CURLY "\xE2\x80\x99"

static inline size_t apostrophe_at(const Text *text, size_t at)
{
    return text->data[at] == '\'' ? 1 : is_at(text, at, CURLY) ? 3 : 0;
}

/* Takes a word with ’ in it as if that were '. */
static void take_straight(Counter *counter, size_t start, size_t end)
{
    if (end - start > counter->straight_room) {
        uint8_t *straight = realloc(counter->straight, 2 * (end - start));
        counter->tally.failed |= straight == NULL;
        if (straight == NULL)
            return;
        counter->straight = straight;
        counter->straight_room = 2 * (end - start);
    }
    size_t size = 0;
    while (start < end) {
        bool is_curly = is_at(&counter->text, start, CURLY);
        counter->straight[size++] = is_curly ? '\'' : counter->text.data[start];
        start += is_curly ? 3 : 1;
    }
    take_token(counter, token_of(counter, counter->straight, size, size));
}

/* The clitic that letters behind an apostrophe are; NO_TOKEN if they are none. */
static uint32_t clitic_of(Counter *counter, size_t start, size_t end)
{
    uint8_t clitic[LONGEST_CLITIC] = {'\''};
    size_t size = 1;
    if (end - start >= LONGEST_CLITIC)
        return NO_TOKEN;
    while (start < end && KIND[counter->text.data[start]] & LETTER)
        clitic[size++] = counter->text.data[start++] | 0x20;
    if (start < end)
        return NO_TOKEN;
    uint32_t token = token_of(counter, clitic, size, sizeof clitic);
    return token != NO_TOKEN && counter->tally.tokens[token].roles & CLITIC ? token : NO_TOKEN;
}

/* Takes letters up to `end`, and what follows their apostrophes; returns where that ends. */
static size_t take_joined(Counter *counter, size_t start, size_t end)
{
    const Text *text = &counter->text;
    size_t head = end, tail = end;
    bool is_curly = false, has_curly_head = false;
    for (size_t size; (size = apostrophe_at(text, end)) != 0;) {
        size_t behind = end_of_letters(counter, end + size);
        if (behind == end + size)
            break;
        has_curly_head = is_curly;
        is_curly |= size > 1;
        head = end;
        tail = end + size;
        end = behind;
    }
    uint32_t clitic = tail > head ? clitic_of(counter, tail, end) : NO_TOKEN;
    size_t last = clitic == NO_TOKEN ? end : head;
    if (clitic == NO_TOKEN ? is_curly : has_curly_head)
        take_straight(counter, start, last);
    else
        take_bytes(counter, start, last);
    if (clitic != NO_TOKEN)
        take_token(counter, clitic);
    return end;
}

/* The same of the letters that begin at `start`, behind which mostly no apostrophe stands. */
static inline size_t take_word(Counter *counter, size_t start)
{
    size_t end = end_of_letters(counter, start);
    if (apostrophe_at(&counter->text, end))
        return take_joined(counter, start, end);
    take_bytes(counter, start, end);
    return end;
}

static size_t end_of_number(Counter *counter, size_t at)
{
    const uint8_t *data = counter->text.data;
    for (size_t size;; at += size) {
        uint32_t character = character_at(data + at, &size);
        if (character != '.' && character != ',' && character != ':' &&
            !(kind_of(counter, character) & DECIMAL))
            return at;
    }
}

/* Takes what begins with no letter of ASCII; returns where it ends. */
static size_t take_other(Counter *counter, size_t start)
{
    const Text *text = &counter->text;
    size_t size;
    unsigned kind = kind_of(counter, character_at(text->data + start, &size));
    if (kind & OF_WORDS)
        return take_word(counter, start);
    size_t end = start + size;
    if (kind & DECIMAL)
        end = end_of_number(counter, end);
    while (is_at(text, start, MARKUP) && is_at(text, end, MARKUP))
        end += size;
    if (is_at(text, start, CURLY))
        take_straight(counter, start, end);
    else if (!(kind & BLANK) || text->data[start] == '\n')
        take_bytes(counter, start, end);
    return end;
}

void count_tokens(Counter *counter)
{
    const Text *text = &counter->text;
    for (size_t at = 0; at < text->size && !counter->failed && !counter->tally.failed;) {
        uint8_t first = text->data[at];
        if (first == ' ')
            at++;
        else if (KIND[first] & LETTER)
            at = take_word(counter, at);
        else
            at = take_other(counter, at);
    }
}
