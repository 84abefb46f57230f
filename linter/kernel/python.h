/* What those parts of the kernel share that speak to Python. */

#ifndef TEXTMEND_KERNEL_PYTHON_H
#define TEXTMEND_KERNEL_PYTHON_H

/* python.c */
bool read_text(PyObject *object, PyObject **owner, Text *text);
PyObject *as_list(const Places *places);

/* paragraphs.c */
PyObject *kernel_paragraphs(PyObject *module, PyObject *text);

/* disk.c */
PyObject *kernel_sync(PyObject *module, PyObject *descriptor);

#endif
