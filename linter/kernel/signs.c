/* Signs of code, as `linter/textmend/code.py` counts the parts of them. */

#include "blocks.h"
#include "python.h"

/* Whether a part of a sign begins here; what is doubled apart. */
static bool begins_part(const uint8_t *at)
{
    switch (at[0]) {
    case '_':
    case '`':
    case '{':
    case '}':
        return true;
    case ')':
        return at[1] == ';';
    case '[':
    case '|':
        return at[1] == '-' || (at[1] == ' ' && at[2] == '-');
    case '=':
    case '-':
    case '/':
        return at[1] == '>';
    case '!':
        return at[1] == '=';
    case '<':
        return at[1] == '/';
    case '$':
        return at[1] == ' ';
    case '(':
        return at[1] == ')' || ('1' <= at[1] && at[1] <= '9' && at[2] == ')');
    default:
        return false;
    }
}

/* Whether a mark stands here twice that is a part of a sign then. */
static bool is_doubled(const uint8_t *at)
{
    return at[0] == at[1] && at[0] != 0 && strchr("=:&|+", at[0]) != NULL;
}

/* A bit for each byte of a block but for letters and what else most texts have. */
static inline uint64_t may_begin(const uint8_t *block)
{
    uint8_t flags[BLOCK];
    for (unsigned i = 0; i < BLOCK; i++)
        flags[i] = is_letter(block[i]) | (block[i] == ' ') | block[i] >> 7;
    for (unsigned i = 0; i < BLOCK; i++) /* in one loop with the rest, it would not be vectorised */
        flags[i] |= (block[i] == ',') | (block[i] == '.');
    return ~bits_of(flags);
}

IN_WIDE_STEPS
static size_t count_parts(const Text *text)
{
    uint8_t copy[BLOCK + BEHIND];
    size_t count = 0, doubled = 0; /* and where the last that is doubled ends */
    for (size_t at = 0; at < text->size; at += BLOCK)
        for (uint64_t bits = may_begin(block_at(text, at, copy)); bits; bits &= bits - 1) {
            size_t place = at + lowest(bits);
            if (place >= text->size)
                break;
            const uint8_t *here = text->data + place;
            count += begins_part(here);
            if (place >= doubled && is_doubled(here)) {
                count++;
                doubled = place + 2;
            }
        }
    return count;
}

PyObject *kernel_parts_of_code(PyObject *module, PyObject *argument)
{
    (void)module;
    PyObject *owner;
    Text text;
    bool is_read = read_document(argument, &owner, &text);
    PyObject *count = is_read ? PyLong_FromSize_t(count_parts(&text)) : NULL;
    Py_XDECREF(owner);
    return count;
}
