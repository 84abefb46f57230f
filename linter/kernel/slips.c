/* Likely slips of the pen, as `linter/textmend/spelling/edits.py` undoes them. */

#include <string.h>

#include "slips.h"

/* Whether two words of one length differ by letters that changed places, or by a vowel. */
static bool is_mistaken(Word word, Word other)
{
    const uint8_t *a = word.letters, *b = other.letters;
    size_t at = 0, end = word.size;
    while (at < end && a[at] == b[at])
        at++;
    while (end > at && a[end - 1] == b[end - 1])
        end--;
    if (at == 0)
        return false;
    if (end - at == 2)
        return a[at] == b[at + 1] && a[at + 1] == b[at];
    return end - at == 1 && is_vowel(a[at]) && is_vowel(b[at]);
}

/* Whether `longer` has one letter more in a run of equal ones, and not the first two of it at the
   start of the word. */
static bool is_doubled(Word word, Word longer)
{
    size_t at = 0;
    while (at < word.size && word.letters[at] == longer.letters[at])
        at++;
    size_t start = at;
    while (start > 0 && longer.letters[start - 1] == longer.letters[at])
        start--;
    return start > 0 && start < at &&
           memcmp(word.letters + at, longer.letters + at + 1, word.size - at) == 0;
}

/* Whether a letter of `longer` stands there twice or more, and one time less in `word`. */
static bool is_halved(Word longer, Word word)
{
    size_t at = 0;
    while (at < word.size && longer.letters[at] == word.letters[at])
        at++;
    return at > 0 && longer.letters[at] == longer.letters[at - 1] &&
           memcmp(longer.letters + at + 1, word.letters + at, word.size - at) == 0;
}

/* Whether undoing one likely slip makes `other` of `word`. */
bool is_likely(Word word, Word other)
{
    if (word.size == other.size)
        return is_mistaken(word, other);
    if (word.size + 1 == other.size)
        return is_doubled(word, other);
    return word.size == other.size + 1 && is_halved(word, other);
}

/* Shows what each likely slip of the letter at `at` was made of, as `made` has it. */
static void undo(Word word, size_t at, uint8_t *made, Seeing see, void *seer)
{
    const uint8_t *letters = word.letters;
    uint8_t here = letters[at];
    size_t rest = word.size - at - 1;
    bool is_twice = here == letters[at - 1];
    memcpy(made, letters, at + 1);
    memcpy(made + at + !is_twice, letters + at + is_twice, rest + !is_twice);
    see(seer, (Word){made, word.size + 1 - 2 * is_twice});
    memcpy(made, letters, word.size);
    if (rest > 0 && here != letters[at + 1]) {
        made[at] = letters[at + 1];
        made[at + 1] = here;
        see(seer, (Word){made, word.size});
        made[at + 1] = letters[at + 1];
    }
    for (const char *vowel = VOWELS; is_vowel(here) && *vowel; vowel++) {
        made[at] = (uint8_t)*vowel;
        if (made[at] != here)
            see(seer, (Word){made, word.size});
    }
}

/* Shows all that is one likely slip away from `word`; `made` has room for one letter more. */
void undo_likely(Word word, uint8_t *made, Seeing see, void *seer)
{
    for (size_t at = 1; at < word.size; at++)
        undo(word, at, made, see, seer);
}
