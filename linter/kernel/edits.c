/* What a slip of the pen costs, as `linter/textmend/spelling/edits.py` says. */

#include <math.h>
#include <string.h>

#include "slips.h"

static const double HALVED = 1.2, DOUBLED = 1.6, SWAPPED = 2.0, VOWEL = 2.0, OMITTED = 2.4,
                    SOUND = 2.6, ADDED = 3.4, KEY = 3.4, OTHER = 5.0, AT_FIRST = 2.5;

static const char *const SOUNDS[] = {"cs", "ck", "sz", "gj", "fv", "dt",
                                     "mn", "iy", "ey", "bp", "rl"};
static const char *const ROWS[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
static const double SLANT[] = {0, 0.3, 0.8};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Where a letter has its key. */
typedef struct {
    double x;
    size_t row; /* as many as there are where it has none */
} Key;

bool is_vowel(uint8_t letter)
{
    return letter != 0 && strchr(VOWELS, letter) != NULL;
}

static Key key_of(uint8_t letter)
{
    for (size_t row = 0; letter != 0 && row < COUNT(ROWS); row++) {
        const char *found = strchr(ROWS[row], letter);
        if (found != NULL)
            return (Key){(double)(found - ROWS[row]) + SLANT[row], row};
    }
    return (Key){0, COUNT(ROWS)};
}

/* Whether two letters have keys side by side. */
static bool are_keys_near(uint8_t letter, uint8_t other)
{
    Key one = key_of(letter), its = key_of(other);
    if (letter == other || one.row == COUNT(ROWS) || its.row == COUNT(ROWS))
        return false;
    size_t rows = one.row > its.row ? one.row - its.row : its.row - one.row;
    return fabs(one.x - its.x) < 1.2 && rows < 2;
}

static bool sound_alike(uint8_t letter, uint8_t other)
{
    for (size_t i = 0; i < COUNT(SOUNDS); i++)
        if ((SOUNDS[i][0] == letter && SOUNDS[i][1] == other) ||
            (SOUNDS[i][0] == other && SOUNDS[i][1] == letter))
            return true;
    return false;
}

static double cost_of_mistake(uint8_t meant, uint8_t standing)
{
    if (is_vowel(meant) && is_vowel(standing))
        return VOWEL;
    if (sound_alike(meant, standing))
        return SOUND;
    return are_keys_near(meant, standing) ? KEY : OTHER;
}

/* What it costs that a letter was put in: the one at `at` of `longer`. That of a key nearby costs
   as much as any. */
static double cost_of_addition(Word longer, size_t at)
{
    if (at + 1 < longer.size && longer.letters[at + 1] == longer.letters[at])
        return DOUBLED;
    return ADDED + (at == 0 ? AT_FIRST : 0);
}

/* What it costs that a letter was left out: the one at `at` of `longer`. */
static double cost_of_omission(Word longer, size_t at)
{
    if (at + 1 < longer.size && longer.letters[at + 1] == longer.letters[at])
        return HALVED;
    return OMITTED + (at == 0 ? AT_FIRST : 0);
}

/* What the one slip costs that made `standing` of `meant`, which is another word. */
double cost_of_slip(Word standing, Word meant)
{
    const uint8_t *a = standing.letters, *b = meant.letters;
    size_t at = 0, shorter = standing.size < meant.size ? standing.size : meant.size;
    while (at < shorter && a[at] == b[at])
        at++;
    if (standing.size == meant.size) {
        size_t behind = at + 1;
        bool is_swap = behind < shorter && memcmp(a + behind, b + behind, shorter - behind) != 0;
        return (at == 0 ? AT_FIRST : 0) + (is_swap ? SWAPPED : cost_of_mistake(b[at], a[at]));
    }
    Word longer = standing.size > meant.size ? standing : meant;
    while (at > 0 && longer.letters[at - 1] == longer.letters[at])
        at--;
    return longer.letters == b ? cost_of_omission(longer, at) : cost_of_addition(longer, at);
}
