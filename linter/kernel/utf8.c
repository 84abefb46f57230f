/* Whether bytes are a text: what Python would decode without a complaint. */

#include "blocks.h"
#include "python.h"

/* How many bytes the character beyond ASCII has that begins at `at`, where there are `room` of them;
   0 if none does. */
static size_t size_of_character(const uint8_t *at, size_t room)
{
    uint8_t first = at[0], least = 0x80, most = 0xBF; /* of the second byte */
    size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || size > room)
        return 0;
    if (first == 0xE0) /* could be shorter */
        least = 0xA0;
    else if (first == 0xED) /* half of a pair of UTF-16 */
        most = 0x9F;
    else if (first == 0xF0)
        least = 0x90;
    else if (first == 0xF4) /* behind the last code point */
        most = 0x8F;
    if (at[1] < least || at[1] > most)
        return 0;
    for (size_t i = 2; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return size;
}

/* A bit for each byte of a block that is beyond ASCII. */
static inline uint64_t beyond_ascii(const uint8_t *block)
{
    uint8_t flags[BLOCK];
    for (unsigned i = 0; i < BLOCK; i++)
        flags[i] = block[i] >> 7;
    return bits_of(flags);
}

static bool is_utf8(const Text *text)
{
    uint8_t copy[BLOCK + BEHIND];
    size_t done = 0; /* where the last character beyond ASCII ends */
    for (size_t at = 0; at < text->size; at += BLOCK) {
        const uint8_t *block = block_at(text, at, copy);
        uint64_t bits = is_ascii(block, BLOCK) ? 0 : beyond_ascii(block);
        for (; bits; bits &= bits - 1) {
            size_t place = at + lowest(bits);
            if (place < done)
                continue;
            size_t size = size_of_character(text->data + place, text->size - place);
            if (size == 0)
                return false;
            done = place + size;
        }
    }
    return true;
}

/* The same of one without NUL that does not begin with a byte order mark; tells whether all of it is
   of ASCII. */
IN_WIDE_STEPS
bool is_clean_utf8(Text *text)
{
    if (memchr(text->data, 0, text->size) != NULL || is_at(text, 0, BYTE_ORDER_MARK))
        return false;
    text->is_ascii = is_ascii(text->data, text->size);
    return text->is_ascii || is_utf8(text);
}

PyObject *kernel_is_clean_utf8(PyObject *module, PyObject *argument)
{
    (void)module;
    char *data;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(argument, &data, &size) < 0)
        return NULL;
    Text text = {.data = (const uint8_t *)data, .size = (size_t)size};
    return PyBool_FromLong(is_clean_utf8(&text));
}

/* Whether a str can be encoded: then it keeps its UTF-8, and whoever reads it later need not make it
   anew. */
PyObject *kernel_is_encodable(PyObject *module, PyObject *text)
{
    (void)module;
    Py_ssize_t size;
    if (PyUnicode_AsUTF8AndSize(text, &size) != NULL)
        Py_RETURN_TRUE;
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return NULL;
    PyErr_Clear();
    Py_RETURN_FALSE;
}
