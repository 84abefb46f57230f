/* All that the kernel has beside `Scanner`, and what these read of strings. */

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

/* Adds what has files of its own. */
bool add_others(PyObject *module)
{
    PyType_Spec *specs[] = {&graph_spec, &lexicon_spec, &table_spec, &wordlist_spec};
    bool is_done = PyModule_AddFunctions(module, slip_functions) == 0;
    for (size_t i = 0; is_done && i < sizeof specs / sizeof *specs; i++) {
        PyObject *type = PyType_FromSpec(specs[i]);
        is_done = type != NULL && PyModule_AddType(module, (PyTypeObject *)type) == 0;
        Py_XDECREF(type);
    }
    return is_done;
}
