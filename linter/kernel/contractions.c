/* Strangers that are contractions without their apostrophe, as `lost-apostrophe` knows them. */

#include "kernel.h"

#define LONGEST 8 /* letters */

static const char CONTRACTIONS[][LONGEST + 1] = {
    "dont",    "doesnt",  "didnt",  "isnt",    "wasnt",   "arent",    "werent",
    "wouldnt", "couldnt", "shouldnt", "hasnt", "havent",  "hadnt",    "mustnt",
    "neednt",  "mightnt", "youre",  "theyre",  "youve",   "theyve",   "weve",
    "couldve", "wouldve", "shouldve", "theyd", "youll",   "theyll",   "thats",
    "theres",  "whats",   "whos",   "aint",    "yall",
};

bool is_contraction(const Text *text, size_t start, size_t end)
{
    size_t size = end - start;
    if (size > LONGEST)
        return false;
    for (size_t i = 0; i < sizeof CONTRACTIONS / sizeof *CONTRACTIONS; i++)
        if (CONTRACTIONS[i][size] == 0 && memcmp(CONTRACTIONS[i], text->data + start, size) == 0)
            return true;
    return false;
}
