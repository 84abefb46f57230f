/* What the kernel has beside `Scanner`: types and functions, each in a file of its own. */

#ifndef TEXTMEND_TYPES_H
#define TEXTMEND_TYPES_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include "kernel.h"

/* graph.c */
extern PyType_Spec graph_spec;

/* lexicon.c */
extern PyType_Spec lexicon_spec;

/* table.c */
extern PyType_Spec table_spec;

/* wordlist.c */
extern PyType_Spec wordlist_spec;

/* slips.c */
extern PyMethodDef slip_functions[];

/* types.c */
bool add_others(PyObject *module);
bool read_text(PyObject *text, PyObject **owner, const uint8_t **data, Py_ssize_t *size);

#endif
