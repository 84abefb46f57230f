/* Words that end in the same letters are found from the first to the last of them. */

#include <stdlib.h>
#include <string.h>

#include "endings.h"

#define END 2 /* bytes by which words are looked up; a shorter tail is held to all of them */
#define MOST_LOST 3

/* Where the words are looked up that end in the same two bytes, `end` behind them. */
static size_t head_of(const Endings *endings, const uint8_t *end)
{
    uint32_t pair = end[-2] | (uint32_t)end[-1] << 8;
    return pair * 0x9E3779B1u >> (32 - endings->bits);
}

/* Takes the words that a table has, and none before it. */
static void take_words(Endings *endings, const Tally *tally, enum Table table, unsigned before)
{
    for (size_t i = 0; i < tally->first_count; i++) {
        First first = tally->firsts[i];
        const uint32_t *times = tally->tokens[first.token].times;
        if (first.table == table && !(before & 1 && times[CAPITALISED]) &&
            !(before & 2 && times[STARTS]))
            endings->words[endings->count++] = first.token;
    }
}

/* Makes the index; false where memory runs out. */
bool endings_make(Endings *endings, const Tally *tally)
{
    endings->bits = 8;
    while (endings->bits < 16 && (size_t)4 << endings->bits < tally->count)
        endings->bits++;
    endings->words = malloc((tally->first_count + 1) * sizeof *endings->words);
    endings->next = malloc((tally->first_count + 1) * sizeof *endings->next);
    endings->heads = calloc((size_t)1 << endings->bits, sizeof *endings->heads);
    if (endings->words == NULL || endings->next == NULL || endings->heads == NULL)
        return false;
    take_words(endings, tally, CAPITALISED, 0);
    take_words(endings, tally, STARTS, 1);
    take_words(endings, tally, LOWER, 1 | 2);
    for (size_t i = endings->count; i-- > 0;) {
        const Token *word = &tally->tokens[endings->words[i]];
        if (word->size < END)
            continue;
        uint32_t *head = &endings->heads[head_of(endings, tally->store + word->start + word->size)];
        endings->next[i] = *head;
        *head = (uint32_t)i + 1;
    }
    return true;
}

/* Whether one to three letters and a tail are the word. */
static bool ends_in(const Tally *tally, const Token *word, const uint8_t *tail, size_t size)
{
    if (word->size <= size)
        return false;
    const uint8_t *bytes = tally->store + word->start;
    size_t lost = word->size - size, letters = 0;
    for (size_t i = 0; i < lost && letters <= MOST_LOST; i++)
        letters += (bytes[i] & 0xC0) != 0x80;
    return letters <= MOST_LOST && memcmp(bytes + lost, tail, size) == 0;
}

/* One more than the place of the next word that ends in a tail, behind the one that was found last,
   if any was; zero behind the last. */
size_t endings_next(const Endings *endings, const Tally *tally, const uint8_t *tail, size_t size,
                    size_t after)
{
    bool by_end = size >= END;
    size_t place = after + 1;
    if (by_end)
        place = after ? endings->next[after - 1] : endings->heads[head_of(endings, tail + size)];
    while (place && place <= endings->count) {
        if (ends_in(tally, &tally->tokens[endings->words[place - 1]], tail, size))
            return place;
        place = by_end ? endings->next[place - 1] : place + 1;
    }
    return 0;
}

void endings_clear(Endings *endings)
{
    free(endings->words);
    free(endings->next);
    free(endings->heads);
}
