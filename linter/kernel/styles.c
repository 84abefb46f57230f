/* How many marks of quotation of a text are straight, how many are curly, and how many begin a
   line. */

#include "marks.h"
#include "python.h"
#include "rare.h"

/* Marks by their kind and their style. */
typedef Py_ssize_t Counts[SINGLE + 1][CURLY + 1];

IN_WIDE_STEPS
static void count_all(const Text *text, Counts counts)
{
    const Rare rare = {0};
    uint8_t copy[BLOCK + BEHIND];
    for (size_t at = 0; at < text->size; at += BLOCK)
        for (uint64_t bits = rare_at(&rare, text, at, copy); bits; bits &= bits - 1) {
            Styled mark = styled_at(text, at + lowest(bits));
            counts[mark.kind][mark.style]++;
        }
}

static PyObject *marks_of(const Text *text)
{
    Counts counts = {{0}};
    count_all(text, counts);
    return Py_BuildValue("((nn)(nn))", counts[DOUBLE][STRAIGHT], counts[DOUBLE][CURLY],
                         counts[SINGLE][STRAIGHT], counts[SINGLE][CURLY]);
}

static PyObject *openers_of(const Text *text)
{
    Py_ssize_t doubles = 0, singles = 0;
    for (size_t at = 0; at < text->size;) {
        const uint8_t *start = text->data + at;
        doubles += *start == '"' || is_at(text, at, "\xE2\x80\x9C");
        singles += *start == '\'' || is_at(text, at, "\xE2\x80\x98");
        const uint8_t *feed = memchr(start, '\n', text->size - at);
        at = feed ? (size_t)(feed - text->data) + 1 : text->size;
    }
    return Py_BuildValue("(nn)", doubles, singles);
}

/* What is counted of a text: a str, or bytes in UTF-8. */
static PyObject *counted(PyObject *argument, PyObject *(*count)(const Text *text))
{
    PyObject *owner;
    Text text;
    PyObject *found = read_document(argument, &owner, &text) ? count(&text) : NULL;
    Py_XDECREF(owner);
    return found;
}

PyObject *kernel_count_marks(PyObject *module, PyObject *argument)
{
    (void)module;
    return counted(argument, marks_of);
}

PyObject *kernel_count_openers(PyObject *module, PyObject *argument)
{
    (void)module;
    return counted(argument, openers_of);
}
