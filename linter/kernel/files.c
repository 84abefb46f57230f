/* Files, each read in one call. */

#include "python.h"

#ifndef _WIN32

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* Has room for one more byte, and for the zero behind it. */
static bool make_room(Reading *reading)
{
    if (reading->size + 1 < reading->room)
        return true;
    char *more = realloc(reading->more, 2 * reading->room);
    if (more == NULL) {
        errno = ENOMEM;
        return false;
    }
    if (reading->more == NULL)
        memcpy(more, reading->first, reading->size);
    reading->more = more;
    reading->room *= 2;
    return true;
}

/* Opens the file, or goes on with it, to its end; false where `errno` says what is in the way. */
static bool go_on(Reading *reading, const char *path)
{
    if (reading->descriptor < 0)
        reading->descriptor = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = reading->descriptor < 0 ? -1 : 1;
    while (count > 0 && make_room(reading)) {
        count = read(reading->descriptor, bytes_of(reading) + reading->size,
                     reading->room - reading->size - 1);
        reading->size += count > 0 ? (size_t)count : 0;
    }
    bytes_of(reading)[reading->size] = 0;
    return count == 0;
}

/* The same while other threads run, and signals have their handlers called. */
static bool go_on_to_end(Reading *reading, const char *path)
{
    bool is_done;
    do {
        Py_BEGIN_ALLOW_THREADS;
        is_done = go_on(reading, path);
        Py_END_ALLOW_THREADS;
    } while (!is_done && errno == EINTR && PyErr_CheckSignals() == 0);
    return is_done;
}

/* Reads the file at a path; false with an error set where that cannot be. It is to be closed in any
   case. */
bool read_whole(Reading *reading, PyObject *path)
{
    PyObject *encoded;
    reading->descriptor = -1;
    reading->size = 0;
    reading->room = FIRST_ROOM;
    reading->more = NULL;
    if (!PyUnicode_FSConverter(path, &encoded))
        return false;
    bool is_done = go_on_to_end(reading, PyBytes_AsString(encoded));
    if (!is_done && !PyErr_Occurred())
        PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, path);
    Py_DECREF(encoded);
    return is_done;
}

void close_file(Reading *reading)
{
    free(reading->more);
    if (reading->descriptor >= 0)
        close(reading->descriptor);
}

PyObject *kernel_read_file(PyObject *module, PyObject *path)
{
    (void)module;
    Reading reading;
    PyObject *data = NULL;
    if (read_whole(&reading, path))
        data = PyBytes_FromStringAndSize(bytes_of(&reading), (Py_ssize_t)reading.size);
    close_file(&reading);
    return data;
}

#endif
