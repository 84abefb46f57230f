/* Findings of one kind that are mended alike, as `linter/textmend/replacing.py` makes them. */

#include "python.h"

/* What all of them share; and of which classes they and their parts are. */
typedef struct {
    Py_ssize_t size; /* code points that something else is to stand for */
    PyObject *text, *message, *level, *advice, *none;
    PyTypeObject *span, *edit, *fix, *finding;
} Kind;

/* The finding that other text should stand at a place, as a new reference. */
static PyObject *finding(const Kind *kind, Py_ssize_t at)
{
    PyObject *ends[] = {PyLong_FromSsize_t(at), PyLong_FromSsize_t(at + kind->size)};
    PyObject *span = as_record(kind->span, ends, 2);
    PyObject *change[] = {Py_XNewRef(span), Py_NewRef(kind->text)};
    PyObject *edit[] = {as_record(kind->edit, change, 2)};
    PyObject *mending[] = {as_record(&PyTuple_Type, edit, 1), Py_NewRef(kind->level),
                           Py_NewRef(kind->advice), Py_NewRef(Py_None)};
    PyObject *fields[] = {span, Py_NewRef(kind->message), as_record(kind->fix, mending, 4),
                          Py_NewRef(kind->none)};
    return as_record(kind->finding, fields, 4);
}

static PyObject *findings(const Kind *kind, PyObject *places)
{
    Py_ssize_t count = PyList_Size(places);
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list != NULL && i < count; i++) {
        Py_ssize_t at = PyLong_AsSsize_t(PyList_GetItem(places, i));
        bool is_one = at >= 0 && kind->size >= 0 && at <= PY_SSIZE_T_MAX - kind->size;
        if (!is_one && !PyErr_Occurred())
            PyErr_SetString(PyExc_OverflowError, "no such place");
        PyObject *made = is_one ? finding(kind, at) : NULL;
        if (made == NULL || PyList_SetItem(list, i, made) < 0)
            Py_CLEAR(list);
    }
    return list;
}

PyObject *kernel_replaced(PyObject *module, PyObject *arguments)
{
    (void)module;
    Kind kind;
    PyObject *places, *list = NULL;
    if (!PyArg_ParseTuple(arguments, "O!nUUOUO!O!O!O!:replaced", &PyList_Type, &places, &kind.size,
                          &kind.text, &kind.message, &kind.level, &kind.advice, &PyType_Type,
                          &kind.span, &PyType_Type, &kind.edit, &PyType_Type, &kind.fix,
                          &PyType_Type, &kind.finding) ||
        !is_for_records(kind.span) || !is_for_records(kind.edit) || !is_for_records(kind.fix) ||
        !is_for_records(kind.finding))
        return NULL;
    kind.none = PyTuple_New(0);
    if (kind.none != NULL)
        list = findings(&kind, places);
    Py_XDECREF(kind.none);
    return list;
}
