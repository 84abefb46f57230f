/* Names of one text that are a slip apart. */

#include <stdlib.h>
#include <string.h>

#include "kernel.h"

#define SHORTEST 4
#define ENOUGH 5
#define MOST 1000 /* distinct names; a text with more is a list, or a whole corpus */

/* Takes a name that begins at `at`, by its number. */
void names_add(Names *names, const Text *text, size_t at, size_t length, uint64_t number,
               Found *found)
{
    if (length < SHORTEST || names->count > MOST)
        return;
    bool is_new;
    if (!numbers_add(&names->seen, number, &is_new)) {
        found->failed = true;
        return;
    }
    if (!is_new)
        return;
    if (names->count == names->room) {
        size_t room = names->room ? 2 * names->room : 64;
        Name *all = realloc(names->all, room * sizeof *all);
        if (all == NULL) {
            found->failed = true;
            return;
        }
        names->all = all;
        names->room = room;
    }
    uint32_t *head = &names->heads[text->data[at] - 'A'];
    names->all[names->count++] =
        (Name){.at = at, .number = number, .length = (uint32_t)length, .next = *head};
    *head = (uint32_t)names->count;
}

/* Whether one letter behind the first is left out, put in, mistaken, or changed places; not at the
   end, unless a letter stands there twice. */
static bool is_a_slip(const uint8_t *name, size_t size, const uint8_t *other, size_t its_size)
{
    if (size < its_size)
        return is_a_slip(other, its_size, name, size);
    size_t at = 1;
    while (at < its_size && name[at] == other[at])
        at++;
    if (at == its_size)
        return size != its_size && name[size - 1] == name[size - 2];
    size_t rest = its_size - at;
    if (size != its_size)
        return memcmp(name + at + 1, other + at, rest) == 0;
    if (rest < 2)
        return false;
    if (memcmp(name + at + 1, other + at + 1, rest - 1) == 0)
        return true;
    return name[at] == other[at + 1] && name[at + 1] == other[at] &&
           memcmp(name + at + 2, other + at + 2, rest - 2) == 0;
}

/* Whether a name may be what is left of a contraction, as “Couldn” and “Weren” are: these are known,
   and yet no words. */
static bool may_be_cut(const uint8_t *name, size_t size)
{
    return name[size - 1] == 'n' && !is_one_of(name[size - 2], "aiou");
}

/* Whether a name may be a slip for another: no list has it. */
static bool may_be_wrong(const Name *name, const Text *text, const Known *known)
{
    return known->starts == NULL || !is_known(known, name->number) ||
           may_be_cut(text->data + name->at, name->length);
}

/* Puts the places of a name and of each other that it may be a slip for. */
static void compare(const Names *names, const Name *name, const Text *text, Found *found)
{
    Places *places = &found->views[VIEW_name_variants];
    const uint8_t *data = text->data;
    size_t size = name->length;
    for (uint32_t next = names->heads[data[name->at] - 'A']; next;) {
        const Name *other = &names->all[next - 1];
        size_t its_size = other->length;
        next = other->next;
        if (other == name || its_size < ENOUGH || size + 1 < its_size || its_size + 1 < size)
            continue;
        if (is_a_slip(data + name->at, size, data + other->at, its_size)) {
            put(found, places, (int64_t)name->at);
            put(found, places, (int64_t)other->at);
        }
    }
}

/* Puts the places of two names for each pair of which one may be a slip for the other. */
void names_compare(const Names *names, const Text *text, const Known *known, Found *found)
{
    if (names->count > MOST)
        return;
    for (size_t i = 0; i < names->count; i++)
        if (may_be_wrong(&names->all[i], text, known))
            compare(names, &names->all[i], text, found);
}

void names_clear(Names *names)
{
    free(names->all);
    numbers_clear(&names->seen);
    memset(names, 0, sizeof *names);
}
