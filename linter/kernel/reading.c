/* What the types of the kernel read of strings. */

#include "types.h"

/* A text as UTF-8, lone surrogates as if they were characters; `owner` keeps it in being. */
bool read_text(PyObject *text, PyObject **owner, const uint8_t **data, Py_ssize_t *size)
{
    *owner = NULL;
    *data = (const uint8_t *)PyUnicode_AsUTF8AndSize(text, size);
    if (*data != NULL)
        return true;
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return false;
    PyErr_Clear();
    *owner = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
    return *owner != NULL && PyBytes_AsStringAndSize(*owner, (char **)data, size) == 0;
}
