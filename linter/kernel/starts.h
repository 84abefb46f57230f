/* The lines of a text, gone through from one place to the next. */

#ifndef TEXTMEND_KERNEL_STARTS_H
#define TEXTMEND_KERNEL_STARTS_H

#include "python.h"

/* A line, on the way from one to the next. */
typedef struct {
    size_t at, end;       /* in bytes; the end is behind the line ending */
    int64_t first, after; /* in code points: its start, and that of the next line, if there is one */
    size_t number;
} Line;

/* starts.c */
Line first_line(const Text *text);
void go_to(Line *line, const Text *text, int64_t offset);

/* A field of a record, borrowed; NULL with an error set where it has none. */
static inline PyObject *field(PyObject *record, Py_ssize_t at)
{
    return record == NULL ? NULL : PyTuple_GetItem(record, at);
}

/* Reads a bound of a span; false with an error set where it has none. */
static inline bool take_bound(PyObject *span, Py_ssize_t which, long long *at)
{
    PyObject *bound = field(span, which);
    *at = bound == NULL ? -1 : PyLong_AsLongLong(bound);
    return !PyErr_Occurred();
}

#endif
