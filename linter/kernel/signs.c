/* Signs of code, as `linter/textmend/code.py` counts the parts of them. */

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

PyObject *kernel_parts_of_code(PyObject *module, PyObject *argument)
{
    (void)module;
    PyObject *owner;
    Text text;
    if (!read_document(argument, &owner, &text)) {
        Py_XDECREF(owner);
        return NULL;
    }
    size_t count = 0, doubled = 0; /* and where the last that is doubled ends */
    for (size_t at = 0; at < text.size; at++) {
        const uint8_t *here = text.data + at;
        if (KIND[*here] || *here == ' ')
            continue; /* a letter, a digit or a space, as it mostly is */
        count += begins_part(here);
        if (at >= doubled && is_doubled(here)) {
            count++;
            doubled = at + 2;
        }
    }
    Py_XDECREF(owner);
    return PyLong_FromSize_t(count);
}
