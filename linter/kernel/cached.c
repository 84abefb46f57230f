/* `CachedProperty`: an attribute that is made when it is first asked for, as
   `linter/textmend/values.py` has it. */

#include "python.h"

#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *func, *name, *doc;
} CachedProperty;

/* Makes it, and keeps it in the object, where it is found without asking here. */
static PyObject *cached_get(PyObject *object, PyObject *instance, PyObject *owner)
{
    const CachedProperty *self = (CachedProperty *)object;
    (void)owner;
    if (instance == NULL || instance == Py_None)
        return Py_NewRef(object);
    PyObject *func = Py_NewRef(self->func);
    PyObject *value = PyObject_CallFunctionObjArgs(func, instance, NULL);
    if (value != NULL && PyObject_SetAttr(instance, self->name, value) < 0)
        Py_CLEAR(value);
    Py_DECREF(func);
    return value;
}

static int cached_traverse(PyObject *object, visitproc visit, void *arg)
{
    const CachedProperty *self = (CachedProperty *)object;
    Py_VISIT(Py_TYPE(object));
    Py_VISIT(self->func);
    Py_VISIT(self->name);
    Py_VISIT(self->doc);
    return 0;
}

static int cached_clear(PyObject *object)
{
    CachedProperty *self = (CachedProperty *)object;
    Py_CLEAR(self->func);
    Py_CLEAR(self->name);
    Py_CLEAR(self->doc);
    return 0;
}

static void cached_dealloc(PyObject *object)
{
    PyObject_GC_UnTrack(object);
    cached_clear(object);
    free_object(object);
}

static PyObject *cached_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"func", NULL};
    PyObject *func;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O:CachedProperty", names, &func))
        return NULL;
    CachedProperty *self = (CachedProperty *)new_object(type);
    if (self == NULL)
        return NULL;
    self->func = Py_NewRef(func);
    self->name = PyObject_GetAttrString(func, "__name__");
    self->doc = PyObject_GetAttrString(func, "__doc__");
    if (self->name == NULL || self->doc == NULL)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMemberDef cached_members[] = {
    {"func", T_OBJECT_EX, offsetof(CachedProperty, func), 0, NULL},
    {"__doc__", T_OBJECT_EX, offsetof(CachedProperty, doc), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyType_Slot cached_slots[] = {
    {Py_tp_new, cached_new},           {Py_tp_dealloc, cached_dealloc},
    {Py_tp_traverse, cached_traverse}, {Py_tp_clear, cached_clear},
    {Py_tp_members, cached_members},   {Py_tp_descr_get, cached_get},
    {0, NULL},
};

PyType_Spec cached_spec = {
    .name = "textmend._kernel.CachedProperty",
    .basicsize = sizeof(CachedProperty),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .slots = cached_slots,
};
