/* New files, many at once: written and on the disk, and later given their names. */

#define _GNU_SOURCE /* for syncfs */
#include "python.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file in the making, or one that is to be named. */
typedef struct {
    PyObject *temporary, *target; /* paths as bytes; no target where it is only made */
    const char *from, *to;
    const char *data;
    Py_ssize_t size;
    unsigned int mode;
    long long user, group; /* -1 where that of whoever makes it will do */
    bool is_watched;       /* whether the target is to be the file that is told of next */
    unsigned long long number;
    long long length, seconds, nanoseconds; /* in bytes, and when it was changed */
    int descriptor;
    dev_t disk;
    int error; /* a number of `errno`, or one of ours, or 0 */
} File;

enum { IS_ANOTHER = -1 };

/* Writes all of the data, and gives the file its owner and its mode; false where `errno` says what
   is in the way. */
static bool fill(File *file)
{
    Py_ssize_t done = 0;
    while (done < file->size) {
        ssize_t count = write(file->descriptor, file->data + done, (size_t)(file->size - done));
        if (count < 0 && errno != EINTR)
            return false;
        done += count > 0 ? count : 0;
    }
    struct stat status;
    if (fstat(file->descriptor, &status) != 0)
        return false;
    file->disk = status.st_dev;
    bool is_theirs = file->user >= 0 && (status.st_uid != (uid_t)file->user ||
                                         status.st_gid != (gid_t)file->group);
    return (!is_theirs || fchown(file->descriptor, (uid_t)file->user, (gid_t)file->group) == 0) &&
           fchmod(file->descriptor, (mode_t)file->mode) == 0;
}

static void make(File *file)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    do
        file->descriptor = open(file->from, flags, 0600);
    while (file->descriptor < 0 && errno == EINTR);
    if (file->descriptor < 0 || !fill(file))
        file->error = errno;
}

/* Waits until all files are on their disks: once for those that lie on one. */
static void flush(File *files, Py_ssize_t count)
{
    bool is_done = false;
    dev_t disk = 0;
    for (Py_ssize_t i = 0; i < count; i++) {
        if (files[i].error)
            continue;
        if (!is_done || files[i].disk != disk)
            is_done = syncfs(files[i].descriptor) == 0;
        disk = files[i].disk;
        if (!is_done && fsync(files[i].descriptor) != 0)
            files[i].error = errno;
    }
}

static void make_all(File *files, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; i < count; i++)
        make(&files[i]);
    flush(files, count);
    for (Py_ssize_t i = 0; i < count; i++) {
        if (files[i].descriptor < 0)
            continue;
        close(files[i].descriptor);
        if (files[i].error)
            unlink(files[i].from);
    }
}

/* Whether the target still is the file that we were told of; if not, the error says why. */
static bool is_same(File *file)
{
    struct stat status;
    if (stat(file->to, &status) != 0) {
        file->error = errno;
        return false;
    }
    if (status.st_ino != file->number || status.st_size != file->length ||
        status.st_mtim.tv_sec != file->seconds || status.st_mtim.tv_nsec != file->nanoseconds)
        file->error = IS_ANOTHER;
    return !file->error;
}

static void name_all(File *files, Py_ssize_t count)
{
    for (Py_ssize_t i = 0; i < count; i++)
        if ((!files[i].is_watched || is_same(&files[i])) && rename(files[i].from, files[i].to) != 0)
            files[i].error = errno;
}

static bool take_new(PyObject *given, File *file)
{
    PyObject *data;
    if (!PyArg_ParseTuple(given, "O&SILL", PyUnicode_FSConverter, &file->temporary, &data,
                          &file->mode, &file->user, &file->group))
        return false;
    file->data = PyBytes_AsString(data);
    file->size = file->data == NULL ? 0 : PyBytes_Size(data);
    return file->data != NULL;
}

static bool take_made(PyObject *given, File *file)
{
    PyObject *version;
    if (!PyArg_ParseTuple(given, "O&O&O", PyUnicode_FSConverter, &file->temporary,
                          PyUnicode_FSConverter, &file->target, &version))
        return false;
    file->to = PyBytes_AsString(file->target);
    file->is_watched = version != Py_None;
    return !file->is_watched ||
           PyArg_ParseTuple(version, "KLLL", &file->number, &file->length, &file->seconds,
                            &file->nanoseconds);
}

static PyObject *errors_of(const File *files, Py_ssize_t count)
{
    PyObject *errors = PyList_New(count);
    for (Py_ssize_t i = 0; errors != NULL && i < count; i++) {
        PyObject *error = PyLong_FromLong(files[i].error);
        if (error == NULL || PyList_SetItem(errors, i, error) < 0)
            Py_CLEAR(errors);
    }
    return errors;
}

/* Does the same with each of a tuple of files, while other threads run; their errors. */
static PyObject *with_all(PyObject *given, bool (*take)(PyObject *, File *),
                          void (*work)(File *, Py_ssize_t))
{
    PyObject *errors = NULL;
    Py_ssize_t count = PyTuple_Size(given);
    File *files = count < 0 ? NULL : calloc((size_t)count + 1, sizeof *files);
    if (files == NULL)
        return count < 0 ? NULL : PyErr_NoMemory();
    bool are_taken = true;
    for (Py_ssize_t i = 0; are_taken && i < count; i++) {
        are_taken = take(PyTuple_GetItem(given, i), &files[i]);
        if (are_taken)
            files[i].from = PyBytes_AsString(files[i].temporary);
    }
    if (are_taken) {
        Py_BEGIN_ALLOW_THREADS;
        work(files, count);
        Py_END_ALLOW_THREADS;
        errors = errors_of(files, count);
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        Py_XDECREF(files[i].temporary);
        Py_XDECREF(files[i].target);
    }
    free(files);
    return errors;
}

PyObject *kernel_make_files(PyObject *module, PyObject *files)
{
    (void)module;
    return with_all(files, take_new, make_all);
}

PyObject *kernel_name_files(PyObject *module, PyObject *files)
{
    (void)module;
    return with_all(files, take_made, name_all);
}

#endif
