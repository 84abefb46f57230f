/* Which characters a text has beside letters of ASCII and the space. */

#include "python.h"

#include <stdlib.h>

#include "rare.h"

/* Characters in the order in which they were seen, each once. */
typedef struct {
    Numbers seen;
    bool has[0x80]; /* of those of ASCII */
    uint8_t *bytes;
    size_t size, room;
} Alphabet;

static bool append(Alphabet *alphabet, const uint8_t *character, size_t size)
{
    if (alphabet->size + size > alphabet->room) {
        size_t room = 2 * alphabet->room + 64;
        uint8_t *bytes = realloc(alphabet->bytes, room);
        if (bytes == NULL)
            return false;
        alphabet->bytes = bytes;
        alphabet->room = room;
    }
    memcpy(alphabet->bytes + alphabet->size, character, size);
    alphabet->size += size;
    return true;
}

/* Adds the character that begins at `at`, of ASCII only where it is new; false where memory runs
   out. */
static bool add_character(Alphabet *alphabet, const Text *text, size_t at)
{
    const uint8_t *character = text->data + at;
    uint8_t first = *character;
    size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    bool is_new = true;
    if (size > text->size - at)
        size = text->size - at;
    if (first < 0x80) {
        alphabet->has[first] = true;
    } else if (!numbers_add(&alphabet->seen, window(character, size, text->size - at), &is_new)) {
        return false;
    }
    return !is_new || append(alphabet, character, size);
}

IN_WIDE_STEPS
static bool add_all(Alphabet *alphabet, const Text *text)
{
    const Rare rare = {0};
    uint8_t copy[BLOCK + BEHIND];
    for (size_t at = 0; at < text->size; at += BLOCK)
        for (uint64_t bits = rare_at(&rare, text, at, copy); bits; bits &= bits - 1) {
            size_t place = at + lowest(bits);
            uint8_t first = text->data[place];
            bool is_known = first < 0x80 && alphabet->has[first];
            if (!is_known && !add_character(alphabet, text, place))
                return false;
        }
    return true;
}

PyObject *kernel_alphabet(PyObject *module, PyObject *argument)
{
    (void)module;
    PyObject *owner, *characters = NULL;
    Text text;
    Alphabet alphabet = {0};
    if (!read_document(argument, &owner, &text)) {
        Py_XDECREF(owner);
        return NULL;
    }
    if (add_all(&alphabet, &text))
        characters = PyUnicode_DecodeUTF8((const char *)alphabet.bytes, (Py_ssize_t)alphabet.size,
                                          "surrogatepass");
    else
        PyErr_NoMemory();
    numbers_clear(&alphabet.seen);
    free(alphabet.bytes);
    Py_XDECREF(owner);
    return characters;
}
