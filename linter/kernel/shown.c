/* What of a text shows: words are seen through soft hyphens and the like. */

#include <stdlib.h>
#include <string.h>

#include "counts.h"

/* Whether a character is one of those that are beyond ASCII and do not show. */
static bool is_invisible(const Text *invisible, const uint8_t *character, size_t size)
{
    for (size_t at = 0, each; at < invisible->size; at += each) {
        character_at(invisible->data + at, &each);
        if (each == size && memcmp(invisible->data + at, character, size) == 0)
            return true;
    }
    return false;
}

/* Where the next such character is, or the end of the text; eight bytes of ASCII are passed over
   together. */
static size_t next_invisible(const Text *text, const Text *invisible, size_t at)
{
    const uint64_t BEYOND = 0x8080808080808080u;
    while (at < text->size) {
        uint64_t bytes;
        if (at + sizeof bytes <= text->size &&
            (memcpy(&bytes, text->data + at, sizeof bytes), (bytes & BEYOND) == 0)) {
            at += sizeof bytes;
            continue;
        }
        size_t size;
        character_at(text->data + at, &size);
        if (size > 1 && is_invisible(invisible, text->data + at, size))
            return at;
        at += size;
    }
    return at;
}

/* Takes what does not show out of the text that is counted; false where memory runs out. */
bool take_out(Counter *counter, const Text *invisible)
{
    Text *text = &counter->text;
    size_t end = next_invisible(text, invisible, 0), size = end;
    if (end >= text->size)
        return true;
    uint8_t *shown = malloc(text->size);
    if (shown == NULL)
        return false;
    memcpy(shown, text->data, size);
    while (end < text->size) {
        size_t hidden;
        character_at(text->data + end, &hidden);
        size_t start = end + hidden;
        end = next_invisible(text, invisible, start);
        memcpy(shown + size, text->data + start, end - start);
        size += end - start;
    }
    shown[size] = 0; /* there is room, as something was taken out */
    counter->shown = shown;
    text->data = shown;
    text->size = size;
    return true;
}
