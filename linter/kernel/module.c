/* `textmend._kernel`: see `linter/textmend/_kernel.pyi`. */

#include "python.h"

static int fill(PyObject *module)
{
    PyObject *views = PyTuple_New(VIEW_COUNT);
    bool is_done = views != NULL;
    for (int view = 0; is_done && view < VIEW_COUNT; view++) {
        PyObject *name = PyUnicode_FromString(VIEW_NAMES[view]);
        is_done = name != NULL && PyTuple_SetItem(views, view, name) == 0;
    }
    is_done = is_done && PyModule_AddStringConstant(module, "DIGEST", KERNEL_DIGEST) == 0 &&
              PyModule_AddObjectRef(module, "VIEWS", views) == 0 && add_to_module(module);
    Py_XDECREF(views);
    return is_done ? 0 : -1;
}

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, fill},
    {0, NULL},
};

static PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "textmend._kernel",
    .m_slots = module_slots,
};

PyMODINIT_FUNC PyInit__kernel(void)
{
    return PyModuleDef_Init(&module);
}
