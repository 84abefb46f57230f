/* Waiting for the disk, once for many files. */

#define _GNU_SOURCE /* for syncfs */
#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>

#include <errno.h>
#ifdef __linux__
#include <unistd.h>
#endif

#include "kernel.h"
#include "python.h"

PyObject *kernel_sync(PyObject *module, PyObject *argument)
{
    (void)module;
    long descriptor = PyLong_AsLong(argument);
    if (descriptor == -1 && PyErr_Occurred())
        return NULL;
#ifdef __linux__
    int result;
    Py_BEGIN_ALLOW_THREADS;
    result = syncfs((int)descriptor);
    Py_END_ALLOW_THREADS;
    if (result == 0)
        return Py_NewRef(Py_None);
#else
    errno = ENOSYS;
#endif
    return PyErr_SetFromErrno(PyExc_OSError);
}
