/* Strangers that may be misspelt, as `linter/textmend/spelling/misspellings.py` looks at them. */

#include "kernel.h"

#define SHORTEST 4 /* letters; what is shorter may be anything */

/* Whether the word begins behind a mark that makes it a part of something else. */
static bool is_joined(const Text *text, size_t start)
{
    const uint8_t *before = text->data + start;
    return is_one_of(before[-1], "@#/._\\=&*~<>[]{}-';+|^%$") ||
           (start >= 3 && is_punctuation(text, start - 3) && is_one_of(before[-1], "\x90\x91\x93\x99"));
}

/* Whether the word begins a paragraph: it may be a label. */
static bool is_first(const Text *text, size_t start)
{
    return text->data[start - 1] == '\n' && (start == 1 || text->data[start - 2] == '\n');
}

/* Whether a stranger may be misspelt: it is prose, as far as its neighbours tell, and on no list. */
bool may_be_misspelt(const Text *text, const Lines *further, size_t start, size_t end)
{
    if (end - start < SHORTEST || start == 0 || is_joined(text, start) || is_first(text, start))
        return false;
    if (is_one_of(text->data[end], "@#/_\\=&*~<>[]{}(-+|^%$"))
        return false;
    return !has_line(further, text->data + start, end - start);
}
