/* From Python's values to the kernel's, and back. */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <string.h>

#include "kernel.h"
#include "python.h"

/* A str as UTF-8, lone surrogates as if they were characters; `owner` keeps it in being, and is to
   be let go of. */
bool read_text(PyObject *object, PyObject **owner, Text *text)
{
    char *data = NULL;
    Py_ssize_t size = 0;
    *owner = NULL;
    if (!PyUnicode_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "a text is a str");
        return false;
    }
    data = (char *)PyUnicode_AsUTF8AndSize(object, &size);
    if (data == NULL) {
        if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
            return false;
        PyErr_Clear();
        *owner = PyUnicode_AsEncodedString(object, "utf-8", "surrogatepass");
        if (*owner == NULL || PyBytes_AsStringAndSize(*owner, &data, &size) < 0)
            return false;
    }
    *text = (Text){.data = (const uint8_t *)data,
                   .size = (size_t)size,
                   .has_return = memchr(data, '\r', (size_t)size) != NULL,
                   .is_ascii = size == PyUnicode_GetLength(object)};
    return true;
}

PyObject *as_list(const Places *places)
{
    PyObject *list = PyList_New((Py_ssize_t)places->count);
    for (size_t i = 0; list != NULL && i < places->count; i++) {
        PyObject *at = PyLong_FromLongLong(places->at[i]);
        if (at == NULL || PyList_SetItem(list, (Py_ssize_t)i, at) < 0)
            Py_CLEAR(list);
    }
    return list;
}
