/* Whether a text is English at a glance, as `linter/textmend/language.py` has it. */

#include "blocks.h"
#include "python.h"

#define MIDDLE 2000 /* characters that are looked at */
#define MANY 4
#define THE_SIZE 5 /* bytes of “the” with its spaces */
static const double THE = 0.02;

/* How often a part of a text has “the” between spaces, and a space. */
typedef struct {
    size_t the, spaces;
    size_t done;     /* where the last “the” and its spaces end */
    bool is_western; /* as Windows writes it in western Europe */
} Glance;

static bool is_western(const Text *text, size_t at)
{
    const uint8_t *bytes = text->data + at;
    switch (bytes[0]) {
    case 0xC2:
        return bytes[1] >= 0xA0;
    case 0xC3:
        return true;
    case 0xC5: /* Œ œ Š š Ÿ Ž ž */
        return is_one_of(bytes[1], "\x92\x93\xA0\xA1\xB8\xBD\xBE");
    case 0xC6: /* ƒ */
        return bytes[1] == 0x92;
    case 0xCB: /* ˆ ˜ */
        return is_one_of(bytes[1], "\x86\x9C");
    case 0xE2: /* – — ‘ ’ ‚ “ ” „ † ‡ • … ‰ ‹ › and € ™ */
        if (is_punctuation(text, at))
            return is_one_of(bytes[2], "\x93\x94\x98\x99\x9A\x9C\x9D\x9E\xA0\xA1\xA2\xA6\xB0\xB9\xBA");
        return is_at(text, at, "\xE2\x82\xAC") || is_at(text, at, "\xE2\x84\xA2");
    }
    return false;
}

/* Where the character stands before which there are so many from `at` on. */
static size_t behind(const Text *text, size_t at, size_t characters)
{
    while (text->size - at > BLOCK) {
        size_t in_block = points(text, at, at + BLOCK);
        if (in_block > characters)
            break;
        characters -= in_block;
        at += BLOCK;
    }
    for (; at < text->size; at++)
        if ((text->data[at] & 0xC0) != 0x80 && characters-- == 0)
            break;
    return at;
}

/* Looks at what a block has up to `end`: whatever is none of the three needs no look. */
static inline void see_block(const Text *text, size_t at, size_t end, Glance *seen)
{
    uint8_t copy[BLOCK + BEHIND], spaces[BLOCK], looked_at[BLOCK];
    const uint8_t *block = block_at(text, at, copy);
    size_t size = end - at < BLOCK ? end - at : BLOCK;
    for (unsigned i = 0; i < BLOCK; i++)
        spaces[i] = (block[i] == ' ') & (i < size);
    for (unsigned i = 0; i < BLOCK; i++)
        looked_at[i] = (spaces[i] & (block[i + 1] == 't')) | ((block[i] >= 0xC0) & (i < size));
    uint8_t sum = 0;
    for (unsigned i = 0; i < BLOCK; i++)
        sum += spaces[i];
    seen->spaces += sum;
    for (uint64_t bits = bits_of(looked_at); bits; bits &= bits - 1) {
        size_t place = at + lowest(bits);
        if (text->data[place] != ' ')
            seen->is_western &= is_western(text, place);
        else if (place >= seen->done && end - place >= THE_SIZE &&
                 memcmp(text->data + place, " the ", THE_SIZE) == 0) {
            seen->the++;
            seen->done = place + THE_SIZE;
        }
    }
}

IN_WIDE_STEPS
static Glance glance(const Text *text, size_t start, size_t end)
{
    Glance seen = {.is_western = true};
    for (size_t at = start; at < end; at += BLOCK)
        see_block(text, at, end, &seen);
    return seen;
}

static bool shows_english(const Text *text)
{
    bool is_plain = is_ascii(text->data, text->size);
    size_t length = is_plain ? text->size : points(text, 0, text->size);
    size_t before = length > MIDDLE ? (length - MIDDLE) / 2 : 0;
    size_t start = is_plain ? before : behind(text, 0, before);
    size_t end = is_plain ? (length > MIDDLE ? start + MIDDLE : length) : behind(text, start, MIDDLE);
    Glance seen = glance(text, start, end);
    return (double)seen.the > THE * (double)seen.spaces &&
           (is_plain || (seen.the > MANY && seen.is_western));
}

PyObject *kernel_shows_english(PyObject *module, PyObject *argument)
{
    (void)module;
    PyObject *owner;
    Text text;
    bool is_read = read_document(argument, &owner, &text);
    PyObject *shown = is_read ? PyBool_FromLong(shows_english(&text)) : NULL;
    Py_XDECREF(owner);
    return shown;
}
