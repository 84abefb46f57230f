/* Where a text stops in the middle, as `breaks_off` in `linter/textmend/shape.py` sees it. */

#include <string.h>

#include "kernel.h"

#define LONGEST 7

/* Words that no sentence ends with, and those that tell of more, between spaces. */
static const char WORDS[] =
    " the a an and or but nor of to in for with from by at as than that which who whose because"
    " if when while is are was were be been has have had will would could should must can may"
    " his her its their our your my into onto between during without not also"
    " about after before since through under over against toward towards more reading ";

/* Whether a text that ends at `end` does so with one of them, in whatever case. */
static bool ends_with_one(const Text *text, size_t end)
{
    char word[LONGEST + 3] = {0};
    size_t size = 0;
    while (size < end && KIND[text->data[end - size - 1]] & LETTER)
        size++;
    if (size == 0 || size > LONGEST)
        return false;
    word[0] = word[size + 1] = ' ';
    for (size_t i = 0; i < size; i++)
        word[i + 1] = (char)(text->data[end - size + i] | 0x20);
    return strstr(WORDS, word) != NULL;
}

/* Whether a text, but for what is blank at its end, may stop in the middle; what is beyond ASCII may
   be blank, too. */
bool breaks_off(const Text *text, size_t end)
{
    uint8_t last = end ? text->data[end - 1] : 0;
    if (last >= 0x80)
        return !(end >= 3 && is_mark_at(text, end - 3));
    return last == ',' || last == ':' || ends_with_one(text, end);
}
