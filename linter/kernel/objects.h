/* What those parts of the kernel share that make objects of Python. */

#ifndef TEXTMEND_OBJECTS_H
#define TEXTMEND_OBJECTS_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <stdbool.h>
#include <stdint.h>

/* module.c */
bool read_text(PyObject *text, PyObject **owner, const uint8_t **data, Py_ssize_t *size);

/* counts.c */
extern PyMethodDef COUNT_METHODS[];

#endif
