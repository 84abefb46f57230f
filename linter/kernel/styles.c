/* How many marks of quotation of a text are straight, and how many are curly. */

#include "marks.h"
#include "python.h"
#include "rare.h"

PyObject *kernel_count_marks(PyObject *module, PyObject *argument)
{
    (void)module;
    PyObject *owner;
    Text text;
    if (!read_document(argument, &owner, &text)) {
        Py_XDECREF(owner);
        return NULL;
    }
    Py_ssize_t counts[SINGLE + 1][CURLY + 1] = {{0}};
    const Rare rare = {0};
    uint8_t copy[BLOCK + BEHIND];
    for (size_t at = 0; at < text.size; at += BLOCK)
        for (uint64_t bits = rare_at(&rare, &text, at, copy); bits; bits &= bits - 1) {
            Styled mark = styled_at(&text, at + lowest(bits));
            counts[mark.kind][mark.style]++;
        }
    Py_XDECREF(owner);
    return Py_BuildValue("((nn)(nn))", counts[DOUBLE][STRAIGHT], counts[DOUBLE][CURLY],
                         counts[SINGLE][STRAIGHT], counts[SINGLE][CURLY]);
}
