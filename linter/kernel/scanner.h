/* A scanner, as it is made and as it looks. */

#ifndef TEXTMEND_KERNEL_SCANNER_H
#define TEXTMEND_KERNEL_SCANNER_H

#include "python.h"

typedef struct {
    PyObject_HEAD
    Anchors *anchors;
    uint32_t wanted, asked; /* a bit for each view; what nobody asks for goes along with others */
    uint32_t rules; /* one more than the highest number of a rule */
    bool *placed;   /* for each rule, whether its places are wanted */
    Py_buffer words, commonest, others;
    Lists lists;
    PyObject *names[VIEW_COUNT];
    PyObject *nothing;
} Scanner;

/* scan.c */
PyObject *scanner_scan(PyObject *scanner, PyObject *text);
PyObject *scanner_scan_files(PyObject *scanner, PyObject *paths);

#endif
