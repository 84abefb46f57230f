/* Files, each read in one call. */

#include "python.h"

#ifndef _WIN32

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define FIRST_ROOM 65536

/* A file that is read: into `first` as long as there is room, and from then on into `more`. */
typedef struct {
    const char *path;
    int descriptor;
    size_t size, room;
    char *more; /* all that was read, or NULL */
    char first[FIRST_ROOM];
} Reading;

static bool make_room(Reading *reading)
{
    if (reading->size < reading->room)
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
static bool go_on(Reading *reading)
{
    if (reading->descriptor < 0)
        reading->descriptor = open(reading->path, O_RDONLY | O_CLOEXEC);
    ssize_t count = reading->descriptor < 0 ? -1 : 1;
    while (count > 0 && make_room(reading)) {
        char *all = reading->more ? reading->more : reading->first;
        count = read(reading->descriptor, all + reading->size, reading->room - reading->size);
        reading->size += count > 0 ? (size_t)count : 0;
    }
    return count == 0;
}

/* The same while other threads run, and signals have their handlers called. */
static bool read_whole(Reading *reading)
{
    bool is_done;
    do {
        Py_BEGIN_ALLOW_THREADS;
        is_done = go_on(reading);
        Py_END_ALLOW_THREADS;
    } while (!is_done && errno == EINTR && PyErr_CheckSignals() == 0);
    return is_done;
}

PyObject *kernel_read_file(PyObject *module, PyObject *path)
{
    (void)module;
    PyObject *encoded, *data = NULL;
    if (!PyUnicode_FSConverter(path, &encoded))
        return NULL;
    Reading reading;
    reading.path = PyBytes_AsString(encoded);
    reading.descriptor = -1;
    reading.size = 0;
    reading.room = FIRST_ROOM;
    reading.more = NULL;
    if (read_whole(&reading))
        data = PyBytes_FromStringAndSize(reading.more ? reading.more : reading.first,
                                         (Py_ssize_t)reading.size);
    else if (!PyErr_Occurred())
        PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, path);
    free(reading.more);
    if (reading.descriptor >= 0)
        close(reading.descriptor);
    Py_DECREF(encoded);
    return data;
}

#endif
