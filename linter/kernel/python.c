/* From Python's values to the kernel's, and back; and what the module has. */

#include "python.h"

Text text_in(const char *data, Py_ssize_t size, bool is_ascii)
{
    return (Text){.data = (const uint8_t *)data,
                  .size = (size_t)size,
                  .has_return = memchr(data, '\r', (size_t)size) != NULL,
                  .is_ascii = is_ascii};
}

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
    *text = text_in(data, size, size == PyUnicode_GetLength(object));
    return true;
}

/* The same, or the bytes that a str was decoded from: nobody asks anew whether they are UTF-8. */
bool read_document(PyObject *object, PyObject **owner, Text *text)
{
    char *data = NULL;
    Py_ssize_t size = 0;
    if (!PyBytes_Check(object))
        return read_text(object, owner, text);
    *owner = NULL;
    if (PyBytes_AsStringAndSize(object, &data, &size) < 0)
        return false;
    *text = text_in(data, size, false);
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

/* Takes so many numbers of a tuple. */
bool take_doubles(double *numbers, Py_ssize_t count, PyObject *given)
{
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *each = PyTuple_GetItem(given, i);
        numbers[i] = each == NULL ? -1 : PyFloat_AsDouble(each);
        if (PyErr_Occurred())
            return false;
    }
    return true;
}

/* One of a type, all of it zeros. */
PyObject *new_object(PyTypeObject *type)
{
    return ((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
}

/* Gives back the memory of an object that has let go of all else; types of ours are held by each. */
void free_object(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
    Py_DECREF(type);
}

/* Whether `as_record` can make one of this class. */
bool is_for_records(PyTypeObject *type)
{
    if (PyType_IsSubtype(type, &PyTuple_Type))
        return true;
    PyErr_SetString(PyExc_TypeError, "records are tuples");
    return false;
}

/* One of a class of tuples, with these fields, which are new references; NULL where one of them is. */
PyObject *as_record(PyTypeObject *type, PyObject *const *fields, Py_ssize_t count)
{
    PyObject *record = ((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, count);
    bool is_whole = record != NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        is_whole = is_whole && fields[i] != NULL;
        if (record == NULL)
            Py_XDECREF(fields[i]);
        else
            PyTuple_SetItem(record, i, fields[i]);
    }
    if (!is_whole)
        Py_CLEAR(record);
    return record;
}

static PyMethodDef FUNCTIONS[] = {
    {"alphabet", kernel_alphabet, METH_O, NULL},
    {"arranged", kernel_arranged, METH_VARARGS, NULL},
    {"briefly", kernel_briefly, METH_VARARGS, NULL},
    {"is_clean_utf8", kernel_is_clean_utf8, METH_O, NULL},
    {"is_encodable", kernel_is_encodable, METH_O, NULL},
    {"letter_steps", kernel_letter_steps, METH_VARARGS, NULL},
    {"line_starts", kernel_line_starts, METH_O, NULL},
    {"diagnostics", kernel_diagnostics, METH_VARARGS, NULL},
    {"parts_of_code", kernel_parts_of_code, METH_O, NULL},
    {"paragraphs", kernel_paragraphs, METH_VARARGS, NULL},
#ifndef _WIN32
    {"read_file", kernel_read_file, METH_O, NULL},
#endif
    {"replaced", kernel_replaced, METH_VARARGS, NULL},
    {"shows_english", kernel_shows_english, METH_O, NULL},
    {"stands_again", kernel_stands_again, METH_VARARGS, NULL},
    {"count", kernel_count, METH_VARARGS, NULL},
    {"offsets", kernel_offsets, METH_VARARGS, NULL},
#ifdef __linux__
    {"make_files", kernel_make_files, METH_O, NULL},
    {"name_files", kernel_name_files, METH_O, NULL},
#endif
    {"notes", kernel_notes, METH_VARARGS, NULL},
    {"count_marks", kernel_count_marks, METH_O, NULL},
    {"count_openers", kernel_count_openers, METH_O, NULL},
    {"find_marks", kernel_find_marks, METH_VARARGS, NULL},
    {"weigh_marks", kernel_weigh_marks, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/* Adds what has files of its own. */
bool add_to_module(PyObject *module)
{
    PyType_Spec *specs[] = {
#ifndef _WIN32
        &mapped_spec,
#endif
        &cached_spec, &counts_spec, &followers_spec, &frequency_spec, &graph_spec,
        &lexicon_spec, &outlines_spec, &reader_spec, &scanner_spec, &table_spec, &wordlist_spec,
    };
    bool is_done = PyModule_AddFunctions(module, FUNCTIONS) == 0;
    for (size_t i = 0; is_done && i < sizeof specs / sizeof *specs; i++) {
        PyObject *type = PyType_FromSpec(specs[i]);
        is_done = type != NULL && PyModule_AddType(module, (PyTypeObject *)type) == 0;
        Py_XDECREF(type);
    }
    return is_done;
}
