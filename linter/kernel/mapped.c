/* `Mapped`: the bytes of a file, mapped into memory and never changed. */

#include "python.h"

#ifndef _WIN32

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    PyObject_HEAD
    void *data;
    size_t size;
} Mapped;

/* Maps all of the file; false where `errno` says what is in the way. */
static bool map_file(Mapped *self, const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct stat status;
    void *data = MAP_FAILED;
    if (fstat(descriptor, &status) == 0)
        data = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    int error = errno;
    close(descriptor);
    errno = error;
    if (data == MAP_FAILED)
        return false;
    self->data = data;
    self->size = (size_t)status.st_size;
    return true;
}

static PyObject *mapped_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    (void)keywords;
    PyObject *path, *encoded;
    if (!PyArg_ParseTuple(arguments, "O:Mapped", &path) || !PyUnicode_FSConverter(path, &encoded))
        return NULL;
    Mapped *self = (Mapped *)new_object(type);
    if (self != NULL && !map_file(self, PyBytes_AsString(encoded))) {
        PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, path);
        Py_CLEAR(self);
    }
    Py_DECREF(encoded);
    return (PyObject *)self;
}

static int mapped_getbuffer(PyObject *object, Py_buffer *view, int flags)
{
    Mapped *self = (Mapped *)object;
    return PyBuffer_FillInfo(view, object, self->data, (Py_ssize_t)self->size, 1, flags);
}

static void mapped_dealloc(PyObject *object)
{
    Mapped *self = (Mapped *)object;
    if (self->data != NULL)
        munmap(self->data, self->size);
    free_object(object);
}

static PyType_Slot mapped_slots[] = {
    {Py_tp_new, mapped_new},
    {Py_tp_dealloc, mapped_dealloc},
    {Py_bf_getbuffer, mapped_getbuffer},
    {0, NULL},
};

PyType_Spec mapped_spec = {
    .name = "textmend._kernel.Mapped",
    .basicsize = sizeof(Mapped),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = mapped_slots,
};

#endif
