/* Waiting for the disk, once for many files. */

#define _GNU_SOURCE /* for syncfs */
#include "python.h"
#include <errno.h>
#ifdef __linux__
#include <unistd.h>
#endif

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
